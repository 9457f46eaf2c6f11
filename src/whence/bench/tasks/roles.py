"""The bench on predicates and semantic roles: PropBank over English Web Treebank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from whence.bench.annotations import Proposition
from whence.bench.errors import roles as errors
from whence.bench.errors.fault import Analysis
from whence.bench.predictors import Predictors
from whence.bench.readers import Offsets, Row
from whence.bench.scores import roles
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_items, read_list, wired


@dataclass(frozen=True, slots=True)
class RoleItem:
    """A sentence: its text, put together from the tokens, where each token stands in it, and the gold."""

    id: str
    text: str
    tokens: tuple[Offsets, ...]
    gold: roles.RoleSentence


@dataclass(frozen=True, slots=True)
class RoleTask:
    """Find predicates and their roles, end to end."""

    options: BenchOptions
    name: ClassVar[str] = "roles"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "roles_end_to_end.f1"

    def read(self, path: Path) -> list[RoleItem]:
        """Read rows with ``id``, ``tokens``, ``space_after`` and ``props``."""
        return read_items(path, _item)

    def predict(self, items: Sequence[RoleItem], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "props": [{"index", "roleset", "args"}]}`` over the gold tokens."""
        predictor = wired(predictors.roles, self.name)
        for item in items:
            yield {"id": item.id, "props": [each.to_json() for each in predictor(item.text, item.tokens)]}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[RoleItem]) -> Figures:
        """Score by `whence.bench.scores.roles`."""
        return roles.score([item.gold for item in gold], _found(predictions), bootstrap=self.options.resampling)

    def analyse(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[RoleItem]) -> Analysis:
        """Class what is wrong by `whence.bench.errors.roles`."""
        return errors.analyse(
            (errors.Sentence(item.gold, item.text, item.tokens) for item in gold), _found(predictions)
        )


def _found(predictions: Iterable[Mapping[str, object]]) -> dict[str, tuple[Proposition, ...]]:
    return {id_: read_list(row, "props", Proposition.read) for id_, row in prediction_rows(predictions)}


def _item(row: Row) -> RoleItem:
    id_, tokens = row.identifier("id"), row.texts("tokens")
    spaces = row.values("space_after") if row.has("space_after") else [True] * len(tokens)
    if len(spaces) != len(tokens):
        row.fail("space_after", f"{len(tokens)} values, one a token")
    text, spans = lay_out(tokens, [bool(space) for space in spaces])
    gold = read_list(row, "props", Proposition.read) if row.has("props") else None
    return RoleItem(id_, text, spans, roles.RoleSentence(id_, gold))


def lay_out(tokens: Sequence[str], space_after: Sequence[bool]) -> tuple[str, tuple[Offsets, ...]]:
    """Put the sentence together from its tokens and say where each stands."""
    parts: list[str] = []
    spans: list[Offsets] = []
    at = 0
    for token, space in zip(tokens, space_after, strict=True):
        spans.append((at, at + len(token)))
        parts.append(token + " " * space)
        at += len(parts[-1])
    return "".join(parts), tuple(spans)
