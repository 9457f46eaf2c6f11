"""Which names are of one party: by id, by name, by being part of a fuller one, whatever their count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from whence.link import parties as bonds
from whence.link.incidents.deriving.sides import actor_name
from whence.model.claim import Participant
from whence.reference.agents import agents
from whence.reference.happenings import happening_words
from whence.reference.incident_words import incident_words
from whence.reference.names import fold

Key = tuple[str, str]
"""What makes participants one party: ("id", actor id), or ("name", words)."""
_NUMBER = re.compile(r"\d[\d.,]*\Z")


def own_key(party: Participant) -> Key:
    """Return the key of a participant by itself."""
    return ("id", party.actor_id) if party.actor_id else ("name", bare(party.name))


def bare(name: str) -> str:
    """Return a name without what counts and points: nothing is left of "58 of them", "militants" of "100 militants"."""
    words = fold(name).split()
    while words and _counts(words[0]):
        words = words[1:]
    return " ".join(words)


def keys(told: Sequence[Participant]) -> dict[Key, Key]:
    """Map each participant's own key to that of its party.

    A name without id goes to the one id whose names it is, or is part of; else to the fuller names of the same noun
    that hold all its words: "the enclave" to "the Kurdish enclave". A full name of a person or thing ("Georgy Zhukov")
    goes to all that hold it, one word or a noun for anybody of a kind ("rebels") only where those are of one party.
    """
    ids: dict[str, set[str]] = {}
    names: dict[str, Participant] = {}
    for each in sorted(told, key=lambda each: (each.name, each.actor_id or "")):
        if each.actor_id:
            ids.setdefault(each.actor_id, set()).update(_names_of(each))
        else:
            names.setdefault(bare(each.name), each)
    found: dict[Key, Key] = {("id", id): ("id", id) for id in ids}
    joined = _joined({words: each for words, each in names.items() if _named(each, ids) is None})
    for words, each in names.items():
        id = _named(each, ids)
        found[("name", words)] = ("id", id) if id is not None else ("name", joined[words])
    return found


def is_anybody(party: Participant) -> bool:
    """Say whether words for people may be anybody: "people", "victims"."""
    return not is_named(party) and bool(happening_words().people.lookup(bonds.head(party.name)))


def is_named(party: Participant) -> bool:
    """Say whether somebody has an id or a name; capitals tell names, so a text in capitals has none."""
    return party.actor_id is not None or bool(bonds.proper_names(party.name))


def _counts(word: str) -> bool:
    if _NUMBER.match(word) or word in agents().pronouns:
        return True
    return all(part in incident_words().counting for part in word.split("-"))


def _named(party: Participant, ids: Mapping[str, set[str]]) -> str | None:
    """Return the one id whose names hold all that a name without id says; None for none, or several."""
    words, proper = bare(party.name), bonds.proper_names(party.name)
    fitting = [id for id, names in ids.items() if words in names or (proper and proper <= names)]
    return fitting[0] if len(fitting) == 1 else None


def _names_of(party: Participant) -> set[str]:
    known = actor_name(party.actor_id or "")
    return {bare(party.name), bare(known), *bonds.proper_names(party.name), *bonds.proper_names(known)}


def _joined(names: Mapping[str, Participant]) -> dict[str, str]:
    """Map names without id to one name of their party: the first of the fullest."""
    by_noun: dict[str, list[str]] = {}
    for words, each in names.items():
        if not is_anybody(each):
            by_noun.setdefault(bonds.head(each.name), []).append(words)
    found = {words: words for words in names}
    for noun, alike in by_noun.items():
        found.update(_joined_alike(alike, full=agents().lookup(noun) is None))
    return found


def _joined_alike(alike: Sequence[str], *, full: bool) -> dict[str, str]:
    """Join names of one noun, the fullest first; ``full`` says that several words of such make a full name."""
    found: dict[str, str] = {}
    for words in sorted(alike, key=lambda words: (-len(words.split()), words)):
        own = set(words.split())
        holding = sorted({root for other, root in found.items() if own < set(other.split())})
        found[words] = holding[0] if holding else words
        if full and len(own) > 1:
            found.update((other, holding[0]) for other, root in found.items() if root in holding)
        elif len(holding) > 1:
            found[words] = words
    return found
