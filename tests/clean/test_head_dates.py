from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.clean.head_dates import Today, read_date
from whence.model.dates import PartialDate

TODAY = Today(date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("April 04, 2019", "2019-04-04"),
        ("3 April 2019", "2019-04-03"),
        ("Wednesday, April 3rd, 2019 10:32 GMT", "2019-04-03"),
        ("the 3rd of April 2019", "2019-04-03"),
        ("4 FEB 90", "1990-02-04"),
        ("4 Feb '26", "2026-02-04"),
        ("Sept. 11, 2001", "2001-09-11"),
        ("2019-04-03", "2019-04-03"),
        ("23/04/2019", "2019-04-23"),
        ("04/23/2019", "2019-04-23"),
        ("04/04/2019", "2019-04-04"),
        ("03/04/2019", None),
        ("31 April 2019", None),
        ("April 3", None),
        ("4 FEB 190", None),
        ("no date", None),
    ],
)
def test_dates_as_outlets_print_them(text: str, iso: str | None) -> None:
    found = read_date(text, TODAY)
    assert (str(found) if found else None) == iso


def test_what_is_implausible() -> None:
    assert TODAY.why_implausible(PartialDate(2026, 11, 24)) is None
    assert "after" in (TODAY.why_implausible(PartialDate(2026, 11, 25)) or "")
    assert "before" in (TODAY.why_implausible(PartialDate(1899, 12, 31)) or "")
    assert TODAY.why_implausible(PartialDate(2026)) is None


@given(
    st.dates(date(1930, 1, 1), date(2026, 11, 23)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d %b %y", "%Y-%m-%d"])
)
def test_every_day_comes_back(day: date, form: str) -> None:
    if form.endswith("%y") and day < TODAY.day - timedelta(days=98 * 365):
        return
    assert read_date(day.strftime(form), TODAY) == PartialDate.of(day)
