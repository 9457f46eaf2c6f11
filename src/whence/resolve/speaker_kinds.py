"""What a speaker is, and whether its name is withheld: by the words first, then by the resolved actor."""

from __future__ import annotations

from whence.model.claim import Participant
from whence.model.vocabulary import SpeakerKind
from whence.reference.agents import agents
from whence.reference.names import split_names
from whence.reference.speaker_words import Head, SpeakerWords, up_to_cut
from whence.reference.states import states
from whence.resolve.described import Described, as_participant

_ABROAD = frozenset({"UNO", "IGO", "EUR"})
THINGS = frozenset({SpeakerKind.DOCUMENT, SpeakerKind.FOOTAGE, SpeakerKind.SOCIAL})
"""Kinds that are no people: they speak for whoever made them."""
PARTIES = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.MILITARY, SpeakerKind.POLICE, SpeakerKind.REBEL, None})
"""Kinds that speak for a party where their actor is one."""


def kind(described: Described, words: SpeakerWords) -> SpeakerKind | None:
    """Say what a speaker is: by the noun that heads its words, by what stands beside its name, by its actor.

    The name of a known actor goes before the words in it, and a rebel's official is a rebel.
    """
    speaker, head = described.speaker, described.head
    if described.pronoun:
        return None
    by_actor = _by_actor(speaker, words)
    rebels = by_actor is SpeakerKind.REBEL and speaker.actor_id and head is not None and head.kind in PARTIES
    if by_actor is not None and (rebels or _is_own_name(speaker, head)):
        return by_actor
    if speaker.actor_id in states().states:
        return SpeakerKind.OFFICIAL  # "France said" is said by its government
    for told in (head, described.role):
        if told is not None and (told.kind is not None or not told.open):
            return words.once(told.kind) if told.kind and told.former else told.kind
    left = head or described.role
    if left is None and not described.named and speaker.actor_id is None and not _is_simple(speaker):
        return None  # of whom the actor tells is behind a preposition
    found = by_actor or _by_employer(described, words) or (left.default if left else None)
    return words.once(found) if described.former and found else found


def anonymous(described: Described, kind: SpeakerKind | None, words: SpeakerWords, behind: str) -> bool:
    """Say whether the report withholds or lacks the name of whoever spoke.

    Args:
        described: the speaker.
        kind: what it is.
        words: the lists.
        behind: the rest of the sentence behind the speaker, lower-case, with single spaces.
    """
    if any(phrase in behind for phrase in words.withheld):
        return True
    head = described.head
    if described.pronoun or described.named or described.apposed or kind in THINGS or head is None:
        return False
    last = head.noun.split()[-1]
    if last in words.spokespersons:
        return False
    role = agents().lookup(head.noun) or agents().lookup(last)
    person = kind is SpeakerKind.WITNESS if role is None else role.kind == "person"
    if not person and kind is not SpeakerKind.ANONYMOUS and last not in {"source", "sources"}:
        return False
    return head.noun not in words.offices or not words.indefinite.isdisjoint(head.before)


def _by_actor(speaker: Participant, words: SpeakerWords) -> SpeakerKind | None:
    if speaker.country in _ABROAD and (speaker.country == "UNO" or speaker.sector != "MIL"):
        return SpeakerKind.INTERNATIONAL
    if speaker.actor_id is not None and speaker.sector == "MED":
        return SpeakerKind.NGO  # the Red Cross is no doctor
    return words.sectors.get(speaker.sector or "")


def _by_employer(described: Described, words: SpeakerWords) -> SpeakerKind | None:
    """Return what the one organisation tells that somebody works for: "Georgy Zhukov, a director at the Red Cross"."""
    kinds = {_by_actor(as_participant(actor, described.speaker.span), words) for actor in described.employers}
    return kinds.pop() if len(kinds) == 1 else None


def _is_simple(speaker: Participant) -> bool:
    words = split_names(speaker.name)
    return len(up_to_cut(words)) == len(words)


def _is_own_name(speaker: Participant, head: Head | None) -> bool:
    """Say whether the noun is a part of a known actor's name: that of the Free Syrian Army is no word for it."""
    if head is None or speaker.actor_id is None:
        return False
    last = head.noun.split()[-1]
    printed = next((word for word in split_names(speaker.name) if word.key == last), None)
    return printed is not None and printed.text[0].isupper() and bool(head.before)
