import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from whence.archive import cleaning
from whence.archive.cleaning import Cleaned, Cleaner
from whence.clean import article
from whence.ingest.convert import raw_from
from whence.ingest.sandbox import Limits, Message
from whence.model.dates import PartialDate
from whence.model.errors import ContainedInput
from whence.model.item import Capture, Hints, Item, Refused, Via
from whence.model.report import content_id

TODAY = date(2026, 11, 23)
CAPTURE = datetime(2019, 4, 4, 12, 0, tzinfo=UTC)


def item(content: bytes, place: str = "report.txt", **more: object) -> Item:
    return Item(content, None, Capture(CAPTURE, Via.FILE, place), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def cleaner() -> Iterator[Cleaner]:
    with Cleaner(2, today=TODAY, limits=Limits(seconds=5.0)) as cleaner:
        yield cleaner


def test_an_article_is_what_it_would_be_without_a_sandbox(cleaner: Cleaner) -> None:
    page = b"<html><head><title>Bridge taken</title></head><body><article>" + b"<p>The army took the bridge.</p>" * 20
    for given in (item(b"Sample Wire\n\nThe army took the bridge on Monday.\n"), item(page, "page.html")):
        (found,) = cleaner.clean([given])
        assert found == Cleaned(given, article(raw_from(given), today=TODAY))


def test_order_is_kept_and_every_item_comes_back(cleaner: Cleaner) -> None:
    given: list[Item | Refused] = []
    for number in range(60):
        match number % 4:
            case 0:
                given.append(item(f"Shelling hit the town, part {number}.".encode(), f"{number}.txt"))
            case 1:
                given.append(item(b"%PDF-1.7 broken", f"{number}.pdf"))
            case 2:
                given.append(Refused(f"{number}", "not to be had"))
            case _:
                given.append(item(b"", f"{number}.txt"))
    found = list(cleaner.clean(given))
    for before, after in zip(given, found, strict=True):
        if isinstance(before, Refused):
            assert after is before
        elif b"Shelling" in before.content:
            assert isinstance(after, Cleaned)
            assert after.item is before
        else:
            assert isinstance(after, Refused)
            assert (after.place, after.content) == (before.capture.place, before.content)
            assert not after.reason.startswith(before.capture.place)


def test_only_a_few_items_are_taken_ahead(cleaner: Cleaner) -> None:
    taken = itertools.count()
    endless = (item(f"Report {next(taken)}.".encode()) for _ in iter(int, 1))
    cleaned = cleaner.clean(endless)
    for _ in range(5):
        next(cleaned)
    assert next(taken) <= 5 + 2 * 4 + 2


def test_hints_and_the_users_date_count() -> None:
    hints = Hints(title="A headline", publisher="Sample Wire", published=PartialDate(2019, 4, 3))
    given = item(b"The army took the bridge.", hints=hints)
    with Cleaner(today=TODAY, published=PartialDate(2019, 4)) as cleaner:
        (found,) = cleaner.clean([given])
    assert isinstance(found, Cleaned)
    report = found.article.report
    assert (report.title, report.publisher, report.id) == ("A headline", "Sample Wire", content_id(given.content))
    assert report.published is not None
    assert str(report.published.date) == "2019-04"


def test_the_text_of_a_record_is_read_and_its_bytes_are_what_is_hashed(cleaner: Cleaner) -> None:
    given = item(b'{"body": "Troops left."}', text="Troops left.")
    (found,) = cleaner.clean([given])
    assert isinstance(found, Cleaned)
    assert (found.article.document.text, found.article.report.id) == ("Troops left.", content_id(given.content))


def test_an_article_of_other_bytes_is_not_believed() -> None:
    answer = cleaning.clean_one(
        Message(
            {
                **cleaning.item_to_message(item(b"One text.")).header,
                "setting": {"today": "2026-11-23", "published": None},
            },
            b"One text.",
        )
    )
    assert cleaning._checked(answer, item(b"One text.")).document.text == "One text."
    with pytest.raises(ContainedInput, match="other bytes"):
        cleaning._checked(answer, item(b"Another text."))
    for body in (b"", b"[]", b"{}", b'{"document": {"text": 1}}', b'{"document": {"text": "a"}, "x": 1}', b"[" * 9999):
        with pytest.raises(ContainedInput, match="no article"):
            cleaning._checked(Message({}, body), item(b"One text."))


def test_closing_ends_what_is_in_work() -> None:
    with Cleaner(2, today=TODAY) as cleaner:
        cleaned = cleaner.clean(item(b"Troops left. " * 50_000, f"{n}") for n in range(20))
        next(cleaned)
    assert all(sandbox._child is None for sandbox in cleaner._sandboxes)
