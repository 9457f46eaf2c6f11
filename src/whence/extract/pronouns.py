"""Pronouns as participants: "they met with commanders" is about the subject of the sentence before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
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
_POSSESSIVES = frozenset("his their its".split())
_OTHERS = PRONOUNS | frozenset("who which that whom i we you us me these those this".split())
_PLURALS = frozenset("people men women police children troops".split())
_BACK = 2
"""Sentences to look back; an antecedent further away is a guess."""


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Finds what third-person pronouns stand for: the one phrase near them that can be meant, or nothing.

    Subjects go before objects. ``is_somebody`` says whether a phrase names people, groups or organisations.
    """

    passage: Passage
    is_somebody: Callable[[Span], bool]

    def find(self, pronoun: Span, others: Collection[str] = ()) -> Span | None:
        """Return the phrase that a pronoun stands for; None where none before it fits in number, or several do.

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
            subjects, objects = self._phrases(index - back, pronoun.begin)
            if lower in _POSSESSIVES and back == 0:
                objects = []  # "freed civilians from their captors" says nothing of whose these are
            fitting = [p for p in (*subjects, *objects) if p.text not in others and self._fits(lower, p)]
            plural = [p for p in fitting if lower in _MANY and p in subjects and self._is_plural(p)]
            best = plural or [p for p in fitting if p in subjects] or fitting
            if best:
                return best[0] if len({p.text.lower() for p in best}) == 1 else None
        return None

    def _phrases(self, sentence: int, before: int) -> tuple[list[Span], list[Span]]:
        """Return the subjects and the objects of a sentence's predicates, as far as they end before an offset."""
        words = self.passage.words
        span = self.passage.document.sentences[sentence]
        inside = words.inside(span.begin, span.end)
        subjects = [tag for word in inside for tag in self._subjects(word)]
        objects = [tag for word in inside for tag in self.passage.roles(word, "ARG1") if tag not in subjects]
        return self._named(subjects, before), self._named(objects, before)

    def _named(self, tags: Iterable[Tag], before: int) -> list[Span]:
        phrases = [noun_phrase(self.passage.words, tag.begin, tag.end) for tag in tags]
        return [p for p in phrases if p is not None and p.end <= before and self.is_somebody(p)]

    def _subjects(self, word: int) -> tuple[Tag, ...]:
        begin = self.passage.words.begins[word]
        moved = tuple(tag for tag in self.passage.roles(word, "ARG1") if tag.end <= begin)
        return self.passage.roles(word, "ARG0") or moved

    def _fits(self, pronoun: str, phrase: Span) -> bool:
        """Say whether a phrase agrees with a pronoun: a group is "it" or "they", and never "he"."""
        head = self.passage.words.lower[head_word(self.passage.words, phrase)]
        if head in _OTHERS or phrase.text.lower().startswith("no "):
            return False
        if self._is_plural(phrase):
            return pronoun in _MANY
        if pronoun == "them":
            return False
        role = agents().lookup(head)
        if role is not None:
            return pronoun in _ONE if role.kind == "person" else pronoun not in _ONE
        if head.endswith("s"):  # a name such as "Hamas"
            return pronoun not in _ONE
        return pronoun not in _MANY

    def _is_plural(self, phrase: Span) -> bool:
        """Say whether a phrase names several by its form: two joined, or a plural role noun."""
        head = self.passage.words.lower[head_word(self.passage.words, phrase)]
        role = agents().lookup(head)
        common = head.endswith("s") and role is None and phrase.text[-len(head) :].islower()
        return " and " in phrase.text or head in _PLURALS or common or (role is not None and role.plural)
