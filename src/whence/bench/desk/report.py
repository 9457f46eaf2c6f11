"""The figures of the desk's bench, as a table and as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.bench.desk.browsing import Looking
from whence.bench.desk.filling import Size
from whence.bench.desk.readers import Reading


@dataclass(frozen=True, slots=True)
class DeskReport:
    """What was measured on an archive of a size."""

    size: Size
    started_s: float
    looking: Looking | None
    reading: Reading | None

    def rows(self) -> list[list[str]]:
        """Lay out a figure a row: what, value, unit."""
        found = [
            ["claims", f"{self.size.claims:,}", ""],
            ["whence serve is there after", f"{self.started_s:.1f}", "s"],
        ]
        if self.looking:
            found += self._looked(self.looking)
        if self.reading:
            found += self._read(self.reading)
        return found

    def to_dict(self) -> dict[str, object]:
        """Give all figures as plain data."""
        return {
            "claims": self.size.claims,
            "started_s": round(self.started_s, 2),
            "browser": self._browser(self.looking) if self.looking else None,
            "readers": self._readers(self.reading) if self.reading else None,
        }

    def _looked(self, looking: Looking) -> list[list[str]]:
        return [
            ["overview", looking.incidents, "WebGL" if looking.webgl else "SVG"],
            ["first paint", _spread(looking.first_paint), "ms"],
            ["overview complete", _spread(looking.complete), "ms"],
            ["changes of a filter", f"{len(looking.changes)}", ""],
            ["a change shows, median", f"{looking.change_ms(0.5):.0f}", "ms"],
            ["a change shows, 95 %", f"{looking.change_ms(0.95):.0f}", "ms"],
            ["a change shows, at most", f"{looking.change_ms(1):.0f}", "ms"],
        ]

    def _read(self, reading: Reading) -> list[list[str]]:
        found = [
            ["readers at once", f"{reading.readers}", f"for {reading.seconds:.0f} s"],
            ["reports taken in meanwhile", f"{reading.taken_in:,}", ""],
        ]
        for waits in reading.waits:
            found += [
                [f"{waits.kind}: requests", f"{len(waits.times):,}", f"{waits.failed} failed"],
                [f"{waits.kind}: median", f"{waits.ms(0.5):.0f}", "ms"],
                [f"{waits.kind}: 95 %", f"{waits.ms(0.95):.0f}", "ms"],
            ]
        return found

    def _browser(self, looking: Looking) -> dict[str, object]:
        return {
            "incidents": looking.incidents,
            "webgl": looking.webgl,
            "first_paint_ms": [round(each) for each in looking.first_paint],
            "complete_ms": [round(each) for each in looking.complete],
            "changes": len(looking.changes),
            "change_ms": {name: round(looking.change_ms(share)) for name, share in _SHARES.items()},
        }

    def _readers(self, reading: Reading) -> dict[str, object]:
        return {
            "readers": reading.readers,
            "seconds": round(reading.seconds, 1),
            "taken_in": reading.taken_in,
            **{
                waits.kind: {
                    "requests": len(waits.times),
                    "failed": waits.failed,
                    **{f"{name}_ms": round(waits.ms(share)) for name, share in _SHARES.items()},
                }
                for waits in reading.waits
            },
        }


_SHARES = {"p50": 0.5, "p95": 0.95, "most": 1.0}


def _spread(times: Sequence[float]) -> str:
    return " ".join(f"{each:.0f}" for each in times)
