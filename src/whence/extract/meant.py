"""Which claims can be meant: by the same party, with the same figures, of a kind that somebody answers for."""

from __future__ import annotations

from collections.abc import Iterable

from whence.extract.phrases import head_word
from whence.extract.words import Words
from whence.model.claim import DraftClaim, Participant
from whence.model.vocabulary import Status
from whence.reference.morphology import singular

_OPEN = frozenset({Status.ASSERTED, Status.POSSIBLE, Status.PREDICTED, Status.PLANNED})
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_ANSWERABLE = _DEEDS | {"ACCUSE", "THREATEN", "SANCTION", "RETREAT", "COOPERATE", "AID"}
_SMALL = frozenset("the a an some its his two several".split())


def agree(one: DraftClaim, other: DraftClaim) -> bool:
    """Say whether two claims do not count different numbers of people for the same harm."""
    return not any(
        mine.effect is its.effect and (mine.count.low, mine.count.high) != (its.count.low, its.count.high)
        for mine in one.casualties
        for its in other.casualties
    )


def answerable(claims: Iterable[DraftClaim]) -> list[DraftClaim]:
    """Return the claims that somebody may be asked to comment on: deeds, charges and threats, not what was said."""
    return [claim for claim in claims if claim.plover in _ANSWERABLE]


def violent(claims: Iterable[DraftClaim]) -> list[DraftClaim]:
    """Return the claims on deeds that somebody can be held responsible for."""
    return [claim for claim in claims if claim.plover in _DEEDS]


def opened(claims: Iterable[DraftClaim]) -> list[DraftClaim]:
    """Return the claims on what is told as having happened, as possible or as to come."""
    return [claim for claim in claims if claim.status in _OPEN]


def is_same_party(words: Words, one: Participant, other: Participant) -> bool:
    """Say whether two participants are the same party by their words: the same head noun, or a name in both."""
    if one.mention_id is not None and one.mention_id == other.mention_id:
        return True
    heads = {singular(words.lower[head_word(words, party.span)]) for party in (one, other)}
    names = [{w.lower() for w in party.name.split()[1:] if w[:1].isupper()} for party in (one, other)]
    names = [found | {party.name.split()[0].lower()} for found, party in zip(names, (one, other), strict=True)]
    return len(heads) == 1 or bool((names[0] & names[1]) - _SMALL)
