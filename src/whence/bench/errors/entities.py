"""What a prediction of typed mentions got wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from whence.bench.annotations import Entity
from whence.bench.errors.context import around, difference
from whence.bench.errors.fault import Analysis, Fault
from whence.bench.readers import Offsets
from whence.bench.scores.entities import EntityDocument, headline, pair, tally
from whence.bench.scores.measures import Tally
from whence.bench.scores.pairing import pair_spans

_FIGURES = ("strict_f1", "relaxed_f1")
_BOUNDARY = {"all:strict": 1}
_TYPE = {"all:strict": 1, "all:relaxed": 1}
_MISSED = {**_TYPE, "all:predicted": 1}
_SPURIOUS = {"all:predicted": -1}


def analyse(gold: Iterable[tuple[EntityDocument, str]], predicted: Mapping[str, Sequence[Entity]]) -> Analysis:
    """Class the faults of all documents, each given with its text."""
    documents = (
        (tally(document.entities, found := predicted.get(document.id, ())), faults(document, text, found))
        for document, text in gold
    )
    return Analysis.of(documents, _headline)


def faults(gold: EntityDocument, text: str, found: Iterable[Entity]) -> Iterator[Fault]:
    """Yield what is wrong in a document: ``boundary``, ``wrong type``, ``missed``, ``spurious``."""
    wanted, ours = set(gold.entities), set(found)
    for one, other in pair(wanted, ours):
        wanted.remove(one)
        ours.remove(other)
        if one != other:
            detail = f"{one.type} found {difference(_span(one), _span(other))}"
            yield _fault(gold.id, text, "boundary", detail, one, other, _BOUNDARY)
    for one, other in _of_other_types(wanted, ours):
        wanted.remove(one)
        ours.remove(other)
        yield _fault(gold.id, text, "wrong type", f"{one.type} → {other.type}", one, other, _TYPE)
    for one in sorted(wanted, key=_span):
        yield _fault(gold.id, text, "missed", one.type, one, None, _MISSED)
    for other in sorted(ours, key=_span):
        yield _fault(gold.id, text, "spurious", other.type, None, other, _SPURIOUS)


def _of_other_types(gold: AbstractSet[Entity], predicted: AbstractSet[Entity]) -> list[tuple[Entity, Entity]]:
    wanted, found = (sorted(side, key=_order) for side in (gold, predicted))
    return [(wanted[i], found[j]) for i, j in pair_spans([*map(_span, wanted)], [*map(_span, found)])]


def _span(entity: Entity) -> Offsets:
    return entity.begin, entity.end


def _order(entity: Entity) -> tuple[Offsets, str]:
    return _span(entity), entity.type


def _fault(
    id_: str, text: str, cause: str, detail: str, gold: Entity | None, found: Entity | None, worth: Tally
) -> Fault:
    context = around(text, [_span(each) for each in (gold, found) if each is not None])
    return Fault(id_, cause, detail, _words(text, gold), _words(text, found), context, worth)


def _words(text: str, entity: Entity | None) -> str | None:
    return None if entity is None else text[entity.begin : entity.end]


def _headline(sums: Mapping[str, float]) -> dict[str, float]:
    figures = headline(sums)
    return {name: figures[name] for name in _FIGURES}
