"""What every command of one run shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from whence.bench.predictors import Predictors
    from whence.config import Config
    from whence.ingest.fetching.client import Network
    from whence.model.archive import Maker
    from whence.model.dates import PartialDate
    from whence.model.raw import Raw
    from whence.model.reading import Reading
    from whence.pipeline import Pipeline


class Reader(Protocol):
    """Whatever turns the bytes of a report into a reading."""

    def read(self, raw: Raw, *, published: PartialDate | None = None, today: date) -> Reading:
        """Read one report."""


def default_reader(config: Config | None = None) -> Pipeline:
    """Build the pipeline, with its default configuration unless another is given.

    Raises:
        EncoderError: the packaged weights are missing or corrupt.
        ReferenceDataError: a file of reference data breaks its own rules.
        RatingsError: the user's file of ratings cannot be read or breaks its format.
    """
    from whence.config import Config
    from whence.pipeline import Pipeline

    return Pipeline.default(config or Config())


def default_predictors() -> Predictors:
    """Build the pipeline and let the benchmarks ask it; raises as ``default_reader`` does."""
    from whence.bench import wiring

    return wiring.predictors(default_reader())


def default_timed(texts: Sequence[str]) -> tuple[Callable[[str], object], Callable[[str], int]]:
    """Build what the bench times, the whole pipeline and its encoder alone; raises as ``default_reader`` does.

    The encoder gets the sentences ready made, so that its time is its own.
    """
    from whence.clean import text_article

    pipeline = default_reader()
    sentences = {text: [(s.begin, s.end) for s in text_article(text).document.sentences] for text in texts}
    encoder = pipeline.extract.encoder
    return (
        lambda text: next(pipeline.readings([text_article(text)])),
        lambda text: encoder.forward_only(text, sentences[text]),
    )


def default_network() -> Network:
    """Reach addresses by the system's resolver and sockets, each checked to be public."""
    from whence.ingest.fetching.client import Network

    return Network()


def default_maker(config: Config) -> Maker:
    """Say what makes readings with a configuration; raises as ``default_reader`` does."""
    from whence.archive.makers import maker

    return maker(config)


def default_vector() -> Callable[[str], bytes]:
    """Load the encoder, for vectors of wordings.

    Raises:
        EncoderError: the weights are missing or corrupt.
    """
    from whence.extract.encoder import Encoder

    return Encoder.load(None).vector


@dataclass(slots=True)
class Session:
    """One run of the program.

    Attributes:
        reader: builds what reads reports, as configured; called once a run, when the first report is there to be read.
        predictors: builds what the benchmarks ask.
        factory: what worker processes build their reader with, as ``module:function``; and ``maker``: what that is.
        timed: builds what is timed on some texts: the pipeline, and the encoder alone, which counts its tokens.
        vector: loads what makes vectors of wordings, once something is to be linked.
        network: builds how addresses are reached; tests put theirs here, so that they reach nothing.
        today: no report was published later than tomorrow.
        debug: whether errors show where they happened.
    """

    reader: Callable[[Config | None], Reader] = default_reader
    predictors: Callable[[], Predictors] = default_predictors
    timed: Callable[[Sequence[str]], tuple[Callable[[str], object], Callable[[str], int]]] = default_timed
    vector: Callable[[], Callable[[str], bytes]] = default_vector
    network: Callable[[], Network] = default_network
    factory: str = "whence.archive.coders.worker:pipeline_reader"
    maker: Callable[[Config], Maker] = default_maker
    today: date = field(default_factory=date.today)
    debug: bool = False
