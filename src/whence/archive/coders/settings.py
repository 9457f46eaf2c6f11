"""How workers are set up: what they read with, and their limits."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from whence.config import Config

OUT_OF_MEMORY = 77
"""The exit code of a worker that came to the limit of its memory."""
MEMORY = 1536 << 20
"""Bytes that a worker may take: the pipeline needs a fifth of it for long reports, and four fit a laptop."""
PIPELINE = "whence.archive.coders.worker:pipeline_reader"
"""What builds the reader unless something else is named."""


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """What a worker is told when it starts.

    Attributes:
        memory: bytes that it may take.
        encoder, gazetteer, ratings: as of ``Config``; None for what is packaged.
    """

    memory: int = MEMORY
    encoder: str | None = None
    gazetteer: str | None = None
    ratings: str | None = None

    @classmethod
    def of(cls, config: Config, memory: int) -> WorkerSettings:
        """Take over what a user configured."""
        paths = (str(path) if path else None for path in (config.encoder, config.gazetteer, config.ratings))
        return cls(memory, *paths)

    @classmethod
    def parse(cls, text: str) -> WorkerSettings:
        """Read what ``text`` wrote."""
        return cls(**json.loads(text))

    def text(self) -> str:
        """Write for the command line."""
        return json.dumps(asdict(self))

    def config(self) -> Config:
        """Build the worker's configuration.

        It has one thread, whatever the number of workers, so that sums of floats never come out otherwise.
        """
        encoder, gazetteer, ratings = (
            Path(each) if each else None for each in (self.encoder, self.gazetteer, self.ratings)
        )
        return Config(encoder=encoder, gazetteer=gazetteer, threads=1, ratings=ratings)
