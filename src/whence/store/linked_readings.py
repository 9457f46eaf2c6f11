"""Writing what linking made of readings: their claims, accounts and keys; and taking it away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select

from whence.model.errors import StoreError
from whence.model.linking import ClaimAddress, LinkedReading, Relinked
from whence.store.backend import pieces
from whence.store.linking_rows import account_rows, claim_rows, group_digest
from whence.store.linking_tables import account_keys, accounts, claims, linked, links
from whence.store.pairs import drop_pairs, put_pairs
from whence.store.review_queue import drop_queued, put_queued
from whence.store.tables import readings, versions
from whence.store.versions import unpacked

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Told:
    """The rows of a reading; those of accounts without their numbers. ``addresses`` are of its claims."""

    reading_id: str
    claims: Rows
    accounts: Rows
    addresses: tuple[ClaimAddress, ...] = ()

    @classmethod
    def of(cls, reading: LinkedReading) -> Told:
        """Make the rows."""
        return cls(reading.reading_id, claim_rows(reading), account_rows(reading), reading.claims)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Which readings of a step are new or not what they were, and which go.

    Attributes:
        rows: of the table ``linked``, for the new ones; links are still to come.
        told: their other rows; those of accounts have numbers.
        leaving: what is linked and goes, or is replaced.
        reports: of all readings of the step.
    """

    rows: Rows
    told: Sequence[Told]
    leaving: frozenset[str]
    reports: frozenset[str]

    def owners(self) -> dict[str, str]:
        """Say by account which reading of these it is of."""
        return {row["id"]: told.reading_id for told in self.told for row in told.accounts}


def arrivals(connection: Connection, change: Relinked, given: Sequence[Told]) -> Arrivals:
    """Compare what is given with what is there.

    Raises:
        StoreError: a reading is not there, or another one of its report is linked and stays.
    """
    reports = _reports(connection, [*(told.reading_id for told in given), *change.gone])
    there = {row["reading_id"]: row for row in _linked(connection, reports.values())}
    _number(connection, given)
    rows, new = [], []
    for told in given:
        row = {
            "reading_id": told.reading_id,
            "report_id": reports[told.reading_id],
            "linker": change.linker,
            "claims": group_digest(told.claims, "id"),
            "accounts": group_digest(told.accounts, "id"),
            "links": None,
        }
        if {**there.get(told.reading_id, {}), "links": None} != row:
            rows.append(row)
            new.append(told)
    leaving = frozenset(there).intersection([*change.gone, *(told.reading_id for told in new)])
    staying = {row["report_id"]: id for id, row in there.items() if id not in leaving}
    for row in rows:
        if row["report_id"] in staying:
            raise StoreError(
                f"reading {staying[row['report_id']]} of the same report as {row['reading_id']} is linked: "
                "name it among those that are gone"
            )
    return Arrivals(rows, new, leaving, frozenset(reports.values()))


def _reports(connection: Connection, reading_ids: Iterable[str]) -> dict[str, str]:
    wanted, found = sorted(set(reading_ids)), dict[str, str]()
    joined = select(readings.c.id, versions.c.report_id).join(versions, versions.c.id == readings.c.version_id)
    for piece in pieces(wanted):
        found.update((row.id, row.report_id) for row in connection.execute(joined.where(readings.c.id.in_(piece))))
    for id in wanted:
        if id not in found:
            raise StoreError(f"no reading {id} is here to be linked; code the report first")
    return found


def _linked(connection: Connection, report_ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    for piece in pieces(sorted(set(report_ids))):
        for row in connection.execute(select(linked).where(linked.c.report_id.in_(piece))):
            yield row._asdict()


def _number(connection: Connection, given: Sequence[Told]) -> None:
    """Give accounts the numbers that they have, or else the next."""
    there: dict[str, int] = {}
    for piece in pieces(row["id"] for told in given for row in told.accounts):
        chosen = select(accounts.c.id, accounts.c.n).where(accounts.c.id.in_(piece))
        there.update((row.id, row.n) for row in connection.execute(chosen))
    last = connection.scalar(select(func.max(accounts.c.n))) or 0
    for told in given:
        for row in told.accounts:
            if row["id"] not in there:
                last += 1
            row["n"] = there.get(row["id"], last)


def put_readings(connection: Connection, arrived: Arrivals) -> None:
    """Write the rows of readings that arrived."""
    if not arrived.told:
        return
    connection.execute(insert(linked), arrived.rows)
    _put(connection, claims, (row for told in arrived.told for row in told.claims))
    rows = [row for told in arrived.told for row in told.accounts]
    _put(connection, accounts, rows)
    put_pairs(connection, account_keys, ((key, row["n"]) for row in rows for key in unpacked(row["hashes"])))
    put_queued(connection, [each for told in arrived.told for each in told.addresses])


def _put(connection: Connection, table: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    given = list(rows)
    if given:
        connection.execute(insert(table), given)


def drop_readings(connection: Connection, leaving: Iterable[str]) -> set[str]:
    """Take readings away with all that is theirs; return the other readings whose links went with them."""
    gone, bereft = sorted(leaving), set[str]()
    if not gone:
        return bereft
    rows = [row for piece in pieces(gone) for row in connection.execute(_kept(piece))]
    for piece in pieces(row.id for row in rows):
        touching = or_(links.c.one.in_(piece), links.c.other.in_(piece))
        bereft.update(connection.scalars(delete(links).where(touching).returning(links.c.reading_id)))
    drop_queued(connection, gone)
    drop_pairs(connection, account_keys, ((key, row.n) for row in rows for key in unpacked(row.hashes)))
    for table in (accounts, claims, linked):
        for piece in pieces(gone):
            connection.execute(delete(table).where(table.c.reading_id.in_(piece)))
    return bereft.difference(gone)


def _kept(reading_ids: Sequence[str]) -> Any:
    return select(accounts.c.n, accounts.c.id, accounts.c.hashes).where(accounts.c.reading_id.in_(reading_ids))
