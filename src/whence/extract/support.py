"""What else than the encoder's word lets an ambiguous trigger count: who does it, to what, with what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whence.extract.encoder import Tag
from whence.extract.passage import Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.model.span import Span
from whence.model.vocabulary import Effect
from whence.reference.agents import agents
from whence.reference.cues import Cues
from whence.reference.triggers import Trigger, TriggerLexicon

VERBAL = frozenset("AGREE CONSULT SUPPORT REQUEST ACCUSE REJECT".split())
"""Types of which an ambiguous verb counts, too, if somebody is its subject: to speak and to meet hurts nobody."""
SUPPORTED = 0.5
"""Score of such a verb."""
_COMPLEMENT = 4  # words behind a phrase in which armed people are looked for
_PEOPLE = frozenset("him her them us me you who whom himself herself themselves".split())


@dataclass(frozen=True, slots=True)
class Support:
    """Looks for support for triggers in one document; the fields are those of `CandidateFinder`."""

    passage: Passage
    lexicon: TriggerLexicon
    cues: Cues
    names: frozenset[int]
    armed: frozenset[int]
    is_agent: Callable[[str], bool]

    def holds(self, trigger: Trigger, head: int, last: int, *, nominal: bool, violent: bool) -> bool:
        """Say whether an ambiguous word counts without the encoder.

        A verb of speaking or meeting with somebody as its subject does, a phrase such as "drove them out" with armed
        people as its subject, "fell to" armed people, "was found dead" beside other words for violence (``violent``),
        a noun that somebody carries out or intends ("launched operations", "are preparing a provocation"), and "use" of
        a weapon.
        """
        if not nominal and trigger.lemma == "use":
            return self._has_weapon(head)
        if not nominal and trigger.head_words and any(self._bears_arms(word) for word in self._subjects(head)):
            return True
        if not nominal and trigger.effect == Effect.KILLED:
            return violent
        if not nominal and " " in trigger.lemma and self._armed_behind(last):
            return True
        if not nominal:
            return trigger.event in VERBAL and not trigger.vague and self.has_actor(head)
        return any(
            governor.argument.label == "ARG1" and self.carries(governor.word) and self.has_actor(governor.word)
            for governor in self.passage.governors(head)[:1]
            if self._head_of(governor.argument) in range(head, last)
        )

    def _armed_behind(self, last: int) -> bool:
        """Say whether a phrase that ends with "to" or "of" leads to armed people: "fell to the rebels"."""
        lower = self.passage.words.lower
        following = range(last, min(last + _COMPLEMENT, len(lower)))
        ends = next((word for word in following if not lower[word].replace("-", "").isalnum()), following.stop)
        return lower[last - 1] in {"to", "of"} and any(self._bears_arms(word) for word in range(last, ends))

    def carries(self, word: int) -> bool:
        """Say whether a verb hands its subject to its object: a light one ("carry out"), an intention ("prepare")."""
        words = self.passage.words.lower
        phrases = (words[word], " ".join(words[word : word + 2]))
        light = any(trigger.light for phrase in phrases for trigger in self.lexicon.lookup(phrase))
        return light or any(self.cues.intention.lookup(phrase) for phrase in phrases)

    def _has_weapon(self, head: int) -> bool:
        """Say whether a weapon is a verb's object."""
        words = self.passage.words
        tags = self.passage.roles(head, "ARG1")
        return any(word in self.armed for tag in tags for word in words.inside(tag.begin, tag.end))

    def has_actor(self, head: int) -> bool:
        """Say whether the subject of a verb names people or organisations, as role nouns or by a name."""
        lower = self.passage.words.lower
        return any(word in self.names or self.is_agent(lower[word]) for word in self._subjects(head))

    def _bears_arms(self, word: int) -> bool:
        role = agents().lookup(self.passage.words.lower[word])
        return role is not None and role.armed

    def _subjects(self, head: int) -> Iterator[int]:
        """Yield the head words of a verb's agents."""
        for tag in self.passage.roles(head, "ARG0"):
            word = self._head_of(tag)
            if word is not None:
                yield word

    def _head_of(self, tag: Tag) -> int | None:
        phrase = noun_phrase(self.passage.words, tag.begin, tag.end)
        return head_word(self.passage.words, phrase) if phrase else None

    def kind_of_object(self, head: int) -> str | None:
        """Say whether a verb's object is people or things, None where it has none."""
        words = self.passage.words
        for tag in self.passage.roles(head, "ARG1"):
            phrase = noun_phrase(words, tag.begin, tag.end)
            if phrase is not None:
                word = head_word(words, phrase)
                people = self.is_agent(words.lower[word]) or words.lower[word] in _PEOPLE or self._is_named(phrase)
                return "people" if people else "things"
        return None

    def _is_named(self, phrase: Span) -> bool:
        """Say whether a phrase is the name of a person or group."""
        return any(
            name.label in {"PER", "ORG"} and phrase.begin <= name.begin < phrase.end
            for name in self.passage.encoding.names
        )
