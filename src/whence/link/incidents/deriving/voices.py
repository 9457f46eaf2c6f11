"""Whose word a claim is: one voice for each person or body, however often it is quoted.

Two speakers are one where they speak for one body, where one's name is part of the other's, or where nothing shows
that they are two: unnamed sources of one kind and side count once, over all reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whence.link.parties import proper_names
from whence.model.claim import Participant
from whence.model.linking import ArchivedClaim
from whence.model.vocabulary import SpeakerKind
from whence.reference.agents import agents
from whence.reference.names import fold

_BODIES = frozenset(
    {
        None,
        SpeakerKind.OFFICIAL,
        SpeakerKind.MILITARY,
        SpeakerKind.POLICE,
        SpeakerKind.REBEL,
        SpeakerKind.INTERNATIONAL,
        SpeakerKind.DOCUMENT,
        SpeakerKind.FOOTAGE,
        SpeakerKind.SOCIAL,
    }
)
"""Kinds that speak with the voice of the body that they speak for; papers and pictures speak for whoever made them."""
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an the of for and in de del al at on by to his her its their".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """A person or body that says something.

    Attributes:
        key: the same for all that is one voice.
        name: as told.
        kind: what it is; None where nothing tells.
        side: whom it speaks for: an actor's id; None where nobody knows.
        known: whether it is told from others of its kind; False for sources that are not named.
    """

    key: tuple[str, ...]
    name: str
    kind: SpeakerKind | None
    side: str | None
    known: bool


def voices(claims: Iterable[ArchivedClaim], origins: Mapping[str, str]) -> dict[str, Voice]:
    """Tell whose word each claim is, by claim id.

    Args:
        claims: of one incident.
        origins: by claim id, the independent text that it counts for.
    """
    listed = list(claims)
    outlets = {claim.version_id: claim.outlet for claim in listed}
    heard = {claim.id: _voice(claim, origins[claim.id], outlets) for claim in listed}
    fuller = _fuller({voice.key for voice in heard.values()})
    return {id: _replaced(voice, fuller) for id, voice in heard.items()}


def holder(participant: Participant) -> tuple[str, ...]:
    """Return the key of the voice of somebody who takes a stance, of whom only the participant is known."""
    if participant.actor_id is not None:
        return ("body", participant.actor_id, "")
    return ("name", *_words(participant.name))


def _voice(claim: ArchivedClaim, origin: str, outlets: Mapping[str, str | None]) -> Voice:
    said = claim.claim.attribution
    if said.speaker == "author":
        outlet = outlets.get(origin)
        name = ("outlet", fold(outlet)) if outlet else ("origin", origin)
        return Voice(name, outlet or "a report", SpeakerKind.MEDIA, said.side, known=True)
    kind, side, speaker = said.speaker_kind, said.side, said.speaker
    if speaker is None:
        return Voice(("unnamed", kind or "", side or ""), "a source that is not named", kind, side, known=False)
    body = side or speaker.actor_id
    if body is not None and not (said.anonymous and side is None):
        return Voice(("body", body, "" if kind in _BODIES else str(kind)), speaker.name, kind, side, known=True)
    words = _words(speaker.name)
    if said.anonymous or not words or fold(speaker.name) in agents().pronouns:
        return Voice(("unnamed", kind or "", side or ""), speaker.name, kind, side, known=False)
    if kind is SpeakerKind.MEDIA:
        return Voice(("outlet", fold(speaker.name)), speaker.name, kind, side, known=True)
    return Voice(("name", *words), speaker.name, kind, side, known=True)


def _words(name: str) -> tuple[str, ...]:
    """Return the words that tell a name from others, sorted: of a person's those of the name, not of the office."""
    words = _WORD.findall(fold(name))
    person = sorted(proper_names(name)) if _SMALL.isdisjoint(words) else []
    if len(person) > 1:
        return tuple(fold(word) for word in person)
    return tuple(sorted({word for word in words if word not in _SMALL}))


def _fuller(keys: set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map each name to the fullest that holds all its words: "Molotov" to "Vyacheslav Molotov"."""
    names = sorted((key for key in keys if key[0] == "name"), key=lambda key: (-len(key), key))
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key in names:
        longer = (name for name in names if len(name) > len(key) and set(key) < set(name))
        first = next(longer, key)
        found[key] = found.get(first, first)
    return found


def _replaced(voice: Voice, fuller: Mapping[tuple[str, ...], tuple[str, ...]]) -> Voice:
    key = fuller.get(voice.key, voice.key)
    return voice if key == voice.key else Voice(key, voice.name, voice.kind, voice.side, voice.known)
