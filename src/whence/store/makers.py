"""What makes readings, kept once."""

from __future__ import annotations

from sqlalchemy import insert, select

from whence.model.archive import Maker, canonical_json
from whence.store.base import Writing
from whence.store.digests import row_digest
from whence.store.tables import makers


def put_maker(writing: Writing, maker: Maker) -> None:
    """Keep what makes readings, once."""
    if writing.connection.scalar(select(makers.c.id).where(makers.c.id == maker.id)) is None:
        row = {"id": maker.id, "components": canonical_json(sorted(map(list, maker.components)))}
        writing.connection.execute(insert(makers), [row])
        writing.ledger.append("maker", maker.id, wrote={"makers": {maker.id: row_digest(row)}})
