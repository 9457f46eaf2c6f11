"""Which values words can have: the choices that a coder is offered, through the same resolvers as the pipeline's.

Every choice's ``value`` goes back as it is in an act, where it is checked again (``checking``). ``None`` says that the
text does not tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from whence.archive.reviewing import choosing_actors, choosing_places, choosing_times
from whence.archive.reviewing.choosing import Choice, Question
from whence.archive.reviewing.choosing_counts import casualties
from whence.archive.reviewing.choosing_words import certainties, extents, statuses, types, weapons
from whence.model.errors import InputError
from whence.model.reading import Reading
from whence.model.review import ReviewField
from whence.model.span import Span
from whence.reference.gazetteer import Gazetteer

_MOST = 40
"""Choices that anybody looks through."""
_LONGEST_TYPED = 200
Choose = Callable[[Question], Iterator[Choice]]


@dataclass(frozen=True, slots=True)
class Choices:
    """Offers values for the fields of claims of one document."""

    reading: Reading
    gazetteer: Gazetteer

    def of(self, name: ReviewField, spans: Sequence[tuple[int, int]] = (), typed: str = "") -> tuple[Choice, ...]:
        """List which values selected or typed words can have for a field, the best first; each once.

        Args:
            name: of the field.
            spans: the words selected, as (begin, end) in code points of the document.
            typed: what a person wrote: an ISO date or interval, a place's name, geonameid or coordinates, an actor.

        Raises:
            InputError: the words do not lie in the text, or too many were typed.
        """
        if len(typed) > _LONGEST_TYPED:
            raise InputError(f"{len(typed)} characters were typed; write {_LONGEST_TYPED} at most")
        text = self.reading.document.text
        for begin, end in spans:
            if not 0 <= begin < end <= len(text):
                raise InputError(f"no words at {begin}-{end}: the text has {len(text)} characters")
        words = tuple(Span(begin, end, text) for begin, end in sorted(set(spans)))
        question = Question(self.reading, words, " ".join(typed.split()), self.gazetteer)
        found: dict[str, Choice] = {}
        for choice in _CHOOSERS[name](question):
            found.setdefault(repr(_told(choice.value)), choice)
        return tuple(islice(found.values(), _MOST))


def _told(value: Any) -> Any:
    """Leave out how a value was worked out: the same one by two ways is one choice."""
    return {name: each for name, each in value.items() if name not in _HOW} if isinstance(value, dict) else value


_HOW = frozenset({"reason", "alternatives", "radius_km", "spans"})


def _speakers(question: Question) -> Iterator[Choice]:
    yield from choosing_actors.one(question)
    yield Choice("author", "the author", "the report says so in its own voice")
    yield Choice(None, "nobody named", "a source is spoken of and not named")


def _untold(choose: Choose, empty: Any, what: str) -> Choose:
    def chosen(question: Question) -> Iterator[Choice]:
        yield from choose(question)
        yield Choice(empty, what, "the text does not say")

    return chosen


_CHOOSERS: Mapping[ReviewField, Choose] = {
    ReviewField.EVENT: types,
    ReviewField.ACTORS: _untold(choosing_actors.several, None, "nobody"),
    ReviewField.TARGETS: _untold(choosing_actors.several, None, "nobody"),
    ReviewField.PLACE: _untold(choosing_places.places, None, "no place"),
    ReviewField.TIME: _untold(choosing_times.times, None, "no time"),
    ReviewField.CASUALTIES: _untold(casualties, None, "nobody counted"),
    ReviewField.WEAPONS: _untold(weapons, None, "no weapon"),
    ReviewField.SPEAKER: _speakers,
    ReviewField.STATUS: statuses,
    ReviewField.CERTAINTY: certainties,
    ReviewField.EXTENT: extents,
}
