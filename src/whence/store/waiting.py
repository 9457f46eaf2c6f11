"""Which readings count, and which of them wait to be linked: derived from readings and what is linked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from whence.store.backend import pieces
from whence.store.linking_tables import linked, waiting
from whence.store.tables import readings, versions


def requeue(connection: Connection, report_ids: Iterable[str]) -> None:
    """Derive anew what waits of some reports."""
    for piece in pieces(sorted(set(report_ids))):
        connection.execute(delete(waiting).where(waiting.c.report_id.in_(piece)))
        _put(connection, due().where(versions.c.report_id.in_(piece)))


def requeue_all(connection: Connection) -> None:
    """Derive anew what waits."""
    connection.execute(delete(waiting))
    _put(connection, due())


def _put(connection: Connection, chosen: Select[Any]) -> None:
    connection.execute(insert(waiting).from_select(["reading_id", "report_id", "n", "over"], chosen))


def due() -> Select[Any]:
    """Select what waits, as the rows of ``waiting``: of each report the newest reading of its newest version read."""
    newer, later = versions.alias("newer"), readings.alias("later")
    newer_read = (
        select(newer.c.n)
        .join(later, later.c.version_id == newer.c.id)
        .where(newer.c.report_id == versions.c.report_id, newer.c.number > versions.c.number)
        .correlate(versions)
    )
    again = readings.alias("again")
    read_again = (
        select(again.c.id)
        .where(again.c.version_id == readings.c.version_id, again.c.number > readings.c.number)
        .correlate(readings)
    )
    joined = readings.join(versions, versions.c.id == readings.c.version_id).outerjoin(
        linked, linked.c.report_id == versions.c.report_id
    )
    return (
        select(readings.c.id.label("reading_id"), versions.c.report_id, versions.c.n, linked.c.reading_id.label("over"))
        .select_from(joined)
        .where(~newer_read.exists(), ~read_again.exists())
        .where(func.coalesce(linked.c.reading_id, "") != readings.c.id)
    )
