from whence.model.mention import Count
from whence.reference.count_words import count_words


def test_words_without_a_figure_give_a_range():
    vague = count_words().vague
    assert vague["dozens",] == Count(24, None, None)
    assert vague["no", "one"] == Count(0, 0, 0)


def test_no_phrase_is_longer_than_readers_look_ahead():
    known = count_words()
    assert max(len(phrase) for phrase in (*known.bounds, *known.behind, *known.vague)) <= 4


def test_units_are_known_in_singular_and_plural():
    assert {"km", "mile", "miles", "hours"} <= count_words().units
