"""Score PLOVER event coding of single sentences.

The gold (2016-18 drafts) has 18 type names, PLOVER 2.0 (2021) has 16; both sides may use either and are mapped to 2.0
by `TO_PLOVER_2`. A mode after "-", "/" or ":" is cut. Mapping loses points that 2.0 gold would not lose: RETREAT and
CONCEDE moved their border, INVESTIGATE and FIGHT have no counterpart of their own. ``lenient_*`` therefore also accepts
`NEAR_TYPES`.

``any_type``: share of records with any predicted event of the right type; ``first_type``: the first predicted one;
``old18_*``: names compared unmapped; ``no_event``: records without a prediction; ``extra_events_per_record``: predicted
events other than the one credited. ``participants``: of the first event of the right type, else of the first one,
actors against ``source``, targets against ``target``, and both together with the roles ignored, by
`whence.bench.scores.participants`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.annotations import CodedEvent
from whence.bench.scores.measures import Bootstrap, Figures, Prf, percent, ratio, rounded, total
from whence.bench.scores.participants import pair_same

TO_PLOVER_2 = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "THREAT": "THREATEN",
    "YIELD": "CONCEDE",
    "MOBILISE": "MOBILIZE",
}
"""Names of the drafts (and spellings seen in PLOVER material) that differ in 2.0; other names stand."""

NEAR_TYPES = tuple(
    map(
        frozenset,
        (
            ("RETREAT", "CONCEDE"),
            ("COOPERATE", "SUPPORT"),
            ("COOPERATE", "AID"),
            ("COERCE", "SANCTION"),
            ("REQUEST", "THREATEN"),
        ),
    )
)
"""Pairs of types whose border the drafts and 2.0 draw differently."""

_SHARES = {
    "any_type": "any",
    "first_type": "first",
    "old18_any": "old_any",
    "old18_first": "old_first",
    "lenient_any": "near_any",
    "lenient_first": "near_first",
    "no_event": "none",
}
_MODE_MARK = re.compile(r"[-/: ]")


@dataclass(frozen=True, slots=True)
class PloverRecord:
    """A gold record: one event of a sentence, with the texts that name its sides."""

    id: str
    event: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


Predictions = Mapping[str, Sequence[Sequence[CodedEvent]]]
"""Predicted events by record id, best first; an id that occurs twice has two lists, in the order of the gold."""


def score(gold: Sequence[PloverRecord], predicted: Predictions, bootstrap: Bootstrap | None = None) -> Figures:
    """Score all records; see the module for the rules."""
    tallies = [tally(record, events) for record, events in paired(gold, predicted)]
    sums = total(tallies)
    out: Figures = {
        **rounded({name: percent(sums[count], sums["records"]) for name, count in _SHARES.items()}),
        "events_per_record": round(ratio(sums["events"], sums["records"]), 2),
        "extra_events_per_record": round(ratio(sums["extra"], sums["records"]), 2),
        "participants": {role: role_prf(sums, role).figures() for role in ("actors", "targets", "any_role")},
        "by_type": _by_type(gold, tallies),
        "records": len(gold),
        "missing_records": sum(record.id not in predicted for record in gold),
    }
    return {**out, **(bootstrap or Bootstrap()).ci95(tallies, headline)}


def type_name(event: str) -> str:
    """Return the upper-cased type without a mode."""
    return _MODE_MARK.split(event.strip().upper())[0]


def plover_2(event: str) -> str:
    """Return the type's name in PLOVER 2.0."""
    name = type_name(event)
    return TO_PLOVER_2.get(name, name)


def judged(record: PloverRecord, events: Sequence[CodedEvent]) -> CodedEvent:
    """Return the event whose participants count: the first of the right type, else the first, else an empty one."""
    right = (event for event in events if plover_2(event.event) == plover_2(record.event))
    return next(right, events[0] if events else CodedEvent(""))


def tally(record: PloverRecord, events: Sequence[CodedEvent]) -> dict[str, float]:
    """Count one record."""
    old, new = type_name(record.event), plover_2(record.event)
    names = [type_name(event.event) for event in events]
    mapped = [plover_2(event.event) for event in events]
    near = [name == new or frozenset((name, new)) in NEAR_TYPES for name in mapped]
    chosen = judged(record, events)
    out: dict[str, float] = {
        "records": 1,
        "any": new in mapped,
        "first": mapped[:1] == [new],
        "old_any": old in names,
        "old_first": names[:1] == [old],
        "near_any": any(near),
        "near_first": any(near[:1]),
        "none": not events,
        "events": len(events),
        "extra": len(events) - (new in mapped),
    }
    roles = {
        "actors": (record.sources, chosen.actors),
        "targets": (record.targets, chosen.targets),
        "any_role": (record.sources + record.targets, chosen.actors + chosen.targets),
    }
    for role, (wanted, given) in roles.items():
        found = tuple(text for text in given if text.strip())
        counts = {"gold": len(wanted), "predicted": len(found), "right": len(pair_same(wanted, found))}
        out |= {f"{role}:{name}": count for name, count in counts.items()}
    return out


def paired(gold: Sequence[PloverRecord], predicted: Predictions) -> Iterator[tuple[PloverRecord, Sequence[CodedEvent]]]:
    """Yield each record with its predicted events, none where it is missing."""
    seen: Counter[str] = Counter()
    for record in gold:
        lists = predicted.get(record.id, ())
        yield record, lists[min(seen[record.id], len(lists) - 1)] if lists else ()
        seen[record.id] += 1


def role_prf(sums: Mapping[str, float], role: str) -> Prf:
    """Compute the figures of ``actors``, ``targets`` or ``any_role`` from totals."""
    return Prf.of(sums[f"{role}:right"], sums[f"{role}:predicted"], sums[f"{role}:gold"])


def _by_type(gold: Sequence[PloverRecord], tallies: Sequence[Mapping[str, float]]) -> dict[str, dict[str, float]]:
    records: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for record, counts in zip(gold, tallies, strict=True):
        type_ = type_name(record.event)
        records[type_] += 1
        hits[type_] += bool(counts["any"])
    return {
        type_: {"records": records[type_], "any_type": round(100 * hits[type_] / records[type_], 1)}
        for type_ in sorted(records)
    }


def headline(sums: Mapping[str, float]) -> dict[str, float]:
    """Compute, from totals, the figures that get an interval and that errors are weighed by."""
    shares = {name: percent(sums[_SHARES[name]], sums["records"]) for name in ("any_type", "first_type")}
    return {**shares, "any_role_f1": role_prf(sums, "any_role").f1}
