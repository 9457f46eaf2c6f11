from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.tokens import Gap, Shape, gap_before, shape_of, split_words


def forms(text: str) -> list[str]:
    return [text[w.begin : w.end] for w in split_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Troops didn't fire.", ["Troops", "did", "n't", "fire", "."]),
        ("the army’s al-Tanf base", ["the", "army", "’s", "al", "-", "Tanf", "base"]),
        ("1,500 men, 3.5 km, the 2nd and 1990s", ["1,500", "men", ",", "3.5", "km", ",", "the", "2nd", "and", "1990s"]),
        ("U.S. envoy at 5 p.m. today", ["U.S.", "envoy", "at", "5", "p.m.", "today"]),
        ("...wait----", ["...", "wait", "----"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert forms(text) == words


@given(st.text(max_size=200))
def test_words_cover_all_but_white_space(text: str) -> None:
    words = split_words(text)
    assert all(a.end <= b.begin for a, b in pairwise(words))
    assert all(w.begin < w.end for w in words)
    left = [c for n, c in enumerate(text) if not any(w.begin <= n < w.end for w in words)]
    assert all(c.isspace() for c in left)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("town", Shape.LOWER),
        ("Town", Shape.TITLE),
        ("UN", Shape.UPPER),
        ("A", Shape.INITIAL),
        ("al", Shape.LOWER),
        ("McKay", Shape.MIXED),
        ("2019", Shape.DIGITS),
        ("1,500", Shape.WITH_DIGITS),
        ("M16", Shape.WITH_DIGITS),
        ("--", Shape.MARK),
        ("中国", Shape.UNCASED),
    ],
)
def test_shapes(word: str, shape: Shape) -> None:
    assert shape_of(word) is shape


def test_gaps() -> None:
    text = "One, two\nthree\n\nfour"
    words = split_words(text)
    ends = [-1, *(w.end for w in words)]
    gaps = [gap_before(text, end, w.begin) for end, w in zip(ends, words, strict=False)]
    assert gaps == [Gap.PARAGRAPH, Gap.NOTHING, Gap.SPACE, Gap.SPACE, Gap.PARAGRAPH]
