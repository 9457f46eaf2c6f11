"""The bench on article bodies: pages of the article-extraction-benchmark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from whence.bench.predictors import Predictors
from whence.bench.readers import PageFile, read_pages
from whence.bench.scores import pages
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, wired


@dataclass(frozen=True, slots=True)
class PageTask:
    """Extract the article body from whole web pages."""

    options: BenchOptions
    name: ClassVar[str] = "pages"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "f1"

    def read(self, path: Path) -> list[PageFile]:
        """Read a folder with ``html/`` and ``ground-truth.json``."""
        return read_pages(path)

    def predict(self, items: Sequence[PageFile], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "articleBody"}``."""
        predictor = wired(predictors.pages, self.name)
        for item in items:
            yield {"id": item.id, "articleBody": predictor(item.read_html(), item.url)}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[PageFile]) -> Figures:
        """Score by `whence.bench.scores.pages`."""
        found = {id_: row.text_or_none("articleBody") or "" for id_, row in prediction_rows(predictions)}
        return pages.score([pages.PageDocument(page.id, page.body) for page in gold], found, self.options.resampling)
