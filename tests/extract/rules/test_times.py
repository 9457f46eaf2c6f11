"""What counts as a time expression, and what its words mean without a calendar."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.rules.times import recognise
from whence.model.timex import (
    Calendar,
    Clock,
    Direction,
    Duration,
    PartOf,
    Portion,
    Reference,
    Shift,
    TimeUnit,
    TimexType,
)

WORDS = (
    "the a last next this past few three 12 2019 1989 25 March May Monday Friday night week weeks year years ago"
    " earlier later before after of to and - , . : ' / p.m. a.m. 8 30 0630 GMT at on in by late early mid end half"
    " hour every"
    " each Ramadan Eid summer fall second quarter third fiscal century 1990 s day days same that following or so about"
    " over more than \n\n FEB 90 noon overnight today yesterday twenty-one hundred thousand 1,500 99999 $ % old"
).split(" ")


def found(text: str) -> list[str]:
    return [expression.text for expression in recognise(text)]


def meaning(text: str) -> object:
    (expression,) = recognise(text)
    return expression.form.meaning


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They fled in the past few days.", ["the past few days"]),
        ("THEY FLED ON 3 FEBRUARY, LAST NIGHT.", ["3 FEBRUARY", "LAST NIGHT"]),
        ("The record date is Nov. 9.\n\nThe board met.", ["Nov. 9"]),
        ("Since Friday's raid", ["Friday"]),
        ("this year's third quarter", ["this year's third quarter"]),
        ("the two-week siege", ["two-week"]),
        ("He may sign the accord in May.", ["May"]),
        ("Sun, sand and Mar del Plata", []),
        ("a 22-year-old man, nine years old", []),
        ("the eight-year-old war", ["eight-year-old"]),
        ("at least 30 days", ["at least 30 days"]),
        ("2012 soldiers paid $1999 for 1,990 shells", []),
        ("from 2011 to 2013 or 2014-2016", ["2011", "2013", "2014", "2016"]),
        ("a tribe of 12:1 odds", []),
        ("seven or eight months ago", ["seven or eight months ago"]),
        ("several months earlier in Homs", ["several months earlier"]),
        ("a few days later", ["a few days"]),
        ("Tuesday night's raid", ["Tuesday night"]),
        ("the year he was born", []),
        ("a debate about this year", ["this year"]),
        ("The Easter Offensive", []),
    ],
)
def test_extents(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_meanings_are_free_of_any_calendar() -> None:
    assert meaning("last week") == Shift(TimeUnit.WEEK, Fraction(-1))
    assert meaning("three days ago") == Shift(TimeUnit.DAY, Fraction(-3), sign=-1)
    assert meaning("the following day") == Shift(TimeUnit.DAY, Fraction(1), Reference.NARRATIVE)
    assert meaning("25 March 2019") == Calendar(2019, 3, 25)
    assert meaning("last Friday") == Calendar(weekday=5, direction=Direction.LAST)
    assert meaning("a three-day truce") == Duration(((Fraction(3), TimeUnit.DAY),))
    assert meaning("late March") == PartOf(Portion.END, Calendar(month=3))
    assert meaning("8:30 p.m. Friday") == Clock(Calendar(weekday=5), 20, 30)
    assert meaning("2100 GMT") == Clock(hour=21, minute=0, zone="GMT")


def test_a_date_that_two_countries_read_differently_keeps_only_its_year() -> None:
    assert meaning("04/03/2019") == Calendar(2019)


def test_time_beside_a_day_takes_it() -> None:
    time, day = recognise("at 10 p.m. on Friday")
    assert time.type is TimexType.TIME
    assert time.form.meaning == Clock(day.form.meaning, 22)


def test_tense_is_of_the_nearest_verb_and_ahead_after_by() -> None:
    assert [e.tense for e in recognise("Rebels attacked on Monday. Talks will resume on Thursday.")] == [
        "past",
        "future",
    ]
    assert [e.tense for e in recognise("The vote will be held in February.")] == ["future"]
    assert [e.tense for e in recognise("They agreed to leave by March.")] == ["future"]
    assert [e.tense for e in recognise("It is to resume trading on Tuesday.")] == ["future"]
    assert [e.tense for e in recognise("It had been due to expire on Friday.")] == ["past"]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=200))
def test_offsets_are_ordered_slices(text: str) -> None:
    end = 0
    for expression in recognise(text):
        assert end <= expression.begin < expression.end <= len(text)
        assert text[expression.begin : expression.end] == expression.text
        end = expression.end


@given(*[st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)] * 2)
def test_a_paragraph_ends_what_is_read(one: str, other: str) -> None:
    apart = recognise(f"{one}\n\n{other}")
    found = [(e.begin, e.text) for e in recognise(one)]
    found += [(e.begin + len(one) + 2, e.text) for e in recognise(other)]
    assert [(e.begin, e.text) for e in apart] == found


@pytest.mark.parametrize(
    "unit", ["the last ", "1,000", "twenty-", "March 3-", "half a ", "2019-", "a year and ", "\n "]
)
def test_long_runs_of_starting_words_pass(unit: str) -> None:
    for expression in recognise(unit * 5_000):
        assert len(expression.text) < 200
