"""Fingerprints: what they see past, what they share, and that they stay small."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.link.copies.fingerprint import LONGEST, MOST, fingerprint, fingerprint_of
from whence.link.copies.runs import RUN, run_hashes
from whence.link.copies.words import words_of
from whence.model.document import Boilerplate, Document
from whence.model.span import Span
from whence.model.vocabulary import BoilerplateKind

WALL = (
    "On the evening of 9 November 1989 an official read out at a press conference that citizens could leave at once. "
    "Crowds walked to the crossing points and asked the guards, who had no orders, to let them through."
)
WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=6), max_size=60)


def numbered(first: int, count: int) -> str:
    return " ".join(f"word{number}" for number in range(first, first + count))


def test_case_quotes_accents_punctuation_and_layout_do_not_count() -> None:
    plain = fingerprint("The café's guards don't know what they are to do, they said")
    assert plain == fingerprint("THE CAFE’S GUARDS DON‘T\n\nKNOW: “WHAT THEY ARE” TO DO -- THEY SAID.")
    assert len(plain) == len(set(plain)) > 5


def test_a_number_counts() -> None:
    assert fingerprint("At least 12 people were hurt") != fingerprint("At least 14 people were hurt")


def test_hashes_are_sorted_and_fit_a_signed_64_bit_column() -> None:
    hashes = fingerprint(WALL)
    assert list(hashes) == sorted(set(hashes))
    assert all(-(2**63) <= value < 2**63 for value in hashes)
    assert min(hashes) < 0 < max(hashes)


def test_values_are_the_same_on_every_machine() -> None:
    assert fingerprint("the same words again") == (PINNED,)


PINNED = 5990721670263817103


def test_too_short_a_text_has_none() -> None:
    assert fingerprint("") == fingerprint("three words only") == ()


def test_a_passage_shares_with_the_long_text_that_quotes_it() -> None:
    passage, longer = fingerprint(numbered(5_000, 60)), fingerprint(numbered(0, 10_000))
    assert len(set(passage) & set(longer)) >= 3


def test_a_huge_text_has_a_bounded_fingerprint() -> None:
    hashes = fingerprint(numbered(0, LONGEST // 8))
    assert MOST * 0.9 < len(hashes) < MOST * 1.1


def test_only_the_story_of_a_document_counts() -> None:
    text = f"Share this page with all your friends now\n\n{WALL}"
    document = Document(text, (), (Boilerplate(Span(0, 41, text), BoilerplateKind.SHARE),))
    assert fingerprint_of(document) == fingerprint(WALL)


@given(WORDS)
def test_a_run_has_the_hash_that_it_has_alone(words: list[str]) -> None:
    hashes = run_hashes(words).tolist()
    alone = [run_hashes(words[i : i + RUN]).tolist()[0] for i in range(max(0, len(words) - RUN + 1))]
    assert hashes == alone


@given(st.text())
def test_any_text_has_words_and_a_fingerprint(text: str) -> None:
    assert len(fingerprint(text)) <= max(0, len(words_of(text)) - RUN + 1)


@given(WORDS, WORDS)
def test_runs_of_different_words_have_different_hashes(one: list[str], other: list[str]) -> None:
    if one[:RUN] != other[:RUN] and len(one) >= RUN <= len(other):
        assert run_hashes(one[:RUN]).tolist() != run_hashes(other[:RUN]).tolist()
