"""Spans of place names, mended."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.rules.place_spans import mend


@pytest.mark.parametrize(
    ("text", "tagged", "mended"),
    [
        ("in United States waters", ["United"], ["United States"]),
        ("in United Arab Emirates waters", ["United"], ["United Arab Emirates"]),
        ("across South Korea", ["Korea"], ["South Korea"]),
        ("in New Zealand", ["New"], ["New Zealand"]),
        ("in San Miguel", ["Miguel"], ["San Miguel"]),
        ("from North Homs", ["Homs"], ["Homs"]),
        ("the West said", ["West"], []),
        ("the province of", ["province"], []),
        ("at the United Nations today", ["United"], []),
        ("in (Mosul),", ["(Mosul),"], ["Mosul"]),
        ("in Tal Afar", ["Tal", "Tal Afar"], ["Tal Afar"]),
    ],
)
def test_halves_are_made_whole(text: str, tagged: list[str], mended: list[str]) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in tagged]

    assert [text[begin:end] for begin, end in mend(text, spans)] == mended


@given(st.text(alphabet="ABab. -'New Unitd", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_mended_spans_lie_in_the_text_in_order_and_apart(text: str, spans: list[tuple[int, int]]) -> None:
    found = mend(text, [(begin, end) for begin, end in spans if begin < end <= len(text)])

    assert all(0 <= begin < end <= len(text) for begin, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
