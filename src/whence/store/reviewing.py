"""Review in the store: acts are appended, never changed; an act and the reading that it brings about are one write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from whence.model.archive import Coded
from whence.model.errors import MovedOn
from whence.model.review import JUDGING, Act, ActKind, standing
from whence.model.review_queue import Queued, QueueQuery
from whence.store.backend import pieces
from whence.store.base import Reads, Writing
from whence.store.digests import row_digest
from whence.store.disputes import settle_disputes
from whence.store.earlier import judged_before
from whence.store.linking_tables import members
from whence.store.queue_pages import bounded, page
from whence.store.readings import WritesReadings, packed_readings, put_readings_of
from whence.store.review_queue import drop_restored, recount
from whence.store.review_rows import act_from, act_row
from whence.store.review_tables import review_acts, review_queue
from whence.store.tables import readings

_LAST = select(func.max(review_acts.c.seq))
"""Made once: every answer about incidents asks it."""


class ReadsReview(Reads):
    """The part of the store that shows acts and the queue."""

    def act(self, seq: int) -> Act | None:
        """Get an act by its number."""
        with self._backend.reading() as connection:
            row = connection.execute(select(review_acts).where(review_acts.c.seq == seq)).first()
        return None if row is None else act_from(row)

    def acts_on(self, version_ids: Iterable[str]) -> Mapping[str, tuple[Act, ...]]:
        """List the acts on some versions."""
        with self._backend.reading() as connection:
            found = acts_where(connection, review_acts.c.version_id, version_ids)
        return {str(id): acts for id, acts in _grouped(found, lambda act: act.version_id).items()}

    def acts_of(self, claim_ids: Iterable[str]) -> Mapping[str, tuple[Act, ...]]:
        """List the acts on some claims."""
        with self._backend.reading() as connection:
            found = acts_where(connection, review_acts.c.claim_id, claim_ids)
        return {str(id): acts for id, acts in _grouped(found, lambda act: act.claim_id).items()}

    def acts(
        self,
        *,
        claim_id: str | None = None,
        incident_id: str | None = None,
        who: str | None = None,
        before: int | None = None,
        limit: int = 50,
    ) -> tuple[Act, ...]:
        """Page through acts, the last one first."""
        chosen = select(review_acts)
        if claim_id is not None:
            chosen = chosen.where(review_acts.c.claim_id == claim_id)
        if incident_id is not None:
            of_it = select(members.c.claim_id).where(members.c.incident_id == incident_id)
            chosen = chosen.where((review_acts.c.incident_id == incident_id) | review_acts.c.claim_id.in_(of_it))
        if who is not None:
            chosen = chosen.where(review_acts.c.who == who)
        if before is not None:
            chosen = chosen.where(review_acts.c.seq < before)
        with self._backend.reading() as connection:
            rows = connection.execute(chosen.order_by(review_acts.c.seq.desc()).limit(max(0, limit))).all()
        return tuple(map(act_from, rows))

    def undone(self, seqs: Iterable[int]) -> Mapping[int, int]:
        """Say which of some acts do not stand."""
        wanted, undoing = set(seqs), select(review_acts).where(review_acts.c.undoes.is_not(None))
        with self._backend.reading() as connection:
            rows = [act_from(row) for row in connection.execute(undoing.order_by(review_acts.c.seq))]
        by_seq = {act.seq: act for act in rows}
        fallen: dict[int, int] = {}
        for seq, act in sorted(by_seq.items(), reverse=True):
            if seq not in fallen and act.undoes is not None:
                fallen.setdefault(act.undoes, seq)
        return {seq: by for seq, by in sorted(fallen.items()) if seq in wanted}

    def reviewed(self, *, after: str = "", limit: int = 500) -> tuple[str, ...]:
        """Page through the claims that anybody did anything with."""
        chosen = select(review_acts.c.claim_id).where(review_acts.c.claim_id > after).distinct()
        with self._backend.reading() as connection:
            return tuple(connection.scalars(chosen.order_by(review_acts.c.claim_id).limit(max(0, limit))))

    def incidents_reviewed(self, incident_ids: Iterable[str]) -> frozenset[str]:
        """Say of which incidents anybody did anything with a claim."""
        joined = members.join(review_acts, review_acts.c.claim_id == members.c.claim_id)
        chosen = select(members.c.incident_id).select_from(joined).distinct()
        found: set[str] = set()
        with self._backend.reading() as connection:
            for piece in pieces(sorted(set(incident_ids))):
                found.update(connection.scalars(chosen.where(members.c.incident_id.in_(piece))))
        return frozenset(found)

    def last_act(self) -> int:
        """Get the number of the last act."""
        with self._backend.reading() as connection:
            return last_seq(connection)

    def judged_before(self, version_ids: Iterable[str]) -> Mapping[str, str]:
        """Get the latest earlier version that persons judged."""
        with self._backend.reading() as connection:
            return judged_before(connection, version_ids)

    def review_queue(self, query: QueueQuery) -> tuple[Queued, ...]:
        """List claims that wait for a person."""
        with self._backend.reading() as connection:
            return tuple(page(connection, query))

    def queued(self, query: QueueQuery) -> int:
        """Count the claims that a query asks for."""
        with self._backend.reading() as connection:
            return connection.scalar(bounded(select(func.count()).select_from(review_queue), query)) or 0


class WritesReview(WritesReadings):
    """The part of the store that keeps acts."""

    def keep_act(self, act: Act, coded: Sequence[Coded], *, over: str | None, now: datetime) -> Act:
        """Keep an act and the reading that it brings about."""
        packed = packed_readings(coded)  # before others are kept waiting
        with self._writing() as writing:
            connection = writing.connection
            there = _said_already(connection, act)
            if there is not None:
                return there
            seq = last_seq(connection) + 1
            if act.seq not in (0, seq) or (coded and act.seq == 0):
                raise MovedOn("other acts were kept meanwhile; try again")
            if act.version_id is not None and over is not None and _newest(connection, act.version_id) != over:
                raise MovedOn("the report was coded again meanwhile; try again")
            kept = replace(act, seq=seq, at=now)
            row = act_row(kept)
            connection.execute(insert(review_acts), [row])
            told = {"by": act.who, "kind": act.kind.value, "claim": act.claim_id, "version": act.version_id}
            writing.ledger.append("reviewed", str(seq), told, {"review_acts": {str(seq): row_digest(row)}})
            put_readings_of(writing, packed, now)
            if act.claim_id is not None:
                recount(connection, [act.claim_id])
                drop_restored(connection, act.claim_id)
                settle_disputes(connection, [act.claim_id])
        return kept

    def _check(self, writing: Writing, coded: Sequence[Coded]) -> None:
        """See that no reading loses what persons corrected."""
        check_covered(writing, coded)


def last_seq(connection: Connection) -> int:
    """Get the number of the last act; 0 for none."""
    return connection.scalar(_LAST) or 0


def acts_where(connection: Connection, column: Any, values: Iterable[str]) -> list[Act]:
    """Get the acts of which a column has one of some values, in order."""
    found: list[Act] = []
    for piece in pieces(sorted(set(values))):
        found += map(act_from, connection.execute(select(review_acts).where(column.in_(piece))))
    return sorted(found, key=lambda act: act.seq)


def _grouped(acts: Iterable[Act], key: Any) -> dict[str | None, tuple[Act, ...]]:
    found: dict[str | None, list[Act]] = defaultdict(list)
    for act in acts:
        found[key(act)].append(act)
    return {id: tuple(each) for id, each in found.items()}


def _said_already(connection: Connection, act: Act) -> Act | None:
    """Find what the same person said last on the same thing, if it is the same and stands."""
    if act.kind is ActKind.UNDO:
        return _undoing(connection, act.undoes)
    column, value = next(
        (column, value)
        for column, value in (
            *(((review_acts.c.claim_id, act.claim_id),) if act.kind is not ActKind.ADD else ()),
            (review_acts.c.version_id, act.version_id),
            (review_acts.c.incident_id, act.incident_id),
        )
        if value is not None
    )
    stand = standing(acts_where(connection, column, [value]))
    same = [each for each in stand if each.who == act.who and (each.kind, each.field) == (act.kind, act.field)]
    if act.kind in JUDGING and act.kind is not ActKind.ADD:
        same = [each for each in stand if each.who == act.who and each.kind in JUDGING][-1:]
    return next((each for each in reversed(same) if each.says_as(act)), None)


def _undoing(connection: Connection, seq: int | None) -> Act | None:
    """Find what takes an act back, and stands."""
    chosen = select(review_acts).where(review_acts.c.undoes == seq).order_by(review_acts.c.seq.desc())
    found = [act_from(row) for row in connection.execute(chosen)]
    return next((act for act in found if _undoing(connection, act.seq) is None), None)


def _newest(connection: Connection, version_id: str) -> str | None:
    chosen = select(readings.c.id).where(readings.c.version_id == version_id)
    return connection.scalar(chosen.order_by(readings.c.number.desc()).limit(1))


def check_covered(writing: Writing, coded: Sequence[Coded]) -> None:
    """See that of versions that persons judged the last reading of a batch takes all their acts into account.

    Raises:
        MovedOn: it does not: acts were kept meanwhile.
    """
    last = {item.version_id: item.maker for item in coded}
    for id, acts in _grouped(
        acts_where(writing.connection, review_acts.c.version_id, last), lambda act: act.version_id
    ).items():
        needed = max((act.seq for act in acts if act.kind is not ActKind.COMMENT), default=0)
        maker = last[str(id)]
        if maker.reviewed < needed:
            raise MovedOn(
                f"version {id}: persons judged claims of it, and this reading does not take act {needed} into account; "
                "apply their acts to it first"
            )
