"""Which casualties belong to which event of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.extract.rules import counts
from whence.extract.rules.casualties import Toll, TollReader
from whence.extract.rules.counts import CountExpression
from whence.model.claim import Casualties
from whence.model.reading import Rejection
from whence.model.span import Span
from whence.model.vocabulary import Effect, MentionKind

_HARMFUL = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of events whose victims a sentence counts."""


@dataclass(frozen=True, slots=True)
class CasualtyFinder:
    """Finds the casualties of the events of one document."""

    passage: Passage
    table: MentionTable
    reader: TollReader

    def find(self, candidates: Sequence[Candidate]) -> tuple[list[tuple[Casualties, ...] | None], list[Rejection]]:
        """Return the casualties of each candidate, in their order, and those that belong to none.

        A toll belongs to the event that its own words name ("killed"), else to the nearest harmful one of its sentence.
        Each belongs to one event, so that nobody is counted twice. None stands for a candidate that only counts the
        victims of another one: the "deaths" of "the bombing caused 12 deaths".
        """
        found: list[list[Casualties]] = [[] for _ in candidates]
        refused: list[Rejection] = []
        counting: set[int] = set()
        firsts = [candidate.first for candidate in candidates]
        killed_before = False
        for sentence in self.passage.document.sentences:
            inside = self.passage.words.inside(sentence.begin, sentence.end)
            tolls = self.reader.read(inside, self._counts(sentence), killed_before=killed_before)
            near = range(bisect_left(firsts, inside.start), bisect_left(firsts, inside.stop))
            owners, counted = _owners(tolls, candidates, near)
            counting |= counted
            for toll, owner in zip(tolls, owners, strict=True):
                killed_before = killed_before or toll.casualties.effect is Effect.KILLED
                if owner is None:
                    refused.append(Rejection("extract", toll.casualties.span, "people affected, and no event named"))
                else:
                    found[owner].append(toll.casualties)
        return [None if n in counting else tuple(each) for n, each in enumerate(found)], refused

    def _counts(self, sentence: Span) -> list[CountExpression]:
        """Return the counts of a sentence that are no part of a time, a weapon or a name."""
        kinds = (MentionKind.TIME, MentionKind.WEAPON)
        taken = [m.span for kind in kinds for m in self.table.inside(kind, sentence.begin, sentence.end)]
        return [
            count
            for count in counts.recognise(sentence.source, sentence.begin, sentence.end)
            if not any(span.begin <= count.begin and count.end <= span.end for span in taken)
        ]


def _owners(tolls: Sequence[Toll], candidates: Sequence[Candidate], near: range) -> tuple[list[int | None], set[int]]:
    """Return the number of each toll's candidate, of those ``near``, and the candidates that only count victims."""
    named = [next((n for n in near if _overlap(candidates[n], toll)), None) for toll in tolls]
    harmful = {n for n in near if candidates[n].event in _HARMFUL}
    counting = {n for n, toll in zip(named, tolls, strict=True) if n is not None and toll.counting}
    counting -= {n for n, toll in zip(named, tolls, strict=True) if n is not None and not toll.counting}
    if not harmful - counting:
        counting = set()
    others = sorted(harmful - counting)
    owners = [
        n if n is not None and n not in counting else _nearest(toll, candidates, others)
        for n, toll in zip(named, tolls, strict=True)
    ]
    return owners, counting


def _overlap(candidate: Candidate, toll: Toll) -> bool:
    return candidate.first < toll.last and toll.first < candidate.last


def _nearest(toll: Toll, candidates: Sequence[Candidate], among: Sequence[int]) -> int | None:
    """Return the nearest candidate, if there is one, of those that do not themselves say what befell whom."""
    neutral = [n for n in among if candidates[n].effect is None]
    return min(neutral or among, key=lambda n: abs(candidates[n].first - toll.first), default=None)
