"""Score place names: recognition, resolution to coordinates, and both together.

Which gold names count: where the gold has types (GeoWebNews) only the literal ones, elsewhere all; ``all_types`` adds
every name with coordinates. A prediction on a name that was left out is a false positive (``predictions_on_excluded``).

``recognition``  strict: identical span; relaxed: overlapping, one-to-one, identical spans first, then by overlap.
``end_to_end``   relaxed pairs within 161 km (100 miles); precision leaves out predictions paired with a gold name that
                 has no coordinates, because they can be neither right nor wrong.
``resolution``   with ``gold_spans``, and then alone: predictions repeat gold spans; an unresolved one is wrong in
                 ``acc161``.
Distances are great-circle on a sphere of 6371 km.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.annotations import Point, Toponym
from whence.bench.scores.measures import Bootstrap, Figures, Prf, harmonic, percent, total
from whence.bench.scores.pairing import Pair, pair_spans

LITERAL_TYPES = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})
"""The types of GeoWebNews that name a place as a place (Gritta et al. 2020)."""

NEAR_KM = 161.0
"""100 miles, the threshold that geoparsing papers report."""

EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class ToponymDocument:
    """The gold place names of a document."""

    id: str
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class ToponymRules:
    """Which names count, and whether their spans are given."""

    gold_spans: bool = False
    all_types: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """A document's gold names that count, and those that were left out."""

    id: str
    kept: tuple[Toponym, ...]
    excluded: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a document adds up to, and how far off each resolved pair is."""

    tally: dict[str, float]
    errors_km: tuple[float, ...]


def score(
    gold: Sequence[ToponymDocument],
    predicted: Mapping[str, Sequence[Toponym]],
    rules: ToponymRules | None = None,
    bootstrap: Bootstrap | None = None,
) -> Figures:
    """Score all documents; see the module for the rules."""
    rules = rules or ToponymRules()
    counted = [count(names, predicted.get(names.id, ()), rules.gold_spans) for names in countable(gold, rules)]
    tallies = [each.tally for each in counted]
    sums = total(tallies)
    figures = _figures(sums, rules.gold_spans)
    out: Figures = {name: {key: round(value, 2) for key, value in block.items()} for name, block in figures.items()}
    errors = [error for each in counted for error in each.errors_km]
    block = "resolution" if rules.gold_spans else "resolution_of_recognised"
    out[block] = {**{key: round(value, 2) for key, value in figures[block].items()}, **_distances(errors)}
    out["counts"] = {
        "gold": sums["gold"],
        "gold_with_coordinates": sums["located"],
        "predicted": sums["predicted"],
        "resolved_pairs": sums["resolved"],
        "within_161km": sums["near"],
        "predictions_on_excluded": sums["on_excluded"],
        "documents": len(gold),
        "missing_documents": sum(document.id not in predicted for document in gold),
    }
    return {**out, **(bootstrap or Bootstrap()).ci95(tallies, lambda sums: headline(sums, rules.gold_spans))}


def great_circle_km(a: Point, b: Point) -> float:
    """Return the distance of two points on the sphere (haversine formula)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    chord = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def countable(gold: Sequence[ToponymDocument], rules: ToponymRules) -> Iterator[Names]:
    """Yield each document's names, those that count apart from those that do not."""
    typed = any(name.type is not None for document in gold for name in document.toponyms)

    def counts(name: Toponym) -> bool:
        return not typed or name.type in LITERAL_TYPES or (rules.all_types and name.point is not None)

    for document in gold:
        kept = tuple(name for name in document.toponyms if counts(name))
        yield Names(document.id, kept, tuple(name for name in document.toponyms if not counts(name)))


def pair(kept: Sequence[Toponym], predicted: Sequence[Toponym], gold_spans: bool) -> list[Pair]:
    """Pair the names that count with predictions, one-to-one: overlapping ones, or given spans with themselves."""
    wanted, found = ([(name.begin, name.end) for name in side] for side in (kept, predicted))
    if gold_spans:
        at = {span: j for j, span in enumerate(found)}
        return [(i, at[span]) for i, span in enumerate(wanted) if span in at]
    return pair_spans(wanted, found)


def is_excluded(name: Toponym, names: Names) -> bool:
    """Say whether a prediction touches a name that was left out."""
    return any(name.begin < other.end and other.begin < name.end for other in names.excluded)


def count(names: Names, predicted: Sequence[Toponym], gold_spans: bool) -> Counted:
    """Count one document."""
    ids = pair(names.kept, predicted, gold_spans)
    pairs = [(names.kept[i], predicted[j]) for i, j in ids]
    loose = [predicted[j] for j in {*range(len(predicted))} - {j for _, j in ids}]
    unjudged = sum(ours.point is None and theirs.point is not None for ours, theirs in pairs)
    errors = tuple(great_circle_km(ours.point, theirs.point) for ours, theirs in pairs if ours.point and theirs.point)
    tally: dict[str, float] = {
        "gold": len(names.kept),
        "predicted": len(predicted),
        "relaxed": len(pairs),
        "strict": sum((ours.begin, ours.end) == (theirs.begin, theirs.end) for ours, theirs in pairs),
        "located": _located(names.kept),
        "judged": _located(predicted) - unjudged,
        "paired_located": _located(ours for ours, _ in pairs),
        "resolved": len(errors),
        "near": sum(error <= NEAR_KM for error in errors),
        "on_excluded": 0 if gold_spans else sum(is_excluded(name, names) for name in loose),
    }
    return Counted(tally, errors)


def _located(names: Iterable[Toponym]) -> int:
    return sum(name.point is not None for name in names)


def _figures(sums: Mapping[str, float], gold_spans: bool) -> dict[str, dict[str, float]]:
    if gold_spans:
        resolution = {
            "acc161": percent(sums["near"], sums["located"]),
            "acc161_of_resolved": percent(sums["near"], sums["resolved"]),
            "unresolved": percent(sums["located"] - sums["resolved"], sums["located"]),
        }
        return {"resolution": resolution}
    recognition: dict[str, float] = {}
    for name in ("strict", "relaxed"):
        prf = Prf.of(sums[name], sums["predicted"], sums["gold"])
        recognition |= {f"{name}_p": prf.p, f"{name}_r": prf.r, f"{name}_f1": prf.f1}
    p, r = percent(sums["near"], sums["judged"]), percent(sums["near"], sums["located"])
    of_recognised = {
        "acc161": percent(sums["near"], sums["paired_located"]),
        "unresolved": percent(sums["paired_located"] - sums["resolved"], sums["paired_located"]),
    }
    end_to_end = {"precision": p, "recall": r, "f1": harmonic(p, r)}
    return {"recognition": recognition, "end_to_end": end_to_end, "resolution_of_recognised": of_recognised}


def _distances(errors_km: Sequence[float]) -> dict[str, float | None]:
    if not errors_km:
        return {"median_km": None, "mean_km": None}
    return {"median_km": round(statistics.median(errors_km), 2), "mean_km": round(statistics.fmean(errors_km), 2)}


def headline(sums: Mapping[str, float], gold_spans: bool) -> dict[str, float]:
    """Compute, from totals, the figures that get an interval and that errors are weighed by."""
    figures = _figures(sums, gold_spans)
    if gold_spans:
        return {"resolution.acc161": figures["resolution"]["acc161"]}
    wanted = (
        ("recognition", "strict_f1"),
        ("recognition", "relaxed_f1"),
        ("end_to_end", "recall"),
        ("end_to_end", "f1"),
    )
    return {f"{block}.{name}": figures[block][name] for block, name in wanted}
