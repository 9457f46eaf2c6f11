"""The audit log, link by link."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from whence.model.archive import Finding
from whence.store.digests import digest
from whence.store.ledger import BEGINNING, HEAD, WROTE, noted_head
from whence.store.tables import audit
from whence.store.verifying.scratch import Scratch

_BATCH = 500
_MOST_NAMED = 1000
"""Missing entries of one gap that are named one by one."""


def check_chain(connection: Connection, scratch: Scratch, head: tuple[int, str] | None) -> Iterator[Finding]:
    """Check every entry and its link to the one before, and take down what the entries tell of rows.

    Args:
        connection: to the archive.
        scratch: takes what the entries tell.
        head: an entry's number and hash that were written down elsewhere.
    """
    last, previous = 0, BEGINNING
    elsewhere = head
    for row in connection.execute(select(audit).order_by(audit.c.seq).execution_options(yield_per=_BATCH)):
        entry = row._asdict()
        yield from _gap(last, row.seq)
        yield from _entry(entry, previous if row.seq == last + 1 else None)
        scratch.tell(row.seq, _wrote(entry))
        last, previous = row.seq, row.hash
        if elsewhere is not None and elsewhere[0] == row.seq:
            if elsewhere[1] != row.hash:
                yield Finding("audit", str(row.seq), "has another hash than the one that was written down elsewhere")
            elsewhere = None
    yield from _end(connection, last, previous)
    if elsewhere is not None:
        yield Finding("audit", str(elsewhere[0]), "is missing, and its hash was written down elsewhere")


def _gap(last: int, seq: int) -> Iterator[Finding]:
    missing = range(last + 1, seq)
    if len(missing) > _MOST_NAMED:
        yield Finding("audit", f"{missing[0]}-{missing[-1]}", "entries are missing")
        return
    for gone in missing:
        yield Finding("audit", str(gone), "the entry is missing")


def _entry(entry: Mapping[str, Any], previous: str | None) -> Iterator[Finding]:
    item = str(entry["seq"])
    if digest({name: _plain(value) for name, value in entry.items() if name != "hash"}) != entry["hash"]:
        yield Finding("audit", item, "was changed: its hash is not that of its columns")
    elif (digest(_wrote(entry)) if entry["digest"] is not None else None) != entry["digest"]:
        yield Finding("audit", item, "was changed: its digest is not that of the rows it tells of")
    if previous is not None and previous != entry["previous"]:
        yield Finding("audit", item, "the chain breaks here: the entry before it has another hash")


def _end(connection: Connection, last: int, hash: str) -> Iterator[Finding]:
    noted = noted_head(connection)
    if noted is None:
        if last:
            yield Finding("notes", HEAD, "is missing or damaged: it holds number and hash of the last entry of the log")
    elif noted[0] < last:
        yield Finding("audit", str(last), f"the log goes on after the last entry that was noted, {noted[0]}")
    elif noted[0] > last:
        yield from _gap(last, noted[0] + 1)
    elif noted[1] != hash:
        yield Finding("audit", str(last), "the last entry has another hash than the one that was noted")


def _wrote(entry: Mapping[str, Any]) -> Mapping[str, Mapping[str, str | None]]:
    """Read what an entry tells of rows; nothing where it was damaged, which its hash shows."""
    if entry["digest"] is None:
        return {}
    try:
        wrote = json.loads(entry["detail"])[WROTE]
        return {str(place): {str(key): _text(value) for key, value in keys.items()} for place, keys in wrote.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float | str) else repr(value)
