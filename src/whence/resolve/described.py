"""How a report describes a speaker: the noun that heads its words, and the one beside its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whence.model.claim import Participant
from whence.model.span import Span
from whence.reference.agents import agents
from whence.reference.names import NameWord, split_names
from whence.reference.speaker_words import Head, SpeakerWords, joined_keys, up_to_cut
from whence.reference.states import states
from whence.resolve.appositions import appositions

_NAME_BEHIND = re.compile(r", (?:[A-Z][\w'’-]+ ?){1,4},")
"""A name between commas; a source between them has a verb with it."""


@dataclass(frozen=True, slots=True)
class Described:
    """A speaker with the words that tell what it is.

    Attributes:
        speaker: the speaker, its actor resolved.
        head: the noun that heads its words, None where none is known.
        named: the words end in the name of a person.
        beside: what stands beside a person's name, as printed.
        role: the noun beside a person's name, for one person.
        apposed: the name stands behind the description of one person: "his mother, Anna, said".
    """

    speaker: Participant
    head: Head | None
    named: bool
    beside: tuple[str, ...]
    role: Head | None
    apposed: bool = False

    @classmethod
    def of(cls, speaker: Participant, mentioned: Span | None, words: SpeakerWords) -> Described:
        """Read a speaker's words, and what stands beside its name where it is first named in full."""
        head = words.head(split_names(speaker.name))
        named = _is_named(speaker, head)
        if named and head is not None and not is_one_person(head):
            head = None  # a word of the name
        spans = tuple(dict.fromkeys((mentioned or speaker.span, speaker.span)))
        beside = tuple(text for span in spans for text in appositions(span)) if named else ()
        roles = (words.head(split_names(text)) for text in beside)
        role = next((each for each in roles if each is not None and is_one_person(each)), None)
        return cls(speaker, head, named, beside, role, any(_name_follows(head, span) for span in spans))

    @property
    def pronoun(self) -> bool:
        """Say whether the words of the speaker are only a pronoun."""
        return self.speaker.name.lower() in agents().pronouns and self.speaker.name != "US"

    @property
    def former(self) -> bool:
        """Say whether the speaker's role is a former one."""
        return any(each is not None and each.former for each in (self.head, self.role))

    @property
    def texts(self) -> tuple[str, ...]:
        """The words that tell for whom somebody speaks: its own, and what stands beside the name."""
        return (self.speaker.name, *self.beside)


def is_one_person(head: Head) -> bool:
    """Say whether a noun is for one person, and one of those of whom the words tell: no critic of theirs."""
    role = agents().lookup(head.noun) or agents().lookup(head.noun.split()[-1])
    return role is not None and role.kind == "person" and not role.plural and not role.apart


def _name_follows(head: Head | None, span: Span) -> bool:
    role = agents().lookup(head.noun.split()[-1]) if head else None
    plural = role is not None and role.plural
    return head is not None and not plural and bool(_NAME_BEHIND.match(span.source, span.end))


def _is_named(speaker: Participant, head: Head | None) -> bool:
    """Say whether a phrase ends in the name of a person, before its first preposition."""
    words = up_to_cut(split_names(speaker.name))
    if not words or speaker.actor_id is not None or not words[-1].text[0].isupper():
        return False
    ends_in_noun = head is not None and joined_keys(words)[-len(head.noun.split()) :] == head.noun.split()
    return not ends_in_noun and not _is_role_or_people(words)


def _is_role_or_people(words: Sequence[NameWord]) -> bool:
    key = words[-1].key
    return agents().lookup(key) is not None or key in agents().peoples or states().at(words, len(words) - 1) is not None
