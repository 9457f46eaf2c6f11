"""Choices of places: what selected words mean in their document, other places of that name, and what was typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from whence.archive.reviewing.choosing import Choice, Question, flat, offsets
from whence.extract.rules.places import recognise
from whence.model.errors import ModelError
from whence.model.mention import Mention
from whence.model.place import Geometry, Place, PlaceForm
from whence.model.serial import plain
from whence.model.span import Span
from whence.model.vocabulary import MentionKind
from whence.reference.gazetteer import Candidate, Gazetteer
from whence.reference.outlets import outlets
from whence.resolve.place_choice import Choice as Chosen
from whence.resolve.place_geometry import locate
from whence.resolve.places import PlaceResolver

_SAME_NAME = 12
"""Places of one name that are offered, the most populous first."""
_POINT_KM = 1.0
"""How far off a point may be whose coordinates a person gave: no better is known of it."""
_NAME = re.compile(r"(?:al-|ad-|el-|d')?[^\W\d_a-z][\w’'-]*(?:[ -](?:[a-z]{2,3}-)?[^\W\d_a-z][\w’'-]*)*")
_POINT = re.compile(r"(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\Z")


def places(question: Question) -> Iterator[Choice]:
    """Offer what was typed, then what the words mean where they stand, then each place that has the name; none twice.

    A place of the gazetteer is the same at the same spot, however near the words say that it was: the first way of
    putting it is offered, and whoever means another types the name.
    """
    listed: set[tuple[int, Geometry]] = set()
    for place, spans in _offered(question):
        if place.geonameid is not None:
            if (place.geonameid, place.geometry) in listed:
                continue
            listed.add((place.geonameid, place.geometry))
        yield _choice(place, spans)


def _offered(question: Question) -> Iterator[tuple[Place, Sequence[Span]]]:
    for place in _typed(question):
        yield place, question.spans
    for span, place in _standing(question):
        yield place, [span]
    for span in question.spans[:1]:
        for place in _named(span.text, question, "one of the places of this name"):
            yield place, question.spans


def _standing(question: Question) -> Iterator[tuple[Span, Place]]:
    """Resolve the document's place expressions with the selected words among them; yield those that touch these."""
    if not question.spans:
        return
    reading, text = question.reading, question.reading.document.text
    for mention in reading.mentions:
        if isinstance(mention.resolved, Place) and mention.span in question.spans:
            yield mention.span, mention.resolved
    known = [name for mention in reading.mentions if (name := _name_in(mention)) is not None]
    kept = [name for name in known if not any(_touch(name, span) for span in question.spans)]
    names = sorted({*kept, *(name for span in question.spans for name in _names(span, question.gazetteer))})
    found = recognise(text, names, lambda word: bool(question.gazetteer.adjective(word)))
    home = outlets().home(reading.report.publisher, reading.report.url)
    expressions = [(str(at), one.begin, one.end, one.form) for at, one in enumerate(found)]
    resolved = PlaceResolver(question.gazetteer).resolve(text, expressions, home)
    for id, begin, end, _ in expressions:
        span, place = Span(begin, end, text), resolved[id]
        if isinstance(place, Place) and any(span.overlaps(each) for each in question.spans):
            yield span, place


def _names(span: Span, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Find place names among selected words: all of them where they are one, else those in capitals that are."""
    inside = [(span.begin + each.start(), span.begin + each.end()) for each in _NAME.finditer(span.text)]
    known = [(begin, end) for begin, end in inside if gazetteer.find(span.source[begin:end])]
    if gazetteer.find(flat(span)) or not known:
        yield span.begin, span.end
    else:
        yield from known


def _name_in(mention: Mention) -> tuple[int, int] | None:
    """Find the name of a place in the words of a mention ("10 km east of Palmyra"); None where it is not there."""
    if mention.kind is not MentionKind.PLACE or not isinstance(mention.resolved, Place):
        return None
    at = mention.span.text.find(mention.resolved.name)
    begin = mention.span.begin + max(at, 0)
    return (begin, begin + len(mention.resolved.name)) if at >= 0 else (mention.span.begin, mention.span.end)


def _touch(name: tuple[int, int], span: Span) -> bool:
    return name[0] < span.end and span.begin < name[1]


def _typed(question: Question) -> Iterator[Place]:
    typed = question.typed
    if typed.isdecimal() and typed.isascii() and len(typed) < 12:
        there = question.gazetteer.numbered(int(typed))
        if there is not None:
            yield from _located(there, there.name, f"a person typed the geonameid {typed}")
        return
    point = _POINT.match(typed)
    if point is not None:
        try:
            geometry = Geometry("Point", ((float(point[2]), float(point[1])),))
        except ModelError:
            return
        reason = f"a person typed the latitude and longitude {typed}"
        yield Place(typed, geometry, _POINT_KM, None, None, None, 1, 1, reason)
        return
    if typed:
        yield from _named(typed, question, "a person typed the name")


def _named(name: str, question: Question, reason: str) -> Iterator[Place]:
    """Offer the places of a name, those in the countries that the document speaks of first, then the most populous."""
    resolved = (mention.resolved for mention in question.reading.mentions)
    spoken_of = Counter(place.country for place in resolved if isinstance(place, Place) and place.country)
    found = question.gazetteer.find(" ".join(name.split()))
    for each in sorted(found, key=lambda place: -spoken_of[place.country or ""])[:_SAME_NAME]:
        yield from _located(each, name, reason)


def _located(candidate: Candidate, name: str, reason: str) -> Iterator[Place]:
    form = PlaceForm("at", ((0, len(name)),))
    place = locate(form, [Chosen(candidate, f"{reason}: {candidate.name}")])
    if isinstance(place, Place):
        yield place


def _choice(place: Place, spans: Sequence[Span]) -> Choice:
    value: dict[str, Any] = {**plain(place), "spans": [offsets(span) for span in spans]}
    where = ", ".join(part for part in (place.adm1, place.country) if part and part != place.name)
    return Choice(value, f"{place.name} ({where})" if where else place.name, place.reason, place)
