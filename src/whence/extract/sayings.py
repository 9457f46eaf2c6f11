"""All acts of telling of a document: those that grammar and marks tell, and of the encoder's those that they do not.

What is read off the words needs no score. The encoder adds cues that no list has and phrases that no construction
covers; what contradicts a construction is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from whence.extract import encoder
from whence.extract.passage import Passage
from whence.extract.said.accounts import Accounts
from whence.extract.said.active import ActiveVerbs
from whence.extract.said.citing import CITED, Citing
from whence.extract.said.continued import Continued
from whence.extract.said.convictions import Convictions
from whence.extract.said.following import denies_a_part
from whence.extract.said.headlines import Headlines
from whence.extract.said.hearsay import Hearsay
from whence.extract.said.layout import Layout
from whence.extract.said.line import MARKS, Line
from whence.extract.said.marks import Quotations
from whence.extract.said.passive import PassiveVerbs
from whence.extract.said.telling import Telling, merged
from whence.extract.said.unsaid import is_unsaid
from whence.extract.somebody import Somebody
from whence.reference.cues import Cues

_VAGUE = frozenset(
    "some several many unconfirmed initial early earlier conflicting various other recent numerous first reports "
    "rumors rumours others people there of them those these".split()
)
"""Words that name nobody: "some say", "some of them said", "unconfirmed reports said"."""
_NEAR = 1
"""Sentences between a cue and its source at most: further off is a mistake of the encoder's."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """Finds the tellings of one document; ``can_speak`` says whether a phrase names somebody."""

    passage: Passage
    cues: Cues
    can_speak: Somebody
    quotations: Quotations

    def tellings(self) -> tuple[Telling, ...]:
        """Return every act of telling, in the order of their cues."""
        words = self.passage.words
        lines = [
            Line(self.passage, self.cues, self.quotations, self.can_speak, words.inside(sentence.begin, sentence.end))
            for sentence in self.passage.document.sentences
        ]
        by_line = [list(self._of_line(line)) for line in lines]
        Continued(lines, self.quotations, by_line).extend()
        read = list(Layout(words).tellings())
        laid_out = {word for telling in read for word in telling.cue}
        read += (t for tellings in by_line for t in tellings if laid_out.isdisjoint(t.cue))
        read += self._of_encoder(read, _lookup(lines))
        return tuple(sorted(read, key=lambda telling: (telling.cue.start, telling.cue.stop)))

    def _of_line(self, line: Line) -> Iterator[Telling]:
        active = [self._named(telling) for telling in ActiveVerbs(line).tellings()]
        spoken = [*active, *PassiveVerbs(line).tellings()]
        citing = Citing(line, tuple(active))
        yield from citing.cited()
        yield from spoken[len(active) :]
        yield from citing.tellings()
        if not spoken:
            yield from Headlines(line).tellings()
        yield from Accounts(line).tellings()
        sources = {t.cue.start: t.source for t in active if t.source is not None}
        yield from Convictions(line, sources).tellings()
        yield from Hearsay(line).tellings()

    def _named(self, telling: Telling) -> Telling:
        """Take the source from a telling whose words name nobody."""
        if telling.source is None:
            return telling
        words = self.passage.words.lower[telling.source.start : telling.source.stop]
        return replace(telling, source=None) if all(word in _VAGUE for word in words) else telling

    def _of_encoder(self, read: list[Telling], line_of: Callable[[int], Line | None]) -> Iterator[Telling]:
        """Yield the encoder's attributions whose cues tell of speech, and which no construction has read."""
        known = {word for telling in read for word in telling.cue}
        for attribution in self.passage.encoding.attributions:
            telling = self._telling(attribution)
            line = line_of(telling.cue.start) if telling is not None else None
            if telling is None or line is None or not known.isdisjoint(telling.cue):
                continue
            if self._may_tell(line, telling):
                yield telling

    def _telling(self, attribution: encoder.Attribution) -> Telling | None:
        words = self.passage.words
        cue = [word for tag in attribution.cue for word in words.inside(tag.begin, tag.end)]
        content = merged(words.inside(tag.begin, tag.end) for tag in attribution.content)
        if not cue or not content:
            return None
        here = words.sentence_index(words.begins[cue[0]])
        near = [tag for tag in attribution.source if self._is_near(tag, here)]
        best = max(near, key=lambda tag: tag.score, default=None)
        source = words.inside(best.begin, best.end) if best is not None else None
        return self._named(Telling(range(cue[0], cue[-1] + 1), source or None, content, certain=False))

    def _is_near(self, tag: encoder.Tag, here: int | None) -> bool:
        there = self.passage.words.sentence_index(tag.begin)
        return here is not None and there is not None and abs(here - there) <= _NEAR

    def _may_tell(self, line: Line, telling: Telling) -> bool:
        """Say whether an attribution of the encoder's can be one: by its cue, and by whom it makes speak."""
        known = (self.cues.reporting, self.cues.speech, self.cues.wording, self.cues.denial, self.cues.account)
        cue = [word for word in telling.cue if any(index.lookup(line.lower(word)) for index in known)]
        cited = any(line.lower(word) in CITED for word in cue)
        if not cue or cited or line.is_passive(cue[0]) or is_unsaid(line, cue[0], telling.source):
            return False
        if any(self.cues.denial.lookup(line.lower(word)) for word in cue) and denies_a_part(line, telling.content):
            return False
        if any(self.cues.showing.lookup(line.lower(word)) for word in cue):
            clausal = any(line.has_finite(part) for part in telling.content)
            return clausal and telling.source is not None and line.can_tell(telling.source)
        worded = all(self.cues.wording.lookup(line.lower(word)) for word in cue)
        first = telling.content[0].start
        return not worded or (line.lower(first) in {"that", *MARKS} and 0 <= first - telling.cue.stop <= _NEAR)


def _lookup(lines: list[Line]) -> Callable[[int], Line | None]:
    """Return a function that finds the sentence of a word."""
    by_word = {word: line for line in lines for word in line.inside}
    return by_word.get
