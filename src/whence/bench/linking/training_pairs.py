"""Pairs of claims of different documents with what the keys say of them, for weights to be fitted on."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from whence.bench.linking.alignment import align
from whence.bench.linking.days import gap
from whence.bench.linking.gold import Gold, link
from whence.bench.linking.keys import KeyDocument, KeyIncident
from whence.bench.linking.places import countries
from whence.bench.linking.told import claims_of
from whence.model.reading import Reading

CLAIMS = 2
"""Claims of one template that are paired: those that the hash of their names puts first."""
OF_ONE = 300
"""Pairs of one incident at most, so that the largest does not outweigh all others together."""
NEAR_DAYS = 7
"""Days within which other incidents of a country are hard to tell apart."""


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two claims, each named by its document's id and its own in the reading.

    ``hard``: of two incidents, but in one country and within a week.
    """

    one: tuple[str, str]
    other: tuple[str, str]
    same: bool
    hard: bool = False


def labelled_pairs(documents: Sequence[KeyDocument], readings: Mapping[str, Reading]) -> Iterator[LabelledPair]:
    """Yield pairs of claims that are of one incident, and of two in one country or with one kind of victim.

    Args:
        documents: with their keys, in order.
        readings: of the documents, by their ids; documents without one are passed over.
    """
    gold = link(documents)
    told = _claims(documents, readings, gold)
    incidents = [i for document in documents for i in document.incidents if i.id in told]
    of_one: dict[str, int] = defaultdict(int)
    for one, other in sorted(combinations(incidents, 2), key=lambda pair: _order(pair[0].id, pair[1].id)):
        if one.document == other.document:
            continue
        founder = gold.incident_of[one.id]
        same = founder == gold.incident_of[other.id]
        hard = not same and is_near(one, other)
        if (same and of_one[founder] < OF_ONE) or hard:
            for mine in told[one.id]:
                for theirs in told[other.id]:
                    of_one[founder] += same
                    yield LabelledPair(mine, theirs, same, hard)


def is_near(one: KeyIncident, other: KeyIncident) -> bool:
    """Say whether two incidents are in one country, and can be within a week of each other."""
    in_one = countries(one.places) & countries(other.places)
    return (
        bool(in_one)
        and bool(one.days)
        and bool(other.days)
        and gap(one.days, other.days) <= NEAR_DAYS
        and _both(one, other)
    )


def _both(one: KeyIncident, other: KeyIncident) -> bool:
    """Say whether open days ("not after") are told at about one time: else they may be years apart."""
    ends = [max(days.end for days in each.days) for each in (one, other)]
    return abs((ends[0] - ends[1]).days) <= NEAR_DAYS


def _claims(
    documents: Sequence[KeyDocument], readings: Mapping[str, Reading], gold: Gold
) -> dict[str, list[tuple[str, str]]]:
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for document in documents:
        if document.id in readings:
            for claim, incident in align(document.incidents, document.text, claims_of(readings[document.id])).items():
                if incident.id not in gold.left_out:
                    told[incident.id].append((document.id, claim))
    return {id_: sorted(claims, key=lambda claim: _order(*claim))[:CLAIMS] for id_, claims in told.items()}


def _order(*names: str) -> bytes:
    return hashlib.sha256("\0".join(names).encode()).digest()
