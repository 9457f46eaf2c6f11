"""Made-up reports with text, and readings of them: what linking's bench tells as accounts is told here in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from whence.bench.linking_scale.happening import Happening, happening
from whence.bench.linking_scale.land import Land
from whence.model.claim import (
    AUTHOR,
    Attribution,
    Casualties,
    Claim,
    ClaimPlace,
    ClaimTime,
    Component,
    EventCodes,
    Participant,
)
from whence.model.dates import PartialDate
from whence.model.document import Document
from whence.model.mention import Count, Mention, Resolved, Weapon
from whence.model.place import Geometry, Place
from whence.model.reading import Event, Reading, SlotValue
from whence.model.report import Published, Report, content_id
from whence.model.span import Span
from whence.model.timex import ResolvedTime, TimexType
from whence.model.vocabulary import AttributionKind, Certainty, DateFound, Effect, Extent, MentionKind, Status

A_DAY = 24
"""Happenings: as many as in the bench of linking."""
_BEGIN = date(2000, 1, 1)
_MOST = 40
_TOLD_IN_ONE = 8
"""Happenings that one report tells of, at most: about as many claims as an article of a news wire makes."""
_OUTLETS = ("Sample Wire", "Sample Herald", "Sample Monitor", "Sample Review", "Sample Radio", "Sample Post")
_CODES = {
    "ASSAULT": EventCodes("ASSAULT", None, "190", "Battles", "Armed clash", 1),
    "COERCE": EventCodes("COERCE", None, "173", "Strategic developments", "Arrests", None),
    "PROTEST": EventCodes("PROTEST", None, "141", "Protests", "Peaceful protest", None),
    "CONSULT": EventCodes("CONSULT", None, "042", None, None, None),
    "AGREE": EventCodes("AGREE", None, "057", "Strategic developments", "Agreement", None),
}
_VERBS = {
    "ASSAULT": ("attacked", "raided", "shelled", "ambushed"),
    "COERCE": ("arrested", "detained", "seized"),
    "PROTEST": ("protested against", "marched against"),
    "CONSULT": ("met", "visited"),
    "AGREE": ("agreed with", "signed a truce with"),
}
_SPEAKERS = ("police", "residents", "a spokesman", "officials", "doctors")


@dataclass(frozen=True, slots=True)
class Story:
    """A made-up report: its day, its outlet, its reading, and the number of the happening that each claim is on."""

    day: date
    outlet: str
    reading: Reading = field(repr=False)
    truth: tuple[int, ...]


def stories(claims: int, *, seed: int = 1) -> Iterator[Story]:
    """Make up reports until they make a number of claims. All tellings of a happening are of its day."""
    land, chance = Land.made(), Random(seed)
    made, day = 0, _BEGIN
    for number in range(0, claims * A_DAY, A_DAY):
        today = [happening(number + nth, day, land, chance) for nth in range(A_DAY)]
        for nth, told in enumerate(_shared_out(today, chance)):
            story = _story(day, nth, told, chance)
            yield story
            made += len(story.truth)
            if made >= claims:
                return
        day += timedelta(1)


def _shared_out(today: list[Happening], chance: Random) -> Iterator[list[Happening]]:
    """Give each report happenings to tell of, none of them twice; one that many tell is in as many reports."""
    tellings = {what.number: min(_MOST, int(chance.paretovariate(1.4))) for what in today}
    left = [what for what in today for _ in range(tellings[what.number])]
    chance.shuffle(left)
    while left:
        told: dict[int, Happening] = {}
        for what in left[: 2 * _TOLD_IN_ONE]:
            if len(told) < _TOLD_IN_ONE:
                told.setdefault(what.number, what)
        for what in told.values():
            left.remove(what)
        yield list(told.values())


def _story(day: date, nth: int, told: list[Happening], chance: Random) -> Story:
    outlet = _OUTLETS[nth % len(_OUTLETS)]
    title = f"Reports of {day:%d %B %Y}, {nth + 1}"
    sentences = [_Sentence.of(what, chance) for what in told]
    text = "\n\n".join([title, *(sentence.text for sentence in sentences)])
    writing = _Writing(text)
    for what, sentence in zip(told, sentences, strict=True):
        writing.tell(what, sentence)
    report = Report(
        content_id(text.encode()),
        title,
        publisher=outlet,
        published=Published(PartialDate.of(day), DateFound.GIVEN),
        language="en",
    )
    return Story(day, outlet, writing.reading(report), tuple(what.number for what in told))


@dataclass(frozen=True, slots=True)
class _Sentence:
    actor: str | None
    verb: str
    target: str
    town: str | None
    when: str | None
    killed: int
    speaker: str | None
    text: str

    @classmethod
    def of(cls, what: Happening, chance: Random) -> _Sentence:
        """Tell of a happening with what the report knows, and now and then with another toll."""
        actor = f"{what.actor.country} {what.actor.head} {(what.actor.actor_id or '')[-2:]}"
        known = actor if chance.random() < 0.7 else None
        town = what.town.spots[0].name if chance.random() < 0.8 else None
        when = f"{what.day:%d %B %Y}" if chance.random() < 0.6 else None
        killed = what.killed if chance.random() < 0.7 else max(0, what.killed + chance.choice((-2, -1, 1, 2, 3)))
        killed = killed if what.killed and chance.random() < 0.7 else 0
        speaker = chance.choice(_SPEAKERS) if chance.random() < 0.6 else None
        verb, target = chance.choice(_VERBS[what.plover]), f"{what.target.head}s"
        parts = [f"Forces of {known} {verb} {target}" if known else f"Gunmen {verb} {target}"]
        parts += [f"in {town}"] if town else []
        parts += [f"on {when}"] if when else []
        parts += [f"and killed {killed} people"] if killed else []
        told = " ".join(parts) + (f", {speaker} said." if speaker else ".")
        return cls(known, verb, target, town, when, killed, speaker, told)


class _Writing:
    """A reading in the making; each sentence is found in the text behind the one before."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._mentions: list[Mention] = []
        self._claims: list[Claim] = []
        self._events: list[Event] = []
        self._sentences: list[Span] = []

    def tell(self, what: Happening, told: _Sentence) -> None:
        """Add the claim of a sentence, with an event of its own."""
        begin = self._text.index(told.text, self._at)
        self._at = begin + len(told.text)
        sentence = Span(begin, self._at, self._text)
        self._sentences.append(sentence)
        id = f"c{len(self._claims) + 1}"
        self._claims.append(self._claim(id, what, told, sentence))
        self._events.append(Event(f"e{id[1:]}", (id,), {"plover": (SlotValue(what.plover, (id,)),)}))

    def reading(self, report: Report) -> Reading:
        """Put the parts together."""
        document = Document(self._text, tuple(self._sentences))
        return Reading(report, document, tuple(self._mentions), tuple(self._claims), (), tuple(self._events), ())

    def _claim(self, id: str, what: Happening, told: _Sentence, sentence: Span) -> Claim:
        said = AUTHOR
        if told.speaker:
            said = Attribution(
                self._person(told.speaker, sentence), AttributionKind.INDIRECT, self._span("said", sentence)
            )
        party = what.actor
        weapon = self._mention(told.verb, sentence, MentionKind.WEAPON, Weapon(what.weapon, what.weapon))
        return Claim(
            id=id,
            trigger=self._span(told.verb.split()[0], sentence),
            event=_CODES[what.plover],
            attribution=said,
            status=Status.ASSERTED if what.number % 11 else Status.DENIED,
            certainty=Certainty.CERTAIN,
            cues=(),
            actors=(
                self._person(told.actor, sentence, party.actor_id, party.country, party.sector)
                if told.actor
                else self._person("Gunmen", sentence),
            ),
            targets=(self._person(told.target, sentence),),
            instruments=(weapon,) if what.plover == "ASSAULT" else (),
            casualties=self._tolls(told, sentence),
            place=self._place(what, told, sentence),
            time=self._time(what, told, sentence),
            not_after=None if told.when else what.day,
            extent=Extent.SINGLE,
            evidence=(sentence,),
            score=0.5 + (what.number % 50) / 100,
            origin=Component("made-up", "v1"),
        )

    def _person(
        self, words: str, sentence: Span, id: str | None = None, country: str | None = None, sector: str | None = None
    ) -> Participant:
        span = self._span(words, sentence)
        return Participant(self._mention(words, sentence, MentionKind.ACTOR), span, words, id, country, sector)

    def _place(self, what: Happening, told: _Sentence, sentence: Span) -> ClaimPlace | None:
        if told.town is None:
            return None
        spot = what.town.spots[0]
        point = Geometry("Point", ((spot.longitude, spot.latitude),))
        place = Place(
            spot.name, point, spot.radius_km, spot.geonameid, spot.country, spot.adm1, spot.where_prec, 1, "made up"
        )
        return ClaimPlace((self._mention(told.town, sentence, MentionKind.PLACE, place),), place)

    def _time(self, what: Happening, told: _Sentence, sentence: Span) -> ClaimTime | None:
        if told.when is None:
            return None
        value = what.day.isoformat()
        time = ResolvedTime(value, TimexType.DATE, what.day, what.day, 1, 1, "self", "made up")
        return ClaimTime(self._mention(told.when, sentence, MentionKind.TIME, time), time)

    def _tolls(self, told: _Sentence, sentence: Span) -> tuple[Casualties, ...]:
        if not told.killed:
            return ()
        words = self._span(f"{told.killed} people", sentence)
        return (Casualties(Effect.KILLED, None, Count(None, told.killed, None), words),)

    def _mention(self, words: str, sentence: Span, kind: MentionKind, resolved: Resolved | None = None) -> str:
        id = f"m{len(self._mentions) + 1}"
        self._mentions.append(Mention(id, self._span(words, sentence), kind, resolved))
        return id

    def _span(self, words: str, sentence: Span) -> Span:
        begin = self._text.index(words, sentence.begin)
        return Span(begin, begin + len(words), self._text)
