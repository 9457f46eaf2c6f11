"""Claims in words fit to show a person. Shared by the terminal and the page, so that both say the same thing."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import Literal

from whence.export import signs
from whence.model.claim import Attribution, Casualties, Claim, ClaimPlace, Participant, Stance
from whence.model.document import Document
from whence.model.mention import Count, Mention
from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.span import Span, hull
from whence.model.vocabulary import DateFound, Extent, Involvement, SpeakerKind, StanceKind

NOT_STATED = "–"
"""Shown where the report says nothing."""

LONG_SENTENCE = 500
"""Code points up to which a sentence is quoted whole: about eighty words, more than nearly every sentence of news has.
A bound is needed: hundreds of claims can stand in one unpunctuated text, and each would quote all of it."""


_INVOLVEMENTS = {
    Involvement.OWN: "of its own deed",
    Involvement.ENEMY: "of an enemy's deed",
    Involvement.THIRD: "as a third party",
}
_EXTENTS = {Extent.SINGLE: "", Extent.SERIES: "a series", Extent.AGGREGATE: "a total"}
_FOUND = {
    DateFound.GIVEN: "as given",
    DateFound.METADATA: "from the metadata",
    DateFound.SOURCE: "from the source",
    DateFound.TEXT: "from the text",
}
_STANCES = {
    StanceKind.SUPPORTS: "supported by",
    StanceKind.DOUBTS: "doubted by",
    StanceKind.DENIES: "denied by",
    StanceKind.DECLINES: "no comment from",
    StanceKind.SILENT: "no word from",
    StanceKind.CORRECTS: "corrected by",
    StanceKind.RETRACTS: "taken back by",
}


def in_order(reading: Reading) -> list[Claim]:
    """Return the claims in the order of the text; tables and pages number them so, from 1."""
    return sorted(reading.claims, key=lambda claim: (claim.trigger.begin, claim.trigger.end, claim.id))


def name(who: Participant | Literal["author"] | None) -> str:
    """Name somebody; the author is the author, and None is a source that the report does not name."""
    if who is None:
        return "a source not named"
    return "the author" if who == "author" else who.name


def speaker(claim: Claim) -> str:
    """Name the speaker, and whom the words came through: "Y (through X)"."""
    said = name(claim.attribution.speaker)
    chain = [outer.name for outer in claim.attribution.chain]
    return f"{said} (through {', '.join(chain)})" if chain else said


def speaker_in_full(claim: Claim) -> str:
    """Name the speaker with what is known of it: "a doctor (medical, not named)"."""
    known = ", ".join(voice(claim.attribution))
    return f"{speaker(claim)} ({known})" if known else speaker(claim)


def voice(said: Attribution) -> list[str]:
    """Say what is known of a speaker: kind, name withheld or not, side, whose deed, a user's rating."""
    found = [said.speaker_kind.value] if said.speaker_kind else []
    if said.anonymous and said.speaker_kind is not SpeakerKind.ANONYMOUS:
        found.append("not named")
    if said.side:
        found.append(f"for {said.side}")
    if said.involvement:
        found.append(_INVOLVEMENTS[said.involvement])
    return found + ([f"rated {said.reliability.value}"] if said.reliability else [])


def participants(people: tuple[Participant, ...]) -> str:
    """List participants by name, each once."""
    return "; ".join(dict.fromkeys(person.name for person in people)) or NOT_STATED


def affiliation(person: Participant) -> str:
    """Say what a participant was resolved to: actor id, country and sector, as far as known."""
    return " · ".join(part for part in (person.actor_id, person.country, person.sector) if part)


def kind(claim: Claim) -> str:
    """Name the kind of event: PLOVER type and mode."""
    return f"{claim.event.plover} {claim.event.mode}" if claim.event.mode else claim.event.plover


def extent(claim: Claim) -> str:
    """Say where a claim is not on a single happening; empty where it is."""
    return _EXTENTS[claim.extent]


def what(claim: Claim) -> str:
    """Say what happened: the kind of event, its extent and its casualties."""
    parts = [f"{kind(claim)} ({extent(claim)})" if extent(claim) else kind(claim)]
    return "; ".join(parts + [casualties(each) for each in claim.casualties])


