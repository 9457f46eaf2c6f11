"""The trials by name, as a list."""

from __future__ import annotations

from reliability import bombs, mutations
from reliability import mutations, reingest, ssrf
from reliability.result import Run

TRIALS: dict[str, Run] = {
    "bombs": bombs.run,
from reliability import load, mutations, reingest, ssrf

    "load": load.run,
    "mutations": mutations.run,
    "reingest": reingest.run,
    "ssrf": ssrf.run,
}
from reliability import reingest

TRIALS: dict[str, Run] = {"reingest": reingest.run}
