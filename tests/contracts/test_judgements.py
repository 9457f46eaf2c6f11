"""Judgements are appended; the latest on a pair stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.contracts.samples import later
from whence.model.errors import ModelError
from whence.model.linking import Judgement, Verdict
from whence.store.digests import row_digest
from whence.store.interface import Store


def judge(
    store: Store, verdict: Verdict, pair: str, who: str = "an analyst", why: str = "", at: float = 0
) -> Judgement:
    return store.judge(who, verdict, pair[0], pair[1], why, now=later(at))


def test_a_judgement_comes_back_as_it_was(store: Store) -> None:
    made = judge(store, Verdict.DIFFERENT, "ba", "Two \x00 people", "two \ud800 raids", 3)
    assert made == Judgement(1, later(3), "Two \x00 people", Verdict.DIFFERENT, "a", "b", "two \ud800 raids")
    assert store.judgements() == (made,)
    assert store.counts().judgements == 1
    assert list(store.verify()) == []


def test_the_latest_of_a_pair_stands_and_none_is_lost(store: Store) -> None:
    first = judge(store, Verdict.SAME, "ab", at=1)
    other = judge(store, Verdict.UNSURE, "bc", at=2)
    last = judge(store, Verdict.DIFFERENT, "ba", at=3)
    back = judge(store, Verdict.WITHDRAWN, "cb", at=4)
    assert store.judgements() == (last, back)
    assert store.judgements(history=True) == (first, other, last, back)
    assert store.judgements(["a"]) == store.judgements(["a", "x"]) == (last,)
    assert store.judgements(["b"]) == (last, back)
    assert store.judgements(["a"], history=True) == (first, last)
    assert store.judgements([]) == store.judgements(["x"]) == ()
    assert store.judgements(after_seq=3) == (back,)
    assert store.judgements(after_seq=1, history=True) == (other, last, back)


def test_what_a_person_said_last_is_not_kept_twice(store: Store) -> None:
    first = judge(store, Verdict.SAME, "ab", why="one raid")
    assert judge(store, Verdict.SAME, "ba", why="one raid", at=9) == first
    assert judge(store, Verdict.SAME, "ab", "another", "one raid").seq == 2
    assert judge(store, Verdict.WITHDRAWN, "ab", why="one raid").seq == 3
    assert judge(store, Verdict.SAME, "ab", why="one raid").seq == 4


@pytest.mark.parametrize(("who", "pair", "what"), [(" ", "ab", "whose"), ("me", "aa", "order")])
def test_a_judgement_of_nobody_or_on_one_claim_is_refused(store: Store, who: str, pair: str, what: str) -> None:
    with pytest.raises(ModelError, match=what):
        judge(store, Verdict.SAME, pair, who)
    assert store.judgements() == ()


def test_verdicts_that_belong_together_are_one_write(store: Store) -> None:
    first = judge(store, Verdict.SAME, "ab", why="one raid")
    said = [Judgement(0, later(1), "an analyst", verdict, *pair, "so") for verdict, pair in _TOGETHER]
    made = store.judge_together([replace(first, seq=0), *said])
    assert [each.seq for each in made] == [1, 2, 3]
    assert (made[0], made[1:]) == (first, store.judgements(after_seq=1))
    assert list(store.verify()) == []


def test_a_verdict_that_cannot_be_kept_takes_the_others_with_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = iter([row_digest])
    monkeypatch.setattr("whence.store.judging.row_digest", lambda row: next(rows)(row))
    said = [Judgement(0, later(1), "an analyst", verdict, *pair, "so") for verdict, pair in _TOGETHER]
    with pytest.raises((StopIteration, RuntimeError)):
        store.judge_together(said)
    assert store.judgements() == ()


_TOGETHER = ((Verdict.DIFFERENT, "bc"), (Verdict.SAME, "cd"))
