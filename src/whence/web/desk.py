"""What a running desk has at hand: the archive, who may do what, and whatever is kept between requests."""

from __future__ import annotations

from dataclasses import dataclass

from whence.archive.folder import Archive


@dataclass(frozen=True, slots=True)
class Desk:
    """An archive that is served.

    Attributes:
        archive: which.
        accounts: whether people sign in with names and passwords; False for one person on this machine.
        hosts: what the ``Host`` header may say, with ports.
    """

    archive: Archive
    accounts: bool = False
    hosts: frozenset[str] = frozenset()
