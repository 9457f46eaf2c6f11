"""The trials by name, as a list."""

from __future__ import annotations

from reliability import mutations, ssrf
from reliability.result import Run

TRIALS: dict[str, Run] = {
    "mutations": mutations.run,
    "ssrf": ssrf.run,
}
