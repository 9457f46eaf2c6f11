"""Likeness of those who acted and of those acted upon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from whence.link.incidents.prepared import Finding, Prepared
from whence.link.parties import camp
from whence.model.account import Figure
from whence.reference.actors import EXTRA_COUNTRIES
from whence.reference.happenings import happening_words

_SAME = frozenset({"full name", "named", "name", "kind", "state"})
_ORDER = ("full name", "named", "name", "kind", "state", "open", "apart")


def actor(one: Prepared, other: Prepared) -> Finding | None:
    """Compare those who acted: an id is an identity, "gunmen" may be any fighters."""
    return _closest(one.account.actors, other.account.actors, acting=True)


def target(one: Prepared, other: Prepared) -> Finding | None:
    """Compare those acted upon: "people" may be anybody, a judge and a nurse are not the same."""
    return _closest(one.account.targets, other.account.targets, acting=False)


def sides(one: Prepared, other: Prepared) -> Finding | None:
    """Notice two sides of a fight that change places: each acts on the other."""
    if not any(map(_is_mutual, (*one.lemmas, *other.lemmas))):
        return None
    crossed = (
        _closest(one.account.actors, other.account.targets, acting=True),
        _closest(one.account.targets, other.account.actors, acting=True),
    )
    found = next((each for each in crossed if each and each[0] in _SAME), None)
    return ("swapped", found[1]) if found else None


def _closest(ones: Sequence[Figure], others: Sequence[Figure], *, acting: bool) -> Finding | None:
    found = [(_bond(a, b, acting=acting), (_name(a), _name(b))) for a in ones for b in others]
    return min(found, key=lambda each: _ORDER.index(each[0])) if found else None


def _bond(one: Figure, other: Figure, *, acting: bool) -> str:
    if one.actor_id is not None and one.actor_id == other.actor_id:
        return "state" if _is_state(one) else "named"
    vague = _is_vague(one.head, acting) or _is_vague(other.head, acting)
    if (acting or not vague) and _are_foes(one, other):
        return "apart"
    if one.proper and other.proper:
        return _names(frozenset(one.proper), frozenset(other.proper))
    if one.head == other.head:
        return "open" if vague else "kind"
    return "open" if vague or one.proper or other.proper or one.definite or other.definite else "apart"


@lru_cache(maxsize=8192)
def _is_vague(head: str, acting: bool) -> bool:
    """Say whether a noun can be of anybody who acts so, or whom it befalls. Asked for every pair, of few nouns."""
    words = happening_words()
    return bool((words.perpetrators if acting else words.people).lookup(head))


@lru_cache(maxsize=8192)
def _is_mutual(lemma: str) -> bool:
    return bool(happening_words().mutual.lookup(lemma))


def _names(one: frozenset[str], other: frozenset[str]) -> str:
    """Compare names: a full name may be told by a part of it, and first names are shared by many."""
    shared = len(one & other)
    if shared >= 2:
        return "full name"
    return "name" if shared == min(len(one), len(other)) else "apart"


def _are_foes(one: Figure, other: Figure) -> bool:
    """Say whether what is known of two parties sets them apart: their ids, states or camps."""
    camps = {camp(one.sector), camp(other.sector)} - {None}
    if len(camps) > 1:
        return True
    states = {one.country, other.country} - {None} - EXTRA_COUNTRIES
    groups = {party.actor_id for party in (one, other) if party.actor_id and not _is_state(party)}
    return len(groups) > 1 or (not groups and len(states) > 1)


def _is_state(party: Figure) -> bool:
    return bool(party.country and party.actor_id and party.actor_id.startswith(party.country))


def _name(party: Figure) -> str:
    return party.actor_id or " ".join(party.proper) or party.head
