"""Pronouns as participants: "they met with commanders" is about the subject of the sentence before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whence.extract.passage import Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.model.span import Span

_ONE = frozenset("he she him her".split())
_MANY = frozenset("they them".split())
PRONOUNS = _ONE | _MANY | {"it"}
_BACK = 2
"""Sentences to look back; an antecedent further away is a guess."""


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Finds what third-person pronouns stand for: the last subject before them that can be meant, or nothing.

    ``is_somebody`` says whether a phrase names people, groups or organisations.
    """

    passage: Passage
    is_somebody: Callable[[Span], bool]

    def find(self, pronoun: Span) -> Span | None:
        """Return the phrase that a pronoun stands for; None where no subject before it fits in number."""
        words = self.passage.words
        index = words.sentence_index(pronoun.begin)
        lower = pronoun.text.lower()
        if index is None or lower not in PRONOUNS:
            return None
        for back in range(_BACK + 1):
            if back > index:
                break
            for subject in self._subjects(index - back, pronoun.begin):
                if self._fits(lower, subject):
                    return subject
        return None

    def _subjects(self, sentence: int, before: int) -> Iterator[Span]:
        """Yield the subjects of a sentence's predicates, in text order, as far as they end before an offset."""
        words = self.passage.words
        span = self.passage.document.sentences[sentence]
        for word in words.inside(span.begin, span.end):
            for tag in self.passage.roles(word, "ARG0") or self.passage.roles(word, "ARG1"):
                phrase = noun_phrase(words, tag.begin, tag.end)
                if phrase is not None and phrase.end <= before and self.is_somebody(phrase):
                    yield phrase

    def _fits(self, pronoun: str, subject: Span) -> bool:
        head = self.passage.words.lower[head_word(self.passage.words, subject)]
        if head in PRONOUNS or head in {"who", "which", "that", "i", "we", "you"}:
            return False
        plural = (
            head.endswith("s") or head in {"people", "men", "women", "police", "children"} or " and " in subject.text
        )
        return plural if pronoun in _MANY else not plural
