"""``whence log``: the audit log."""

from __future__ import annotations

import json as json_format
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading

if TYPE_CHECKING:
    from whence.model.archive import AuditEntry
    from whence.store.interface import ReadStore

EXAMPLES = """\b
Examples:
  whence log                     the last 20 entries
  whence log --all --json        all of them, one a line, with the hashes that chain them
  whence log --after 1200        those behind number 1200
  whence log 4f1c2e              those about one report, version, reading or feed, by the beginning of its id
"""

Subject = Annotated[str | None, typer.Argument(metavar="[ID]", help="Only entries about this.", show_default=False)]
After = Annotated[int | None, typer.Option("--after", min=0, metavar="N", help="Entries behind this number.")]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many.")]
All = Annotated[bool, typer.Option("--all", help="All entries.")]

_PAGE = 1000


def log(
    subject: Subject = None,
    after: After = None,
    limit: Limit = 20,
    every: All = False,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Show what was done to the archive: who, when, what. Every entry holds the hash of the one before it."""
    from whence.cli.tables import print_json, print_table

    with reading(archive) as store:
        entries: Iterator[AuditEntry]
        if every or after is not None or subject is not None:
            entries = _entries(store, after or 0, subject)
            if not every:
                entries = (entry for entry, _ in zip(entries, range(limit), strict=False))
        else:
            entries = _entries(store, max(0, store.counts().audit - limit), None)
        if json:
            for entry in entries:
                print_json({**asdict(entry), "at": entry.at.isoformat()})
        else:
            rows = [
                (str(each.seq), _moment(each), each.actor, each.action, each.subject, _detail(each)) for each in entries
            ]
            print_table(("#", "when", "who", "what", "of", "more"), rows)


def _entries(store: ReadStore, after: int, subject: str | None) -> Iterator[AuditEntry]:
    while page := store.audit(after=after, limit=_PAGE):
        yield from (
            entry for entry in page if subject is None or subject in (entry.subject, entry.subject[: len(subject)])
        )
        after = page[-1].seq


def _detail(entry: AuditEntry) -> str:
    """Put an entry's detail into words. The hashes of the rows that it wrote are for verify; they are in the JSON."""
    detail = json_format.loads(entry.detail) if entry.detail else {}
    return ", ".join(f"{name}: {_brief(value)}" for name, value in detail.items() if name != "wrote")


def _brief(value: object) -> str:
    return value if isinstance(value, str) else json_format.dumps(value, ensure_ascii=False)


def _moment(entry: AuditEntry) -> str:
    return entry.at.strftime("%Y-%m-%d %H:%M:%S")
