"""What time expressions resolve to, and how the reasons say it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whence.extract.rules.times import recognise
from whence.model.timex import ResolvedTime
from whence.resolve.feasts import feast_days
from whence.resolve.times import resolve, resolve_document

PUBLISHED = date(2019, 4, 3)
DEICTIC_DAYS = (
    "yesterday, today, tomorrow, three days ago, the day before yesterday, two days from now, the day after tomorrow,"
    " last night, this morning, tomorrow evening, yesterday afternoon, tonight, 90 days ago, 5 p.m. yesterday"
).split(", ")
IN_WEEKS = (
    "Monday, last Friday, next Sunday, Friday night, last week, this week, next week, two weeks ago, the weekend, this"
    " weekend, last weekend, early this week, the week before last, Saturday, 8 p.m. Thursday, late last week"
).split(", ")
PHRASES = (
    "last week, this month, next year, in March, on Monday, last Friday, next May, on 29 February, early this week, in"
    " the past 40 years, 99999 years ago, 999999999 days from now, on Eid al-Fitr, during Ramadan last year, in Ramadan"
    " 2030, the day before, a year earlier, that night, two hours ago, at 5 a.m., later this year, mid-summer, around 1"
    " March, in the late 1990s, from 3-5 March, a year and a half ago, the end of the month, the weekend, Friday night,"
    " the next day, two days later, that December, June of that year, the first Monday in October, 9/11, on Labor Day,"
    " the past year, the second half of February, the last Friday of May 2016, the week after next, this weekend, 31"
    " February 2016, in the summer, the 90s, 6 a.m. the next morning, three years later, on Easter Monday"
).split(", ")


def times(text: str, published: date | None = PUBLISHED) -> list[ResolvedTime]:
    return resolve_document(recognise(text), published=published)


def test_reasons_show_the_rule_and_the_anchor() -> None:
    (week,) = times("It fell last week.")
    assert week.reason == "'last week' before 2019-04-03 is the week 2019-03-25/2019-03-31"
    (monday,) = times("Rebels attacked on Monday.")
    assert monday.reason.endswith("the last Monday up to publication, as news tells it")
    (unanchored,) = times("It fell last week.", published=None)
    assert unanchored.reason == "'last week' needs a publication date to count from"
    (doubtful,) = times("Troops said a truce began on 25 April.")
    assert doubtful.reason.endswith("although the words look back")


def test_a_weekday_that_contradicts_its_date_is_said() -> None:
    (time,) = times("They met on Friday, 25 March 2019.")
    assert "contradicts itself" in time.reason


def test_without_the_anchor_it_needs_nothing_is_resolved() -> None:
    for time in times("Yesterday, last month, on Monday, in May, three weeks ago, this summer.", published=None):
        assert time.start is None
        assert time.anchor is None
        assert time.value.startswith("X")


def test_given_tense_outweighs_the_heuristic() -> None:
    (monday,) = recognise("Rebels attacked on Monday.")
    assert resolve(monday, published=PUBLISHED, tense="future").value == "2019-04-08"
    assert resolve_document([monday], published=PUBLISHED, sentence_tense={0: "future"})[0].value == "2019-04-08"
    assert resolve_document([monday], published=PUBLISHED, sentence_tense=lambda _: "future")[0].value == "2019-04-08"


def test_precision_codes() -> None:
    codes = {
        t.value: (t.date_prec, t.time_precision) for t in times("2018; March 2018; 3 March 2018; last week; the 1990s")
    }
    assert codes == {
        "2018": (5, None),
        "2018-03": (4, 3),
        "2018-03-03": (1, 1),
        "2019-W13": (3, 2),
        "199": (None, None),
    }


def test_what_is_about_a_day_is_not_exact() -> None:
    (time,) = times("It closed around 1 March 2019.")
    assert (time.date_prec, time.start, time.end) == (2, date(2019, 2, 27), date(2019, 3, 3))


def test_a_report_on_results_compares_quarters() -> None:
    named, compared = times("Net rose in the third quarter of 2018 from a year earlier.")
    assert (named.value, compared.value) == ("2018-Q3", "2017-Q3")


@pytest.mark.parametrize(
    ("name", "year", "start"),
    [
        ("EASTER", 2019, date(2019, 4, 21)),
        ("ORTHODOX_EASTER", 2019, date(2019, 4, 28)),
        ("THANKSGIVING", 2018, date(2018, 11, 22)),
    ],
)
def test_feasts_fall_where_the_calendars_say(name: str, year: int, start: date) -> None:
    from whence.model.timex import Feast

    assert feast_days(Feast[name], year)[0][0] == start


@given(
    st.lists(st.sampled_from(PHRASES), min_size=1, max_size=6).map(", ".join),
    st.none() | st.dates(),
    st.sampled_from(["past", "present", "future", None]),
)
def test_intervals_are_never_inverted(text: str, published: date | None, tense: Any) -> None:
    for time in resolve_document(recognise(text), published=published, sentence_tense=lambda _: tense):
        assert (time.start is None) == (time.end is None) == (time.anchor is None)
        assert time.start is None or time.end is None or time.start <= time.end
        assert time.reason


@given(st.lists(st.sampled_from(PHRASES), max_size=5).map(", ".join) | st.text(max_size=80), st.none() | st.dates())
@example("yesterday, last century, 3 May, this weekend, Christmas, two weeks ago, Ramadan", date.min)
@example("tomorrow, next century, 3 May, this weekend, Christmas, next year, Ramadan, next Sunday", date.max)
def test_any_words_resolve_on_any_day_and_say_how(text: str, published: date | None) -> None:
    expressions = recognise(text)
    for expression, time in zip(expressions, resolve_document(expressions, published=published), strict=True):
        assert time.reason.startswith(f"'{' '.join(expression.text.split())}' ")
        assert published is not None or time.anchor != "publication"
        assert time.anchor != "previous" or "told before" in time.reason or "next to" in time.reason


@given(st.sampled_from(DEICTIC_DAYS), st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(0, 3000))
def test_deictic_days_move_with_the_publication(words: str, published: date, shift: int) -> None:
    (expression,) = recognise(words)
    one = resolve(expression, published=published)
    other = resolve(expression, published=published + timedelta(days=shift))
    assert one.start is not None
    assert (one.start + timedelta(days=shift), one.value[10:]) == (other.start, other.value[10:])


@given(st.sampled_from(IN_WEEKS), st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(0, 500))
def test_days_and_parts_of_a_week_move_with_it(words: str, published: date, weeks: int) -> None:
    (expression,) = recognise(words)
    one = resolve(expression, published=published)
    other = resolve(expression, published=published + timedelta(weeks=weeks))
    assert one.start is not None
    assert one.end is not None
    assert (one.start + timedelta(weeks=weeks), one.end + timedelta(weeks=weeks)) == (other.start, other.end)


@given(st.integers(0, 6), st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.sampled_from(["past", "future"]))
def test_a_weekday_is_that_weekday_within_a_week(number: int, published: date, tense: Any) -> None:
    (expression,) = recognise(f"{date(2001, 1, 1 + number):%A}")
    day = resolve(expression, published=published, tense=tense).start
    assert day is not None
    assert day.weekday() == number
    assert 0 <= (published - day if tense == "past" else day - published).days < 7
