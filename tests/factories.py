"""Readings in a few words: ``claim("ASSAULT", at="Palmyra")``, or a whole reading of a text of one's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from whence.model.claim import (
    Attribution,
    Casualties,
    Claim,
    ClaimPlace,
    ClaimTime,
    Component,
    EventCodes,
    Participant,
    Speaker,
    Stance,
)
from whence.model.dates import PartialDate
from whence.model.document import Boilerplate, Document
from whence.model.mention import Count, Mention, Resolved
from whence.model.place import Geometry, Place
from whence.model.reading import Event, Reading, Rejection, SlotValue
from whence.model.report import Published, Report, content_id
from whence.model.span import Span
from whence.model.timex import ResolvedTime
from whence.model.vocabulary import (
    AttributionKind,
    BoilerplateKind,
    Certainty,
    DateFound,
    Effect,
    Extent,
    MentionKind,
    StanceKind,
    Status,
)

PUBLISHED = date(2016, 3, 28)
_SENTENCE = "{says}Government forces {what} militants {at}{when}."


def claim(
    plover: str = "ASSAULT", *, at: str | None = None, when: str | None = None, says: str | None = None, **options: Any
) -> Claim:
    """Build one claim on a sentence made for it. ``options`` are those of ``Draft.claim``."""
    return reading(plover, at=at, when=when, says=says, **options).claims[0]


def reading(
    plover: str = "ASSAULT", *, at: str | None = None, when: str | None = None, says: str | None = None, **options: Any
) -> Reading:
    """Build a reading of one sentence with one claim."""
    said = f"{says} said that " if says else ""
    text = _SENTENCE.format(
        says=said, what="attacked", at=f"near {at}" if at else "there", when=f" on {when}" if when else ""
    )
    draft = Draft(text)
    draft.claim(
        "attacked",
        plover,
        by="Government forces",
        on="militants",
        at=at,
        when=when,
        says=says,
        cue="said" if says else None,
        **options,
    )
    return draft.reading()


@dataclass(slots=True)
class Draft:
    """A reading in the making: each part names words of the text, the first that match."""

    text: str
    title: str | None = "A sample report"
    publisher: str | None = "Sample Wire"
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    boilerplate: list[Boilerplate] = field(default_factory=list)

    def span(self, words: str) -> Span:
        """Find words in the text."""
        begin = self.text.index(words)
        return Span(begin, begin + len(words), self.text)

    def mention(
        self, words: str, kind: MentionKind, resolved: Resolved | None = None, reason: str | None = None
    ) -> str:
        """Add a mention and return its id."""
        id = f"m{len(self.mentions) + 1}"
        self.mentions.append(Mention(id, self.span(words), kind, resolved, reason))
        return id

    def person(self, words: str, **known: Any) -> Participant:
        """Add an actor's mention and name it as a participant."""
        known.setdefault("name", words)
        return Participant(self.mention(words, MentionKind.ACTOR), self.span(words), **known)

    def place(self, words: str, radius_km: float = 5.0) -> ClaimPlace:
        """Add a place, which lies where Palmyra does."""
        point = Geometry("Point", ((38.2839, 34.5601),))
        reason = f"'{words}' is the only place of that name in the country"
        place = Place(words, point, radius_km, 163808, "SYR", "Homs", 2, 2, reason)
        return ClaimPlace((self.mention(words, MentionKind.PLACE, place, reason),), place)

    def time(self, words: str, start: date | None = date(2016, 3, 27), end: date | None = None) -> ClaimTime:
        """Add a time, by default the day before publication; ``start=None`` leaves it unresolved."""
        value = start.isoformat() if start else "XXXX-XX-XX"
        reason = f"'{words}' before {PUBLISHED} is {value}" if start else f"'{words}' has nothing to count from"
        precision = (1, 1) if start else (None, None)
        time = ResolvedTime(value, "DATE", start, end or start, *precision, "publication", reason)
        return ClaimTime(self.mention(words, MentionKind.TIME, time, reason), time)

    def claim(
        self,
        trigger: str,
        plover: str = "ASSAULT",
        *,
        by: str | None = None,
        on: str | None = None,
        at: str | None = None,
        when: str | None = None,
        says: str | None = None,
        cue: str | None = None,
        status: Status = Status.ASSERTED,
        **more: Any,
    ) -> Claim:
        """Add a claim. ``says=""`` is a source that the report does not name; ``more`` are fields of ``Claim``."""
        event = EventCodes(plover, more.pop("mode", None), "190", "Battles", "Armed clash", 1)
        killed = more.pop("killed", None)
        fields: dict[str, Any] = {
            "instruments": (),
            "casualties": (self.killed(*killed),) if killed else (),
            "not_after": PUBLISHED if when is None and status is Status.ASSERTED else None,
            "extent": Extent.SINGLE,
            "certainty": Certainty.CERTAIN,
            "cues": (),
            "evidence": (self.sentence(trigger),),
            "score": 0.9,
            "origin": Component("claims", "v1"),
        }
        made = Claim(
            id=f"c{len(self.claims) + 1}",
            trigger=self.span(trigger),
            event=event,
            actors=(self.person(by),) if by else (),
            targets=(self.person(on),) if on else (),
            place=self.place(at) if at else None,
            time=self.time(when) if when else None,
            attribution=self.attribution(says, cue),
            status=status,
            **(fields | more),
        )
        self.claims.append(made)
        return made

    def attribution(self, says: str | None, cue: str | None) -> Attribution:
        """Attribute to the author (None), to a source not named (empty), or to somebody."""
        if says is None:
            return Attribution("author", AttributionKind.AUTHOR)
        speaker: Speaker = self.person(says) if says else None
        return Attribution(speaker, AttributionKind.INDIRECT, self.span(cue) if cue else None)

    def killed(self, words: str, best: int) -> Casualties:
        """Count the dead that some words tell of."""
        return Casualties(Effect.KILLED, "soldiers", Count(None, best, None), self.span(words))

    def stance(self, claim_id: str, holder: str, kind: StanceKind, words: str) -> None:
        """Let a third party stand towards a claim."""
        self.stances.append(Stance(claim_id, self.person(holder), kind, self.span(words)))

    def same(self, *claim_ids: str) -> None:
        """Group claims into an event."""
        slots = {"plover": (SlotValue("ASSAULT", claim_ids),)}
        self.events.append(Event(f"e{len(self.events) + 1}", claim_ids, slots))

    def reject(self, words: str | None, reason: str) -> None:
        """Refuse to code something."""
        self.rejections.append(Rejection("extract", self.span(words) if words else None, reason))

    def boiler(self, words: str, kind: BoilerplateKind) -> None:
        """Mark words as no part of the story."""
        self.boilerplate.append(Boilerplate(self.span(words), kind))

    def sentence(self, words: str) -> Span:
        """Find the sentence that words stand in: what lies between line breaks and full stops with a blank."""
        inside = self.span(words)
        return next(sentence for sentence in sentences(self.text) if sentence.covers(inside))

    def reading(self) -> Reading:
        """Put the parts together."""
        told = [s for s in sentences(self.text) if not any(part.span.overlaps(s) for part in self.boilerplate)]
        published = Published(PartialDate.of(PUBLISHED), DateFound.GIVEN)
        report = Report(
            content_id(self.text.encode()), self.title, publisher=self.publisher, published=published, language="en"
        )
        document = Document(self.text, tuple(told), tuple(self.boilerplate))
        parts = (self.mentions, self.claims, self.stances, self.events, self.rejections)
        return Reading(report, document, *(tuple(part) for part in parts))


def sentences(text: str) -> list[Span]:
    """Cut a text at line breaks and after full stops."""
    found, begin = [], 0
    for end, character in enumerate(text, 1):
        if character == "\n" or end == len(text) or text[end - 1 : end + 1] == ". ":
            piece = text[begin:end]
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                found.append(Span(begin + lead, begin + len(piece.rstrip()), text))
            begin = end
    return found
