from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.export.safe import ACTING, one_line, pieces


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a<U+001B>[2Jb"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\U000e0041b", "a<U+E0041>b"),
        ("a \n\t b\r\nc", "a b c"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\x9b31mb", "a<U+009B>31mb"),
    ],
)
def test_acting_characters_are_named_and_joiners_kept(text: str, shown: str) -> None:
    assert one_line(text) == shown


@given(st.text())
def test_nothing_acts_on_one_line(text: str) -> None:
    line = one_line(text)
    assert not ACTING.search(line)
    assert len(line.splitlines()) <= 1


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\x00\x1b\u202e\u2066"))))
def test_pieces_join_to_the_text(text: str) -> None:
    assert "".join(part for part, _ in pieces(text)) == text
    assert all((name is not None) == bool(ACTING.fullmatch(part)) for part, name in pieces(text) if len(part) == 1)
