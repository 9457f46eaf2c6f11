"""Alignment: every shared word once, the longest passages first, and no input that takes for ever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.link.copies.alignment import STRETCH, Alignment, align, rising
from whence.link.copies.words import Words

TEXTS = st.lists(st.sampled_from("abcdefgh"), max_size=120).map(" ".join)


def aligned(one: str, other: str) -> Alignment:
    return align(Words.of(one), Words.of(other))


def numbered(first: int, last: int, name: str = "w") -> str:
    return " ".join(f"{name}{number}" for number in range(first, last))


@given(TEXTS, TEXTS)
def test_blocks_hold_the_same_words_and_no_word_twice(one: str, other: str) -> None:
    mine, theirs = Words.of(one), Words.of(other)
    mine_seen: set[int] = set()
    theirs_seen: set[int] = set()
    for block in align(mine, theirs).blocks:
        here, there = range(block.one, block.one + block.size), range(block.other, block.other + block.size)
        assert [mine.folded[at] for at in here] == [theirs.folded[at] for at in there]
        assert mine_seen.isdisjoint(here)
        assert theirs_seen.isdisjoint(there)
        mine_seen.update(here)
        theirs_seen.update(there)


@given(TEXTS)
def test_a_text_is_wholly_in_itself(text: str) -> None:
    assert aligned(text, text).matched == len(text.split())


@given(TEXTS, TEXTS)
def test_what_changed_adds_up(one: str, other: str) -> None:
    alignment = aligned(one, other)
    changes = alignment.changes
    assert 0 <= changes.added <= len(one.split()) - alignment.matched
    assert 0 <= changes.cut <= len(other.split()) - alignment.matched
    assert alignment.turned().matched == alignment.matched
    assert alignment.in_order <= alignment.matched


def test_a_cut_end_is_cut() -> None:
    changes = aligned(numbered(0, 60), numbered(0, 100)).changes
    assert (changes.cut, changes.added, changes.replaced) == (40, 0, 0)


def test_every_third_word_replaced_is_another_wording() -> None:
    one = " ".join(f"x{at}" if at % 6 == 0 else f"w{at}" for at in range(120))
    alignment = aligned(one, numbered(0, 120))
    assert alignment.matched == 100
    assert (alignment.changes.cut, alignment.changes.added, alignment.changes.replaced) == (0, 0, 20)


def test_few_words_more_are_another_wording_and_many_are_added() -> None:
    for more, added in ((STRETCH - 1, 0), (STRETCH, STRETCH)):
        one = f"{numbered(0, 30)} {numbered(0, more, 'x')} {numbered(30, 60)}"
        assert aligned(one, numbered(0, 60)).changes.added == added


def test_passages_in_another_order_are_all_found() -> None:
    one = f"{numbered(40, 80)} {numbered(0, 40)}"
    alignment = aligned(one, numbered(0, 80))
    assert alignment.matched == 80
    assert alignment.in_order == 40
    assert len(alignment.passages) == 2


def test_a_phrase_that_comes_twice_does_not_tear_a_long_passage() -> None:
    phrase = "the ministry of the interior said"
    source = f"{phrase} {numbered(0, 50)} {phrase} {numbered(50, 100)}"
    taken = f"{numbered(30, 50)} {phrase} {numbered(50, 70)}"
    assert max(passage.matched for passage in aligned(taken, source).passages) == 46


def test_a_text_that_repeats_itself_takes_no_longer() -> None:
    one, other = "and the " * 20_000, f"{'and the ' * 15_000} end {'the and ' * 9_000}"
    assert aligned(one, other).matched > 0


@given(st.lists(st.integers(0, 10_000), unique=True, max_size=40))
def test_rising_keys_rise(keys: list[int]) -> None:
    chosen = rising([(key, 1) for key in keys])
    assert [keys[at] for at in chosen] == sorted(keys[at] for at in chosen)
    assert chosen == sorted(chosen)
    longest: list[int] = []
    for at, key in enumerate(keys):
        longest.append(1 + max((longest[before] for before in range(at) if keys[before] < key), default=0))
    assert len(chosen) == max(longest, default=0)
