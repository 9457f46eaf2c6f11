"""One frozen configuration, complete, with defaults that suit a laptop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Config:
    """What a user can set. Nothing is read from the environment behind the program's back but WHENCE_CACHE.

    Attributes:
        encoder: folder of the encoder's weights; None takes the packaged ones.
        gazetteer: compiled gazetteer file; None takes the one in the user's cache, built on first use.
        threads: threads for the encoder; None takes all cores.
        ratings: file of the user's ratings of outlets and speakers; None rates nobody.
    """

    encoder: Path | None = None
    gazetteer: Path | None = None
    threads: int | None = None
    ratings: Path | None = None
