"""Reports one after the other: what cannot be read is told, and the others are read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from whence.cli import output
from whence.cli.failures import FAULT, complain, fail
from whence.cli.session import Reader, Session
from whence.cli.sources import load
from whence.config import Config
from whence.model.dates import PartialDate
from whence.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Output:
    """What to make of readings: JSON or tables, laid out for a width, and a page besides, told of unless ``quiet``."""

    json: bool = False
    html: Path | None = None
    width: int | None = None
    quiet: bool = False


@dataclass(slots=True)
class Batch:
    """Some reports to read."""

    session: Session
    output: Output
    published: PartialDate | None = None
    config: Config | None = None
    _reader: Reader | None = None
    _pages: set[Path] = field(default_factory=set)

    def run(self, sources: Sequence[str]) -> int:
        """Read all and print each as soon as it is read.

        Returns:
            The exit code: that of the last bad input, unless the program itself failed on one.

        Raises:
            WhenceError: nothing at all can be read, because the program's own data are broken or the user's ratings.
            BadParameter: a page cannot be written where it was asked for.
        """
        several = len(sources) > 1
        if self.output.html:
            output.page_path(self.output.html, sources[0], several)  # refused before the work, not after it
        codes: set[int] = set()
        for source in _tracked(sources):
            reading = self._read(source, codes)
            if reading is not None:
                self._show(reading, source, several)
        return FAULT if FAULT in codes else max(codes, default=0)

    def _read(self, source: str, codes: set[int]) -> Reading | None:
        try:
            raw = load(source)
        except Exception as error:  # noqa: BLE001 the other reports are read whatever is wrong with this one
            codes.add(fail(error, self.session, source))
            return None
        self._reader = self._reader or self.session.reader(self.config)
        try:
            return self._reader.read(raw, published=self.published, today=self.session.today)
        except Exception as error:  # noqa: BLE001 the same
            codes.add(fail(error, self.session, source))
            return None

    def _show(self, reading: Reading, source: str, several: bool) -> None:
        if self.output.json:
            output.print_json(reading)
        else:
            if several:
                output.print_heading(source)
            output.print_table(reading, self.output.width)
        sys.stdout.flush()
        if self.output.html:
            path = self._free(output.page_path(self.output.html, source, several))
            output.write_page(reading, path)
            if not self.output.quiet:
                complain(f"wrote {path}")

    def _free(self, path: Path) -> Path:
        """Keep two reports of one name apart when their pages go to one folder."""
        free, number = path, 2
        while free in self._pages:
            free, number = path.with_stem(f"{path.stem}-{number}"), number + 1
        self._pages.add(free)
        return free


def _tracked(sources: Sequence[str]) -> Iterator[str]:
    """Give the sources, with a progress bar where somebody watches and the results go elsewhere."""
    if len(sources) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from sources
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(sources, description="Reading", console=Console(stderr=True), transient=True)
