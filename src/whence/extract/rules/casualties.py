"""Casualties of a sentence: what happened to how many of whom.

Every count is read once, by the words that govern it: "killed 12 people", "12 were wounded", "12 deaths", "the death
toll rose to 12". The rules are told in docs/ontology.md, "Casualties".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from whence.extract.rules import casualty_parts
from whence.extract.rules.casualty_cues import Cue, find_cues
from whence.extract.rules.casualty_grammar import Governor, Grammar
from whence.extract.rules.counted import Counted, CountedReader
from whence.extract.rules.counts import CountExpression
from whence.extract.words import Words
from whence.model.claim import Casualties
from whence.model.mention import Count
from whence.model.vocabulary import Effect
from whence.reference.casualty_words import CasualtyWords
from whence.reference.triggers import TriggerLexicon

_NOBODY = Count(0, 0, 0)
_OFTEN_THINGS = frozenset({Effect.DETAINED, Effect.DISPLACED, Effect.MISSING})
"""What befalls things, too: an unknown noun behind a count names no people there."""


@dataclass(frozen=True, slots=True)
class Toll:
    """Casualties, and the words [first, last) that say what happened to them.

    ``counting``: these words only count what an event did to people: "12 deaths".
    """

    casualties: Casualties
    first: int
    last: int
    counting: bool


@dataclass(frozen=True, slots=True)
class TollReader:
    """Reads the tolls of sentences; ``is_agent`` says whether a lower-cased noun names people."""

    words: Words
    lexicon: TriggerLexicon
    known: CasualtyWords
    is_agent: Callable[[str], bool]

    def read(self, sentence: range, counts: Sequence[CountExpression], *, killed_before: bool = False) -> list[Toll]:
        """Return the tolls of a sentence in text order.

        Args:
            sentence: its word indices.
            counts: the counts in it that are no dates or other names.
            killed_before: whether the text has told of dead before.
        """
        cues = find_cues(self.words, sentence, self.lexicon, self.known)
        starts = frozenset(word for cue in cues if not cue.noun for word in _ends(cue))
        numbers = frozenset(self.words.inside(count.begin, count.end).start for count in counts)
        counted = CountedReader(self.words, sentence, self.known, starts, numbers, self.is_agent).read(counts)
        grammar = Grammar.of(self.words, sentence, self.known, cues)
        reading = casualty_parts.read(grammar, counted, killed_before=killed_before)
        governed = [(one, governor, False) for one, governor in reading.governors.items()]
        governed += [(one, governor, True) for one, governor in reading.parts.items()]
        found = [
            toll
            for one, governor, part in governed
            if not any(grammar.is_rate(one, cue) for cue in governor.cues)
            for toll in self._tolls(one, governor, part=part)
        ]
        return sorted(found, key=lambda toll: (toll.casualties.part, toll.casualties.span, toll.casualties.effect))

    def _tolls(self, one: Counted, governor: Governor, *, part: bool = False) -> Iterator[Toll]:
        count = _told(one.count, governor)
        for cue in governor.cues:
            if count is None or one.people is False or (part and not one.people):
                continue
            if governor.noun is None and not one.bare and one.people is None and cue.effect in _OFTEN_THINGS:
                continue
            yield Toll(
                self._casualties(one, governor, cue, count, part=part), cue.first, cue.last, governor.noun is not None
            )

    def _casualties(self, one: Counted, governor: Governor, cue: Cue, count: Count, *, part: bool) -> Casualties:
        end = one.end if governor.noun is None else governor.noun
        end -= self.words.lower[end - 1 : end] in self.known.states
        group = self.words.span(one.noun, end).text if end > one.noun else None
        last = max(one.end, cue.last) if governor.noun is not None or cue.first == one.end else one.end
        return Casualties(cue.effect, group, count, self.words.span(one.first, last), part)


def _ends(cue: Cue) -> tuple[int, ...]:
    """Return the words at which people end: the first of a cue, and what closes a split one."""
    return (cue.first, cue.reach - 1) if cue.reach > cue.last else (cue.first,)


def _told(count: Count, governor: Governor) -> Count | None:
    """Return what a governor leaves of a count: of those "killed or wounded", some number up to all were killed."""
    if count.high == 0:
        return _NOBODY
    if governor.surpassed:
        return Count(count.low or count.best, None, None) if count.low or count.best else None
    if governor.together:
        return Count(None, None, count.high) if count.high is not None else None
    return count
