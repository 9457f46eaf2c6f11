from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whence.extract.windows import Window, plan_windows


def test_a_short_text_is_one_window() -> None:
    assert plan_windows([1] * 10, [0, 5], 30, 5) == [Window(0, 10, 0, 10)]


def test_no_words_no_windows() -> None:
    assert plan_windows([], [], 30, 5) == []


def test_windows_end_and_change_hands_at_sentences() -> None:
    windows = plan_windows([1] * 60, list(range(0, 60, 6)), 20, 6)
    assert all(w.begin % 6 == 0 for w in windows)
    assert all(w.own_begin % 6 == 0 for w in windows)


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    windows = plan_windows([1] * 100, [0], 20, 6)
    assert max(w.end - w.begin for w in windows) == 20
    assert windows[1] == Window(14, 34, 17, 31)


def test_the_budget_must_leave_room() -> None:
    with pytest.raises(ValueError, match="overlap"):
        plan_windows([1], [0], 10, 5)


@example([1, 1, 6, 12, 12], {1}, 10)
@example([1] * 10 + [3, 11, 1, 7], {1, 12}, 12)
@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=200),
    st.sets(st.integers(0, 199)),
    st.integers(0, 14),
)
def test_every_word_has_one_owner_that_sees_it(pieces: list[int], breaks: set[int], overlap: int) -> None:
    starts = sorted({0, *(b for b in breaks if b < len(pieces))})
    windows = plan_windows(pieces, starts, 30, overlap)
    assert [n for w in windows for n in range(w.own_begin, w.own_end)] == list(range(len(pieces)))
    assert all(w.begin <= w.own_begin < w.own_end <= w.end for w in windows)
    assert all(sum(pieces[w.begin : w.end]) <= 30 for w in windows)
    assert all(a.begin < b.begin and a.end < b.end for a, b in pairwise(windows))
