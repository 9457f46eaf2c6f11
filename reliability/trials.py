"""The trials by name, as a list."""

from __future__ import annotations

from reliability import bombs, load, mutations, reingest, restore, ssrf, tamper
from reliability.result import Run

TRIALS: dict[str, Run] = {
    "bombs": bombs.run,
    "load": load.run,
    "mutations": mutations.run,
    "reingest": reingest.run,
    "restore": restore.run,
    "ssrf": ssrf.run,
    "tamper": tamper.run,
}
