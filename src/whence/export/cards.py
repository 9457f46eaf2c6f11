"""A reading as the cards of a page: every value beside the place in the text that it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.export import signs, words
from whence.export.segments import Mark
from whence.model.claim import Claim, Participant, Stance
from whence.model.document import Document
from whence.model.mention import Actor, Count, Mention, Weapon
from whence.model.place import Place
from whence.model.reading import Reading
from whence.model.span import Span
from whence.model.timex import ResolvedTime


@dataclass(frozen=True, slots=True)
class Value:
    """A value as shown: its words, what is known beyond them, and where it stands in the text (None: nowhere)."""

    text: str
    span: Span | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled row of a card. ``role`` names the colour of its highlights."""

    label: str
    role: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as shown. ``speaker_key`` is equal for claims of one speaker; ``same`` lists claims on the same event."""

    number: int
    sign: signs.Sign
    certainty: str
    extent: str
    type: str
    mode: str
    trigger: Span
    speaker: str
    speaker_key: str
    voice: str
    fields: tuple[Field, ...]
    reasons: tuple[tuple[str, str], ...]
    same: tuple[int, ...]

    def spans(self) -> Iterator[Span]:
        """Give every stretch of the text that the card points at."""
        yield self.trigger
        yield from (value.span for field in self.fields for value in field.values if value.span)

    def marks(self) -> Iterator[Mark]:
        """Give what is highlighted for the card."""
        yield Mark(self.trigger.begin, self.trigger.end, self.number, trigger=True)
        yield from (Mark(span.begin, span.end, self.number) for span in self.spans())


@dataclass(frozen=True, slots=True)
class _Context:
    """What a claim's card takes from the rest of the reading."""

    reading: Reading
    mentions: dict[str, Mention]
    same: dict[int, set[int]]
    by_claim: dict[str, list[Stance]]

    @classmethod
    def of(cls, reading: Reading, numbers: dict[str, int]) -> _Context:
        same: dict[int, set[int]] = {}
        for event in reading.events:
            group = {numbers[id] for id in event.claim_ids}
            for number in group:
                same.setdefault(number, set()).update(group - {number})
        by_claim: dict[str, list[Stance]] = {}
        for stance in reading.stances:
            by_claim.setdefault(stance.claim_id, []).append(stance)
        return cls(reading, {mention.id: mention for mention in reading.mentions}, same, by_claim)

    def stances(self, claim: Claim) -> tuple[Value, ...]:
        return tuple(Value(words.stance(stance), stance.span) for stance in self.by_claim.get(claim.id, ()))


def cards(reading: Reading) -> list[Card]:
    """Build a card for each claim, in the order of the text."""
    claims = words.in_order(reading)
    context = _Context.of(reading, {claim.id: number for number, claim in enumerate(claims, 1)})
    return [_card(claim, number, context) for number, claim in enumerate(claims, 1)]


def _card(claim: Claim, number: int, context: _Context) -> Card:
    slots = [*_said(claim), *_slots(claim, context.mentions), Field("Others", "others", context.stances(claim))]
    shown = {claim.trigger, *claim.cues, *(value.span for field in slots for value in field.values if value.span)}
    fields = (*slots, *_wording(claim, context.reading.document, shown))
    return Card(
        number=number,
        sign=signs.sign(claim),
        certainty=claim.certainty.value,
        extent=words.extent(claim),
        type=claim.event.plover,
        mode=claim.event.mode or "",
        trigger=claim.trigger,
        speaker=words.speaker(claim),
        speaker_key=words.name(claim.attribution.speaker),
        voice=", ".join(words.voice(claim.attribution)),
        fields=tuple(field for field in fields if field.values),
        reasons=tuple(_reasons(claim, context.mentions)),
        same=tuple(sorted(context.same.get(number, ()))),
    )


def _said(claim: Claim) -> Iterator[Field]:
    attribution = claim.attribution
    people = [attribution.speaker] if isinstance(attribution.speaker, Participant) else []
    yield Field("Speaker", "speaker", tuple(_person(each) for each in (*people, *attribution.chain)))
    if attribution.cue:
        yield Field(
            "Said with",
            "cue",
            (Value(f"“{attribution.cue.text}”", attribution.cue, f"{attribution.kind.value} speech"),),
        )


