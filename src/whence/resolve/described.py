"""How a report describes a speaker: the noun that heads its words, and the one beside its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whence.model.claim import Participant
from whence.model.mention import Actor
from whence.model.span import Span
from whence.reference.actors import Context, registry
from whence.reference.agents import Role, agents
from whence.reference.names import NameWord, split_names
from whence.reference.speaker_words import Head, SpeakerWords, joined_keys, up_to_cut
from whence.reference.states import states
from whence.resolve.appositions import appositions

_EMPLOYING = frozenset("of for at from".split())
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
        employers: the organisations of the registry that the words of a person, or those beside the name, tell of.
        apposed: the name stands behind the description of one person: "his mother, Anna, said".
    """

    speaker: Participant
    head: Head | None
    named: bool
    beside: tuple[str, ...]
    role: Head | None
    apposed: bool = False
    employers: tuple[Actor, ...] = ()

    @classmethod
    def of(cls, speaker: Participant, mentioned: Span | None, words: SpeakerWords, context: Context) -> Described:
        """Read a speaker's words, and what stands beside its name where it is first named in full."""
        head = words.head(split_names(speaker.name))
        surname = _noun_for_surname(speaker)
        if surname is not None:
            head = None
            speaker = replace(speaker, sector=None if speaker.sector == surname.sector else speaker.sector)
        named = surname is not None or _is_named(speaker, head)
        if named and head is not None and not is_one_person(head):
            head = None  # a word of the name
        spans = tuple(dict.fromkeys((mentioned or speaker.span, speaker.span)))
        beside = tuple(text for span in spans for text in appositions(span)) if named else ()
        roles = (words.head(split_names(text)) for text in beside)
        role = next((each for each in roles if each is not None and is_one_person(each)), None)
        told = head or role
        texts = (speaker.name, *beside) if told is not None and is_one_person(told) else ()
        employers = tuple({actor.id: actor for text in texts for actor in _employers(text, context)}.values())
        return cls(speaker, head, named, beside, role, any(_name_follows(head, span) for span in spans), employers)

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


def as_participant(actor: Actor, span: Span) -> Participant:
    """Write an actor as a participant at some words."""
    return Participant(None, span, actor.name, actor.id, actor.country, actor.sector)


def _employers(text: str, context: Context) -> Iterator[Actor]:
    """Yield the organisations that stand in front of a noun, or behind "of", "for", "at", "from"."""
    words = split_names(text)
    cut = len(up_to_cut(words))
    at = 0
    while at < len(words):
        found = registry().at(words, at, context=context)
        before = [word.key for word in words[max(0, at - 2) : at] if word.key not in {"the", "a", "an"}]
        if found and found[1].actor and (at < cut or (before and before[-1] in _EMPLOYING)):
            yield found[1].actor
        at = found[0] if found else at + 1


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


def _noun_for_surname(speaker: Participant) -> Role | None:
    """Return the role that a surname would be if it were no name: that of "Anna Bishop"."""
    words = up_to_cut(split_names(speaker.name))
    if len(words) < 2 or speaker.actor_id is not None or not all(word.text[0].isupper() for word in words):
        return None
    if _is_role_or_people(words[:-1]) or agents().title_at(words, len(words) - 2):
        return None
    if words[0].key in agents().modifiers or agents().lookup(f"{words[-2].key} {words[-1].key}"):
        return None
    role = agents().lookup(words[-1].key)
    return role if role is not None and role.kind == "person" and not role.plural else None


def _is_role_or_people(words: Sequence[NameWord]) -> bool:
    key = words[-1].key
    return agents().lookup(key) is not None or key in agents().peoples or states().at(words, len(words) - 1) is not None
