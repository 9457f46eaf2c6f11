"""F1 over sets, and over attributions (the rules of the PolNeAR scorer that the bench uses too)."""

import re
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

PARTS = ("source", "cue", "content")


@dataclass(slots=True)
class Count:
    """Right, predicted and gold items so far."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, gold: Collection[Hashable], predicted: Collection[Hashable]) -> None:
        """Count one document's items; duplicates count once."""
        self.right += len(set(gold) & set(predicted))
        self.predicted += len(set(predicted))
        self.gold += len(set(gold))

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200.0 * self.right / max(1, self.predicted + self.gold)


@dataclass(slots=True)
class AttributionCount:
    """Token F1 a part, and relations."""

    tokens: dict[str, Count] = field(default_factory=lambda: {p: Count() for p in PARTS})
    relations: Count = field(default_factory=Count)
    sources_right: int = 0

    def add(self, text: str, gold: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]) -> None:
        """Count one document."""
        token = {i: n for n, m in enumerate(re.finditer(r"\S+", text)) for i in range(*m.span())}
        sides = [[{p: _characters(a[p]) for p in PARTS} for a in side] for side in (gold, predicted)]
        for part in PARTS:
            self.tokens[part].add(*({token[i] for a in side for i in a[part] if i in token} for side in sides))
        matched = _match(*sides)
        self.relations.right += len(matched)
        self.relations.predicted += len(predicted)
        self.relations.gold += len(gold)
        for g, p in matched:
            left, right = sides[0][g]["source"], sides[1][p]["source"]
            self.sources_right += _iou(left, right) >= 0.5 or not (left or right)

    def figures(self) -> dict[str, float]:
        """Return all figures in percent."""
        return {
            **{f"{p} token F1": c.f1 for p, c in self.tokens.items()},
            "relation F1": self.relations.f1,
            "source accuracy": 100.0 * self.sources_right / max(1, self.relations.right),
        }


def _characters(spans: Iterable[Sequence[int]]) -> set[int]:
    return {i for b, e in spans for i in range(b, e)}


def _iou(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def _match(gold: Sequence[dict[str, set[int]]], predicted: Sequence[dict[str, set[int]]]) -> list[tuple[int, int]]:
    """Pair attributions one-to-one: cues overlap, contents overlap by half or are both empty."""
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            cue = len(g["cue"] & p["cue"])
            if g["content"] & p["content"]:
                overlap = _iou(g["content"], p["content"])
                if overlap >= 0.5 and (cue or not g["cue"] or not p["cue"]):
                    candidates.append((-overlap, -cue, i, j))
            elif not g["content"] and not p["content"] and cue:
                candidates.append((-1.0, -cue, i, j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())
