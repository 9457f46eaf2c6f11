"""What every command of one run shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from whence.model.dates import PartialDate
    from whence.model.raw import Raw
    from whence.model.reading import Reading


class Reader(Protocol):
    """Whatever turns the bytes of a report into a reading."""

    def read(self, raw: Raw, *, published: PartialDate | None = None, today: date) -> Reading:
        """Read one report."""


def default_reader() -> Reader:
    """Build the pipeline with its default configuration.

    Raises:
        EncoderError: the packaged weights are missing or corrupt.
        ReferenceDataError: a file of reference data breaks its own rules.
    """
    from whence.config import Config
    from whence.pipeline import Pipeline

    return Pipeline.default(Config())


@dataclass(slots=True)
class Session:
    """One run of the program.

    Attributes:
        reader: builds what reads reports; called once a run, and only when a report is there to be read.
        today: no report was published later than tomorrow.
        debug: whether errors show where they happened.
    """

    reader: Callable[[], Reader] = default_reader
    today: date = field(default_factory=date.today)
    debug: bool = False
