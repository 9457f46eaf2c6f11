"""Judgements: what persons say of pairs of claims. Appended, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select

from whence.model.linking import Judgement, Verdict
from whence.store.backend import pieces
from whence.store.base import Reads, Writes, Writing
from whence.store.digests import row_digest
from whence.store.linking_tables import judgements
from whence.store.times import moment, stamp


class ReadsJudgements(Reads):
    """The part of the store that shows judgements."""

    def judgements(
        self, claim_ids: Iterable[str] | None = None, *, history: bool = False, after_seq: int = 0
    ) -> tuple[Judgement, ...]:
        """List judgements in the order of their making."""
        bounds: list[ColumnElement[bool] | None] = [None]
        if claim_ids is not None:
            pair = (judgements.c.one, judgements.c.other)
            bounds = [or_(*(each.in_(piece) for each in pair)) for piece in pieces(sorted(set(claim_ids)))]
        found: dict[int, Judgement] = {}
        with self._backend.reading() as connection:
            for bound in bounds:
                found.update((each.seq, each) for each in _chosen(connection, bound, history, after_seq))
        return tuple(judgement for _, judgement in sorted(found.items()))


class WritesJudgements(Writes):
    """The part of the store that keeps judgements."""

    def judge(self, who: str, verdict: Verdict, one: str, other: str, why: str, *, now: datetime) -> Judgement:
        """Keep a person's verdict on two claims."""
        one, other = min(one, other), max(one, other)
        return self.judge_together([Judgement(0, now, who, verdict, one, other, why)])[0]

    def judge_together(self, said: Sequence[Judgement]) -> tuple[Judgement, ...]:
        """Keep verdicts in one transaction."""
        with self._writing() as writing:
            return tuple(_kept(writing, each) for each in said)


def _kept(writing: Writing, said: Judgement) -> Judgement:
    """Keep a verdict; return the last one on its pair where that says the same."""
    connection = writing.connection
    of_pair = (judgements.c.one == said.one) & (judgements.c.other == said.other)
    last = connection.execute(select(judgements).where(of_pair).order_by(judgements.c.seq.desc()).limit(1)).first()
    if last is not None and (last.who, last.verdict, last.why) == (said.who, said.verdict.value, said.why):
        return _judgement(last)
    row = _row(said, (connection.scalar(select(func.max(judgements.c.seq))) or 0) + 1)
    connection.execute(insert(judgements), [row])
    told = {"by": said.who, "verdict": said.verdict.value, "one": said.one, "other": said.other}
    seq = str(row["seq"])
    writing.ledger.append("judged", seq, told, {"judgements": {seq: row_digest(row)}})
    return replace(said, seq=row["seq"])


def _chosen(
    connection: Connection, bound: ColumnElement[bool] | None, history: bool, after_seq: int
) -> Iterable[Judgement]:
    chosen = select(judgements).where(judgements.c.seq > after_seq)
    if bound is not None:
        chosen = chosen.where(bound)
    if not history:
        later = judgements.alias("later")
        of_pair = (later.c.one == judgements.c.one) & (later.c.other == judgements.c.other)
        newer = select(later.c.seq).where(of_pair, later.c.seq > judgements.c.seq).correlate(judgements)
        chosen = chosen.where(~newer.exists())
    return map(_judgement, connection.execute(chosen.order_by(judgements.c.seq)))


def _row(said: Judgement, seq: int) -> dict[str, Any]:
    return {
        "seq": seq,
        "at": stamp(said.at),
        "who": said.who,
        "verdict": said.verdict.value,
        "one": said.one,
        "other": said.other,
        "why": said.why,
    }


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(row.seq, moment(row.at), row.who, Verdict(row.verdict), row.one, row.other, row.why)
