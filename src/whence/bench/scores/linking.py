"""Score which claims of different documents are put into one incident, for several systems on the same claims.

Items are the claims that are on an incident of the key. ``all`` scores all clusters of them. ``spanning`` scores only
clusters with claims of several documents, on the side of the key and on that of the response: recall is over the
incidents that several documents tell of, precision over the incidents that the system makes of several documents. Most
incidents are told of in one document only, so that ``all`` is high for whoever links nothing; ``spanning`` is what
linking is for. ``b3`` is B-cubed, ``ceafe`` CEAF-e with φ4, ``mean`` the mean of their F1. Intervals resample the key's
incidents, as they are matched on all data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.scores.bcubed import item_scores
from whence.bench.scores.ceafe import match
from whence.bench.scores.measures import Bootstrap, Figures, Prf, total
from whence.bench.scores.partitions import Partitions, spanning

ClaimKey = tuple[str, str]
"""A claim: its document's id and its own."""

ALL, SPANNING = "all", "spanning"
OWN = "whence"
"""The name of our own system among those that are scored."""

Clusters = Mapping[ClaimKey, str]


@dataclass(frozen=True, slots=True)
class _Side:
    """Which clusters are kept; None keeps all."""

    key: Container[str] | None
    response: frozenset[str] | None


def score(key: Clusters, systems: Mapping[str, Clusters], bootstrap: Bootstrap | None = None) -> Figures:
    """Score the clusters of each system, by its name; see the module for the rules.

    Where there are systems besides our own, ``best`` is the best other mean and ``margin`` ours less that, by variant.
    """
    figures: Figures = {}
    tallies: dict[str, Sequence[Mapping[str, float]]] = {}
    for name, response in systems.items():
        both = Partitions(key, {item: response[item] for item in key})
        tallies[name] = _tallies(both)
        figures[name] = _shown(total(tallies[name])) | _intervals(tallies[name], bootstrap)
    return {**_margin(tallies, bootstrap), **figures, "counts": _counts(key)}


def _tallies(both: Partitions[ClaimKey]) -> list[Mapping[str, float]]:
    """Return what each incident of the key adds up to; a cluster of the response is shared out among its claims."""
    sides = {
        ALL: _Side(None, None),
        SPANNING: _Side(spanning(both.key, _document), spanning(both.response, _document)),
    }
    sizes = both.response_sizes()
    found: dict[str, dict[str, float]] = {cluster: defaultdict(float) for cluster in sorted(both.key_sizes())}
    for name, side in sides.items():
        for each in item_scores(both, key=side.key, response=side.response):
            tally = found[both.key[each.item]]  # type: ignore[index]  # an item of both
            if each.precision is not None:
                tally[f"{name}.pure"] += each.precision
                tally[f"{name}.put"] += 1
                tally[f"{name}.clusters"] += 1 / sizes[both.response[each.item]]  # type: ignore[index]
            if each.recall is not None:
                tally[f"{name}.whole"] += each.recall
                tally[f"{name}.told"] += 1
        for cluster, tally in found.items():
            tally[f"{name}.incidents"] = side.key is None or cluster in side.key
        for pair in match(both, key=side.key, response=side.response):
            found[pair.key][f"{name}.likeness"] += pair.likeness
    return list(found.values())


def _document(claim: ClaimKey) -> str:
    return claim[0]


def _b3(sums: Mapping[str, float], name: str) -> Prf:
    return _prf(
        (sums[f"{name}.pure"], sums[f"{name}.put"]),
        (sums[f"{name}.whole"], sums[f"{name}.told"]),
    )


def _ceafe(sums: Mapping[str, float], name: str) -> Prf:
    likeness = sums[f"{name}.likeness"]
    return _prf((likeness, sums[f"{name}.clusters"]), (likeness, sums[f"{name}.incidents"]))


def _prf(precision: tuple[float, float], recall: tuple[float, float]) -> Prf:
    p, r = (100 * part / whole if whole else 0.0 for part, whole in (precision, recall))
    return Prf(p, r, 2 * p * r / (p + r) if p + r else 0.0)


def _mean(sums: Mapping[str, float], name: str) -> float:
    return (_b3(sums, name).f1 + _ceafe(sums, name).f1) / 2


def _shown(sums: Mapping[str, float]) -> Figures:
    return {
        name: {
            "mean": round(_mean(sums, name), 2),
            "b3": _b3(sums, name).figures(),
            "ceafe": _ceafe(sums, name).figures(),
        }
        for name in (SPANNING, ALL)
    }


def _means(sums: Mapping[str, float]) -> dict[str, float]:
    return {f"{name}.mean": _mean(sums, name) for name in (SPANNING, ALL)}


def _intervals(tallies: Sequence[Mapping[str, float]], bootstrap: Bootstrap | None) -> Figures:
    return dict((bootstrap or Bootstrap()).ci95(tallies, _means))


def _margin(tallies: Mapping[str, Sequence[Mapping[str, float]]], bootstrap: Bootstrap | None) -> Figures:
    """Return how far our own system is ahead of the best other, each variant by itself."""
    others = [name for name in tallies if name != OWN]
    if OWN not in tallies or not others:
        return {}
    means = {name: _means(total(tallies[name])) for name in tallies}
    figures: Figures = {}
    for variant in (SPANNING, ALL):
        best = max(others, key=lambda name: means[name][f"{variant}.mean"])
        ahead = means[OWN][f"{variant}.mean"] - means[best][f"{variant}.mean"]
        figures[variant] = {"best": best, "margin": round(ahead, 2)} | _margin_interval(
            tallies[OWN], tallies[best], variant, bootstrap
        )
    return {"margin": figures}


def _margin_interval(
    own: Sequence[Mapping[str, float]], best: Sequence[Mapping[str, float]], variant: str, bootstrap: Bootstrap | None
) -> Figures:
    """Resample the incidents of both systems together."""
    paired = [
        {**{f"own {name}": value for name, value in a.items()}, **{f"best {name}": value for name, value in b.items()}}
        for a, b in zip(own, best, strict=True)
    ]

    def ahead(sums: Mapping[str, float]) -> dict[str, float]:
        mine, theirs = (
            defaultdict(float, {n.removeprefix(who): v for n, v in sums.items() if n.startswith(who)})
            for who in ("own ", "best ")
        )
        return {"margin": _mean(mine, variant) - _mean(theirs, variant)}

    return dict((bootstrap or Bootstrap()).ci95(paired, ahead))


def _counts(key: Clusters) -> dict[str, int]:
    across = spanning(key, _document)
    return {
        "claims": len(key),
        "incidents": len(set(key.values())),
        "spanning_incidents": len(across),
        "spanning_claims": sum(cluster in across for cluster in key.values()),
    }
