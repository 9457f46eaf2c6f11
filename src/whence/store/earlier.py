"""Texts of reports of which an earlier one was judged: what persons said of that stays with it, and is looked up here.

Judgements are few beside texts, and texts that were edited fewer: the way goes from the acts to the later versions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, select

from whence.model.review import JUDGING
from whence.store.backend import pieces
from whence.store.review_rows import standing_acts
from whence.store.review_tables import review_acts
from whence.store.tables import readings, versions

_judged, _later = versions.alias("judged"), versions.alias("later")


def judged_before(connection: Connection, version_ids: Iterable[str]) -> dict[str, str]:
    """Get of versions the latest earlier one of the same report that persons judged; those without are left out."""
    found: dict[str, str] = {}
    for piece in pieces(sorted(set(version_ids))):
        rows = connection.execute(_pairs().where(_later.c.id.in_(piece)).order_by(_judged.c.number))
        found.update((row.later, row.judged) for row in rows)
    return found


def readings_judged_before() -> Select[Any]:
    """Select the ids of readings of versions of which an earlier one was judged."""
    later = _pairs().subquery()
    return select(readings.c.id).where(readings.c.version_id.in_(select(later.c.later)))


def _pairs() -> Select[Any]:
    """Select judged versions with those of the same report that came after them."""
    acts = standing_acts(review_acts.c.version_id, JUDGING).distinct()
    after = (_later.c.report_id == _judged.c.report_id) & (_later.c.number > _judged.c.number)
    pairs = select(_later.c.id.label("later"), _judged.c.id.label("judged"))
    return pairs.select_from(_judged.join(_later, after)).where(_judged.c.id.in_(acts))
