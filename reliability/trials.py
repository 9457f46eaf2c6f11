"""The trials by name, as a list."""

from __future__ import annotations

from reliability import bombs, mutations, reingest, ssrf
from reliability.result import Run

TRIALS: dict[str, Run] = {
    "bombs": bombs.run,
    "mutations": mutations.run,
    "reingest": reingest.run,
    "ssrf": ssrf.run,
}
