import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.rules.counts import recognise
from whence.model.mention import Count

CASES = [
    ("three soldiers died", "three", Count(3, 3, 3)),
    ("at least 12 people", "at least 12", Count(12, 12, None)),
    ("12 or more people", "12 or more", Count(12, 12, None)),
    ("more than 12 people", "more than 12", Count(12, None, None)),
    ("up to 40 fighters", "up to 40", Count(None, None, 40)),
    ("as many as 40 fighters", "as many as 40", Count(None, None, 40)),
    ("fewer than 40 fighters", "fewer than 40", Count(None, None, 40)),
    ("about 50 peasants", "about 50", Count(None, 50, None)),
    ("an estimated 200 to 300 men", "an estimated 200 to 300", Count(200, None, 300)),
    ("10 to 15 rebels", "10 to 15", Count(10, None, 15)),
    ("10-15 rebels", "10-15", Count(10, None, 15)),
    ("between 10 and 15 rebels", "10 and 15", Count(10, None, 15)),
    ("10 or 20 or 40 men", "10 or 20 or 40", Count(10, None, 40)),
    ("half a million people", "half a million", Count(None, 500_000, None)),
    ("two or three men", "two or three", Count(2, None, 3)),
    ("dozens of villagers", "dozens", Count(24, None, None)),
    ("scores of villagers", "scores", Count(40, None, None)),
    ("several hundred villagers", "several hundred", Count(200, None, None)),
    ("tens of thousands of villagers", "tens of thousands", Count(20_000, None, None)),
    ("two dozen men", "two dozen", Count(None, 24, None)),
    ("more than a dozen men", "more than a dozen", Count(12, None, None)),
    ("half a dozen men", "half a dozen", Count(None, 6, None)),
    ("multiple casualties", "multiple", Count(2, None, None)),
    ("no casualties", "no", Count(0, 0, 0)),
    ("not a single soldier", "not a single", Count(0, 0, 0)),
    ("1,200 homes", "1,200", Count(1200, 1200, 1200)),
    ("10 000 people", "10 000", Count(10_000, 10_000, 10_000)),
    ("two hundred and fifty men", "two hundred and fifty", Count(250, 250, 250)),
    ("thirty-five dead", "thirty-five", Count(35, 35, 35)),
    ("a hundred civilians", "a hundred", Count(None, 100, None)),
    ("six thousand refugees", "six thousand", Count(6000, 6000, 6000)),
    ("1.5 million refugees", "1.5 million", Count(1_500_000, 1_500_000, 1_500_000)),
    ("over a 100,000 people", "over a 100,000", Count(100_000, None, None)),
    ("2000 people", "2000", Count(2000, 2000, 2000)),
]


@pytest.mark.parametrize(("text", "words", "count"), CASES)
def test_counts_as_reports_word_them(text, words, count):
    found = recognise(text)
    assert [(text[f.begin : f.end], f.count) for f in found] == [(words, count)]


@pytest.mark.parametrize(
    "text",
    [
        "in 1994",
        "the 1990s",
        "12% of voters",
        "12 per cent of voters",
        "worth $40",
        "3.5 km",
        "the RPG-7",
        "4,000.5",
        "a 22-year-old man",
        "155 mm shells",
        "on the 12th",
        "at 12:30",
        "a 9.2/10 mark",
        "Resolution 242",
        "no longer",
        "five days later",
    ],
)
def test_what_is_no_count(text):
    assert recognise(text) == []


def test_two_counts_joined_by_and_stay_two_people():
    assert [f.count for f in recognise("killing three and wounding 12")] == [Count(3, 3, 3), Count(12, 12, 12)]


def test_what_rises_from_one_figure_to_another_is_no_range():
    assert [f.count for f in recognise("from 12 to 15")] == [Count(12, 12, 12), Count(15, 15, 15)]


def test_a_stretch_is_read_with_the_offsets_of_its_text():
    text = "Five men and three women"
    (found,) = recognise(text, 9)
    assert text[found.begin : found.end] == "three"


_WORDS = (
    "a at least most up to more than no over about between and from or two dozen hundred thousand dozens 12 15 3,000 "
    "1995 - people ,"
).split()


@given(st.lists(st.sampled_from(_WORDS), max_size=12))
def test_no_count_is_out_of_order(words):
    for found in recognise(" ".join(words)):
        known = [n for n in (found.count.low, found.count.best, found.count.high) if n is not None]
        assert known == sorted(known)
        assert known[0] >= 0


@given(st.text(max_size=60))
def test_offsets_are_slices_of_any_text(text):
    for found in recognise(text):
        assert 0 <= found.begin < found.end <= len(text)


@given(st.integers(0, 999_999_999).filter(lambda n: not 1900 <= n <= 2100))
def test_digits_are_read_as_they_stand(value):
    for written in (str(value), f"{value:,}", f"{value:,}".replace(",", " ")):
        assert [f.count for f in recognise(written)] == [Count(value, value, value)]
