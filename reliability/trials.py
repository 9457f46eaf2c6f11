"""The trials by name, as a list."""

from __future__ import annotations

from reliability import kills, reingest
from reliability.result import Run

TRIALS: dict[str, Run] = {"kills": kills.run, "reingest": reingest.run}
