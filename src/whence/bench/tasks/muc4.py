"""The bench on conflict templates: the simplified MUC-4 task (GTT)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from whence.bench.annotations import Template, TiedParty
from whence.bench.errors import templates as errors
from whence.bench.errors.fault import Analysis
from whence.bench.predictors import Predictors
from whence.bench.readers import Row
from whence.bench.scores import confidence, template_report
from whence.bench.scores.confidence import ConfidenceQuestion
from whence.bench.scores.measures import Figures
from whence.bench.scores.template_counts import METRICS
from whence.bench.scores.template_keys import TemplateDocument
from whence.bench.tasks.muc4_keys import questions
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_items, read_list, wired
from whence.model.errors import BenchInputError


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """A document (the lower-cased ``gtt_text``) with its gold templates, and what its official ones ask of parties."""

    id: str
    text: str
    gold: TemplateDocument
    parties: tuple[ConfidenceQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Muc4Task:
    """Fill incident templates."""

    options: BenchOptions
    name: ClassVar[str] = "muc4"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return f"{self.options.metrics[0] if self.options.metrics else 'gtt'}.micro.f1"

    def read(self, path: Path) -> list[TemplateItem]:
        """Read rows with ``id``, ``gtt_text``, ``gtt_templates`` and, where there are official templates, ``keys``."""
        return read_items(path, _item)

    def predict(self, items: Sequence[TemplateItem], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"docid", "templates": [{"incident_type", slot: [[mention, ...], ...], ...}]}``.

        Where the official templates name organisations, also ``"parties": [{"value", "named"}]``, in their order.
        With ``errors``, also ``"claimed": [words, ...]``: whom and what the claims of the text name.
        """
        predictor = wired(predictors.muc4, self.name)
        for item in items:
            prediction: Prediction = {"docid": item.id, "templates": [each.to_json() for each in predictor(item.text)]}
            if self.options.errors and predictors.claimed is not None:
                prediction["claimed"] = list(predictors.claimed(item.text))
            if item.parties and predictors.responsibility is not None:
                asked = [(party.names, party.deed) for party in item.parties]
                prediction["parties"] = [each.to_json() for each in predictors.responsibility(item.text, asked)]
            yield prediction

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[TemplateItem]) -> Figures:
        """Score by `whence.bench.scores.templates`, under the metrics asked for."""
        unknown = [metric for metric in self.options.metrics if metric not in METRICS]
        if unknown:
            raise BenchInputError(f"no metric {unknown[0]!r}: choose from {', '.join(METRICS)}")
        metrics = self.options.metrics or tuple(METRICS)
        rows = list(predictions)
        figures = template_report.score(
            [item.gold for item in gold], _found(rows).templates, metrics, self.options.resampling
        )
        parties = {id_: read_list(row, "parties", TiedParty.read) for id_, row in prediction_rows(rows, "docid")}
        if any(parties.values()):
            asked = {item.id: item.parties for item in gold}
            figures["confidence"] = confidence.score(asked, parties, self.options.resampling)
        return figures

    def analyse(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[TemplateItem]) -> Analysis:
        """Class what is wrong by `whence.bench.errors.templates`."""
        return errors.analyse([(item.gold, item.text) for item in gold], _found(predictions))


def _found(predictions: Iterable[Mapping[str, object]]) -> errors.Predicted:
    rows = dict(prediction_rows(predictions, "docid"))
    templates = {id_: read_list(row, "templates", Template.read) for id_, row in rows.items()}
    return errors.Predicted(templates, {id_: row.texts("claimed") for id_, row in rows.items() if row.has("claimed")})


def _item(row: Row) -> TemplateItem:
    id_ = row.identifier("id")
    gold = TemplateDocument(id_, tuple(Template.read(each) for each in row.rows("gtt_templates")))
    return TemplateItem(id_, row.text("gtt_text"), gold, questions(row))
