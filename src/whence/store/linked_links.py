"""Writing links, each with the reading that it came with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from whence.model.errors import StoreError
from whence.model.linking import Link
from whence.store.backend import pieces
from whence.store.linking_rows import group_digest, link_row
from whence.store.linking_tables import accounts, linked, links

Rows = list[dict[str, Any]]


def put_links(connection: Connection, given: Sequence[Link], owners: Mapping[str, str]) -> set[str]:
    """Write links over those of the same accounts; return the readings whose links are not what they were.

    Args:
        connection: in the transaction.
        given: the links.
        owners: by account the reading that it came with in this step.

    Raises:
        StoreError: a link is of an account that is not there.
    """
    known = {**_owners(connection, {id for link in given for id in (link.one, link.other)} - owners.keys()), **owners}
    for link in given:
        for id in (link.one, link.other):
            if id not in known:
                raise StoreError(f"link {link.one}-{link.other}: account {id} is not there; link its reading first")
    there = _there(connection, [link for link in given if link.one not in owners and link.other not in owners])
    new, replaced = [], []
    for link in {(link.one, link.other): link for link in given}.values():
        was = there.get((link.one, link.other))
        row = link_row(
            link, was["reading_id"] if was else owners.get(link.one) or owners.get(link.other) or known[link.one]
        )
        if row != was:
            new.append(row)
            replaced += [row] if was else []
    if replaced:
        of_pair = (links.c.one == bindparam("a")) & (links.c.other == bindparam("b"))
        connection.execute(delete(links).where(of_pair), [{"a": row["one"], "b": row["other"]} for row in replaced])
    if new:
        connection.execute(insert(links), new)
    return {row["reading_id"] for row in new}


def _owners(connection: Connection, account_ids: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for piece in pieces(sorted(account_ids)):
        chosen = select(accounts.c.id, accounts.c.reading_id).where(accounts.c.id.in_(piece))
        found.update((row.id, row.reading_id) for row in connection.execute(chosen))
    return found


def _there(connection: Connection, given: Sequence[Link]) -> dict[tuple[str, str], dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for piece in pieces(sorted({link.one for link in given})):
        for row in connection.execute(select(links).where(links.c.one.in_(piece))):
            found[row.one, row.other] = row._asdict()
    return found


def digest_links(connection: Connection, reading_ids: Iterable[str]) -> None:
    """Take the digests of the links of some readings anew."""
    of_reading: dict[str, Rows] = defaultdict(list)
    wanted = sorted(reading_ids)
    for piece in pieces(wanted):
        for row in connection.execute(select(links).where(links.c.reading_id.in_(piece))):
            of_reading[row.reading_id].append(row._asdict())
    if wanted:
        changing = update(linked).where(linked.c.reading_id == bindparam("id")).values(links=bindparam("digest"))
        given = [{"id": id, "digest": group_digest(of_reading.get(id, ()), "one", "other")} for id in wanted]
        connection.execute(changing, given)
