"""What a prediction of attributions got wrong, judged as whole relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from whence.bench.annotations import Attribution
from whence.bench.errors.context import around, one_line
from whence.bench.errors.fault import Analysis, Fault
from whence.bench.scores.attributions import (
    MATCH_IOU,
    AttributionDocument,
    Extent,
    Relation,
    headline,
    match,
    same_source,
    tally,
)
from whence.bench.scores.measures import Tally
from whence.bench.scores.pairing import take_greedily

_FIGURES = ("relation_f1", "source_accuracy", "full_f1")
_SOURCE = {"sources_right": 1}
_NEAR = {"matched": 1, **_SOURCE}
_MISSED = {"predicted": 1, **_NEAR}
_SPURIOUS = {"predicted": -1}


def analyse(gold: Iterable[AttributionDocument], predicted: Mapping[str, Sequence[Attribution]]) -> Analysis:
    """Class the faults of all documents."""
    documents = (
        (tally(document, found := predicted.get(document.id, ())), faults(document, found)) for document in gold
    )
    return Analysis.of(documents, _headline)


def faults(document: AttributionDocument, found: Iterable[Attribution]) -> Iterator[Fault]:
    """Yield what is wrong in a document, by cause.

    ``wrong source`` of a relation that was found; ``content cut otherwise`` and ``other cue`` where the two sides
    touch and do not match; ``missed`` and ``spurious``.
    """
    wanted, ours = ([Relation.of(each) for each in side] for side in (document.attributions, found))
    matched = match(wanted, ours)
    for i, j in matched:
        if not same_source(wanted[i], ours[j]):
            yield _fault(document, "wrong source", _sources(wanted[i], ours[j]), wanted[i], ours[j], _SOURCE)
    near = _touching(wanted, ours, matched)
    for i, j in near:
        content = wanted[i].content.iou(ours[j].content) < MATCH_IOU
        yield _fault(document, "content cut otherwise" if content else "other cue", "", wanted[i], ours[j], _NEAR)
    paired = [*matched, *near]
    for i in sorted({*range(len(wanted))} - {i for i, _ in paired}):
        yield _fault(document, "missed", _given(wanted[i]), wanted[i], None, _MISSED)
    for j in sorted({*range(len(ours))} - {j for _, j in paired}):
        yield _fault(document, "spurious", _given(ours[j]), None, ours[j], _SPURIOUS)


def _touching(
    gold: Sequence[Relation], found: Sequence[Relation], matched: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pair what no match took and what shares content or cue, one-to-one, the most characters in common first."""
    used = [*zip(*matched, strict=True)] or [(), ()]
    shared = sorted(
        (-g.content.shared(p.content), -g.cue.shared(p.cue), i, j)
        for i, g in enumerate(gold)
        if i not in used[0]
        for j, p in enumerate(found)
        if j not in used[1]
    )
    return take_greedily((i, j) for content, cue, i, j in shared if content or cue)


def _sources(gold: Relation, found: Relation) -> str:
    if not gold.source or not found.source:
        return "none in the gold" if found.source else "none found"
    return "cut otherwise" if gold.source.shared(found.source) else "another"


def _given(relation: Relation) -> str:
    return "with a source" if relation.source else "without a source"


def _fault(
    document: AttributionDocument,
    cause: str,
    detail: str,
    gold: Relation | None,
    found: Relation | None,
    worth: Tally,
) -> Fault:
    spans = [span for each in (gold, found) if each is not None for span in (each.cue or each.content).spans]
    shown = _shown(document.text, gold), _shown(document.text, found)
    return Fault(document.id, cause, detail, *shown, around(document.text, spans), worth)


def _shown(text: str, relation: Relation | None) -> str | None:
    if relation is None:
        return None
    source, cue, content = (_words(text, part) for part in (relation.source, relation.cue, relation.content))
    return f"{source or '–'} | {cue or '–'} | {content or '–'}"


def _words(text: str, extent: Extent) -> str:
    return " … ".join(one_line(text[begin:end]) for begin, end in extent.spans)


def _headline(sums: Mapping[str, float]) -> dict[str, float]:
    figures = headline(sums)
    return {name: figures[name] for name in _FIGURES}
