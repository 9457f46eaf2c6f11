"""The vote of a document's place names on one another: countries, divisions, nearness, lists, what the text says.

All candidates of all names vote at once, each with the share of belief it has; three rounds, the first of which trusts
being well known least, so that four villages beside one another can outvote four cities that share their names.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from whence.reference.gazetteer import Candidate
from whence.reference.place_names import fold

Floats = NDArray[np.float64]

_VOTERS, _PER_VOTER = 60, 12
"""Names that vote, the most frequent first, and candidates of each: keeps a round linear in a document's length."""
_VOTED = 500
"""Names that are voted on, the most frequent first: a document of more is a list, and its last names stand alone."""
_SHARPNESS = (0.8, 1.4, 2.0)
"""How much a lead in score is worth in belief, round by round."""
_COUNTRY, _DIVISION, _NEARNESS, _HINT, _PEERS = 1.2, 0.6, 1.2, 0.7, 1.5
_CONTAINED, _HOLDING = 4.0, 2.0
"""Weights of the votes, in units of a tenfold population; re-run ``bench toponyms --gold-spans`` when they change."""
_NEAR_KM = 120.0
_SPREAD = 0.5
"""How much less a country says where the names of a document lie in many: the power of its share of the votes."""
_COUNTRY_CAP, _DIVISION_CAP, _NEAR_CAP = 3.0, 2.0, 2.0
_WIDE = frozenset(("country", "continent", "sea", "adm1"))
"""What is so large that its point is near nothing."""
_CLASSES = {"country": 0, "adm1": 1, "adm2": 2, "district": 2, "city": 3, "capital": 3}
_OTHER_CLASS = 4


@dataclass(slots=True)
class Name:
    """One name of the document at all its places, with what it can mean.

    ``own`` is how likely each candidate is by itself, ``score`` with the votes, ``support`` what of them is a matter of
    where it lies. ``inside`` are the folded names of what the text says it lies in, ``around`` the handles of those in
    it, ``peers`` of those that it is listed with. ``contained`` says which candidates lie where the text says, and
    ``holding`` which hold what it puts in them.
    """

    text: str
    candidates: list[Candidate]
    own: list[float]
    count: int = 1
    inside: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    peers: list[str] = field(default_factory=list)
    score: list[float] = field(default_factory=list)
    support: list[float] = field(default_factory=list)
    contained: list[bool] = field(default_factory=list)
    holding: list[bool] = field(default_factory=list)


def vote(names: Mapping[str, Name], hints: Mapping[str, float], containers: Mapping[str, Sequence[Candidate]]) -> None:
    """Let the names vote: fills ``score``, ``support`` and ``contained`` of every name that has candidates.

    Args:
        names: the names by their handles; those without candidates stay as they are.
        hints: countries that the document is about for other reasons, with weights up to 1.
        containers: what the folded names in ``inside`` can mean.
    """
    with_candidates = {handle: name for handle, name in names.items() if name.candidates}
    for name in with_candidates.values():
        name.contained = [_is_contained(place, name.inside, containers) for place in name.candidates]
        name.holding = [_holds_any(place, name.around, with_candidates) for place in name.candidates]
        name.score, name.support = list(name.own), [0.0] * len(name.own)
    frequent = sorted(with_candidates, key=lambda handle: -with_candidates[handle].count)[:_VOTED]
    known = {handle: with_candidates[handle] for handle in frequent}
    if not known:
        return
    ballot = _Ballot.of(known, hints)
    support, score = ballot.told, ballot.own + ballot.told
    for sharpness in _SHARPNESS:
        share = ballot.shares(score, sharpness)
        support = ballot.told + ballot.whereabouts(share)
        score = ballot.own + support + ballot.likeness(share)
    for name, first, last in zip(known.values(), ballot.firsts, ballot.lasts, strict=True):
        name.score = score[first:last].tolist()
        name.support = support[first:last].tolist()


