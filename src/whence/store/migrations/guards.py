"""Triggers that refuse changes to rows that never change. What they are called is frozen with the revisions."""

from __future__ import annotations

from sqlalchemy import Connection, text


def guard(connection: Connection, table: str) -> None:
    """Refuse UPDATE and DELETE (and TRUNCATE, where there is one) on a table."""
    if connection.dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} never change'); END"
            )
        return
    refusal = "$$ BEGIN RAISE EXCEPTION 'rows of % never change', TG_TABLE_NAME; END $$"
    made = "CREATE OR REPLACE FUNCTION whence_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    connection.execute(text(f"{made} {refusal}"))
    for act in ("UPDATE", "DELETE", "TRUNCATE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} EXECUTE FUNCTION whence_refuse()"
        )
