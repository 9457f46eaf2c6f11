"""``whence changes``: what became of incidents, for whoever follows an archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading

if TYPE_CHECKING:
    from whence.model.incident import IncidentVersion
    from whence.store.interface import ReadStore

EXAMPLES = """\b
Examples:
  whence changes                           the last 20 changes
  whence changes --since 1200              all behind number 1200; the last line says where to go on
  whence changes --since 2026-11-01        all made on that day or later (UTC, unless the time has an offset)
  whence changes --since 2026-11-01T12:00
  whence changes --since 0 --json          all there ever were, one object a line, the last one {"cursor": NUMBER}
Merged and withdrawn incidents are among them: whoever exported one learns what to do with it.
"""

Since = Annotated[
    str | None, typer.Option("--since", metavar="NUMBER|TIME", help="Behind this number, or at this time or later.")
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many.")]

_LAST = 20
_PAGE = 500


def changes(
    since: Since = None,
    limit: Limit = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Show which incidents are new, changed, merged, split, withdrawn or back, since when, and why."""
    from whence.cli.incident_history import change_facts
    from whence.cli.tables import print_json, print_table

    number, moment = _point(since)
    with reading(archive) as store:
        if since is None:
            limit = limit or _LAST
            number = max(0, store.last_change() - limit)
        cursor = number or 0
        rows: list[tuple[Any, ...]] = []
        for version in _versions(store, cursor, moment, limit):
            cursor = version.seq
            if json:
                print_json(change_facts(version))
            else:
                rows.append(_row(version))
        cursor = cursor or store.last_change()
    if json:
        print_json({"cursor": cursor})
        return
    if rows:
        print_table(("#", "when", "became", "incident", "what", "why", "what changed"), rows, wide="what")
    typer.echo(f"whence: go on with whence changes --since {cursor}", err=True)


def _point(since: str | None) -> tuple[int | None, datetime | None]:
    """Read where to begin: a number of a change, or a moment."""
    if since is None:
        return None, None
    if since.isascii() and since.isdigit():
        return int(since), None
    try:
        moment = datetime.fromisoformat(since)
    except ValueError as error:
        raise typer.BadParameter(
            f"{since!r} is neither the number of a change nor a time as 2026-11-01 or 2026-11-01T12:00",
            param_hint="--since",
        ) from error
    return None, moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _versions(store: ReadStore, after: int, since: datetime | None, limit: int | None) -> Iterator[IncidentVersion]:
    left = limit
    while left is None or left > 0:
        page = store.incident_versions(after_seq=after, since=since, limit=_PAGE if left is None else min(_PAGE, left))
        if not page:
            return
        yield from page
        after, left = page[-1].seq, None if left is None else left - len(page)


def _row(version: IncidentVersion) -> tuple[Any, ...]:
    from whence.cli.incident_history import moment, told_kind
    from whence.cli.tables import short

    return (
        str(version.seq),
        moment(version),
        told_kind(version),
        short(version.id),
        version.incident.title if version.incident else "",
        "; ".join(version.why),
        ", ".join(dict.fromkeys(change.field for change in version.changes)),
    )
