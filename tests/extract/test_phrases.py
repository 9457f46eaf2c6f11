import pytest
from tests.extract.test_words import words_of

from whence.extract.phrases import conjuncts, head_word, noun_phrase

PHRASES = [
    ("by gunmen in army uniform", "gunmen in army uniform", "gunmen"),
    ("large numbers of fighters, who had fled the east,", "large numbers of fighters", "fighters"),
    ("the governor, a retired general,", "the governor", "governor"),
    ("Hezbollah, Amal and the Lebanese army", "Hezbollah, Amal and the Lebanese army", "hezbollah"),
    ('"armed men"', "armed men", "men"),
    ("against a convoy that carried flour", "a convoy", "convoy"),
]


@pytest.mark.parametrize(("text", "phrase", "head"), PHRASES)
def test_noun_phrases_end_before_what_only_describes_them(text, phrase, head):
    words = words_of(text)
    found = noun_phrase(words, 0, len(text))
    assert found is not None
    assert found.text == phrase
    assert words.lower[head_word(words, found)] == head


def test_nothing_is_left_of_a_preposition():
    assert noun_phrase(words_of("by"), 0, 2) is None


def test_a_coordination_of_names_is_several_parties():
    text = "Hezbollah, Amal and the Lebanese army"
    words = words_of(text)
    names = [
        words.document.span(text.index(name), text.index(name) + len(name))
        for name in ("Hezbollah", "Amal", "Lebanese army")
    ]
    whole = words.document.span(0, len(text))
    assert [span.text for span in conjuncts(words, whole, names)] == ["Hezbollah", "Amal", "Lebanese army"]


def test_a_phrase_about_names_stays_one_party():
    text = "commanders of Hezbollah and Amal"
    words = words_of(text)
    names = [words.document.span(text.index(name), text.index(name) + len(name)) for name in ("Hezbollah", "Amal")]
    assert [span.text for span in conjuncts(words, words.document.span(0, len(text)), names)] == [text]


def test_two_names_with_nothing_between_them_stay_one_party():
    text = "members of Amal"
    words = words_of(text)
    names = [words.document.span(0, 10), words.document.span(11, 15)]
    assert [span.text for span in conjuncts(words, words.document.span(0, 15), names)] == [text]
