"""Measure the gazetteer: how large its file is, how fast it opens and answers, what memory that takes.

Lookups are timed without the cache that remembers names, in seconds of processor time, so that neither a second asking
nor another program makes a figure. The names are the file's own, drawn by a fixed step; a misspelt one lacks a letter.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from whence.model.errors import BenchInputError
from whence.reference.gazetteer import FUZZY_LETTERS, Gazetteer
from whence.reference.place_names import fold, key

ASKED = 20_000
"""Names looked up as they are; a fifth as many misspelt."""
_OPENED = 5
"""Times that the file is opened; the median counts."""

Clock = Callable[[], float]
"""Seconds, from any start."""


@dataclass(frozen=True, slots=True)
class GazetteerReport:
    """What was measured; the seconds of a build are None where it was not asked for, ``found`` are shares of names."""

    places: int
    names: int
    megabytes: float
    open_ms: float
    exact_per_second: float
    exact_found: float
    fuzzy_per_second: float
    fuzzy_found: float
    peak_memory_mb: float | None
    build_seconds: float | None = None
    build_processor_seconds: float | None = None

    def to_dict(self) -> dict[str, float | None]:
        """Return a JSON-ready object."""
        return {
            "places": self.places,
            "names": self.names,
            "megabytes": round(self.megabytes, 1),
            "open_ms": round(self.open_ms, 2),
            "exact_per_second": round(self.exact_per_second),
            "exact_found": round(self.exact_found, 4),
            "fuzzy_per_second": round(self.fuzzy_per_second),
            "fuzzy_found": round(self.fuzzy_found, 4),
            "peak_memory_mb": _rounded(self.peak_memory_mb),
            "build_seconds": _rounded(self.build_seconds),
            "build_processor_seconds": _rounded(self.build_processor_seconds),
        }

    def rows(self) -> list[tuple[str, str]]:
        """Return table rows (name, value); what was not measured is left out."""
        return [(name.replace("_", " "), f"{value:,}") for name, value in self.to_dict().items() if value is not None]


def measure(path: Path, *, asked: int = ASKED, clock: Clock = time.process_time) -> GazetteerReport:
    """Measure one compiled file.

    Raises:
        BenchInputError: there are no places in it.
        ReferenceDataError: it is no compiled gazetteer.
    """
    opened = sorted(_opened(path) for _ in range(_OPENED))[_OPENED // 2]
    gazetteer = Gazetteer.open(path)
    try:
        own = gazetteer.spelt(asked)
        if not own:
            raise BenchInputError(f"{path} holds no names to look up: build it with whence gazetteer build")
        exact_rate, exact_found = _asked(gazetteer, own, clock)
        wrong = [name for name in map(misspelt, own) if name is not None][: max(1, asked // 5)]
        fuzzy_rate, fuzzy_found = _asked(gazetteer, wrong, clock)
        return GazetteerReport(
            places=sum(gazetteer.kinds().values()),
            names=gazetteer.names(),
            megabytes=path.stat().st_size / 1e6,
            open_ms=1000 * opened,
            exact_per_second=exact_rate,
            exact_found=exact_found,
            fuzzy_per_second=fuzzy_rate,
            fuzzy_found=fuzzy_found,
            peak_memory_mb=_peak(),
        )
    finally:
        gazetteer.close()


def build_seconds() -> tuple[float, float]:
    """Compile the embedded gazetteer into a temporary folder; return seconds by the clock and of the processor.

    The two differ by what other programs took and by waiting for the disk.
    """
    from whence.reference.gazetteer_build import build

    with tempfile.TemporaryDirectory() as folder:
        begun, begun_processor = time.perf_counter(), time.process_time()
        build(Path(folder) / "gazetteer.sqlite")
        return time.perf_counter() - begun, time.process_time() - begun_processor


def misspelt(name: str) -> str | None:
    """Leave out the letter in the middle of a name's longest word; None where the name is too short to be compared."""
    if len(key(fold(name)).replace(" ", "")) <= FUZZY_LETTERS:
        return None
    word = max(name.split(), key=len)
    middle = len(word) // 2
    return name.replace(word, word[:middle] + word[middle + 1 :], 1)


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 1)


def _opened(path: Path) -> float:
    begun = time.perf_counter()
    gazetteer = Gazetteer.open(path)
    seconds = time.perf_counter() - begun
    gazetteer.close()
    return seconds


def _asked(gazetteer: Gazetteer, names: Sequence[str], clock: Clock) -> tuple[float, float]:
    """Return lookups a second and the share of names that were found."""
    if not names:
        return 0.0, 0.0
    _warm(gazetteer, names[:100])
    begun = clock()
    found = sum(bool(gazetteer.look_up(name)) for name in names)
    seconds = clock() - begun
    return (len(names) / seconds if seconds else 0.0), found / len(names)


def _warm(gazetteer: Gazetteer, names: Iterable[str]) -> None:
    for name in names:
        gazetteer.look_up(name)


def _peak() -> float | None:
    """Return the most memory that this process had, in MB; None where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
