"""The bench on linking: which claims of different reports are put into one incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from whence.bench.linking.items import LinkingItem, incidents_told, read_items
from whence.bench.linking.told import ToldClaim
from whence.bench.predictors import Predictors
from whence.bench.scores import linking
from whence.bench.scores.linking import ClaimKey
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_list, wired
from whence.model.errors import BenchInputError


@dataclass(frozen=True, slots=True)
class LinkingTask:
    """Link the claims of all reports; several systems do so from the same claims, and are scored side by side."""

    options: BenchOptions
    name: ClassVar[str] = "linking"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return f"{linking.OWN}.{linking.SPANNING}.mean"

    def read(self, path: Path) -> list[LinkingItem]:
        """Read a file of MUC-4 with its official templates, the folder of all corpora, or a judged set of reports."""
        return read_items(path)

    def predict(self, items: Sequence[LinkingItem], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "claims": [{"claim", ..., "incidents": {system: incident}}]}``; see `ToldClaim`."""
        predictor = wired(predictors.linking, self.name)
        found = predictor([(item.id, item.article) for item in items])
        for item, claims in zip(items, found, strict=True):
            yield {"id": item.id, "claims": [claim.to_json() for claim in claims]}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[LinkingItem]) -> Figures:
        """Score by `whence.bench.scores.linking`."""
        told = {id_: read_list(row, "claims", ToldClaim.read) for id_, row in prediction_rows(predictions)}
        key = incidents_told(gold, told)
        if not key:
            raise BenchInputError("no claim is on an incident of the key: give a file with official templates ('keys')")
        return linking.score(key, _systems(told), self.options.resampling)


def _systems(told: Mapping[str, Sequence[ToldClaim]]) -> dict[str, dict[ClaimKey, str]]:
    """Return for each system the incident of each claim; a claim that it puts into none is by itself."""
    names = dict.fromkeys(name for claims in told.values() for claim in claims for name in claim.incidents)
    return {
        name: {
            (id_, claim.id): claim.incidents.get(name, f"{id_} {claim.id}")
            for id_, claims in told.items()
            for claim in claims
        }
        for name in names
    }
