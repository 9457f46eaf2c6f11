"""``whence show``: one report of an archive."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading, version_of

if TYPE_CHECKING:
    from whence.model.archive import Version
    from whence.store.interface import ReadStore

EXAMPLES = """\b
Examples:
  whence show 4f1c2e                 a report or version, by the beginning of its id: how it came, versions, copies
  whence show 4f1c2e --text          its text
  whence show 4f1c2e --reading       its claims; with --json the whole reading
  whence show 4f1c2e --diff          what an edit changed: this version against the one before it
  whence show 4f1c2e --raw > a.html  the bytes as they came
"""

Id = Annotated[str, typer.Argument(metavar="ID", help="The beginning of the id of a report, version or reading.")]
AsText = Annotated[bool, typer.Option("--text", help="Print the text.")]
AsReading = Annotated[bool, typer.Option("--reading", help="Print the claims of the current reading.")]
AsRaw = Annotated[bool, typer.Option("--raw", help="Write the bytes as they came, checked against their hash.")]
AsDiff = Annotated[bool, typer.Option("--diff", help="Print what changed since the version before.")]


def show(
    id: Id,
    text: AsText = False,
    claims: AsReading = False,
    raw: AsRaw = False,
    diff: AsDiff = False,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Show a report: where it came from and when, its versions, what it was copied from, its readings."""
    if sum((text, claims, raw, diff)) > 1:
        raise typer.BadParameter("give one of --text, --reading, --raw and --diff")
    with reading(archive) as store:
        version = version_of(store, id)
        if raw:
            _write_raw(store, version)
        elif text:
            _print_text(store, version, json)
        elif claims:
            _print_reading(store, version, id, json)
        elif diff:
            from whence.cli.version_diff import print_diff

            print_diff(store, version, json=json)
        else:
            from whence.cli.report_page import print_report

            print_report(store, version, json=json)


def _write_raw(store: ReadStore, version: Version) -> None:
    content = store.content(version.sha256)
    if content is None:
        raise typer.BadParameter(f"the bytes of {version.id} are lost; see whence verify")
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _print_text(store: ReadStore, version: Version, json: bool) -> None:
    from whence.cli.tables import print_json, print_text
    from whence.export.safe import one_line

    article = store.article(version.id)
    if article is None:
        raise typer.BadParameter(f"the text of {version.id} is lost; see whence verify")
    if json:
        print_json({"version": version.id, "text": article.document.text})
        return
    for line in article.document.text.splitlines():
        print_text(one_line(line))


def _print_reading(store: ReadStore, version: Version, id: str, json: bool) -> None:
    from whence.cli import output

    made = store.readings(version.id)
    named = [each for each in made if each.id.startswith(id)] or list(made)
    if not named:
        raise typer.BadParameter(f"{version.id} has not been coded; do it with whence code")
    found = store.reading(named[-1].id)
    if found is None:
        raise typer.BadParameter(f"the reading {named[-1].id} is lost; see whence verify")
    if json:
        output.print_json(found)
    else:
        output.print_table(found, None)
