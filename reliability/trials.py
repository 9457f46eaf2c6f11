"""The trials by name, as a list."""

from __future__ import annotations

from reliability import bombs, mutations
from reliability.result import Run

TRIALS: dict[str, Run] = {
    "bombs": bombs.run,
    "mutations": mutations.run,
}
