"""``whence export``: an archive in other forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from whence.cli import export_incidents
from whence.cli.archives import HERE, ArchiveFolder, Json, version_of, writing
from whence.export.catalogue import ABOUT

if TYPE_CHECKING:
    from whence.model.archive import Version
    from whence.store.interface import ReadStore

EXAMPLES = """\b
Examples:
  whence export warc reports.warc.gz                 every version's bytes as they came, as a web archive
  whence export warc reports.warc.gz 4f1c2e 9d03ab   only these, by the beginnings of their ids
  whence export warc reports.warc.gz --readings      with the readings as metadata records
  whence export warc - 4f1c2e | zcat                 to standard output
"""
GROUP_EXAMPLES = """\b
Examples:
  whence export acled events.csv                     incidents as ACLED's rows, and the claims behind them
  whence export ucdp deaths.csv --country SYR        as UCDP GED's
  whence export geojson map.geojson --from 2016-03   as a layer of a map
  whence export warc reports.warc.gz                 the reports themselves, as a web archive
Every form shows its own examples: whence export acled --help.
"""

Out = Annotated[str, typer.Argument(metavar="OUT.warc.gz", help="The file to write, or - for standard output.")]
Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID...]", help="Reports, versions or readings; all if none.", show_default=False),
]
Readings = Annotated[bool, typer.Option("--readings", help="Also write the current reading of each version.")]

app = typer.Typer(help="Write an archive in other forms.", epilog=GROUP_EXAMPLES, rich_markup_mode=None)


@app.callback()
def export() -> None:
    """Write an archive in other forms."""


for form, about in ABOUT.items():
    export_incidents.register(app, form, about)


@app.command("warc", epilog=EXAMPLES)
def warc(
    out: Out,
    ids: Ids = None,
    readings: Readings = False,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Write reports as a web archive (WARC 1.1): the bytes as they came, with headers, times and hashes."""
    from whence.cli.tables import print_json, print_text

    with writing(archive) as (_, store):
        versions = [version_of(store, id) for id in ids] if ids else None
        if out == "-":
            import sys

            _write(store, versions, sys.stdout.buffer, readings)
            return
        written = _whole(store, versions, Path(out), readings)
        store.log("export", Path(out).name, {"form": "warc", "versions": written})
    if json:
        print_json({"path": str(Path(out).absolute()), "versions": written})
    else:
        print_text(f"{written:,} versions are in {out}.")


def _whole(store: ReadStore, versions: list[Version] | None, out: Path, readings: bool) -> int:
    """Write a file, whole or not at all."""
    from whence.archive.whole_files import whole_file

    try:
        with whole_file(out) as file:
            return _write(store, versions, file, readings)
    except OSError as error:
        raise typer.BadParameter(f"{out} cannot be written ({error.strerror or error}); name another file") from error


def _write(store: ReadStore, versions: list[Version] | None, file: BinaryIO, readings: bool) -> int:
    from whence.cli.tables import progress
    from whence.export.warc import write_warc

    with progress("Exporting") as shown:

        def contents() -> Iterator[tuple[Version, bytes]]:
            for done, version in enumerate(versions if versions is not None else _all(store), 1):
                content = store.content(version.sha256)
                if content is None:
                    raise typer.BadParameter(f"the bytes of {version.id} are lost; see whence verify")
                yield version, content
                shown(done, "versions")

        return write_warc(
            file,
            contents(),
            address=lambda version: _address(store, version),
            reading=(lambda version: _reading(store, version)) if readings else None,
        )


def _all(store: ReadStore) -> Iterator[Version]:
    after = ""
    while page := store.versions(after=after):
        yield from page
        after = page[-1].id


def _address(store: ReadStore, version: Version) -> str | None:
    report = store.report(version.report_id)
    return report.key.url if report else None


def _reading(store: ReadStore, version: Version) -> str | None:
    from whence.export import json

    made = store.readings(version.id)
    reading = store.reading(made[-1].id) if made else None
    return json.dumps(reading) if reading else None
