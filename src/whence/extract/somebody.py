"""Whether a phrase names somebody: people, groups, organisations, and vehicles with a crew of theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.extract.mentions import MentionTable
from whence.extract.phrases import head_word
from whence.extract.words import Words
from whence.model.span import Span
from whence.model.vocabulary import MentionKind
from whence.reference import agents
from whence.reference.names import split_names
from whence.reference.states import StateTerm, states

RELATIVES = frozenset("who which that whom".split())
_PRONOUNS = RELATIVES | frozenset("he she they it them him her we us i you this these those".split())


@dataclass(frozen=True, slots=True)
class Somebody:
    """Knows who is somebody in one document; ``is_agent`` says whether a lower-cased noun names people or groups."""

    words: Words
    table: MentionTable
    is_agent: Callable[[str], bool]

    def __call__(self, phrase: Span) -> bool:
        """Say whether a phrase names somebody, by its head: a pronoun, a role noun, a name, a crewed vehicle."""
        head = head_word(self.words, phrase)
        lower = self.words.lower[head]
        if lower in _PRONOUNS or self.is_agent(lower):
            return True
        return self._is_named(phrase, head) or self.is_crewed(phrase, head) or _is_people(self._up_to(phrase, head))

    def _is_named(self, phrase: Span, head: int) -> bool:
        at = self.words.span(head, head + 1)
        return any(m.span.covers(at) for m in self.table.inside(MentionKind.ACTOR, phrase.begin, phrase.end))

    def is_crewed(self, phrase: Span, head: int) -> bool:
        """Say whether a phrase up to its head names a vehicle that acts for somebody: "Russian jets"."""
        return agents.is_crewed(self._up_to(phrase, head).text)

    def is_thing(self, head: int) -> bool:
        """Say whether a word is one for a vehicle or a site: by itself these act for nobody."""
        role = agents.agents().lookup(self.words.lower[head])
        return role is not None and role.kind in {"vehicle", "site"}

    def _up_to(self, phrase: Span, head: int) -> Span:
        inside = self.words.inside(phrase.begin, phrase.end)
        return self.words.span(inside.start if inside else head, head + 1)


def _is_people(phrase: Span) -> bool:
    """Say whether a phrase ends in the name of a state or of a people: "neighbouring Turkey", "the Kurds"."""
    names = split_names(phrase.text)
    if not names:
        return False
    last = names[-1].key
    if last in agents.agents().peoples and last.endswith("s"):
        return True
    found = (states().at(names, n) for n in range(len(names)))
    terms = {StateTerm.NAME, StateTerm.PEOPLE}
    return any(match is not None and match.end == len(names) and match.word.term in terms for match in found)
