"""Score attribution relations: who says what, in the format of PolNeAR.

``tokens``     per part (source, cue, content): the whitespace-separated tokens that any span of any attribution
               touches.
``relations``  a prediction can match a gold attribution when their cues share a character or one cue is empty, and
               their contents have an intersection over union (IoU) of at least 0.5 in characters, or both contents are
               empty and the cues overlap. Pairs are taken by falling content IoU, then cue overlap, one-to-one.
``source_accuracy``        share of matched pairs whose sources have IoU of at least 0.5, or are both empty;
``source_touch_accuracy``  the same with at least one shared character;
``full_f1``                F1 where a match also needs the source right.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.annotations import Attribution
from whence.bench.readers import Offsets
from whence.bench.scores.measures import Bootstrap, Figures, Prf, percent, total
from whence.bench.scores.pairing import take_greedily

PARTS = ("source", "cue", "content")
MATCH_IOU = 0.5
"""Share of characters in common from which two extents count as the same."""

_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class AttributionDocument:
    """The text and the gold attributions of a document."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """A set of characters as disjoint, ordered spans."""

    spans: tuple[Offsets, ...]

    @classmethod
    def of(cls, spans: Iterable[Offsets]) -> Extent:
        """Merge spans that touch or overlap."""
        merged: list[Offsets] = []
        for begin, end in sorted(span for span in spans if span[0] < span[1]):
            if merged and begin <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((begin, end))
        return cls(tuple(merged))

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __len__(self) -> int:
        return sum(end - begin for begin, end in self.spans)

    def shared(self, other: Extent) -> int:
        """Count the characters in both."""
        if not self or not other or self.spans[-1][1] <= other.spans[0][0] or other.spans[-1][1] <= self.spans[0][0]:
            return 0
        return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in self.spans for b in other.spans)

    def iou(self, other: Extent) -> float:
        """Return intersection over union; 0 where both are empty."""
        shared = self.shared(other)
        union = len(self) + len(other) - shared
        return shared / union if union else 0.0


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution, each part as one extent."""

    source: Extent
    cue: Extent
    content: Extent

    @classmethod
    def of(cls, attribution: Attribution) -> Relation:
        """Merge the spans of each part."""
        return cls(*(Extent.of(getattr(attribution, part)) for part in PARTS))


def score(
    gold: Sequence[AttributionDocument],
    predicted: Mapping[str, Sequence[Attribution]],
    bootstrap: Bootstrap | None = None,
) -> Figures:
    """Score all documents; see the module for the rules."""
    tallies = [tally(document, predicted.get(document.id, ())) for document in gold]
    sums = total(tallies)
    out: Figures = {
        "tokens": {part: _tokens(sums, part).figures() for part in PARTS},
        "relations": {
            **Prf.of(sums["matched"], sums["predicted"], sums["gold"]).figures(),
            "source_accuracy": round(percent(sums["sources_right"], sums["matched"]), 2),
            "source_touch_accuracy": round(percent(sums["sources_touched"], sums["matched"]), 2),
            "full_f1": round(_full(sums).f1, 2),
        },
        "counts": {
            **{name: sums[name] for name in ("gold", "predicted", "matched")},
            "documents": len(gold),
            "missing_documents": sum(document.id not in predicted for document in gold),
        },
    }
    return {**out, **(bootstrap or Bootstrap()).ci95(tallies, headline)}


def tally(document: AttributionDocument, predicted: Iterable[Attribution]) -> dict[str, float]:
    """Count one document."""
    gold, ours = ([Relation.of(each) for each in side] for side in (document.attributions, predicted))
    matches = [(gold[i], ours[j]) for i, j in match(gold, ours)]
    tokens = [match_.span() for match_ in _TOKEN.finditer(document.text)]
    out: dict[str, float] = {"gold": len(gold), "predicted": len(ours), "matched": len(matches)}
    out["sources_right"] = sum(same_source(g, p) for g, p in matches)
    out["sources_touched"] = sum(_no_source(g, p) or g.source.shared(p.source) > 0 for g, p in matches)
    for part in PARTS:
        wanted, found = (_touched(tokens, (getattr(each, part) for each in side)) for side in (gold, ours))
        out |= {f"{part}_gold": len(wanted), f"{part}_predicted": len(found), f"{part}_right": len(wanted & found)}
    return out


def match(gold: Sequence[Relation], predicted: Sequence[Relation]) -> list[tuple[int, int]]:
    """Pair attributions one-to-one, best content first. Cost: gold times predicted attributions of one document."""
    return take_greedily((i, j) for *_, i, j in sorted(_candidates(gold, predicted)))


def _candidates(gold: Sequence[Relation], predicted: Sequence[Relation]) -> Iterator[tuple[float, int, int, int]]:
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            if not g.content and not p.content:
                cue = g.cue.shared(p.cue)
                if cue:
                    yield -1.0, -cue, i, j
            elif (content := g.content.iou(p.content)) >= MATCH_IOU:
                cue = g.cue.shared(p.cue)
                if cue or not g.cue or not p.cue:
                    yield -content, -cue, i, j


def same_source(gold: Relation, predicted: Relation) -> bool:
    """Say whether the sources of a matched pair count as the same."""
    return _no_source(gold, predicted) or gold.source.iou(predicted.source) >= MATCH_IOU


def _no_source(gold: Relation, predicted: Relation) -> bool:
    return not gold.source and not predicted.source


def _touched(tokens: Sequence[Offsets], extents: Iterable[Extent]) -> set[int]:
    """Return the numbers of the tokens that share a character with an extent."""
    begins, ends = [token[0] for token in tokens], [token[1] for token in tokens]
    out: set[int] = set()
    for extent in extents:
        for begin, end in extent.spans:
            out.update(range(bisect_right(ends, begin), bisect_left(begins, end)))
    return out


def _tokens(sums: Mapping[str, float], part: str) -> Prf:
    return Prf.of(sums[f"{part}_right"], sums[f"{part}_predicted"], sums[f"{part}_gold"])


def _full(sums: Mapping[str, float]) -> Prf:
    return Prf.of(sums["sources_right"], sums["predicted"], sums["gold"])


def headline(sums: Mapping[str, float]) -> dict[str, float]:
    """Compute, from totals, the figures that get an interval and that errors are weighed by."""
    return {
        **{f"{part}_token_f1": _tokens(sums, part).f1 for part in PARTS},
        "relation_f1": Prf.of(sums["matched"], sums["predicted"], sums["gold"]).f1,
        "source_accuracy": percent(sums["sources_right"], sums["matched"]),
        "full_f1": _full(sums).f1,
    }
