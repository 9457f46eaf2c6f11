"""The trials by name, as a list."""

from __future__ import annotations

from reliability import kills, load, mutations, poison, reingest, ssrf
from reliability.result import Run

TRIALS: dict[str, Run] = {
    "kills": kills.run,
    "load": load.run,
    "mutations": mutations.run,
    "poison": poison.run,
    "reingest": reingest.run,
    "ssrf": ssrf.run,
}
