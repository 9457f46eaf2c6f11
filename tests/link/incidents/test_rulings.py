"""What stands of judgements, what follows from them, and what would contradict them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.incidents.worlds import judgement

from whence.link.incidents.rulings import Rulings
from whence.model.linking import Judgement, Verdict

SAME, DIFFERENT, UNSURE, WITHDRAWN = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE, Verdict.WITHDRAWN
CLAIMS = ["aaaa", "bbbb", "cccc", "dddd", "eeee"]


def rulings(*told: tuple[Verdict, str, str]) -> Rulings:
    return Rulings.of([judgement(*each) for each in told])


def test_the_latest_judgement_on_a_pair_stands_in_whatever_order_they_come() -> None:
    first, second = judgement(SAME, "aaaa", "bbbb"), judgement(DIFFERENT, "bbbb", "aaaa")
    for given_ in ([first, second], [second, first]):
        assert Rulings.of(given_).partners("aaaa", DIFFERENT) == ("bbbb",)
        assert Rulings.of(given_).partners("aaaa", SAME) == ()


def test_a_withdrawn_judgement_is_as_if_never_made() -> None:
    assert rulings((SAME, "aaaa", "bbbb"), (WITHDRAWN, "aaaa", "bbbb")) == Rulings()


def test_same_holds_through_others() -> None:
    assert rulings((SAME, "aaaa", "bbbb"), (SAME, "bbbb", "cccc")).same_as("aaaa") == {"aaaa", "bbbb", "cccc"}


def test_claims_are_apart_by_what_follows() -> None:
    told = rulings((SAME, "aaaa", "bbbb"), (DIFFERENT, "bbbb", "cccc"), (SAME, "cccc", "dddd"))
    assert told.apart_among(["aaaa", "dddd", "eeee"]) == {("aaaa", "dddd")}
    assert told.concerned(judgement(UNSURE, "aaaa", "eeee")) == {"aaaa", "bbbb", "eeee"}


@pytest.mark.parametrize(
    ("told", "new", "named"),
    [
        (
            [(SAME, "aaaa", "bbbb"), (SAME, "bbbb", "cccc")],
            (DIFFERENT, "aaaa", "cccc"),
            ["aaaa and bbbb", "bbbb and cccc"],
        ),
        (
            [(SAME, "aaaa", "bbbb"), (DIFFERENT, "bbbb", "cccc")],
            (SAME, "aaaa", "cccc"),
            ["aaaa and bbbb", "bbbb and cccc"],
        ),
        (
            [(DIFFERENT, "aaaa", "dddd"), (SAME, "aaaa", "bbbb"), (SAME, "cccc", "dddd")],
            (SAME, "bbbb", "cccc"),
            ["aaaa and dddd"],
        ),
    ],
)
def test_a_judgement_that_contradicts_others_is_told_which(
    told: list[tuple[Verdict, str, str]], new: tuple[Verdict, str, str], named: list[str]
) -> None:
    why = rulings(*told).contradiction(judgement(*new))
    assert why is not None
    assert all(pair in why for pair in named)
    assert "take one of these back" in why


@pytest.mark.parametrize(
    ("told", "new"),
    [
        ([(SAME, "aaaa", "bbbb")], (DIFFERENT, "aaaa", "bbbb")),
        ([(DIFFERENT, "aaaa", "bbbb")], (SAME, "aaaa", "bbbb")),
        ([(SAME, "aaaa", "bbbb"), (SAME, "bbbb", "cccc")], (UNSURE, "aaaa", "cccc")),
        ([(DIFFERENT, "aaaa", "bbbb"), (DIFFERENT, "bbbb", "cccc")], (SAME, "aaaa", "cccc")),
    ],
)
def test_a_judgement_on_the_same_pair_or_one_that_fits_contradicts_nothing(
    told: list[tuple[Verdict, str, str]], new: tuple[Verdict, str, str]
) -> None:
    assert rulings(*told).contradiction(judgement(*new)) is None


_JUDGED = st.tuples(
    st.sampled_from(list(Verdict)), st.lists(st.sampled_from(CLAIMS), min_size=2, max_size=2, unique=True)
)


@settings(deadline=None, max_examples=60)
@given(st.lists(_JUDGED, max_size=12))
def test_what_is_let_in_never_contradicts_itself(drawn: list[tuple[Verdict, list[str]]]) -> None:
    made: list[Judgement] = []
    for verdict, (one, other) in drawn:
        each = judgement(verdict, one, other)
        if Rulings.of(made).contradiction(each) is None:
            made.append(each)
    standing = Rulings.of(made)
    for each in standing.standing.values():
        if each.verdict is DIFFERENT:
            assert each.other not in standing.same_as(each.one)
    for one, other in standing.apart_among(CLAIMS):
        assert other not in standing.same_as(one)
