"""``whence copies``: what in an archive was copied from what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading, version_of, writing

if TYPE_CHECKING:
    from whence.model.archive import Copy, Version
    from whence.store.interface import ReadStore

EXAMPLES = """\b
Examples:
  whence copies                  families of copies, with the report that each goes back to
  whence copies 4f1c2e           what a report was copied from, and all of its family with their differences
  whence copies --json           one family a line
  whence copies --rebuild        forget all families and find them again, as after an update of the program
"""

Id = Annotated[
    str | None, typer.Argument(metavar="[REPORT]", help="The beginning of the id of a report or version; else all.")
]
Rebuild = Annotated[bool, typer.Option("--rebuild", help="Find all families again.")]


def copies(id: Id = None, rebuild: Rebuild = False, archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """Show families of copies: where each text was first published, and what was done to it since."""
    from whence.cli.tables import print_json

    if rebuild:
        _rebuild(archive)
    with reading(archive) as store:
        if id is not None:
            shown = [_family(store, origin) for origin in _origins(store, version_of(store, id))]
            if not shown:
                typer.echo("whence: no copy of this report is known, and it was copied from none", err=True)
        else:
            shown = [_family(store, origin) for origin in _pages(store)]
            if not shown:
                typer.echo("whence: no copies are known in this archive", err=True)
        for family in shown:
            if json:
                print_json(family)
            else:
                _print(family, whole=id is not None)


def _rebuild(archive: ArchiveFolder) -> None:
    from whence.archive.copying import rebuild
    from whence.cli.tables import progress

    with writing(archive) as (_, store):
        total = store.counts().versions
        with progress("Comparing", total) as told:
            rebuild(store, lambda done: told(done, ""))


def _pages(store: ReadStore) -> Iterator[str]:
    after = ""
    while page := store.families(after=after):
        yield from page
        after = page[-1]


def _origins(store: ReadStore, version: Version) -> list[str]:
    """List the origins of the families that a version is in or draws on, its own first."""
    rows = store.copies(version.id)
    return list(dict.fromkeys(row.origin_id for row in sorted(rows, key=lambda row: row.origin_id != version.id)))


def _family(store: ReadStore, origin: str) -> dict[str, Any]:
    from whence.cli.facts import copy_facts

    rows = store.family(origin)
    versions = {row.version_id: store.version(row.version_id) for row in rows}
    there = [version for version in versions.values() if version is not None]
    return {
        "origin": origin,
        "reports": len({version.report_id for version in there}),
        "outlets": sorted({version.publisher for version in there if version.publisher}),
        "why": next((row.reason for row in rows if row.version_id == origin), None),
        "members": [copy_facts(row) | _told(row, versions[row.version_id]) for row in rows],
    }


def _told(row: Copy, version: Version | None) -> dict[str, Any]:
    return {
        "version": row.version_id,
        "title": version.title if version else None,
        "publisher": version.publisher if version else None,
        "published": version.published if version else None,
    }


def _print(family: dict[str, Any], *, whole: bool) -> None:
    from whence.cli.tables import print_pairs, print_text, short

    first, *others = family["members"]
    outlets = len(family["outlets"])
    print_text(
        f"{family['reports']} reports, {outlets} outlet{'' if outlets == 1 else 's'}; "
        f"origin: {_named(first)}, {short(family['origin'])} ({family['why']})"
    )
    pairs: list[tuple[str, Any]] = []
    for member in others:
        pairs.append((f"  {short(member['version'])}  {member['kind']}", _named(member)))
        if whole:
            pairs += [("", told) for told in (member["reason"], *member["differences"])]
    print_pairs(pairs)


def _named(member: dict[str, Any]) -> str:
    parts = (member["publisher"], member["published"], member["title"] and f"“{member['title']}”")
    return ", ".join(part for part in parts if part) or "a report without outlet, day or headline"
