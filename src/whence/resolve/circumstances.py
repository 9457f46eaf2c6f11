"""What a claim's resolved participants tell of the circumstances that decide its codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from whence.model.claim import DraftClaim, Participant
from whence.model.mention import Mention, Weapon
from whence.model.place import Place
from whence.model.vocabulary import MentionKind
from whence.reference.agents import ARMED, agents
from whence.reference.circumstances import Circumstances, Object, Side
from whence.reference.names import split_names
from whence.reference.ontology import ontology

_ENDS_HEAD = frozenset(
    (
        "of in on at to from for with by near against along inside outside under over around between after before "
        "during who which that"
    ).split()
)
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)


def circumstances(
    draft: DraftClaim,
    actors: Sequence[Participant],
    targets: Sequence[Participant],
    mentions: Mapping[str, Mention],
) -> Circumstances:
    """Return what is known of the event of a draft claim, its participants resolved."""
    resolved = [mentions[id].resolved for id in (*draft.instruments, *draft.places)]
    return Circumstances(
        weapon=next((value.weapon_class for value in resolved if isinstance(value, Weapon)), wielded(actors)),
        actor=side(actors),
        target=side(targets) if targets else Side(crowd=crowd(draft.trigger.text)),
        object=_object(targets, mentions),
        place_country=next((value.country for value in resolved if isinstance(value, Place) and value.country), None),
        effect=draft.effect,
    )


def side(participants: Sequence[Participant]) -> Side:
    """Return the side of the first participant of whom anything is known."""
    known = (Side(_sector(p), p.country, crowd(p.name)) for p in participants)
    return next((one for one in known if one.sector or one.crowd), Side())


def _sector(participant: Participant) -> str | None:
    """Return a participant's sector where it says who bears arms and who does not.

    It does not where a church or a hospital is hit and nobody in it, where "the opposition" may be armed, and where a
    people stands for its army: "attacks against the Turks".
    """
    role = agents().lookup(head_noun(participant.name))
    if role and role.kind == "site" and participant.sector not in ARMED:
        return None
    if participant.sector == "OPP" and role and role.kind == "group" and not crowd(participant.name):
        return None
    if participant.sector == "CVL" and role is None and participant.actor_id is None:
        return None
    return participant.sector


def crowd(name: str) -> str | None:
    """Return the crowd that a phrase names ("three protesters", "disperse a protest"): see `Ontology.crowds`."""
    return ontology().crowds.get(head_noun(name))


def wielded(actors: Sequence[Participant]) -> str | None:
    """Return the class of the weapon that the first actor is or carries by the word: "warplanes", "suicide bomber"."""
    words = _head(actors[0].name) if actors else []
    known = ontology().wielders
    return known.get(" ".join(words[-2:])) or known.get(" ".join(words[-1:]))


def _object(targets: Sequence[Participant], mentions: Mapping[str, Mention]) -> Object | None:
    """Say what the deed is done to: territory where any target is, else by the first target."""
    if any(head_noun(p.name) in ontology().territory or _is_place(p, mentions.values()) for p in targets):
        return "territory"
    role = agents().lookup(head_noun(targets[0].name)) if targets else None
    return "people" if role and role.kind == "person" else None


def _is_place(participant: Participant, mentions: Iterable[Mention]) -> bool:
    """Say whether a participant is just the name of a place."""
    bare = _ARTICLE.sub("", participant.name)
    return any(m.kind is MentionKind.PLACE and m.span.text == bare for m in mentions)


def head_noun(name: str) -> str:
    """Return the head of a noun phrase in lower case; what counts people is none: "crowds of protesters"."""
    return next(reversed(_head(name)), "")


def _head(name: str) -> list[str]:
    """Return the words of a noun phrase up to its head: without what counts them, and what follows."""
    words = [word.key for word in split_names(name)]
    begin = 0
    for end, word in enumerate(words):
        if word == "of" and end > begin and words[end - 1] in agents().partitives:
            begin = end + 1
        elif word in _ENDS_HEAD and end > begin:
            return words[begin:end]
    return words[begin:]
