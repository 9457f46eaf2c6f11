"""Differences: in words, and word by word over the whole of both texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from whence.link.copies.differences import Change, differences, stretches, summary
from whence.link.copies.piece import Piece
from whence.link.copies.relation import compare
from whence.link.copies.words import Words

STORY = " ".join(f"word{number}" for number in range(100))
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(("a ", "b, ", "c. ", "d", "\n")), max_size=60).map("".join)
)


def piece(text: str, title: str | None = None, credits: tuple[str, ...] = ()) -> Piece:
    return Piece("id", Words.of(text), datetime(2020, 1, 1, tzinfo=UTC), title, None, credits)


def told(member: Piece, source: Piece) -> tuple[str, ...]:
    relation = compare(member.words, source.words)
    assert relation is not None
    return differences(member, source, relation)


def test_the_same_text_differs_in_headline_and_agency_only() -> None:
    one, other = piece(STORY, "Gates opened", ("ap",)), piece(STORY, "Wall falls", ("reuters",))
    assert told(one, other) == ("headline differs: “Gates opened”, not “Wall falls”", "agency line reuters → ap")
    assert told(one, replace(one, title="GATES OPENED!")) == ()


def test_what_was_cut_added_and_reworded_is_counted() -> None:
    assert told(piece(" ".join(STORY.split()[:70])), piece(STORY)) == ("last 30 words cut",)
    longer = f"{STORY} {' '.join(f'new{at}' for at in range(20))}"
    assert told(piece(longer), piece(STORY)) == ("20 words added",)
    reworded = " ".join(f"x{at}" if at % 5 == 0 else word for at, word in enumerate(STORY.split()))
    assert told(piece(reworded), piece(STORY)) == ("20 % reworded",)
    turned = " ".join([*STORY.split()[60:], *STORY.split()[:60]])
    assert told(piece(turned), piece(STORY)) == ("40 words in another order",)


def test_a_diff_shows_words_as_they_were_written() -> None:
    old, new = "At least 12 people were hurt. It rained all day.", "At least 14 people were hurt. It rained."
    shown = [(each.change, old[slice(*each.old)], new[slice(*each.new)]) for each in stretches(old, new)]
    assert (Change.REPLACED, "At least 12 ", "At least 14 ") in shown or (Change.REPLACED, "12 ", "14 ") in shown
    assert shown[-1][0] in (Change.DELETED, Change.REPLACED)


@given(TEXTS, TEXTS)
def test_a_diff_covers_both_texts_and_same_is_the_same(old: str, new: str) -> None:
    found = stretches(old, new)
    assert "".join(old[slice(*each.old)] for each in found) == old
    assert "".join(new[slice(*each.new)] for each in found) == new
    for each in found:
        if each.change is Change.SAME:
            assert Words.of(old[slice(*each.old)]).folded == Words.of(new[slice(*each.new)]).folded


def test_a_summary_counts() -> None:
    assert summary(STORY, STORY) == "the same words"
    assert summary(STORY, f"{STORY} again") == "1 word added"
    assert summary(" ".join(STORY.split()[5:]), " ".join(STORY.split()[:-3])) == "5 words added, 3 deleted"
