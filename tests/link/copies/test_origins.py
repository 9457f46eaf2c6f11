"""Origins: what the reports say goes before dates, dates before captures, and a tie is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from whence.clean import text_article
from whence.link.copies.credits import credited
from whence.link.copies.origins import earlier, first
from whence.link.copies.piece import Piece, outlet_key
from whence.link.copies.words import Words

NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)
NO_WORDS = Words.of("")


def piece(
    id: str,
    outlet: str | None = None,
    day: int | None = None,
    *,
    origin: str | None = None,
    credits: tuple[str, ...] = (),
    captured: int = 0,
) -> Piece:
    days = (date(2019, 4, day), date(2019, 4, day)) if day else None
    return Piece(id, NO_WORDS, NOON + timedelta(hours=captured), None, outlet, credits, origin, days)


def test_the_report_that_another_names_is_first_whatever_its_date() -> None:
    found = first((piece("a", "dawn", 1, origin="reuters"), piece("b", "reuters", 9)))
    assert (found.piece.id, found.reason) == ("b", "1 other report says that it was first published there")


def test_the_agency_that_others_credit_goes_before_their_dates() -> None:
    found = first(
        (piece("a", "dawn", 1, credits=("afp",)), piece("b", "haaretz", 2, credits=("afp",)), piece("c", "afp", 3))
    )
    assert (found.piece.id, found.reason) == ("c", "2 other reports credit its outlet")


def test_the_earlier_day_goes_before_the_later() -> None:
    found = first((piece("a", day=4), piece("b", day=3), piece("c")))
    assert (found.piece.id, found.reason) == ("b", "published first: 2019-04-03, the next 2019-04-04")


def test_a_known_day_goes_before_none() -> None:
    found = first((piece("a"), piece("b", day=3)))
    assert found.reason == "published 2019-04-03; of the others no day of publication is known"


def test_captures_decide_last_and_say_how_little_that_means() -> None:
    found = first((piece("a", captured=2), piece("b", captured=1)))
    assert found.piece.id == "b"
    assert "need not mean that it came first" in found.reason


def test_a_tie_is_told() -> None:
    assert "nothing tells which came first" in first((piece("b"), piece("a"))).reason


def test_a_source_that_is_not_there_is_told() -> None:
    found = first((piece("a", "dawn", 3, origin="reuters"), piece("b", "haaretz", 4, origin="reuters")))
    assert found.piece.id == "a"
    assert found.reason.endswith("it says itself that reuters published it first, which is not among the reports")


PIECES = st.builds(
    piece,
    st.uuids().map(str),
    st.sampled_from(("afp", "dawn", "reuters", None)),
    st.sampled_from((1, 2, None)),
    origin=st.sampled_from((None, None, "reuters", "dawn")),
    credits=st.sampled_from(((), ("afp",), ("afp", "reuters"))),
    captured=st.integers(0, 3),
)


@given(st.lists(PIECES, min_size=1, max_size=6).flatmap(lambda all: st.tuples(st.just(all), st.permutations(all))))
def test_the_order_in_which_they_are_given_does_not_matter(orders: tuple[list[Piece], list[Piece]]) -> None:
    assert first(orders[0]) == first(orders[1])


@given(PIECES, PIECES)
def test_the_earlier_of_two_is_the_same_both_ways(one: Piece, other: Piece) -> None:
    assert earlier(one, other) == earlier(other, one)
    assert earlier(one, other) in (one, other)


def test_agencies_are_read_from_dateline_and_end() -> None:
    body = "Guards opened the gates shortly before midnight. Thousands of people walked across the bridge."
    assert credited(text_article(f"BERLIN, November 10 (Reuters) -- {body}")) == ("reuters",)
    assert credited(text_article(f"{body}\n\nReporting by AFP")) == ("afp",)
    assert credited(text_article(body)) == ()


def test_outlets_are_known_by_name_and_by_host() -> None:
    assert outlet_key("The Associated Press", None) == outlet_key(None, "https://apnews.com/a") == "ap"
    assert outlet_key("The Village Voice of Nowhere", None) == "village voice of nowhere"
    assert outlet_key(None, "https://www.example.org/a") == "example.org"
    assert outlet_key(None, None) is None
