"""The raw bytes in their folder against the table of blobs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from sqlalchemy import Connection, select

from whence.model.archive import Finding
from whence.store.blobs import Blobs
from whence.store.tables import blobs as table

_HASH = re.compile(r"[0-9a-f]{64}\Z")
_BATCH = 500


def check_files(connection: Connection, blobs: Blobs, added_since: Callable[[str], bool]) -> Iterator[Finding]:
    """Check that every file is there and whole, and that there is no other.

    Args:
        connection: to the archive, at the moment that is checked.
        blobs: the folder.
        added_since: whether a hash has come into the table after that moment.
    """
    chosen = select(table.c.sha256, table.c.size).order_by(table.c.sha256).execution_options(yield_per=_BATCH)
    rows = ((row.sha256, row.size) for row in connection.execute(chosen) if _HASH.match(row.sha256))
    groups = groupby(rows, key=lambda row: row[0][:2])
    group = next(groups, None)
    for number in range(256):
        prefix = f"{number:02x}"
        known: dict[str, int] = {}
        if group is not None and group[0] == prefix:
            known = dict(group[1])
            group = next(groups, None)
        for sha256, size in known.items():
            problem = blobs.problem(sha256, size)
            if problem is not None:
                yield Finding("raw", f"{prefix}/{sha256}", problem)
        for path in blobs.strays(prefix, known):
            if path.name not in blobs.pending() and not added_since(path.name):
                yield Finding("raw", f"{prefix}/{path.name}", "no row of blobs tells of this file")
    for path in blobs.foreign():
        yield Finding("raw", str(path.relative_to(blobs.folder)), "is none of the archive's files")
