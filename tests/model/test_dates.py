from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model.dates import DatePrecision, Interval, PartialDate
from whence.model.errors import ModelError


@given(st.dates(), st.sampled_from(DatePrecision))
def test_a_partial_date_survives_its_own_text(day, precision):
    parts = {"year": (day.year,), "month": (day.year, day.month), "day": (day.year, day.month, day.day)}[precision]
    partial = PartialDate(*parts)
    assert PartialDate.parse(str(partial)) == partial
    assert partial.precision is precision
    assert partial.start <= day <= partial.end


@pytest.mark.parametrize("text", ["", "19", "2019-13", "2019-02-30", "2019-3", "2019-03-25T10", "March"])
def test_what_is_no_date_is_refused_by_name(text):
    with pytest.raises(ModelError, match=text or "form"):
        PartialDate.parse(text)


def test_a_month_ends_on_its_last_day():
    assert PartialDate(2020, 2).end == date(2020, 2, 29)
    assert PartialDate(2019).whole_day is None
    assert PartialDate.of(date(2019, 4, 3)).whole_day == date(2019, 4, 3)


def test_a_day_needs_its_month():
    with pytest.raises(ModelError):
        PartialDate(2019, None, 3)


def test_an_interval_is_never_inverted():
    with pytest.raises(ModelError):
        Interval(date(2019, 4, 3), date(2019, 4, 2))
