"""Score typed entity mentions, which may nest; exact duplicates (same type and span) are dropped on both sides.

``strict``: same type and span. ``relaxed``: same type, overlapping, one-to-one, identical spans first, then by overlap.
``untyped_*``: the same with the type ignored. Micro figures over all mentions, and per type; ``macro_*_f1`` is the
plain mean over the types in the gold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from whence.bench.annotations import Entity
from whence.bench.readers import Offsets
from whence.bench.scores.measures import Bootstrap, Figures, Prf, total
from whence.bench.scores.pairing import pair_spans

_COUNTS = ("gold", "predicted", "strict", "relaxed")
_ALL, _UNTYPED = "all", "untyped"


@dataclass(frozen=True, slots=True)
class EntityDocument:
    """The gold mentions of a document."""

    id: str
    entities: tuple[Entity, ...]


def score(
    gold: Sequence[EntityDocument],
    predicted: Mapping[str, Sequence[Entity]],
    types: AbstractSet[str] | None = None,
    bootstrap: Bootstrap | None = None,
) -> Figures:
    """Score all documents, with only these types on both sides where `types` is given."""
    tallies = [tally(document.entities, predicted.get(document.id, ()), types) for document in gold]
    sums = total(tallies)
    by_type = _by_type(sums)
    seen = [block for block in by_type.values() if block.gold]
    out: Figures = {name: prf.figures() for name, prf in _micro(sums).items()}
    for name in ("strict", "relaxed"):
        out[f"macro_{name}_f1"] = round(sum(getattr(b, name).f1 for b in seen) / len(seen), 2) if seen else 0.0
    out["by_type"] = {type_: block.figures() for type_, block in by_type.items()}
    out["counts"] = {
        "gold": sums[f"{_ALL}:gold"],
        "predicted": sums[f"{_ALL}:predicted"],
        "documents": len(gold),
        "missing_documents": sum(document.id not in predicted for document in gold),
    }
    return {**out, **(bootstrap or Bootstrap()).ci95(tallies, headline)}


def tally(
    gold: Iterable[Entity], predicted: Iterable[Entity], types: AbstractSet[str] | None = None
) -> dict[str, float]:
    """Count one document: ``all:*``, ``untyped:*``, and ``type:T:*`` per type T."""
    wanted, found = ({e for e in side if types is None or e.type in types} for side in (gold, predicted))
    bare, our_bare = ({replace(entity, type=_UNTYPED) for entity in side} for side in (wanted, found))
    out = {f"{_UNTYPED}:{name}": count for name, count in _count(bare, our_bare).items()}
    for type_ in sorted({entity.type for entity in wanted | found}):
        counts = _count({e for e in wanted if e.type == type_}, {e for e in found if e.type == type_})
        for name, count in counts.items():
            out[f"type:{type_}:{name}"] = count
            out[f"{_ALL}:{name}"] = out.get(f"{_ALL}:{name}", 0) + count
    return out


def pair(gold: AbstractSet[Entity], predicted: AbstractSet[Entity]) -> Iterator[tuple[Entity, Entity]]:
    """Yield the pairs of ``relaxed``: same type and overlapping, one-to-one."""
    for type_ in sorted({entity.type for entity in gold} & {entity.type for entity in predicted}):
        wanted, found = (_spans(entity for entity in side if entity.type == type_) for side in (gold, predicted))
        for i, j in pair_spans(wanted, found):
            yield Entity(type_, *wanted[i]), Entity(type_, *found[j])


def _spans(entities: Iterable[Entity]) -> list[Offsets]:
    return sorted((entity.begin, entity.end) for entity in entities)


def _count(gold: AbstractSet[Entity], predicted: AbstractSet[Entity]) -> dict[str, float]:
    pairs = list(pair(gold, predicted))
    strict = sum(ours == theirs for ours, theirs in pairs)
    return dict(zip(_COUNTS, (len(gold), len(predicted), strict, len(pairs)), strict=True))


@dataclass(frozen=True, slots=True)
class _TypeFigures:
    gold: float
    predicted: float
    strict: Prf
    relaxed: Prf

    def figures(self) -> dict[str, object]:
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "strict": self.strict.figures(),
            "relaxed": self.relaxed.figures(),
        }


def _prf(sums: Mapping[str, float], group: str, name: str) -> Prf:
    return Prf.of(sums[f"{group}:{name}"], sums[f"{group}:predicted"], sums[f"{group}:gold"])


def _micro(sums: Mapping[str, float]) -> dict[str, Prf]:
    names = ("strict", "relaxed")
    return {name: _prf(sums, _ALL, name) for name in names} | {
        f"{_UNTYPED}_{name}": _prf(sums, _UNTYPED, name) for name in names
    }


def _by_type(sums: Mapping[str, float]) -> dict[str, _TypeFigures]:
    types = {name.removeprefix("type:").rsplit(":", 1)[0] for name in sums if name.startswith("type:")}
    blocks = {
        type_: _TypeFigures(
            sums[f"type:{type_}:gold"],
            sums[f"type:{type_}:predicted"],
            _prf(sums, f"type:{type_}", "strict"),
            _prf(sums, f"type:{type_}", "relaxed"),
        )
        for type_ in sorted(types)
    }
    return dict(sorted(blocks.items(), key=lambda item: -item[1].gold))


def headline(sums: Mapping[str, float]) -> dict[str, float]:
    """Compute, from totals, the figures that get an interval and that errors are weighed by."""
    return {f"{name}_f1": prf.f1 for name, prf in _micro(sums).items()}
