from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.clean import article
from whence.clean.head_dates import Today, read_day
from whence.clean.published import Credit, publication
from whence.model.dates import PartialDate
from whence.model.raw import Media, Raw
from whence.model.reading import Article
from whence.model.span import Span
from whence.model.vocabulary import DateFound

TODAY = date(2026, 11, 23)
STORY = (
    "Rebels shelled the town again, residents said. The army sent tanks to the front, and dozens of families left "
    "their houses for the villages around it. Nobody could say how many people had been hurt in the fighting."
)


def page(published: str, *, dateline: str = "", body: str = STORY, footer: str = "") -> Article:
    html = (
        f"<html><head><title>Town shelled</title><meta property='article:published_time' content='{published}'></head>"
        f"<body><article><h1>Town shelled</h1><p>{dateline}{body}</p><p>{STORY}</p></article>"
        f"<footer>{footer}</footer></body></html>"
    )
    return article(Raw(html.encode(), html, Media.HTML, "page"), today=TODAY)


def found(read: Article) -> str | None:
    return str(read.report.published.date) if read.report.published else None


def reasons(read: Article) -> list[str]:
    return [rejection.reason for rejection in read.rejections if "publication date" in rejection.reason]


def test_metadata_date_a_page() -> None:
    read = page("2019-04-03")
    assert (found(read), reasons(read)) == ("2019-04-03", [])


@pytest.mark.parametrize("published", ["2026-11-25", "2031-01-01"])
def test_a_page_from_the_future_is_refused(published: str) -> None:
    read = page(published)
    assert found(read) is None
    assert reasons(read) == [f"publication date (metadata) refused: {published} lies after the day of reading, {TODAY}"]


@pytest.mark.parametrize("published", ["1970-01-01", "1899-05-01"])
def test_a_page_from_before_its_time_is_refused(published: str) -> None:
    read = page(published)
    assert found(read) is None
    assert len(reasons(read)) == 1


def test_an_old_page_keeps_its_date() -> None:
    assert found(page("1991-01-17")) == "1991-01-17"


def test_a_day_ahead_is_another_time_zone() -> None:
    assert found(page("2026-11-24")) == "2026-11-24"


@pytest.mark.parametrize("zero", [date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1)])
def test_the_zero_of_machines_is_no_date_in_metadata_but_can_be_given(zero: date) -> None:
    day = PartialDate.of(zero)
    kept, refused = publication([(day, DateFound.METADATA, None)], Today(TODAY))
    assert kept is None
    assert "machine's zero" in refused[0].reason
    kept, refused = publication([(day, DateFound.GIVEN, None)], Today(TODAY))
    assert kept is not None
    assert not refused


def test_what_is_refused_makes_way_for_the_next() -> None:
    wrong, right = PartialDate(2027, 1, 1), PartialDate(2019, 4, 3)
    kept, refused = publication([(wrong, DateFound.METADATA, None), (right, DateFound.TEXT, None)], Today(TODAY))
    assert kept is not None
    assert (kept.date, kept.found) == (right, DateFound.TEXT)
    assert len(refused) == 1


def test_metadata_that_contradict_the_dateline_yield_to_it() -> None:
    read = page("2025-02-10", dateline="GENEVA, 3 April 2019 (Sample Wire) -- ")
    assert found(read) == "2019-04-03"
    assert reasons(read) == ["publication date (metadata) refused: 2025-02-10 contradicts the dateline's 3 April 2019"]


def test_metadata_far_from_a_dateline_without_year_are_refused() -> None:
    read = page("2019-11-20", dateline="GENEVA, April 3 (Sample Wire) -- ")
    assert found(read) is None
    assert "contradicts the dateline's April 3" in reasons(read)[0]


@pytest.mark.parametrize("published", ["2019-04-02", "2019-04-03", "2019-04-09", "2019-04", "2019"])
def test_metadata_near_the_dateline_stand(published: str) -> None:
    credit = Credit("Sample Wire", "April 3", Span(0, 4, "text"))
    kept, refused = publication([(PartialDate.parse(published), DateFound.METADATA, None)], Today(TODAY), credit)
    assert kept is not None
    assert not refused


def test_new_year_lies_between_dateline_and_publication() -> None:
    credit = Credit("Sample Wire", "December 31", Span(0, 4, "text"))
    kept, _ = publication([(PartialDate(2019, 1, 1), DateFound.METADATA, None)], Today(TODAY), credit)
    assert kept is not None


def test_a_dateline_without_a_date_contradicts_nothing() -> None:
    credit = Credit("Sample Wire", "NO DATE", Span(0, 4, "text"))
    kept, _ = publication([(PartialDate(2019, 1, 1), DateFound.METADATA, None)], Today(TODAY), credit)
    assert kept is not None


@pytest.mark.parametrize(
    "text",
    [
        f"On 3 March 2012, rebels attacked the base. {STORY}",
        f"{STORY}\n\nCopyright 2019 Sample Wire. All rights reserved.",
        f"{STORY}\n\n© 2014-2019",
        f"{STORY} The town had been taken on 27 March 2016.",
    ],
)
def test_dates_of_the_story_and_of_copyright_are_not_the_publication_s(text: str) -> None:
    read = article(Raw(text.encode(), text, Media.TEXT, "report"), today=TODAY)
    assert read.report.published is None


@given(st.dates(date(1950, 1, 1), TODAY), st.integers(-400, 400))
def test_metadata_stand_exactly_within_a_day_before_and_a_week_after_a_whole_dateline(day: date, shift: int) -> None:
    credit = Credit(None, day.strftime("%d %B %Y"), Span(0, 4, "text"))
    other = min(day + timedelta(days=shift), TODAY)
    days = (other - day).days
    found = PartialDate.of(other)
    kept, _ = publication([(found, DateFound.METADATA, None)], Today(TODAY), credit)
    zero = other in {date(1970, 1, 1), date(1969, 12, 31), date(1980, 1, 1)}
    assert (kept is not None) == (-1 <= days <= 7 and not zero)


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("April 3", 2019, date(2019, 4, 3)),
        ("3rd April", 2019, date(2019, 4, 3)),
        ("Wednesday, 3 Apr.", 2019, date(2019, 4, 3)),
        ("29 February", 2019, None),
        ("31 April", 2019, None),
        ("no date", 2019, None),
    ],
)
def test_days_without_a_year(text: str, year: int, day: date | None) -> None:
    assert read_day(text, year) == day