@dataclass(frozen=True, slots=True)
class _Ballot:
    """All candidates of a document in one row: arrays over candidates, unless said otherwise."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    own: Floats
    told: Floats  # by the text itself and by the hints
    owner: NDArray[np.int64]
    local: NDArray[np.bool_]
    kind: NDArray[np.int64]
    country: NDArray[np.int64]
    division: NDArray[np.int64]
    weight: Floats  # by name: of its vote
    voters: NDArray[np.int64]  # indices of the candidates that vote
    near: Floats  # candidates × voters
    peers: tuple[tuple[int, ...], ...]  # by name: those it is listed with

    @classmethod
    def of(cls, names: Mapping[str, Name], hints: Mapping[str, float]) -> _Ballot:
        """Lay out the candidates of names that stand in order of frequency."""
        places = [place for name in names.values() for place in name.candidates]
        sizes = [len(name.candidates) for name in names.values()]
        lasts = np.cumsum(sizes)
        firsts = lasts - sizes
        number = {handle: n for n, handle in enumerate(names)}
        own = np.array([value for name in names.values() for value in name.own])
        inside = np.array([value for name in names.values() for value in name.contained])
        around = np.array([value for name in names.values() for value in name.holding])
        hinted = np.array([hints.get(place.country or "", 0.0) for place in places])
        voting = range(min(len(sizes), _VOTERS))  # the most frequent stand first
        voters = np.array([i for n in voting for i in range(firsts[n], firsts[n] + min(sizes[n], _PER_VOTER))])
        return cls(
            firsts=tuple(map(int, firsts)),
            lasts=tuple(map(int, lasts)),
            own=own,
            told=_CONTAINED * inside + _HOLDING * around + _HINT * hinted,
            owner=np.repeat(np.arange(len(sizes)), sizes),
            local=np.array([place.kind not in _WIDE for place in places]),
            kind=np.array([_CLASSES.get(place.kind, _OTHER_CLASS) for place in places]),
            country=_numbered([place.country for place in places]),
            division=_numbered([(p.country, p.adm1) if p.adm1 and p.kind != "country" else None for p in places]),
            weight=np.array([1.0 + 0.25 * math.log2(name.count) for name in names.values()]),
            voters=voters,
            near=_nearness(places, voters),
            peers=tuple(
                tuple({number[peer] for peer in name.peers if peer in number} - {n})
                for n, name in enumerate(names.values())
            ),
        )

    def shares(self, score: Floats, sharpness: float) -> Floats:
        """Return the belief in each candidate; those of a name add up to one."""
        top = np.maximum.reduceat(score, self.firsts)
        raw = np.exp(sharpness * (score - top[self.owner]))
        return np.asarray(raw / np.add.reduceat(raw, self.firsts)[self.owner])

    def whereabouts(self, share: Floats) -> Floats:
        """Return what the other names say for each candidate by where they lie."""
        country = self._agreement(share, self.country)
        division = self._agreement(share, self.division)
        spread = np.maximum(1.0, self._votes(share, self.country))
        bonus = _COUNTRY * np.log2(1.0 + np.minimum(_COUNTRY_CAP, country)) * (country / spread) ** _SPREAD
        bonus += _DIVISION * np.minimum(_DIVISION_CAP, division)
        return np.asarray(bonus + _NEARNESS * np.minimum(_NEAR_CAP, self._beside(share)) * self.local)

    def _agreement(self, share: Floats, group: NDArray[np.int64]) -> Floats:
        """Add up the votes of other names for the group (country or division) of each candidate; group -1 is none."""
        names, groups = len(self.firsts), int(group.max(initial=-1)) + 1
        if not groups:
            return np.zeros(len(share))
        voting = self.voters[group[self.voters] >= 0]
        tally = np.zeros((names, groups))
        np.add.at(tally, (self.owner[voting], group[voting]), (share * self.weight[self.owner])[voting])
        others = tally.sum(axis=0)[group] - tally[self.owner, group]
        return np.asarray(np.where(group >= 0, np.maximum(0.0, others), 0.0))

    def _votes(self, share: Floats, group: NDArray[np.int64]) -> float:
        """Add up all votes for any group."""
        voting = self.voters[group[self.voters] >= 0]
        return float((share * self.weight[self.owner])[voting].sum())

    def _beside(self, share: Floats) -> Floats:
        """Add up, over the other names, how much of their belief lies near each candidate."""
        mine = self.owner[:, None] == self.owner[self.voters][None, :]
        return np.asarray(np.where(mine, 0.0, self.near) @ (share * self.local)[self.voters])

    def likeness(self, share: Floats) -> Floats:
        """Return how much those that a name is listed with are of each candidate's kind."""
        kinds = np.zeros((len(self.firsts), _OTHER_CLASS + 1))
        np.add.at(kinds, (self.owner, self.kind), share)
        mean = np.array(
            [kinds[list(peers)].mean(axis=0) if peers else np.zeros(_OTHER_CLASS + 1) for peers in self.peers]
        )
        return np.asarray(_PEERS * mean[self.owner, self.kind])


def _numbered(values: Sequence[object]) -> NDArray[np.int64]:
    """Number equal values alike; None is -1."""
    numbers: dict[object, int] = {}
    return np.array([-1 if value is None else numbers.setdefault(value, len(numbers)) for value in values])


def _nearness(places: Sequence[Candidate], voters: NDArray[np.int64]) -> Floats:
    """Return 1 for candidates at one spot, falling with the distance; on a flat map, exact enough to vote."""
    north = np.array([place.lat for place in places])
    east = np.array([place.lon for place in places])
    turn = (east[voters][None, :] - east[:, None] + 180.0) % 360.0 - 180.0
    flat = np.hypot(north[voters][None, :] - north[:, None], turn * np.cos(np.radians(north))[:, None])
    return np.asarray(np.exp(-111.2 * flat / _NEAR_KM))


def _is_contained(place: Candidate, inside: Sequence[str], containers: Mapping[str, Sequence[Candidate]]) -> bool:
    return place.match != "fuzzy" and any(
        _holds(outer, place) for handle in inside for outer in containers.get(handle, ())
    )


def _holds_any(outer: Candidate, around: Sequence[str], names: Mapping[str, Name]) -> bool:
    """Say whether a division or country holds a likely meaning of a name that the text puts in it."""
    if outer.kind not in ("adm1", "adm2", "country"):
        return False
    inner = (place for key in around if key in names for place in names[key].candidates)
    return any(place.match == "exact" and _holds(outer, place) for place in inner)


def _holds(outer: Candidate, place: Candidate) -> bool:
    """Say whether one place lies in another, by country and division where they tell, else by distance."""
    if outer.kind in ("continent", "sea") or outer.number == place.number or place.kind == "country":
        return False
    if outer.kind == "country":
        return place.country == outer.country
    if place.kind == "adm1":
        return False
    if outer.kind == "adm1":
        return place.country == outer.country and _same(place.adm1, outer)
    return apart(place, outer) <= max(25.0, outer.radius_km)


def _same(division: str | None, outer: Candidate) -> bool:
    return division is not None and fold(division) in (fold(outer.adm1 or ""), fold(outer.name))


def apart(one: Candidate, other: Candidate) -> float:
    """Return the distance of two candidates in km, on a flat map around the first: quick, and exact enough to vote."""
    east = (other.lon - one.lon + 180.0) % 360.0 - 180.0
    return 111.2 * math.hypot(other.lat - one.lat, east * math.cos(math.radians(one.lat)))
