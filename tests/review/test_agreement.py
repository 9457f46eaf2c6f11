"""What counts as a coder's value, and how far coders agree."""

from __future__ import annotations

import pytest

from tests.review.toys import VERSION, add, correct, ids, on, program, undo
from whence.model.review import Act, ActKind, ReviewField, ReviewStage, state_of
from whence.review.agreement import FEWEST, agreement, alpha
from whence.review.answers import NO_CLAIM, answers
from whence.review.applying import revise

STATUS = ReviewField.STATUS


def test_who_accepts_says_what_the_claim_says_and_who_corrects_but_for_the_field() -> None:
    base = program()
    said = answers([on(base, 0, ActKind.ACCEPT, 1), correct(base, 0, 2, STATUS, "denied", "ben")])
    assert (said["ann"][STATUS], said["ben"][STATUS]) == ('"asserted"', '"denied"')
    assert {name for name in ReviewField if said["ann"][name] != said["ben"][name]} == {STATUS}


def test_who_rejects_says_of_every_field_that_there_is_no_claim() -> None:
    said = answers([on(program(), 0, ActKind.REJECT, 1)])
    assert set(said["ann"].values()) == {NO_CLAIM}


def test_what_was_undone_is_not_said() -> None:
    act = on(program(), 0, ActKind.REJECT, 1)
    assert answers([act, undo(2, act)]) == {}


def test_parties_are_the_same_whatever_their_order_and_places_by_their_id() -> None:
    base = program()
    one, other = base.claims[0].actors[0], base.claims[0].targets[0]
    parties = [
        {"span": {"begin": each.span.begin, "end": each.span.end}, "name": each.name, "actor_id": None}
        for each in (one, other)
    ]
    said = answers(
        [
            correct(base, 0, 1, ReviewField.ACTORS, parties),
            correct(base, 0, 2, ReviewField.ACTORS, parties[::-1], "ben"),
        ]
    )
    assert said["ann"][ReviewField.ACTORS] == said["ben"][ReviewField.ACTORS]
    assert "163808" in said["ann"][ReviewField.PLACE]


def test_alpha_is_that_of_the_books() -> None:
    """Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, example B: nominal, two observers: 0.692."""
    one = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    other = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    found = alpha([{"1": a, "2": b} for a, b in zip(one, other, strict=True)])
    assert found == pytest.approx(0.692, abs=0.001)


def test_with_too_few_items_or_one_value_nothing_is_told() -> None:
    same = {"ann": "a", "ben": "a"}
    assert alpha([{"ann": "a", "ben": "b"}] * (FEWEST - 1)) is None
    assert alpha([same] * FEWEST) is None
    assert alpha([same] * (FEWEST - 1) + [{"ann": "a"}] + [{"ann": "b", "ben": "b"}]) == 1.0


def _denied(value: str) -> Act:
    return correct(program(), 0, 2, STATUS, value, "ben")


def test_pairs_of_coders_are_told_beside_all() -> None:
    base = program()
    claims = [
        answers(
            [on(base, 0, ActKind.ACCEPT, 1), correct(base, 0, 2, STATUS, value, "ben"), on(base, 0, kind, 3, "eve")]
        )
        for value, kind in [("denied", ActKind.ACCEPT), ("asserted", ActKind.REJECT)] * 3
    ]
    found = agreement([*claims, answers([on(base, 1, ActKind.ACCEPT, 9)])])
    assert found.items[STATUS] == 6
    pairs = {(each.one, each.other): each for each in found.pairs if each.field is STATUS}
    assert set(pairs) == {("ann", "ben"), ("ann", "eve"), ("ben", "eve")}
    assert all(each.items == 6 for each in pairs.values())
    assert found.fields[STATUS] is not None


def test_states_follow_from_the_acts_that_stand() -> None:
    base = program()
    accept, reject = on(base, 0, ActKind.ACCEPT, 1), on(base, 0, ActKind.REJECT, 2, "ben")
    change = correct(base, 0, 3, STATUS, "denied", "ben")
    comment = on(base, 0, ActKind.COMMENT, 4, "eve")
    assert state_of([]).state is ReviewStage.OPEN
    assert state_of([accept]).state is ReviewStage.ACCEPTED
    assert state_of([reject]).state is ReviewStage.REJECTED
    assert state_of([accept, reject]).state is ReviewStage.DISPUTED
    assert state_of([accept, change]).state is ReviewStage.DISPUTED
    assert state_of([change]).state is ReviewStage.CORRECTED
    assert state_of([add(1, "market")]).state is ReviewStage.ADDED
    back = state_of([accept, reject, undo(5, reject, "ben"), comment])
    assert (back.state, back.by, back.comments) == (ReviewStage.ACCEPTED, ("ann",), 1)
    assert state_of([change]).fields == {"status": "ben"}
    again = undo(6, undo(5, reject, "ben"), "ben")
    assert state_of([accept, reject, undo(5, reject, "ben"), again]).state is ReviewStage.DISPUTED


def test_two_corrections_of_one_field_differ_and_of_two_do_not() -> None:
    base = program()
    one = correct(base, 0, 1, STATUS, "denied")
    assert state_of([one, correct(base, 0, 2, STATUS, "possible", "ben")]).state is ReviewStage.DISPUTED
    assert state_of([one, correct(base, 0, 2, ReviewField.EXTENT, "series", "ben")]).state is ReviewStage.CORRECTED
    assert ids(base)[0] == one.claim_id


def test_who_accepts_what_another_corrected_without_having_seen_it_differs_from_them() -> None:
    base = program()
    change = correct(base, 0, 1, STATUS, "denied", "ben")
    unseen = on(base, 0, ActKind.ACCEPT, 2)
    assert (state_of([change, unseen]).state, state_of([change, unseen]).fields) == (ReviewStage.DISPUTED, {})
    told = revise(base, VERSION, [change]).reading
    seen = on(told, 0, ActKind.ACCEPT, 2)
    assert (state_of([change, seen]).state, state_of([change, seen]).fields) == (
        ReviewStage.CORRECTED,
        {"status": "ben"},
    )
    for name, value in ((ReviewField.SPEAKER, "author"), (ReviewField.WEAPONS, [])):
        assert state_of([correct(base, 0, 1, name, value, "ben"), unseen]).state is ReviewStage.DISPUTED
