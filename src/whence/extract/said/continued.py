"""Speech that goes on without a cue of its own: quotations over sentences and paragraphs, and backshifted clauses.

A quotation belongs to the cue that it stands beside; one without a cue to whoever spoke last in the sentence before. A
sentence without quotation marks goes on with the speech before it only where its own words say so: in the past of the
past, "also", of others than the speaker. In doubt it is the author's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.extract.said.line import Line
from whence.extract.said.marks import Quotation, Quotations
from whence.extract.said.telling import Telling
from whence.reference.morphology import is_irregular_past

_SHORT = 4
"""Words of a quotation at most that may be a name or a doubtful word, and no speech."""
_LONG = 9
"""Words of a quotation from which on it is speech, whatever its words."""
_BACKSHIFTED = frozenset({"had", "would"})
_OTHERS = frozenset({"they", "there"})
_OPENING = 8
"""Words of a sentence in which its verb must say that it goes on with the speech before it."""


@dataclass(frozen=True, slots=True)
class Continued:
    """Lets the tellings of one document, listed by sentence, go on where the text does."""

    lines: Sequence[Line]
    quotations: Quotations
    tellings: list[list[Telling]]

    def extend(self) -> None:
        """Widen the tellings, and add those of quotations that are nobody's, in place and in one pass."""
        last: dict[int, tuple[int, int]] = {}  # who speaks at the end of a sentence: the telling's sentence and number
        groups = list(self._groups())
        at = 0
        for index in range(len(self.lines)):
            self._note_own(index, last)
            while at < len(groups) and groups[at][0].first < self.lines[index].inside.stop:
                self._place(groups[at], index, last)
                at += 1
            if index and index not in last and index - 1 in last and self._goes_on(index, last[index - 1]):
                self._widen(last[index - 1], [self.lines[index].inside])
                last[index] = last[index - 1]

    def _note_own(self, index: int, last: dict[int, tuple[int, int]]) -> None:
        here = self.tellings[index]
        own = [n for n, telling in enumerate(here) if telling.source is not None]
        outer = [n for n in own if not any(here[m].holds(here[n]) for m in own if m != n)]
        if outer:
            last[index] = (index, outer[-1])

    def _groups(self) -> Iterator[list[Quotation]]:
        """Yield the quotations, those together that one speaker opens anew in each paragraph."""
        group: list[Quotation] = []
        for quotation in self.quotations.all:
            group.append(quotation)
            if not quotation.goes_on:
                yield group
                group = []

    def _place(self, group: Sequence[Quotation], index: int, last: dict[int, tuple[int, int]]) -> None:
        """Give a quotation, or several that belong together, to their speaker."""
        ends = [self._index(each.last - 1, index) for each in group]
        owner = self._owner(group, index, ends[-1])
        if owner is None:
            owner = self._beside(group[0], index)
        if owner is None and not self._is_speech(group[0], index):
            return
        if owner is None:
            owner = last.get(index - 1) or self._nobody(group[0], index)
        self._widen(owner, [range(each.first, each.last) for each in group])
        for each in range(index, ends[-1] + 1):
            last[each] = owner

    def _index(self, word: int, index: int) -> int:
        while index + 1 < len(self.lines) and word >= self.lines[index].inside.stop:
            index += 1
        return index

    def _owner(self, group: Sequence[Quotation], first: int, last: int) -> tuple[int, int] | None:
        """Return the telling that a quotation stands beside: its content holds it, and its cue is outside."""
        for index in range(first, last + 1):
            for number, telling in enumerate(self.tellings[index]):
                for each in group:
                    outside = not each.first <= telling.cue.start < each.last
                    if outside and any(p.start <= each.first and each.last <= p.stop for p in telling.content):
                        return index, number
        return None

    def _beside(self, quotation: Quotation, index: int) -> tuple[int, int] | None:
        """Return the speaker in whose sentence a quoted clause stands after "but": "..., she said, but "we"."""
        line, here = self.lines[index], self.tellings[index]
        joined = line.lower(quotation.first - 1) in {"and", "but"}
        if not joined or not line.has_finite(range(quotation.first, min(quotation.last, line.inside.stop))):
            return None
        before = [n for n, t in enumerate(here) if t.source is not None and t.cue.stop <= quotation.first]
        return (index, before[-1]) if before else None

    def _is_speech(self, quotation: Quotation, index: int) -> bool:
        """Say whether a quotation without a cue is a whole sentence, and not a word in doubt or a name."""
        line = self.lines[index]
        whole = line.inside.start == quotation.first and quotation.last - quotation.first > _SHORT
        if not whole:
            return False
        stop = min(quotation.last, line.inside.stop)
        ends = quotation.last >= line.inside.stop - 1
        return ends and (quotation.last - quotation.first > _LONG or line.has_finite(range(quotation.first, stop)))

    def _nobody(self, quotation: Quotation, index: int) -> tuple[int, int]:
        mark = range(quotation.first, quotation.first + 1)
        self.tellings[index].append(Telling(mark, None, (range(quotation.first, quotation.last),)))
        return index, len(self.tellings[index]) - 1

    def _widen(self, owner: tuple[int, int], more: Sequence[range]) -> None:
        index, number = owner
        self.tellings[index][number] = self.tellings[index][number].with_content(more)

    def _goes_on(self, index: int, owner: tuple[int, int]) -> bool:
        """Say whether a sentence is backshifted speech of the speaker before: "They had also killed two soldiers"."""
        telling, line, before = self.tellings[owner[0]][owner[1]], self.lines[index], self.lines[index - 1]
        if telling.source is None or self.tellings[index] or self.quotations.at(line.inside.start) is not None:
            return False
        words = line.passage.words.lower
        cue = words[telling.cue.start]
        if not (is_irregular_past(cue) or cue.endswith("ed")):
            return False
        if not any(before.inside.stop - 2 <= part.stop <= before.inside.stop for part in telling.content):
            return False
        opening = range(line.inside.start, min(line.inside.stop, line.inside.start + _OPENING))
        helper = next((word for word in opening if line.is_finite(word)), None)
        if helper is None or line.lower(helper) not in _BACKSHIFTED:
            return False
        also = "also" in {line.lower(word) for word in opening}
        plural = before.head(telling.source).endswith("s") or "and" in words[telling.source.start : telling.source.stop]
        return also or (line.lower(line.inside.start) in _OTHERS and not plural)
