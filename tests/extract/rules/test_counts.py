import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.rules.counts import number, recognise
from whence.model.mention import Count

CASES = [
    ("three soldiers died", "three", Count(3, 3, 3)),
    ("at least 12 people", "at least 12", Count(12, 12, None)),
    ("up to 40 fighters", "up to 40", Count(None, None, 40)),
    ("about 50 peasants", "about 50", Count(None, 50, None)),
    ("10 to 15 rebels", "10 to 15", Count(10, None, 15)),
    ("between 10 and 15 rebels", "10 and 15", Count(10, None, 15)),
    ("dozens of villagers", "dozens", Count(24, None, None)),
    ("multiple casualties", "multiple", Count(2, None, None)),
    ("no casualties", "no", Count(0, 0, 0)),
    ("1,200 homes", "1,200", Count(1200, 1200, 1200)),
    ("two hundred and fifty men", "two hundred and fifty", Count(250, 250, 250)),
    ("thirty-five dead", "thirty-five", Count(35, 35, 35)),
    ("a hundred civilians", "a hundred", Count(100, 100, 100)),
    ("six thousand refugees", "six thousand", Count(6000, 6000, 6000)),
]


@pytest.mark.parametrize(("text", "words", "count"), CASES)
def test_counts_as_reports_word_them(text, words, count):
    found = recognise(text)
    assert [(text[f.begin : f.end], f.count) for f in found] == [(words, count)]


@pytest.mark.parametrize("text", ["in 1994", "12% of voters", "worth $40", "3.5 km", "the RPG-7", "4,000.5"])
def test_what_is_no_count(text):
    assert recognise(text) == []


def test_two_counts_joined_by_and_stay_two_people():
    assert [f.count for f in recognise("killing three and wounding 12")] == [Count(3, 3, 3), Count(12, 12, 12)]


@given(st.text(max_size=60))
def test_offsets_are_slices_of_any_text(text):
    for found in recognise(text):
        assert 0 <= found.begin < found.end <= len(text)


@given(st.integers(0, 999_999_999))
def test_digits_are_read_as_they_stand(value):
    assert number(str(value)) == value
    assert number(f"{value:,}") == value
