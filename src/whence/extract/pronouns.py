"""Pronouns as participants: "they met with commanders" is about the subject of the sentence before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from whence.extract.encoder import Tag
from whence.extract.passage import Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.model.span import Span
from whence.reference.agents import agents

_ONE = frozenset("he she him her his".split())
_MANY = frozenset("they them their".split())
_THING = frozenset("it its".split())
PRONOUNS = _ONE | _MANY | _THING
_OTHERS = PRONOUNS | frozenset("who which that whom i we you us me these those this".split())
_PLURALS = frozenset("people men women police children troops".split())
_BACK = 2
"""Sentences to look back; an antecedent further away is a guess."""


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Finds what third-person pronouns stand for: the last phrase before them that can be meant, or nothing.

    Subjects go before objects. ``is_somebody`` says whether a phrase names people, groups or organisations.
    """

    passage: Passage
    is_somebody: Callable[[Span], bool]

    def find(self, pronoun: Span, others: Collection[str] = ()) -> Span | None:
        """Return the phrase that a pronoun stands for; None where none before it fits in number.

        Args:
            pronoun: the pronoun.
            others: names of whom it cannot be: in "they beat him", he is none of them.
        """
        words = self.passage.words
        index = words.sentence_index(pronoun.begin)
        lower = pronoun.text.lower()
        if index is None or lower not in PRONOUNS:
            return None
        for back in range(min(_BACK, index) + 1):
            fitting = [
                phrase
                for phrase in self._phrases(index - back, pronoun.begin)
                if phrase.text not in others and self._fits(lower, phrase)
            ]
            if fitting:
                plural = next((p for p in fitting if lower in _MANY and self._is_plural(p)), None)
                return plural or fitting[0]
        return None

    def _phrases(self, sentence: int, before: int) -> Iterator[Span]:
        """Yield the subjects, then the objects of a sentence's predicates, as far as they end before an offset."""
        words = self.passage.words
        span = self.passage.document.sentences[sentence]
        inside = words.inside(span.begin, span.end)
        subjects = [tag for word in inside for tag in self._subjects(word)]
        objects = [tag for word in inside for tag in self.passage.roles(word, "ARG1") if tag not in subjects]
        for tag in (*subjects, *objects):
            phrase = noun_phrase(words, tag.begin, tag.end)
            if phrase is not None and phrase.end <= before and self.is_somebody(phrase):
                yield phrase

    def _subjects(self, word: int) -> tuple[Tag, ...]:
        begin = self.passage.words.begins[word]
        moved = tuple(tag for tag in self.passage.roles(word, "ARG1") if tag.end <= begin)
        return self.passage.roles(word, "ARG0") or moved

    def _fits(self, pronoun: str, phrase: Span) -> bool:
        """Say whether a phrase agrees with a pronoun: a group is "it" or "they", and never "he"."""
        head = self.passage.words.lower[head_word(self.passage.words, phrase)]
        if head in _OTHERS:
            return False
        if self._is_plural(phrase):
            return pronoun in _MANY
        role = agents().lookup(head)
        if role is not None:
            return pronoun in _ONE if role.kind == "person" else pronoun not in _ONE
        if head.endswith("s"):  # a plural, or a name such as "Hamas"
            return pronoun not in _ONE
        return pronoun not in _MANY

    def _is_plural(self, phrase: Span) -> bool:
        """Say whether a phrase names several by its form: two joined, or a plural role noun."""
        head = self.passage.words.lower[head_word(self.passage.words, phrase)]
        role = agents().lookup(head)
        return " and " in phrase.text or head in _PLURALS or (role is not None and role.plural)
