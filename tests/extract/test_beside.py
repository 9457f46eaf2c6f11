import pytest
from tests.extract.test_words import words_of

from whence.extract.rules.beside import actors, targets, whose


def test_who_stands_in_front_of_or_behind_an_event_noun():
    words = words_of("Army raids by special police on villages near the river")
    assert [s.text for s in actors(words, 1, set())] == ["special police", "Army"]
    assert [s.text for s in targets(words, 5, set())] == ["villages"]


def test_a_phrase_ends_at_a_verb():
    words = words_of("attacks on posts went on")
    assert [s.text for s in targets(words, 1, {3})] == ["posts"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("an ISIS terrorist attack", "ISIS"), ("the military operation", None), ("its recent army raid", "army")],
)
def test_kinds_of_events_are_nobody(text, expected):
    words = words_of(text)
    head = len(words.lower) - 1
    found = whose(words, words.span(0, head), head)
    assert (found.text if found else None) == expected


def test_a_phrase_elsewhere_stays_whole():
    words = words_of("the terrorist fled the raid")
    assert whose(words, words.span(0, 2), 4) == words.span(0, 2)
