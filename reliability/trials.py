"""The trials by name, as a list."""

from __future__ import annotations

from reliability import load, reingest
from reliability.result import Run

TRIALS: dict[str, Run] = {"reingest": reingest.run, "load": load.run}