def casualties(people: Casualties) -> str:
    """Say who was affected: "killed: 10 to 12 soldiers", "killed: 3 children (among those counted)"."""
    among = " (among those counted)" if people.part else ""
    return f"{people.effect.value}: {count(people.count)} {people.group or 'people'}{among}"


def count(number: Count) -> str:
    """Say a count with what is known of its range."""
    low, best, high = number.low, number.best, number.high
    if best is None:
        return _range(low, high)
    if (low, high) == (None, None):
        return f"about {best}"
    if low == best:
        return str(best) if high == best else f"{best} or more" if high is None else f"{best} ({_range(low, high)})"
    return f"{best} ({_range(low, high)})"


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def where(place: ClaimPlace | None) -> str:
    """Name a place and how far off it can be."""
    if place is None:
        return NOT_STATED
    return f"{place.place.name} ± {place.place.radius_km:.3g} km" if place.place.radius_km else place.place.name


def when(claim: Claim, mentions: dict[str, Mention]) -> str:
    """Give the days that a claim's time can mean, or its words if unresolved, or a bound where no time is told."""
    if claim.time is None:
        return f"not after {claim.not_after}" if claim.not_after else NOT_STATED
    time = claim.time.time
    if time.start is None or time.end is None:
        return f"“{mentions[claim.time.mention_id].span.text}” (not resolved)"
    return str(time.start) if time.start == time.end else f"{time.start} to {time.end}"


def quotations(claim: Claim, document: Document) -> list[Span]:
    """Quote a claim in context: the sentences of its trigger and its evidence, in the order of the text.

    Of a sentence longer than ``LONG_SENTENCE`` only the stretch from the first to the last of these words is quoted,
    and only the words themselves where that is too long as well. Words outside every sentence stand for themselves.
    """
    inside: dict[int, list[Span]] = {}
    alone = []
    for span in sorted({claim.trigger, *claim.evidence}):
        index = bisect_right(document.sentences, span.begin, key=lambda sentence: sentence.begin) - 1
        if index >= 0 and document.sentences[index].covers(span):
            inside.setdefault(index, []).append(span)
        else:
            alone.append(span)
    for index, spans in inside.items():
        fitting = [each for each in (document.sentences[index], hull(spans)) if each.end - each.begin <= LONG_SENTENCE]
        alone += fitting[:1] or spans
    return sorted(alone)


def quotation(claim: Claim, document: Document) -> str:
    """Quote the words behind a claim."""
    return " … ".join(f"“{span.text}”" for span in quotations(claim, document))


def stance(each: Stance) -> str:
    """Say what a third party does towards a claim: "doubted by X", "no word from X"."""
    return f"{_STANCES[each.stance]} {name(each.holder)}"


def published(report: Report) -> str:
    """Say when a report was published and how that was found."""
    if report.published is None:
        return "publication date not found"
    return f"published {report.published.date} ({_FOUND[report.published.found]})"


def imprint(report: Report) -> list[str]:
    """Say who published a report, when, and whom the text comes from; what is not known is left out."""
    parts = [report.publisher or "publisher not found", published(report)]
    if report.reliability:
        parts.append(f"rated {report.reliability.value}")
    if report.byline:
        parts.append(f"by {report.byline}")
    if report.origin:
        when_ = f", {report.origin.published}" if report.origin.published else ""
        parts.append(f"origin: {report.origin.publisher}{when_}")
    return parts


def tally(reading: Reading) -> str:
    """Count what was found and what was refused."""
    by_sign = Counter(signs.sign(claim) for claim in reading.claims)
    kinds = ", ".join(f"{by_sign[sign]} {sign.label.lower()}" for sign in signs.SIGNS if by_sign[sign])
    resolved = sum(mention.resolved is not None for mention in reading.mentions)
    parts = [
        _plural(len(reading.claims), "claim") + (f" ({kinds})" if kinds else ""),
        f"{_plural(len(reading.mentions), 'mention')} ({resolved} resolved)",
        _plural(len(reading.rejections), "rejection"),
    ]
    return " · ".join(parts)


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
