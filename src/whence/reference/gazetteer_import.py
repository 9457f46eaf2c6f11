"""Compile a full GeoNames dump into a gazetteer: streaming, resumable, complete or not at all.

Memory stays the same however large the dump is: lines go into a working file beside the target, SQLite sorts there, and
the finished file is renamed into place. docs/gazetteer.md describes what is taken and how it goes together with the
embedded gazetteer.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from whence.model.errors import InputError, ReferenceDataError, UndecodableInput
from whence.reference.geonames_files import Source
from whence.reference.geonames_lines import LineRefused, parse_alternate, parse_code, parse_country, parse_place
from whence.reference.import_finish import finish
from whence.reference.import_match import Atlas
from whence.reference.import_work import WorkFile

BATCH = 20_000
"""Lines saved at once: about a second's work, so that little is read twice after a stop."""
MOST_REFUSED = 1_000
"""Lines of one file that may break the format; with more the file is not what its name says."""
_NOT_DATA = (b"#", b"ISO\t")
"""How the comments and the heading of countryInfo.txt begin."""

Progress = Callable[[str, int, int], None]
"""Told what is read, how many bytes are done and how many there are in all."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import did: places by kind, names, features left out, lines refused by file and reason, all places."""

    path: Path
    places: dict[str, int]
    names: int
    left_out: dict[str, int]
    refused: dict[str, dict[str, int]]
    total: int

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-ready object."""
        return {
            "path": str(self.path),
            "places_taken": self.places,
            "names_taken": self.names,
            "features_left_out": self.left_out,
            "lines_refused": self.refused,
            "places_in_file": self.total,
        }


def working_path(out: Path) -> Path:
    """Say where an import into ``out`` keeps what it has so far."""
    return out.with_name(f"{out.name}.import")


def import_dump(
    sources: tuple[Source, ...], out: Path, base: Path, *, restart: bool = False, progress: Progress | None = None
) -> Summary:
    """Compile the tables of a dump, merged with the compiled gazetteer ``base``, into ``out``.

    An import that was stopped goes on where it was; ``restart`` begins anew.

    Raises:
        InputError: a file is not what its name says, or not the one that the import began with.
        ReferenceDataError: the target cannot be written.
    """
    work_path = working_path(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    if restart:
        work_path.unlink(missing_ok=True)
        work_path.with_name(f"{work_path.name}-journal").unlink(missing_ok=True)
    try:
        with closing(WorkFile.open(work_path, base)) as work:
            summary = _Import(work, sources, progress or _silent).run(out)
    except sqlite3.Error as error:
        raise ReferenceDataError(
            f"{out} cannot be written ({error}): make room or name another file with --out"
        ) from error
    work_path.unlink()
    return summary


class _Import:
    def __init__(self, work: WorkFile, sources: tuple[Source, ...], progress: Progress) -> None:
        self._work = work
        self._sources = sources
        self._progress = progress
        self._atlas = Atlas(work.connection)
        self._total = sum(source.size for source in sources)
        self._passed = 0

    def run(self, out: Path) -> Summary:
        others = self._work.others(self._sources)
        if others:
            raise InputError(f"this import began with {', '.join(others)}, too: name them again, or use --restart")
        for source in self._sources:
            self._read(source)
            self._passed += source.size
        self._progress("sorting the names", self._total, self._total)
        about = {
            "made": datetime.now(UTC).strftime("%Y-%m-%d"),
            "sources": ", ".join(source.name for source in self._sources),
        }
        total = finish(self._work.connection, out, about)
        return self._summary(out, total)

    def _read(self, source: Source) -> None:
        if source.table in ("countries", "divisions"):
            self._learn(source)
        offset = self._work.offset(source)
        if offset is None:
            return
        lines = source.lines(offset)
        while True:
            batch = list(islice(lines, BATCH))
            self._work.begin()
            try:
                self._take(source, (line for _, line in batch), first=offset == 0)
                offset = batch[-1][0] if batch else offset
                self._work.save(source, offset, done=len(batch) < BATCH)
            except BaseException:
                self._work.undo()
                raise
            self._progress(source.name, self._passed + offset, self._total)
            if len(batch) < BATCH:
                return

    def _take(self, source: Source, lines: Iterable[bytes], *, first: bool) -> None:
        taken = 0
        refused: Counter[str] = Counter()
        for line in lines:
            if line.startswith(_NOT_DATA):
                continue
            try:
                self._line(source, line)
                taken += 1
            except LineRefused as error:
                refused[str(error)] += 1
        for reason, count in refused.items():
            self._work.count(source, "refused", reason, count)
        reason = refused.most_common(1)[0][0] if refused else ""
        if first and refused and not taken:
            raise UndecodableInput(f"{source.path} is no table of GeoNames ({reason}, from the first line on)")
        if refused and self._work.refused(source) > MOST_REFUSED:
            raise UndecodableInput(
                f"{source.path} has more than {MOST_REFUSED:,} lines that break the format (mostly: {reason}): "
                "fetch it again"
            )

    def _line(self, source: Source, line: bytes) -> None:
        if source.table == "places":
            self._place(source, line)
        elif source.table == "alternates":
            alternate = parse_alternate(line)
            if alternate is not None:
                self._names(source, alternate.number, (alternate.name,), 0 if alternate.own else 1)
        elif source.table in ("divisions", "subdivisions"):
            code = parse_code(line)
            self._names(source, code.number, code.names, 0)
        else:
            parse_country(line)

    def _place(self, source: Source, line: bytes) -> None:
        place = parse_place(line)
        row = self._atlas.row(place)
        if row is None:
            self._work.count(source, "left out", place.code)
            return
        known = self._atlas.same(row)
        number = self._atlas.filed(place.number)
        if row.kind == "country" and known not in (None, number):
            row = replace(row, kind="region")  # a territory that is counted to a country
        if known is not None and known < 0 and known != number and self._work.renumber(known, place.number):
            self._atlas.renumbered(known, place.number)
            number = known
        if known is not None and known == number:
            self._work.name(number, row.names, 0)
            self._work.name(number, row.others, 1)
        else:
            self._work.add(number, row)
        self._work.count(source, "taken", row.kind)

    def _names(self, source: Source, number: int, names: tuple[str, ...], rank: int) -> None:
        filed = self._atlas.filed(number)
        if self._work.knows(filed):
            self._work.name(filed, names, rank)
            self._work.count(source, "taken", "name")

    def _learn(self, source: Source) -> None:
        """Read a small table into memory, each time anew; its bad lines are counted elsewhere, once."""
        for _, line in source.lines():
            try:
                if source.table == "countries":
                    if not line.startswith(_NOT_DATA):
                        self._atlas.country(parse_country(line))
                else:
                    self._atlas.division(parse_code(line))
            except LineRefused:
                continue

    def _summary(self, out: Path, total: int) -> Summary:
        places: Counter[str] = Counter()
        left_out: Counter[str] = Counter()
        refused: dict[str, dict[str, int]] = {}
        names = 0
        for source, outcome, what, count in self._work.tally():
            if outcome == "refused":
                refused.setdefault(source, {})[what] = count
            elif outcome == "left out":
                left_out[what] += count
            elif what == "name":
                names += count
            else:
                places[what] += count
        return Summary(out, dict(places.most_common()), names, dict(left_out.most_common()), refused, total)


def _silent(label: str, done: int, total: int) -> None:
    """Tell nobody."""
