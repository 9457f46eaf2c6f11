"""Tables of pairs of numbers: there are fifty rows to every other, so they go to the driver as they are."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table


def put_pairs(connection: Connection, table: Table, pairs: Iterable[tuple[int, int]]) -> None:
    """Write pairs, in the order in which the table lies."""
    _run(connection, "INSERT INTO {table} ({a}, {b}) {values}", table, pairs)


def drop_pairs(connection: Connection, table: Table, pairs: Iterable[tuple[int, int]]) -> None:
    """Take pairs away."""
    _run(connection, "DELETE FROM {table} WHERE ({a}, {b}) IN ({values})", table, pairs)


def _run(connection: Connection, statement: str, table: Table, pairs: Iterable[tuple[int, int]]) -> None:
    given = sorted(set(pairs))
    if not given:
        return
    first, second = (column.name for column in table.columns)
    if connection.dialect.name == "sqlite":
        made = statement.format(table=table.name, a=first, b=second, values="VALUES (?, ?)")
        connection.exec_driver_sql(made, given)
        return
    arrays = "SELECT * FROM unnest(cast(%s AS bigint[]), cast(%s AS bigint[]))"
    made = statement.format(table=table.name, a=first, b=second, values=arrays)
    connection.exec_driver_sql(made, ([a for a, _ in given], [b for _, b in given]))
