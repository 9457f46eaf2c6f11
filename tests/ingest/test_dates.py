from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.dates import read_date, read_moment

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2016-03-27", "2016-03-27"),
        ("2016-03", "2016-03"),
        ("1995", "1995"),
        ("2016/03/27", "2016-03-27"),
        ("2016-03-27T23:30:00-05:00", "2016-03-27"),
        ("2016-03-27 10:15:00", "2016-03-27"),
        ("20190404", "2019-04-04"),
        ("20190404T120000Z", "2019-04-04"),
        ("20190404120000", "2019-04-04"),
        ("25/3/2016", "2016-03-25"),
        ("3/25/2016 11:02 PM", "2016-03-25"),
        ("4/4/2019", "2019-04-04"),
        ("25.03.2016", "2016-03-25"),
        ("1459036800", "2016-03-27"),
        ("1459036800000", "2016-03-27"),
        ("1459036800.5", "2016-03-27"),
        ("27 March 2016", "2016-03-27"),
        ("March 27, 2016", "2016-03-27"),
        ("Sunday, March 27, 2016", "2016-03-27"),
        ("July 11th, 1995", "1995-07-11"),
        ("27-Mar-2016", "2016-03-27"),
        ("Sun, 27 Mar 2016 08:00:00 GMT", "2016-03-27"),
        ("Sun, 27 Mar 2016 23:30:00 -0500", "2016-03-27"),
        ("Sun Mar 27 08:00:00 2016", "2016-03-27"),
    ],
)
def test_takes_the_day_as_it_is_written(written: str, read: str) -> None:
    found = read_date(written, TODAY)
    assert (str(found.date), found.note) == (read, None)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("03/04/2019", "could be two days"),
        ("2016-02-30", "no day of the calendar"),
        ("2027-01-01", "after the day of reading"),
        ("0", "no known form"),
        ("1970-01-01", "machine's zero"),
        ("1803-01-01", "before 1900"),
        ("last week", "no known form"),
        ("12:30", "no known form"),
        ("N/A", "no known form"),
        ("9" * 500, "no known form"),
    ],
)
def test_says_why_a_date_is_not_taken(written: str, why: str) -> None:
    found = read_date(written, TODAY)
    assert found.date is None
    assert found.note is not None
    assert why in found.note


def test_nothing_written_is_nothing_told() -> None:
    assert read_date("  ", TODAY) == read_date("", TODAY)
    assert (read_date("", TODAY).date, read_date("", TODAY).note) == (None, None)


def test_the_users_form_decides() -> None:
    assert str(read_date("03/04/2019", TODAY, "%d/%m/%Y").date) == "2019-04-03"
    assert str(read_date("03/04/2019", TODAY, "%m/%d/%Y").date) == "2019-03-04"
    assert read_date("2019-04-03", TODAY, "%d/%m/%Y").note is not None


def test_moments_need_a_zone() -> None:
    assert read_moment("2016-03-27T10:00:00+02:00") == datetime(2016, 3, 27, 8, tzinfo=UTC)
    assert read_moment("2016-03-27T10:00:00Z") == datetime(2016, 3, 27, 10, tzinfo=UTC)
    assert read_moment("Sun, 27 Mar 2016 08:00:00 GMT") == datetime(2016, 3, 27, 8, tzinfo=UTC)
    assert read_moment("2016-03-27T10:00:00") is None
    assert read_moment("2016-03-27") is None
    assert read_moment("yesterday") is None


@given(st.text(max_size=120), st.sampled_from([None, "%d/%m/%Y", "%", "%Y%"]))
def test_any_text_is_a_date_a_note_or_nothing(text: str, form: str | None) -> None:
    found = read_date(text, TODAY, form)
    assert found.date is None or found.note is None
    moment = read_moment(text)
    assert moment is None or moment.tzinfo is UTC


@given(st.dates(date(1900, 1, 2), TODAY))
def test_iso_dates_come_back(day: date) -> None:
    if day in (date(1970, 1, 1), date(1969, 12, 31), date(1980, 1, 1)):
        return
    assert str(read_date(day.isoformat(), TODAY).date) == day.isoformat()
    assert str(read_date(day.strftime("%Y%m%d"), TODAY).date) == day.isoformat()
