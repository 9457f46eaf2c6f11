"""What a coder may see of a claim that others judge too."""

from __future__ import annotations

from tests.review.toys import add, correct, on, program, undo
from whence.model.review import ActKind, ReviewField, is_rejected
from whence.review.seeing import by_claim, has_decided, has_said_all, own, rejects

BASE = program()
CHANGE = correct(BASE, 0, 1, ReviewField.STATUS, "denied", "ben")
COMMENT = on(BASE, 0, ActKind.COMMENT, 2, "ben")
ACCEPT = on(BASE, 0, ActKind.ACCEPT, 3, "ann")


def test_who_accepts_or_rejects_has_said_all_until_that_is_undone() -> None:
    assert [has_said_all([CHANGE, COMMENT, ACCEPT], who) for who in ("ann", "ben")] == [True, False]
    assert has_said_all([on(BASE, 0, ActKind.REJECT, 4, "ben")], "ben")
    assert not has_said_all([ACCEPT, undo(4, ACCEPT, "eve")], "ann")


def test_ones_own_acts_are_seen_with_what_took_them_back() -> None:
    back = undo(4, ACCEPT, "eve")
    other = undo(5, CHANGE, "ben")
    assert own([CHANGE, COMMENT, ACCEPT, back, other], "ann") == (ACCEPT, back)
    assert own([CHANGE, ACCEPT], "cat") == ()


def test_that_a_claim_was_added_is_seen_by_all() -> None:
    added, back = add(1, "market"), undo(3, add(1, "market"), "eve")
    assert own([added, COMMENT, back], "cat") == (added, back)


def test_who_took_back_what_another_did_has_seen_it() -> None:
    assert has_decided([ACCEPT, undo(4, ACCEPT, "eve")], "eve")
    assert not has_decided([ACCEPT, undo(4, ACCEPT, "ann")], "ann")
    assert not has_decided([ACCEPT, CHANGE], "ann")


def test_acts_are_sorted_by_claim_and_those_on_incidents_left_out() -> None:
    other = on(BASE, 1, ActKind.ACCEPT, 4)
    assert sorted(map(len, by_claim([CHANGE, ACCEPT, other]).values())) == [1, 2]


def test_who_rejects_a_claim_is_who_says_so_last() -> None:
    reject = on(BASE, 0, ActKind.REJECT, 4, "ann")
    assert [rejects([CHANGE, ACCEPT, reject], who) for who in ("ann", "ben")] == [True, False]
    assert not rejects([reject, on(BASE, 0, ActKind.ACCEPT, 5, "ann")], "ann")
    assert not rejects([reject, undo(5, reject)], "ann")


def test_a_claim_is_rejected_by_the_last_word_of_all() -> None:
    reject = on(BASE, 0, ActKind.REJECT, 4, "ann")
    assert is_rejected([CHANGE, reject])
    assert is_rejected([CHANGE, reject, on(BASE, 0, ActKind.COMMENT, 5)])
    assert not is_rejected([CHANGE, reject, on(BASE, 0, ActKind.ACCEPT, 5, "ben")])
    assert not is_rejected([CHANGE, reject, undo(5, reject)])
    assert not is_rejected([])
    added = add(1, "market")
    assert is_rejected([added, reject])
    assert not is_rejected([added, reject, undo(5, added)])
