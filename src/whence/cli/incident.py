"""``whence incident``: everything that an archive knows of one happening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading

if TYPE_CHECKING:
    from whence.model.incident import IncidentVersion
    from whence.store.interface import ReadStore

EXAMPLES = """\b
Examples:
  whence incident 4f1c2e              what is agreed and what is not: each value, whose it is, and its words
  whence incident 4f1c2e --links      also why its reports are taken to tell of one happening
  whence incident 4f1c2e --history    its versions: when it changed, why, and in what
  whence incident 4f1c2e --version 2  as it was
  whence incident 4f1c2e --json       one object: the incident, its claims, its links
An incident that is no more is shown with where its claims went; the claim's id finds its incident too.
"""

Id = Annotated[str, typer.Argument(metavar="ID", help="The beginning of the id of an incident, or of a claim of it.")]
Number = Annotated[int | None, typer.Option("--version", min=1, metavar="N", help="As its version N was.")]
History = Annotated[bool, typer.Option("--history", help="Its versions, the first one first.")]
Links = Annotated[bool, typer.Option("--links", help="Also what links its reports, with the reasons.")]


def incident(
    id: Id,
    number: Number = None,
    history: History = False,
    links: Links = False,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Show an incident: each field with all its values, who says so, how many stand behind it, and their words."""
    from whence.cli.incident_history import print_history
    from whence.cli.incident_page import print_incident

    with reading(archive) as store:
        meant = incident_of(store, id)
        if history:
            print_history(store, meant, json=json)
            return
        version = store.incident(meant, number)
        if version is None:
            current = store.incident(meant)
            last = current.number if current else 0
            raise typer.BadParameter(f"{meant} has versions 1 to {last}", param_hint="--version")
        print_incident(store, version, links=links, json=json)


def incident_of(store: ReadStore, prefix: str) -> str:
    """Find the incident that the beginning of an id means: its own, or that of one of its claims.

    Raises:
        BadParameter: it means none, or several.
    """
    from whence.archive.judging import incidents_meant

    found = incidents_meant(store, prefix)
    if len(found) == 1:
        return found[0]
    if not found:
        raise typer.BadParameter(f"no incident has an id that begins with {prefix}; whence incidents lists them")
    raise typer.BadParameter(f"{prefix} can mean the incidents {', '.join(each[:16] for each in found)}; give more")


def newest(store: ReadStore, id: str) -> IncidentVersion:
    """Get the newest version of an incident, or its tombstone.

    Raises:
        LookupError: there is no such incident.
    """
    version = store.incident(id)
    if version is None:
        raise LookupError(f"incident {id} is lost")
    return version
