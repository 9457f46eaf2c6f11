"""How much one untrusted item may cost."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child process may use.

    Attributes:
        seconds: of wall time for one item, and of processor time. A news page takes 0.05 s, a book as PDF some seconds.
        memory: bytes of address space of the whole child. The parsers themselves take 70 MB of it.
        message: bytes of one message, header and body, in either direction: a report of 20 MB with its text beside it.
        start: seconds in which a child must have loaded its parsers; a busy machine takes ten times the usual second.
        worn: bytes of memory above which a child is replaced after an item, so that what one item needed is not taken
            from the next.
    """

    seconds: float = 10.0
    memory: int = 768 * MEGABYTE
    message: int = 64 * MEGABYTE
    start: float = 60.0
    worn: int = 384 * MEGABYTE

    def plain(self) -> dict[str, Any]:
        """Write them for the child."""
        return asdict(self)


DEFAULT = Limits()
"""The limits that docs/hostile-input.md promises; run `python -m reliability mutations bombs` when they change."""
