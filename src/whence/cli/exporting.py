"""The work of ``whence export FORMAT``: which incidents, which files, and what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import typer

if TYPE_CHECKING:
    from whence.export.formats import Choices, Format
    from whence.export.writing import Tally
    from whence.model.incident import IncidentVersion
    from whence.model.linking import Dossier, IncidentQuery
    from whence.store.interface import ReadStore


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents: these, or those that changed behind a sequence number, or those that a query finds."""

    ids: tuple[str, ...]
    since: int | None
    query: IncidentQuery

    def dossiers(self, store: ReadStore) -> Iterator[Dossier]:
        """Yield them."""
        from whence.archive.dossiers import dossiers, dossiers_of, dossiers_since
        from whence.cli.incident import incident_of

        if self.ids:
            return dossiers_of(store, [incident_of(store, id) for id in self.ids])
        return dossiers(store, self.query) if self.since is None else dossiers_since(store, self.since)

    def gone(self, store: ReadStore) -> Iterator[IncidentVersion]:
        """Yield the tombstones of incidents that ceased to be since, and are no more now; each once."""
        from whence.archive.dossiers import versions_since

        if self.since is None:
            return
        for version in versions_since(store, self.since):
            if version.is_tombstone:
                current = store.incident(version.id)
                if current is not None and current.seq == version.seq:
                    yield version


def to_stdout(form: Format, store: ReadStore, wanted: Wanted, choices: Choices) -> Tally:
    """Write the format's own file to standard output, without those that would stand beside it.

    Raises:
        BadParameter: it is no text, and a terminal would show it.
    """
    import sys

    if form.binary and sys.stdout.isatty():
        raise typer.BadParameter(f"{form.name} is no text for a terminal; name a file, or pipe it somewhere")
    return _written(form, store, wanted, choices, {"": sys.stdout.buffer})


def to_files(
    form: Format, store: ReadStore, wanted: Wanted, choices: Choices, out: Path, *, claims: bool
) -> tuple[dict[str, Path], Tally]:
    """Write all files of an export; each takes its place whole, once all are written.

    Raises:
        BadParameter: one cannot be written.
    """
    from whence.archive.whole_files import whole_file

    paths = part_paths(form, out, claims=claims, deleted=wanted.since is not None)
    try:
        with ExitStack() as stack:
            files = {part: stack.enter_context(whole_file(path)) for part, path in paths.items()}
            tally = _written(form, store, wanted, choices, files)
    except OSError as error:
        raise typer.BadParameter(f"{out} cannot be written ({error.strerror or error}); name another file") from error
    return paths, tally


def part_paths(form: Format, out: Path, *, claims: bool, deleted: bool) -> dict[str, Path]:
    """Name the files of an export by part."""
    from whence.export.formats import beside
    from whence.export.writing import CLAIMS, DELETED

    paths = {part: Path(beside(out, part)) for part in ("", *form.parts)}
    if claims and form.claims:
        paths[CLAIMS] = Path(beside(out, CLAIMS, ".csv"))
    if deleted:
        paths[DELETED] = Path(beside(out, DELETED, ".csv"))
    return paths


def _written(form: Format, store: ReadStore, wanted: Wanted, choices: Choices, files: dict[str, BinaryIO]) -> Tally:
    from whence.archive.exporting import linked, sha1
    from whence.cli.tables import progress
    from whence.export.writing import write

    with progress("Exporting") as shown:

        def watched(dossiers: Iterable[Dossier]) -> Iterator[Dossier]:
            for done, dossier in enumerate(dossiers, 1):
                yield dossier
                shown(done, "incidents")

        dossiers = wanted.dossiers(store)
        if form.linked:
            dossiers = linked(store, dossiers)
        choices = replace(choices, sha1=sha1(store))
        return write(form, watched(dossiers), choices, files, wanted.gone(store))


def facts(form: Format, paths: dict[str, Path], tally: Tally, cursor: int) -> dict[str, Any]:
    """Tell what an export came to, for machines."""
    return {
        "format": form.name,
        "path": str(paths[""].absolute()),
        "files": {part or form.name: str(path.absolute()) for part, path in paths.items()},
        "written": tally.written,
        "left_out": tally.left_out,
        "deleted": tally.deleted,
        "cursor": cursor,
    }
