"""Whether the parties of two claims are the same, as far as the words tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from whence.model.claim import Casualties, Participant
from whence.reference.actors import EXTRA_COUNTRIES
from whence.reference.agents import agents
from whence.reference.happenings import happening_words
from whence.reference.morphology import singular
from whence.reference.ontology import ontology

_DEFINITE = re.compile(
    r"\A(?:the|this|that|these|those|both|all|his|her|its|their|he|she|it|they|them|him|which|who|whom|whose)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\A(?:the|an?)\s+")
_QUANTITY = re.compile(
    r"\A(?:[\w,.-]+\s+){0,4}?(?:dozens|scores|hundreds|thousands|number|some|many|most|all|group)\s+of\s+"
)
_TAIL = re.compile(r"[,(]|\s(?:of|in|at|on|from|near|with|who|which|that|to|for|by|inside|outside|held|and)\s")
_SETTING = re.compile(r"[,(]|\s(?:in|at|on|from|near|with|who|which|that|to|for|by|inside|outside|held|and)\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CAMPS = {
    "state": "state",
    "ruler": "state",
    "rebel": "fighters",
    "armed": "fighters",
    "unidentified": "fighters",
    "civilian": "civilians",
}
"""Roles of sectors that are on one side: whose men they are, not what they are called."""


class Bond(StrEnum):
    """How the parties of two claims stand to each other; ``UNTOLD`` where one of the claims names nobody."""

    SAME = "same"
    OPEN = "open"
    APART = "apart"
    UNTOLD = "untold"


def actors(ones: Sequence[Participant], others: Sequence[Participant]) -> Bond:
    """Compare those who acted: an id is an identity, "gunmen" may be any fighters, soldiers are no rebels."""
    return closest(_actors(one, other) for one in ones for other in others)


def targets(ones: Sequence[Participant], others: Sequence[Participant]) -> Bond:
    """Compare those acted upon: "people" may be anybody, a judge and a nurse are not the same."""
    return closest(_targets(one, other) for one in ones for other in others)


def are_known(ones: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Say whether some of the latter are named, or spoken of as known, and among the former: no other such people."""
    people = happening_words().people
    return any(
        _targets(one, other) is Bond.SAME and not people.lookup(head(other.name))
        for one in ones
        for other in others
        if is_definite(other) or proper_names(other.name) or agents().lookup(head(other.name)) is None
    )


