"""``whence diff``: what coding again, or an edit, changed in the claims of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading, version_of

if TYPE_CHECKING:
    from whence.archive.revisions import Revision
    from whence.model.archive import StoredReading
    from whence.store.interface import ReadStore

EXAMPLES = """\b
Examples:
  whence diff 4f1c2e              what whence code --again changed in a report: claims that came, went, say otherwise
  whence diff 4f1c2e --versions   what an edit changed: this version of the report against the one before it
  whence diff 4f1c2e 77ab01       any two readings, or the current ones of two versions
  whence diff --all               over the whole archive: how many claims changed, and in which field
  whence diff --all --json        the same, one line for each report in which something changed, and the sums
"""

Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID [OTHER]", help="Beginnings of ids of reports, versions, readings.", show_default=False),
]
Versions = Annotated[bool, typer.Option("--versions", help="Against the version of the report before it.")]
All = Annotated[bool, typer.Option("--all", help="All that was coded more than once.")]


def diff(
    ids: Ids = None,
    versions: Versions = False,
    every: All = False,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Show which claims came, went, or say something else, field by field, with their words."""
    from whence.cli.diff_page import print_all, print_revision

    if every == bool(ids) or len(ids or ()) > 2 or (versions and len(ids or ()) != 1):
        raise typer.BadParameter("give one id (with --versions or without), two ids, or --all")
    with reading(archive) as store:
        if every:
            from whence.archive.revisions import all_recoded

            print_all(all_recoded(store), json=json)
        else:
            print_revision(_revision(store, ids or [], versions), json=json)


def _revision(store: ReadStore, ids: list[str], versions: bool) -> Revision:
    from whence.archive.revisions import between, edited, recoded

    if len(ids) == 2:
        return between(store, *(_meant(store, id) for id in ids))
    version = version_of(store, ids[0])
    return edited(store, version.id) if versions else recoded(store, version.id)


def _meant(store: ReadStore, prefix: str) -> StoredReading:
    """Find the reading that an id means: its own, or the current one of its version."""
    from whence.archive.revisions import current

    version = version_of(store, prefix)
    named = [each for each in store.readings(version.id) if each.id.startswith(prefix)]
    return named[0] if named else current(store, version.id)
