"""Measure speed: documents and tokens a second, and what the whole pipeline costs beside its encoder alone.

Both are timed in one run, document by document and in turn, so that a machine that slows down slows both. The ratio is
of the sums: a long document weighs as much as its time.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from whence.bench.readers import Row, read_rows
from whence.model.errors import BenchInputError

T = TypeVar("T")

Pipeline = Callable[[str], object]
"""Reads one text, whole."""

EncoderOnly = Callable[[str], int]
"""Runs the encoder alone over one text (tokenisation included) and returns how many tokens that were."""

Clock = Callable[[], float]
"""Seconds, from any start."""

TEXT_FIELDS = ("text", "gtt_text", "Event Description")
"""Where the corpora keep a document's text, in the order of preference."""

DEFAULT_WARM_UP = 3
"""Documents read before the clock starts: the first ones pay for loading and for the allocation of buffers."""


@dataclass(frozen=True, slots=True)
class SpeedReport:
    """What was measured; seconds are sums over documents unless a name says median."""

    documents: int
    characters: int
    tokens: int
    pipeline_seconds: float
    encoder_seconds: float
    pipeline_median: float
    encoder_median: float

    @property
    def documents_per_second(self) -> float:
        """Documents that the whole pipeline reads in a second."""
        return _rate(self.documents, self.pipeline_seconds)

    @property
    def tokens_per_second(self) -> float:
        """The encoder's tokens that the whole pipeline reads in a second."""
        return _rate(self.tokens, self.pipeline_seconds)

    @property
    def encoder_tokens_per_second(self) -> float:
        """Tokens that the encoder alone reads in a second."""
        return _rate(self.tokens, self.encoder_seconds)

    @property
    def ratio(self) -> float:
        """Time of the whole pipeline over time of the encoder alone."""
        return _rate(self.pipeline_seconds, self.encoder_seconds)

    def to_dict(self) -> dict[str, float]:
        """Return a JSON-ready object."""
        return {
            "documents": self.documents,
            "characters": self.characters,
            "tokens": self.tokens,
            "documents_per_second": round(self.documents_per_second, 2),
            "tokens_per_second": round(self.tokens_per_second, 1),
            "encoder_tokens_per_second": round(self.encoder_tokens_per_second, 1),
            "pipeline_seconds": round(self.pipeline_seconds, 3),
            "encoder_seconds": round(self.encoder_seconds, 3),
            "pipeline_median_ms": round(1000 * self.pipeline_median, 2),
            "encoder_median_ms": round(1000 * self.encoder_median, 2),
            "ratio": round(self.ratio, 3),
        }

    def rows(self) -> list[tuple[str, str]]:
        """Return table rows (name, value)."""
        return [(name.replace("_", " "), f"{value:,}") for name, value in self.to_dict().items()]


def _rate(amount: float, per: float) -> float:
    return amount / per if per else 0.0


def measure(
    texts: Sequence[str],
    pipeline: Pipeline,
    encoder: EncoderOnly,
    *,
    warm_up: int = DEFAULT_WARM_UP,
    clock: Clock = time.perf_counter,
) -> SpeedReport:
    """Time the pipeline and the encoder alone over the same texts.

    Which of the two goes first changes with every document, so that neither always finds the text in the caches.

    Raises:
        BenchInputError: there are no texts.
    """
    if not texts:
        raise BenchInputError("no texts to measure speed on: give a file with at least one document")
    for text in texts[:warm_up]:
        pipeline(text)
        encoder(text)
    pipeline_times, encoder_times, tokens = [], [], 0
    for number, text in enumerate(texts):
        if number % 2:
            pipeline_times.append(_timed(pipeline, text, clock)[0])
        seconds, count = _timed(encoder, text, clock)
        encoder_times.append(seconds)
        tokens += count
        if not number % 2:
            pipeline_times.append(_timed(pipeline, text, clock)[0])
    return SpeedReport(
        documents=len(texts),
        characters=sum(map(len, texts)),
        tokens=tokens,
        pipeline_seconds=sum(pipeline_times),
        encoder_seconds=sum(encoder_times),
        pipeline_median=statistics.median(pipeline_times),
        encoder_median=statistics.median(encoder_times),
    )


def _timed(call: Callable[[str], T], text: str, clock: Clock) -> tuple[float, T]:
    start = clock()
    result = call(text)
    return clock() - start, result


def read_texts(path: Path, limit: int | None = None) -> list[str]:
    """Read the texts of a corpus file (JSON lines with one of `TEXT_FIELDS`), at most `limit`, leaving out empty ones.

    Raises:
        BenchInputError: the file breaks the format, or a row has no text field.
    """
    texts: list[str] = []
    for row in read_rows(path):
        if limit is not None and len(texts) >= limit:
            break
        text = _text(row)
        if text.strip():
            texts.append(text)
    return texts


def _text(row: Row) -> str:
    for field in TEXT_FIELDS:
        if row.has(field):
            return row.text(field)
    return row.fail(TEXT_FIELDS[0], "the document's text")
