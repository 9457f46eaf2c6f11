import pytest
from tests.extract.test_words import words_of

from whence.extract.rules.beside import actors, before_relative, in_front, parted, pronoun_in_front, targets, whose


def test_who_stands_in_front_of_or_behind_an_event_noun():
    words = words_of("Army raids by special police on villages near the river")
    assert [s.text for s in actors(words, 1, set())] == ["special police"]
    assert [s.text for s in in_front(words, 1, set())] == ["Army"]
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


def test_what_stands_in_front_ends_at_a_preposition():
    words = words_of("Survivors of the massacre")
    assert [s.text for s in in_front(words, 3, set())] == ["the"]


def test_a_phrase_beside_a_noun_is_cut_at_the_next_preposition_of_a_party():
    words = words_of("of a man by officers")
    assert [s.text for s in parted(words, 0, 20)] == ["of a man", "by officers"]


def test_a_possessive_pronoun_stands_in_front_of_its_noun():
    words = words_of("He fought his second arrest, and the arrest")
    found = pronoun_in_front(words, 4)
    assert found is not None
    assert found.text == "his"
    assert pronoun_in_front(words, 8) is None


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Rebels, who had fled the east, are back", 8, "Rebels"),
        ("Government troops, backed by jets, bombarded the town", 7, "Government troops"),
        ("The militia, an ally of the state, attacked", 9, "The militia"),
        ("In the north, the army attacked", 6, None),
        ("After a lull, rebels attacked", 5, None),
    ],
)
def test_a_subject_is_parted_from_its_verb_by_a_clause_or_an_apposition(text, verb, subject):
    found = before_relative(words_of(text), verb)
    assert (found.text if found else None) == subject
