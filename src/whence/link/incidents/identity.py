"""Which incident a cluster is: ids that stay while claims come and go, and what became of those that did not.

An incident's id is derived from its founder, the claim told first when it was new; from then on it is its history that
says who it is. ``assign`` is a pure function: what lived, what was merged before, and the clusters of now give the ids
of now. Its rules, in this order:

1. An incident goes on in the cluster that has most of its claims. If its claims went to several clusters, those count
   first that did not come to it from an incident merged into it: undoing a merge leaves it its own.
2. A cluster that several incidents go on in keeps the id of the one of which it has most claims, then of the one with
   the older founder. The others are merged into it.
3. A cluster without an id brings back the merged or withdrawn incident most of whose claims it has, if no cluster has
   more of them.
4. Any other cluster is new. Its id is derived from the first of its claims whose id nobody has or had.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from whence.link.incidents.shelf import Tombstone
from whence.model.archive import derived_id
from whence.model.incident import ChangeKind

Cluster = tuple[str, ...]
"""Claims in the order of their telling; the first is the founder."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an incident.

    Attributes:
        id: the incident's.
        kind: NEW, CHANGED, MERGED, SPLIT, WITHDRAWN or REVIVED.
        claims: what it has now, in the order of telling; empty for a tombstone.
        before: what it had.
        into: what it was merged into.
        out_of: the incidents that its new claims were in before.
        parts: the incidents that some of its claims went to, where it was split.
    """

    id: str
    kind: ChangeKind
    claims: Cluster
    before: tuple[str, ...] = ()
    into: str | None = None
    out_of: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """The id of each cluster, in their order, and what became of each incident that changed, in the order of ids."""

    ids: tuple[str, ...]
    fates: tuple[Fate, ...]


def incident_id(founder: str) -> str:
    """Derive the id of an incident from the claim that was told first."""
    return derived_id("incident", founder)


def assign(
    old: Mapping[str, Sequence[str]],
    tombstones: Mapping[str, Tombstone],
    clusters: Sequence[Cluster],
    taken: Callable[[str], bool] = lambda _: False,
) -> Assignment:
    """Say which incident each cluster is.

    Args:
        old: claims of all live incidents that share a claim with a cluster, or that lost claims.
        tombstones: incidents that were merged into those, at first or second hand, and those withdrawn whose ids are
            derived from claims of the clusters.
        clusters: disjoint, in the order of their founders.
        taken: says whether any other incident has an id, or had it until it was merged.
    """
    return _Assigning(old, tombstones, clusters).assignment(taken)


class _Assigning:
    def __init__(
        self, old: Mapping[str, Sequence[str]], tombstones: Mapping[str, Tombstone], clusters: Sequence[Cluster]
    ) -> None:
        self._old, self._tombstones, self._clusters = old, tombstones, clusters
        self._cluster_of = {claim: index for index, cluster in enumerate(clusters) for claim in cluster}
        self._shares = {id: self._share(claims) for id, claims in old.items()}
        self._ids: dict[int, str] = {}
        self._merged: dict[str | None, list[str]] = {}
        for each in tombstones.values():
            self._merged.setdefault(each.into, []).append(each.id)

    def assignment(self, taken: Callable[[str], bool]) -> Assignment:
        heirs = self._heirs()
        self._take(heirs)
        self._take(self._fallen_heirs())
        used = {*self._ids.values(), *self._old, *self._tombstones}
        for index, cluster in enumerate(self._clusters):
            if index not in self._ids:
                self._ids[index] = _new_id(cluster, lambda id: id in used or taken(id))
                used.add(self._ids[index])
        ids = tuple(self._ids[index] for index in range(len(self._clusters)))
        fates = [*self._of_clusters(ids), *self._of_lost(heirs, ids)]
        return Assignment(ids, tuple(sorted(fates, key=lambda fate: fate.id)))

    def _share(self, claims: Iterable[str]) -> Counter[int]:
        return Counter(self._cluster_of[claim] for claim in claims if claim in self._cluster_of)

    def _heirs(self) -> dict[str, int]:
        """Find the cluster that each live incident goes on in (rule 1)."""
        heirs = {}
        for id in sorted(self._old):
            share = self._shares[id]
            if share:
                own = self._share(self._own(id)) if len(share) > 1 else share
                heirs[id] = min(share, key=lambda index: (-own[index], -share[index], index))
        return heirs

    def _own(self, id: str) -> list[str]:
        """Leave out of an incident's claims those of incidents merged into it, at first or second hand."""
        merged: set[str] = set()
        waiting = [id]
        while waiting:
            found = [each for each in self._merged.get(waiting.pop(), ()) if each not in merged]
            merged.update(found)
            waiting.extend(found)
        theirs = {claim for each in merged for claim in self._tombstones[each].claims}
        return [claim for claim in self._old[id] if claim not in theirs]

    def _fallen_heirs(self) -> dict[str, int]:
        """Find the cluster that each incident that is no more could come back in (rule 3)."""
        heirs = {}
        for id in sorted(self._tombstones):
            share = self._share(self._tombstones[id].claims)
            if share:
                self._shares[id] = share
                heirs[id] = min(share, key=lambda index: (-share[index], index))
        return {id: index for id, index in heirs.items() if index not in self._ids and id not in self._old}

    def _take(self, heirs: Mapping[str, int]) -> None:
        """Give each cluster the best of the ids that go on in it (rule 2)."""
        by_cluster: dict[int, list[str]] = {}
        for id, index in heirs.items():
            by_cluster.setdefault(index, []).append(id)
        for index, ids in by_cluster.items():
            place = {claim: at for at, claim in enumerate(self._clusters[index])}
            self._ids[index] = min(ids, key=lambda id: (-self._shares[id][index], self._founded(id, place), id))

    def _founded(self, id: str, place: Mapping[str, int]) -> int:
        claims = self._old[id] if id in self._old else self._tombstones[id].claims
        return min(place[claim] for claim in claims if claim in place)

    def _of_clusters(self, ids: Sequence[str]) -> Iterable[Fate]:
        was_in = {claim: id for id, claims in self._old.items() for claim in claims}
        for id, cluster in zip(ids, self._clusters, strict=True):
            before = tuple(self._old.get(id, ()))
            if set(before) == set(cluster):
                continue
            sources = {was_in[claim] for claim in cluster if claim in was_in} - {id}
            lost = {self._cluster_of[claim] for claim in before if claim in self._cluster_of}
            parts = {ids[index] for index in lost} - {id}
            yield Fate(
                id, self._kind(id, bool(parts)), cluster, before, None, tuple(sorted(sources)), tuple(sorted(parts))
            )

    def _kind(self, id: str, parted: bool) -> ChangeKind:
        if id in self._old:
            return ChangeKind.SPLIT if parted else ChangeKind.CHANGED
        return ChangeKind.REVIVED if id in self._tombstones else ChangeKind.NEW

    def _of_lost(self, heirs: Mapping[str, int], ids: Sequence[str]) -> Iterable[Fate]:
        for id in set(self._old) - set(ids):
            before = tuple(self._old[id])
            if id in heirs:
                yield Fate(id, ChangeKind.MERGED, (), before, ids[heirs[id]])
            else:
                yield Fate(id, ChangeKind.WITHDRAWN, (), before)


def _new_id(cluster: Cluster, taken: Callable[[str], bool]) -> str:
    """Derive an id that nobody has or had (rule 4); numbered where that of every claim is in use."""
    numbered = (derived_id("incident", cluster[0], str(number)) for number in count(2))
    return next(id for id in chain(map(incident_id, cluster), numbered) if not taken(id))