def share_side(ones: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Say whether some of both are on one side: soldiers and an army base."""
    return any(
        _actors(one, other) is Bond.SAME or (one.sector is not None and one.sector == other.sector)
        for one in ones
        for other in others
    )


def are_namesakes(ones: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Say whether all that is compared is things of one kind and of different names: two temples, two villages."""
    pairs = [(one.name, other.name) for one in ones for other in others]
    return bool(pairs) and all(
        head(a) == head(b) and proper_names(a) and proper_names(b) and proper_names(a).isdisjoint(proper_names(b))
        for a, b in pairs
    )


def tolls(ones: Sequence[Casualties], others: Sequence[Casualties]) -> Bond:
    """Compare the casualties of one effect: figures that can both be right agree, and one may be part of the other."""
    return closest(_toll(one, other) for one in ones for other in others if one.effect is other.effect)


def closest(bonds: Iterable[Bond]) -> Bond:
    """Return the closest of several bonds: one party in common is enough."""
    found = set(bonds)
    return next((bond for bond in (Bond.SAME, Bond.OPEN, Bond.APART) if bond in found), Bond.UNTOLD)


def _actors(one: Participant, other: Participant) -> Bond:
    if are_foes(one, other):
        return Bond.APART
    vague = happening_words().perpetrators
    return _bond(one, other, vague=any(vague.lookup(head(party.name)) for party in (one, other)))


def _targets(one: Participant, other: Participant) -> Bond:
    people = happening_words().people
    vague = any(people.lookup(head(party.name)) for party in (one, other))
    if not vague and are_foes(one, other):
        return Bond.APART
    return _bond(one, other, vague=vague)


def _bond(one: Participant, other: Participant, *, vague: bool) -> Bond:
    if _bare(one.name) == _bare(other.name) or (one.actor_id and one.actor_id == other.actor_id):
        return Bond.SAME
    mine, theirs = proper_names(one.name), proper_names(other.name)
    if mine and theirs:
        return Bond.APART if mine.isdisjoint(theirs) else Bond.SAME
    if head(one.name) == head(other.name):
        return Bond.SAME if _may_share(one.sector, other.sector) else Bond.APART
    if vague or mine or theirs or is_definite(one) or is_definite(other):
        return Bond.OPEN
    return Bond.APART


def is_definite(party: Participant) -> bool:
    """Say whether words speak of a party as known: "the soldiers", "they"."""
    return _DEFINITE.match(party.span.text) is not None


def are_foes(one: Participant, other: Participant) -> bool:
    """Say whether what is known of two parties sets them apart: their ids, states or camps."""
    camps = {camp(party.sector) for party in (one, other)} - {None}
    if len(camps) > 1:
        return True
    states = {party.country for party in (one, other)} - {None} - EXTRA_COUNTRIES
    groups = {party.actor_id for party in (one, other) if party.actor_id and not _is_state(party)}
    return len(groups) > 1 or (not groups and len(states) > 1)


def camp(sector: str | None) -> str | None:
    """Return the side that people of a PLOVER sector are on: "state", "fighters", "civilians"; None if unknown."""
    return _CAMPS.get(ontology().roles.of.get(sector or "", ""))


def _is_state(party: Participant) -> bool:
    return bool(party.country and party.actor_id and party.actor_id.startswith(party.country))


def _may_share(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _toll(one: Casualties, other: Casualties) -> Bond:
    low, high = _range(one)
    least, most = _range(other)
    if low <= most and least <= high:
        exact = low == high == least == most and low > 1
        return Bond.SAME if exact and _may_be_alike(one.group, other.group) else Bond.OPEN
    whole = not (one.part or other.part)
    return Bond.APART if whole and _group(one) == _group(other) else Bond.OPEN


def _may_be_alike(one: str | None, other: str | None) -> bool:
    people = happening_words().people
    return one is None or other is None or head(one) == head(other) or any(people.lookup(head(g)) for g in (one, other))


def _group(toll: Casualties) -> str | None:
    return head(toll.group) if toll.group else None


def _range(toll: Casualties) -> tuple[float, float]:
    """Return the least and the most that a figure can mean; "at least five" has no most."""
    low, best, high = toll.count.low, toll.count.best, toll.count.high
    least = low if low is not None else best
    return (0 if least is None else least), (float("inf") if high is None else high)


def _bare(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.lower().split()))


@lru_cache(maxsize=4096)
def head(name: str) -> str:
    """Return the noun that a phrase is about, singular and lower-case: "soldier" of "dozens of soldiers from Mali"."""
    lower = _QUANTITY.sub("", " ".join(name.lower().split()))
    tail = _TAIL.search(lower)
    words = _WORD.findall(lower[: tail.start()] if tail and tail.start() else lower)
    if not words:
        return lower
    role = agents().lookup(words[-1])
    return role.noun if role else singular(words[-1])


@lru_cache(maxsize=4096)
def proper_names(name: str) -> frozenset[str]:
    """Return the words of a phrase that are names, lower-case; none where capitals tell nothing.

    The head of "Temple of Bel" is no name, since it tells what is named; nor is Gao one of "a convoy near Gao".
    """
    setting = _SETTING.search(name)
    words = _WORD.findall(name[: setting.start()] if setting else name)
    if not words or (name.isupper() and len(name) > 4):
        return frozenset()
    told = words[1:] if agents().lookup(words[0]) or _DEFINITE.match(name) or not words[-1][0].isupper() else words
    names = frozenset(word.lower() for word in told if word[0].isupper() and not agents().lookup(word))
    return names - {head(name)} if _TAIL.search(name.lower()) else names
