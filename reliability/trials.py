"""The trials by name, as a list."""

from __future__ import annotations

from reliability import bombs, kills, load, mutations, poison, reingest, restore, ssrf, tamper
from reliability.result import Run

TRIALS: dict[str, Run] = {
    "bombs": bombs.run,
    "kills": kills.run,
    "load": load.run,
    "mutations": mutations.run,
    "poison": poison.run,
    "reingest": reingest.run,
    "restore": restore.run,
    "ssrf": ssrf.run,
    "tamper": tamper.run,
}
