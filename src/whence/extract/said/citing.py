"""Phrases that name a source: "according to", "in the words of", and "citing a doctor", whose doctor speaks inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract.said.extent import Extent
from whence.extract.said.line import RELATIVES, STOPS, Line
from whence.extract.said.telling import Telling, merged, without

_PHRASES = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("as", "reported", "by"),
    ("as", "told", "by"),
    ("as", "stated", "by"),
    ("by", "the", "account", "of"),
)
_CITING = frozenset({"citing", "quoting"})
CITED = frozenset("cited quoted cites quotes citing quoting".split())
_ENDS = (STOPS - {"-"}) | RELATIVES | frozenset("that as while but".split())
_MEASURES = frozenset("plan plans schedule law rules reports".split())
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Citing:
    """Reads the phrases that name a source in one sentence."""

    line: Line
    others: tuple[Telling, ...]

    def tellings(self) -> Iterator[Telling]:
        """Yield what each phrase tells; of a sentence's ``others``, those that cite somebody get wider."""
        for word in self.line.inside:
            cue = self._phrase(word)
            if cue is not None:
                yield from self._by_phrase(cue)

    def cited(self) -> Iterator[Telling]:
        """Yield the other tellings, and behind each that cites a source the source's own inside it."""
        kept = [t for t in self.others if self.line.lower(t.cue.start) not in CITED and not self._is_cited(t)]
        citing = [n for n in self.line.inside if self.line.lower(n) in CITED and not self.line.is_passive(n)]
        for word in citing:
            source = self._cited_source(word)
            if source is not None:
                kept = [*self._nested(word, source, kept)]
        yield from kept

    def _is_cited(self, telling: Telling) -> bool:
        """Say whether a verb belongs to a citation: "quoted a doctor as saying"."""
        line, word = self.line, telling.cue.start
        around = range(max(line.inside.start, word - _LONGEST), word)
        return line.lower(word - 1) == "as" and any(line.lower(n) in CITED for n in around)

    def _nested(self, word: int, source: range, kept: list[Telling]) -> Iterator[Telling]:
        """Give the source of "citing" what the telling around it tells, and that telling the citation as well."""
        line = self.line
        outer = next((t for t in self.others if t.cue.start == word and t.source is not None), None)
        host = next((t for t in reversed(kept) if self._is_beside(word, t)), None)
        content = self._behind(source)
        if host is not None and (line.lower(word) in _CITING and not content):
            inner = without(host.content, range(word, source.stop))
            yield from (t for t in kept if t is not host)
            yield host.with_content([range(word, source.stop)])
            yield Telling(range(word, word + 1), source, inner)
            return
        yield from kept
        inside = range(word + 1, content[0].start) if content else range(word + 1, source.stop)
        if outer is not None and outer.source is not None:
            yield Telling(outer.cue, outer.source, merged([inside, *content, *outer.content]))
        if content:
            yield Telling(range(source.stop, content[0].start) or range(word, word + 1), source, content)

    def _is_beside(self, word: int, telling: Telling) -> bool:
        """Say whether a telling is the one that a citation stands in: its cue, and nothing of its clause, before it."""
        return telling.cue.stop <= word and telling.source is not None

    def _cited_source(self, word: int) -> range | None:
        last = word + 1
        line = self.line
        while last < line.inside.stop and last - word < _LONGEST and line.lower(last) not in _ENDS:
            if line.is_finite(last):
                break
            last += 1
        found = range(word + 1, last)
        return found if found and line.can_tell(found) else None

    def _behind(self, source: range) -> tuple[range, ...]:
        """Return what a cited source says: "a doctor as saying that", "officials that"."""
        line, at = self.line, source.stop
        if line.lower(at) == "as" and line.lower(at + 1).endswith("ing"):
            return Extent(line, {}).behind(at + 2, at)
        return Extent(line, {}).behind(at, at) if line.lower(at) == "that" else ()

    def _phrase(self, word: int) -> range | None:
        for phrase in _PHRASES:
            if all(self.line.lower(word + n) == part for n, part in enumerate(phrase)):
                return range(word, word + len(phrase))
        return None

    def _by_phrase(self, cue: range) -> Iterator[Telling]:
        line = self.line
        last = cue.stop
        while last < line.inside.stop and line.lower(last) not in _ENDS:
            if line.is_finite(last) and not line.is_reduced(last):
                break
            last += 1
        while line.lower(last - 1) in {"and", ",", "-"} or line.lower(last - 1).endswith("ly"):
            last -= 1
        source = range(cue.stop, last)
        if not source or line.lower(source.stop - 1) in _MEASURES - {"reports"}:
            return
        phrase = range(cue.start, source.stop)
        content = self._around(phrase)
        if content:
            yield Telling(cue, source, content)

    def _around(self, phrase: range) -> tuple[range, ...]:
        """Return what a source tells in whose clause its name stands: in front, behind or around."""
        line = self.line
        extent = Extent(line, {t.cue.start: t.source for t in self.others if t.source is not None})
        before = line.trimmed(range(line.inside.start, phrase.start))
        opener = line.lower(before.stop - 1) if before else ""
        if opener in {"and", "but", "that", "while"}:
            return extent.behind(line.trimmed(range(phrase.stop, line.inside.stop)).start, phrase.start)
        if not before or (before.stop - before.start <= 2 and not line.has_finite(before)):
            return extent.behind(line.trimmed(range(phrase.stop, line.inside.stop)).start, phrase.start)
        relative = self._relative(phrase)
        if relative is not None:
            return relative
        front = extent.front(phrase.start)
        goes_on = line.lower(phrase.stop) == "," and not line.has_finite(front)
        rest = extent.behind(phrase.stop + 1, phrase.start) if goes_on else ()
        return merged([front, *rest])

    def _relative(self, phrase: range) -> tuple[range, ...] | None:
        """Return the relative clause around a source: "the army, which according to residents had shelled it,"."""
        line = self.line
        opener = phrase.start - 1 if line.lower(phrase.start - 1) != "," else phrase.start - 2
        if line.lower(opener) not in RELATIVES | {"that"}:
            return None
        last = phrase.stop + 1
        while last < line.inside.stop and line.lower(last) not in {",", ".", ";"}:
            last += 1
        return (range(phrase.stop, last),)
