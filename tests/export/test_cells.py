from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.export.cells import joined, part, parts, plain, safe, visible

_NASTY = st.text(st.one_of(st.characters(), st.sampled_from("'=+-@\t\r\n ;,\"\u200b\ufeff\uff1d")))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("  =SUM(A1)", "'  =SUM(A1)"),
        ("+1", "'+1"),
        ("-5 degrees", "'-5 degrees"),
        ("@here", "'@here"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("\u200b=1", "'\u200b=1"),
        ("\uff1d1", "'\uff1d1"),
        ("'=1", "''=1"),
        ("'tis said", "'tis said"),
        ("a = b", "a = b"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str, cell: str) -> None:
    assert safe(text) == cell
    assert plain(cell) == text


@given(_NASTY)
def test_no_cell_begins_like_a_formula_and_every_text_can_be_had_back(text: str) -> None:
    cell = safe(text)
    assert cell.lstrip(" \t\r\n\u200b\ufeff\xa0")[:1] not in {"=", "+", "-", "@", "\uff1d"}
    assert plain(cell) == text


@given(st.lists(_NASTY.map(part).filter(bool), min_size=1))
def test_several_values_in_one_cell_can_be_taken_apart(values: list[str]) -> None:
    assert parts(joined(values)) == values


def test_no_values_are_an_empty_cell() -> None:
    assert joined([]) == ""
    assert parts("") == []


def test_a_semicolon_inside_a_value_is_not_one_between_values() -> None:
    assert joined(["Killed; wounded", "b"]) == "Killed, wounded; b"


def test_characters_that_act_are_named() -> None:
    assert visible("a\x1b[2J\u202e") == "a<U+001B>[2J<U+202E>"
