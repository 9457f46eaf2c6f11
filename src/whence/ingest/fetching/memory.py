"""What the client remembers from one run to the next: an archive's notes, or nothing."""

from __future__ import annotations

import json
import logging
from typing import Any, Protocol

_log = logging.getLogger(__name__)


class Memory(Protocol):
    """Small named values. ``Store`` is one."""

    def remember(self, name: str) -> str | None:
        """Get a value."""

    def note(self, name: str, value: str | None) -> None:
        """Keep a value; None forgets it."""


class ShortMemory:
    """Remembers until the program ends."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def remember(self, name: str) -> str | None:
        """Get a value."""
        return self._values.get(name)

    def note(self, name: str, value: str | None) -> None:
        """Keep a value; None forgets it."""
        if value is None:
            self._values.pop(name, None)
        else:
            self._values[name] = value


def remembered(memory: Memory, name: str) -> dict[str, Any]:
    """Get an object that was kept as JSON; an empty one where there is none that can be read."""
    try:
        value = json.loads(memory.remember(name) or "{}")
    except ValueError:
        value = None
    if not isinstance(value, dict):
        _log.warning("the note %s cannot be read and is made anew", name)
        return {}
    return value
