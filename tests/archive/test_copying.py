"""Relating: the same families in whatever order reports arrive, with what quotes them beside and not in them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.archive.copying import rebuild, relate
from whence.bench.copies.shelf import MemoryShelf
from whence.clean import text_article
from whence.model.archive import Copy, CopyKind, Version, derived_id
from whence.model.dates import PartialDate
from whence.model.errors import StoreError
from whence.model.item import Capture, Via
from whence.model.reading import Article

CAPTURED = datetime(2020, 1, 1, tzinfo=UTC)


def words(seed: str, count: int) -> str:
    """Make a text of so many words that no other seed has."""
    generator = random.Random(seed)
    vocabulary = [f"{seed}{generator.randrange(10**6)}" for _ in range(count)]
    return " ".join(vocabulary)


@dataclass(frozen=True)
class Told:
    name: str
    text: str
    published: date | None = None
    publisher: str | None = None
    report: str | None = None

    @property
    def id(self) -> str:
        return derived_id("version", self.name)


def shelf_with(reports: Sequence[Told]) -> MemoryShelf:
    shelf = MemoryShelf()
    for told in reports:
        put(shelf, told)
    return shelf


@cache
def cleaned(text: str, published: date | None) -> Article:
    return text_article(text, published=PartialDate.of(published) if published else None)


def put(shelf: MemoryShelf, told: Told) -> None:
    article = cleaned(told.text, told.published)
    article = replace(article, report=replace(article.report, publisher=told.publisher, title=told.name))
    capture = Capture(CAPTURED, Via.FILE, told.name)
    version = Version(
        told.id,
        derived_id("report", told.report or told.name),
        1,
        article.report.id,
        len(told.text),
        "text/plain",
        capture,
        told.name,
        told.publisher,
        str(told.published) if told.published else None,
        "en",
        CAPTURED,
    )
    shelf.add(version, article)


def kinds(shelf: MemoryShelf, told: Told) -> dict[str, CopyKind]:
    return {row.origin_id: row.kind for row in shelf.copies(told.id)}


STORY, OTHER = words("story", 120), words("other", 130)
FIRST = Told("first", STORY, date(2019, 3, 1), "Reuters")
REPRINT = Told("reprint", STORY.upper(), date(2019, 3, 2), "Granma")
SHORT = Told("short", " ".join(STORY.split()[:60]), date(2019, 3, 3), "TASS")
LONGER = Told("longer", f"{STORY} {words('fresh', 50)}", date(2019, 3, 4), "Xinhua")
SECOND = Told("second", OTHER, date(2019, 3, 1), "EFE")
AGAIN = Told("again", OTHER, date(2019, 3, 5), "ANSA")
BOTH = Told("both", f"{OTHER} {STORY}", date(2019, 3, 6), "Interfax")
PASSAGE = " ".join(STORY.split()[40:90])
QUOTING = Told("quoting", f"{words('mine', 80)} {PASSAGE} {words('end', 90)}", date(2019, 3, 7), "Tanjug")
APART = Told("apart", words("apart", 100), date(2019, 3, 1), "DPA")
ALL = (FIRST, REPRINT, SHORT, LONGER, SECOND, AGAIN, BOTH, QUOTING, APART)


def test_copies_of_all_kinds_name_the_first_as_their_origin() -> None:
    shelf = shelf_with(ALL)
    relate(shelf, [told.id for told in ALL])
    assert kinds(shelf, FIRST) == {FIRST.id: CopyKind.ORIGIN}
    assert kinds(shelf, REPRINT) == {FIRST.id: CopyKind.EXACT}
    assert kinds(shelf, SHORT) == {FIRST.id: CopyKind.CUT}
    assert kinds(shelf, LONGER) == {FIRST.id: CopyKind.EXTENDED}
    assert kinds(shelf, APART) == {}


def test_what_holds_or_quotes_families_does_not_make_them_one() -> None:
    shelf = shelf_with(ALL)
    relate(shelf, [told.id for told in ALL])
    assert kinds(shelf, BOTH) == {FIRST.id: CopyKind.MERGED, SECOND.id: CopyKind.EXTENDED}
    assert kinds(shelf, QUOTING) == {FIRST.id: CopyKind.QUOTES}
    assert kinds(shelf, AGAIN) == {SECOND.id: CopyKind.EXACT}
    assert "also holds 120 words of another report" in " ".join(shelf.copies(BOTH.id)[0].differences)


@settings(deadline=None, max_examples=60)
@given(st.permutations(ALL), st.lists(st.integers(1, 4), min_size=9, max_size=9))
def test_any_order_and_any_batches_give_the_same_rows(order: Sequence[Told], sizes: Sequence[int]) -> None:
    whole = shelf_with(ALL)
    relate(whole, [told.id for told in ALL])
    grown, left = MemoryShelf(), list(order)
    for size in sizes:
        batch, left = left[:size], left[size:]
        for told in batch:
            put(grown, told)
        relate(grown, [told.id for told in batch])
    assert rows(grown) == rows(whole)


def rows(shelf: MemoryShelf) -> set[Copy]:
    return {row for told in ALL for row in shelf.copies(told.id)}


def test_relating_again_changes_nothing_and_neither_does_a_rebuild() -> None:
    shelf = shelf_with(ALL)
    assert relate(shelf, [told.id for told in ALL]).changed == len(ALL) - 1
    before = rows(shelf)
    assert relate(shelf, [told.id for told in ALL]).changed == 0
    rebuild(shelf)
    assert rows(shelf) == before


def test_an_earlier_report_that_arrives_late_becomes_the_origin() -> None:
    shelf = shelf_with((REPRINT, SHORT, QUOTING))
    relate(shelf, [REPRINT.id, SHORT.id, QUOTING.id])
    assert kinds(shelf, QUOTING) == {REPRINT.id: CopyKind.QUOTES}
    put(shelf, FIRST)
    relate(shelf, [FIRST.id])
    assert kinds(shelf, REPRINT) == {FIRST.id: CopyKind.EXACT}
    assert kinds(shelf, SHORT) == {FIRST.id: CopyKind.CUT}
    assert kinds(shelf, QUOTING) == {FIRST.id: CopyKind.QUOTES}
    assert {row.version_id for row in shelf.family(FIRST.id)} == {FIRST.id, REPRINT.id, SHORT.id, QUOTING.id}


def test_versions_of_one_report_are_no_copies() -> None:
    one, two = Told("one", STORY, report="same"), Told("two", f"{STORY} corrected", report="same")
    shelf = shelf_with((one, two))
    assert relate(shelf, [one.id, two.id]).compared == 0
    assert not shelf.copies(one.id)
    assert not shelf.copies(two.id)


def test_a_widely_reprinted_report_is_still_found() -> None:
    reprints = [Told(f"reprint {number}", STORY, date(2019, 4, 1)) for number in range(70)]
    shelf = shelf_with((FIRST, *reprints))
    relate(shelf, [FIRST.id, *(told.id for told in reprints)])
    late = Told("late", STORY, date(2019, 5, 1))
    put(shelf, late)
    relate(shelf, [late.id])
    assert kinds(shelf, late) == {FIRST.id: CopyKind.EXACT}
    assert len(shelf.family(FIRST.id)) == 72


def test_a_version_that_is_not_there_is_told() -> None:
    shelf = shelf_with((FIRST, REPRINT))
    del shelf.held[FIRST.id]
    with pytest.raises(StoreError, match="whence verify"):
        relate(shelf, [REPRINT.id])
