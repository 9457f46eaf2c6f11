"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, str], object]
"""Is told how many things are done, and of what."""


def unwatched(*_: object) -> None:
    """Tell nobody."""