def _slots(claim: Claim, mentions: dict[str, Mention]) -> Iterator[Field]:
    yield Field("Who", "who", tuple(_person(each) for each in claim.actors))
    if claim.perp_confidence:
        yield Field("Tied to it", "tied", (Value(claim.perp_confidence.value),))
    yield Field("Whom", "whom", tuple(_person(each) for each in claim.targets))
    yield Field("With", "with", tuple(Value(resolved(mentions[id]), mentions[id].span) for id in claim.instruments))
    yield Field("People", "people", tuple(Value(words.casualties(each), each.span) for each in claim.casualties))
    yield Field("Where", "where", tuple(_where(claim, mentions)))
    yield Field("When", "when", tuple(_when(claim, mentions)))


def _wording(claim: Claim, document: Document, shown: set[Span]) -> Iterator[Field]:
    quoted = words.quotations(claim, document)
    rest = (span for span in claim.evidence if span not in shown and span not in quoted)
    yield Field("Cue", "cue", tuple(Value(f"“{cue.text}”", cue) for cue in claim.cues))
    yield Field("Words", "words", tuple(Value(f"“{span.text}”", span) for span in quoted))
    yield Field("Rests on", "evidence", tuple(Value(f"“{span.text}”", span) for span in rest))


def _person(person: Participant) -> Value:
    worded = "" if person.name == person.span.text else f"“{person.span.text}”"
    return Value(person.name, person.span, " · ".join(part for part in (worded, words.affiliation(person)) if part))


def _where(claim: Claim, mentions: dict[str, Mention]) -> Iterator[Value]:
    if claim.place is None:
        return
    spans = [mentions[id].span for id in claim.place.mention_ids]
    place = claim.place.place
    area = " · ".join(part for part in (place.adm1, place.country) if part)
    yield Value(words.where(claim.place), spans[0] if spans else None, area)
    yield from (Value(f"“{span.text}”", span) for span in spans[1:])


def _when(claim: Claim, mentions: dict[str, Mention]) -> Iterator[Value]:
    if claim.time is not None:
        span = mentions[claim.time.mention_id].span
        yield Value(words.when(claim, mentions), span, f"“{span.text}”" if claim.time.time.start else "")
    elif claim.not_after is not None:
        yield Value(words.when(claim, mentions), None, "no time told; the day of publication is only a bound")


def _reasons(claim: Claim, mentions: dict[str, Mention]) -> Iterator[tuple[str, str]]:
    if claim.place:
        place = claim.place.place
        acled = f", ACLED geo precision {place.geo_precision}" if place.geo_precision else ""
        yield "Place", f"{place.reason} (UCDP where precision {place.where_prec}{acled})"
    if claim.time:
        yield "Time", claim.time.time.reason
    for person in dict.fromkeys((*claim.actors, *claim.targets, *claim.attribution.chain, claim.attribution.speaker)):
        mention = mentions.get(person.mention_id or "") if isinstance(person, Participant) else None
        if mention and mention.reason:
            yield f"“{mention.span.text}”", mention.reason
    yield "Codes", _codes(claim)
    yield "Score", f"{claim.score:.2f}: how sure the program is that the text says so, not whether it is true"
    yield "Made by", f"{claim.origin.component} {claim.origin.version}"


def _codes(claim: Claim) -> str:
    event = claim.event
    acled = " / ".join(part for part in (event.acled_event_type, event.acled_sub_event_type) if part)
    ucdp = {1: "state-based", 2: "non-state", 3: "one-sided"}.get(event.ucdp_type_of_violence or 0)
    parts = [f"PLOVER {words.kind(claim)}", f"CAMEO {event.cameo}"]
    return "; ".join(parts + [f"{label} {code}" for label, code in (("ACLED", acled), ("UCDP", ucdp)) if code])


def resolved(mention: Mention) -> str:
    """Say what a mention was resolved to; its own words where it was not."""
    match mention.resolved:
        case Actor() as actor:
            return " · ".join(part for part in (actor.name, actor.id, actor.country, actor.sector) if part)
        case Place() as place:
            return f"{place.name} ± {place.radius_km:.3g} km"
        case ResolvedTime() as time:
            return time.value
        case Weapon() as weapon:
            return f"{weapon.name} ({weapon.weapon_class})"
        case Count() as count:
            return words.count(count)
    return mention.span.text
