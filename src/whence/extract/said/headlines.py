"""Headlines: "Army: rebels shelled town", "Rebels shelled town: army", "Ten killed in strike – monitor"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract.said.line import Line
from whence.extract.said.telling import Telling
from whence.model.vocabulary import MentionKind

_JOINTS = frozenset({":", "–", "—", "-"})
_ENDS = frozenset({".", "!", "?"})
_LONGEST = 6
"""Words that name the source of a headline at most."""
_SPAN = 30
"""Words of a headline at most."""


@dataclass(frozen=True, slots=True)
class Headlines:
    """Reads the headlines of one document, a sentence at a time."""

    line: Line

    def tellings(self) -> Iterator[Telling]:
        """Yield what a headline's source tells: a line of its own, or the first, that ends without a full stop."""
        line = self.line
        if not line.inside or len(line.inside) > _SPAN or not self._is_alone():
            return
        joints = [word for word in line.inside if line.lower(word) in _JOINTS and self._is_spaced(word)]
        if not joints:
            return
        first, last = joints[0], joints[-1]
        source, told = range(line.inside.start, first), range(first + 1, line.inside.stop)
        if line.lower(first) == ":" and self._is_source(source, leads=True) and self._is_told(told):
            yield Telling(range(first, first + 1), source, (told,))
            return
        source, told = range(last + 1, line.inside.stop), range(line.inside.start, last)
        if self._is_source(source, leads=False) and self._is_told(told):
            yield Telling(range(last, last + 1), source, (told,))

    def _is_told(self, part: range) -> bool:
        """Say whether a phrase tells something: headlines leave out auxiliaries."""
        return self.line.main_verb(part, reduced=True) is not None

    def _is_alone(self) -> bool:
        """Say whether a sentence stands in a paragraph of its own and has no full stop."""
        words, document = self.line.passage.words, self.line.passage.document
        sentence = words.sentence(words.begins[self.line.inside.start])
        if sentence is None or self.line.lower(self.line.inside.stop - 1) in _ENDS:
            return False
        before, after = document.text[: sentence.begin], document.text[sentence.end :]
        return (not before.strip() or before.endswith("\n")) and (not after.strip() or after.startswith("\n"))

    def _is_spaced(self, word: int) -> bool:
        """Say whether a mark parts two phrases, and no parts of a word."""
        words, text = self.line.passage.words, self.line.passage.document.text
        behind = text[words.ends[word] : words.ends[word] + 1].isspace()
        return behind and (self.line.lower(word) == ":" or text[words.begins[word] - 1].isspace())

    def _is_source(self, part: range, *, leads: bool) -> bool:
        """Say whether a phrase names a source; a country in front ("Syria: ...") says where, not who."""
        line = self.line
        if not part or len(part) > _LONGEST or line.has_finite(part):
            return False
        if not line.can_tell(part):
            return False
        span = line.span(part)
        places = line.can_speak.table.inside(MentionKind.PLACE, span.begin, span.end)
        return not (leads and any(place.span == span for place in places))
