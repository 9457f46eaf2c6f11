"""What became of incidents, version by version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from whence.api.tables import Collection
from whence.model.errors import InputError
from whence.model.incident import IncidentVersion

if TYPE_CHECKING:
    import pyarrow as pa


class Changes(Collection[IncidentVersion]):
    """Versions of incidents in the order of their making; one whose ``incident`` is None says that it is no more."""

    _noun = "changes"
    _columns = ("number", "when", "incident", "became", "what", "why")

    def __init__(self, make: Callable[[], Iterator[IncidentVersion]]) -> None:
        super().__init__(make)

    @property
    def cursor(self) -> int:
        """The number of the last one, to go on from the next time; 0 where there is none."""
        return max((version.seq for version in self), default=0)

    def to_arrow(self) -> pa.Table:
        """Make a table of them: number, incident, version, made_at, became, why, into, fields, title."""
        import pyarrow as pa

        columns = [
            ("number", pa.int64()),
            ("incident_id", pa.string()),
            ("version", pa.int64()),
            ("made_at", pa.timestamp("us", tz="UTC")),
            ("became", pa.string()),
            ("why", pa.list_(pa.string())),
            ("into", pa.string()),
            ("fields", pa.list_(pa.string())),
            ("title", pa.string()),
        ]
        return pa.Table.from_pylist([_row(version) for version in self], schema=pa.schema(columns))

    def _cells(self, item: IncidentVersion) -> Sequence[str]:
        title = item.incident.title if item.incident else ""
        at = item.at.isoformat(" ", "seconds")
        return (str(item.seq), at, item.id[:12], item.kind.value, title, "; ".join(item.why))


def _row(version: IncidentVersion) -> dict[str, Any]:
    return {
        "number": version.seq,
        "incident_id": version.id,
        "version": version.number,
        "made_at": version.at,
        "became": version.kind.value,
        "why": list(version.why),
        "into": version.into,
        "fields": list(dict.fromkeys(change.field for change in version.changes)),
        "title": version.incident.title if version.incident else None,
    }


def point(since: int | str | date | datetime) -> tuple[int, datetime | None]:
    """Read where to begin: behind a number, or at a moment.

    Raises:
        InputError: it is neither.
    """
    if isinstance(since, int):
        return since, None
    if isinstance(since, str):
        try:
            since = datetime.fromisoformat(since)
        except ValueError as error:
            raise InputError(f"{since!r} is neither the number of a change nor a time as 2026-11-01T12:00") from error
    if not isinstance(since, datetime):
        since = datetime(since.year, since.month, since.day)
    return 0, since if since.tzinfo else since.replace(tzinfo=UTC)
