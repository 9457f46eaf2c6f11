"""What a trial of reliability found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Check:
    """One promise and whether it held.

    Attributes:
        promise: in words ("nothing acknowledged is lost").
        figure: what was measured, with its unit.
        holds: whether that keeps the promise.
    """

    promise: str
    figure: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What one trial did and found. ``done`` says in words what was done, with numbers ("200 kills ...")."""

    name: str
    done: str
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether every promise held, and there was one."""
        return bool(self.checks) and all(check.holds for check in self.checks)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a trial is run.

    Attributes:
        work: an empty folder of its own.
        share: of the full size, in (0, 1]; the tests run small shares.
        seed: of whatever is drawn by chance.
        corpora: the folder of the shared corpora, or None where it is not there: trials then make their own texts.
    """

    work: Path
    share: float = 1.0
    seed: int = 20190404
    corpora: Path | None = None

    def sized(self, full: int) -> int:
        """Scale a number of things to the share that is run; at least 1."""
        return max(1, round(full * self.share))


Run: TypeAlias = Callable[[Setting], Trial]
