"""The language of searches, and snippets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.store.query import MAX_TERMS, Term, Words, fold, read_words
from whence.store.snippets import BEGIN, END, snippet


def _term(words: str, begins: bool = False) -> Term:
    return Term(tuple(words.split()), begins)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("a b", Words(((_term("a"),), (_term("b"),)))),
        ('"a b" c', Words(((_term("a b"),), (_term("c"),)))),
        ('"a b', Words(((_term("a b"),),))),
        ('"a b"*', Words(((_term("a b", True),),))),
        ("a-b c.d", Words(((_term("a b"),), (_term("c d"),)))),
        ("a OR b c", Words(((_term("a"), _term("b")), (_term("c"),)))),
        ("a OR b OR c", Words(((_term("a"), _term("b"), _term("c")),))),
        ("a or b", Words(((_term("a"),), (_term("or"),), (_term("b"),)))),
        ('-a -b* -"c d"', Words((), (_term("a"), _term("b", True), _term("c d")))),
        ("OR a OR -b", Words(((_term("a"),),), (_term("b"),))),
        ('!? - * "" "*"', Words()),
        ("e\u0301te", Words(((_term("e\u0301te"),),))),
    ],
)
def test_what_is_typed_is_read(typed: str, words: Words) -> None:
    assert read_words(typed) == words


@given(st.text(max_size=200))
def test_every_text_is_read_to_terms_of_letters_and_digits(typed: str) -> None:
    words = read_words(typed)
    terms = (*words.wanted, *words.without)
    assert len(words.groups) + len(words.without) <= MAX_TERMS
    assert all(
        term.tokens and all(token and '"' not in token and "'" not in token for token in term.tokens) for term in terms
    )


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(token: str) -> None:
    assert fold(fold(token)) == fold(token)


@given(st.text(max_size=300), st.text(max_size=20))
def test_a_snippet_of_any_text_has_its_marks_in_pairs(text: str, typed: str) -> None:
    shown = snippet(text, read_words(typed))
    assert shown.count(BEGIN) == shown.count(END)
    assert "\n" not in shown


def test_a_snippet_shows_where_most_of_the_words_are() -> None:
    text = "A river. " + "Nothing of note happened. " * 40 + "The river took the bridge. " + "And on it went. " * 40
    shown = snippet(text, read_words("river bridge"))
    assert f"The {BEGIN}river{END} took the {BEGIN}bridge{END}." in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
