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


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the interior minister Wednesday", "the interior minister"),
        ("soldiers of the", "soldiers"),
        ("a war crimes court for his", "a war crimes court"),
        ("families of those", "families of those"),
    ],
)
def test_a_phrase_ends_with_no_day_and_no_word_that_leads_nowhere(text, phrase):
    assert noun_phrase(words_of(text), 0, len(text)).text == phrase


@pytest.mark.parametrize(("text", "phrase", "head"), PHRASES)
def test_noun_phrases_end_before_what_only_describes_them(text, phrase, head):
    words = words_of(text)
    found = noun_phrase(words, 0, len(text))
    assert found is not None
    assert found.text == phrase
    assert words.lower[head_word(words, found)] == head


@pytest.mark.parametrize("name", ["Maj. Gen. Ivan Konev", "Gen. Konev", "Ivan S. Konev"])
def test_a_full_stop_behind_a_title_or_an_initial_ends_no_phrase(name):
    words = words_of(name)
    assert words.lower[head_word(words, words.document.span(0, len(name)))] == "konev"


def test_nothing_is_left_of_a_preposition():
    assert noun_phrase(words_of("by"), 0, 2) is None


NAMES = ("hezbollah", "amal", "army", "priest", "nuns", "driver", "soldiers", "police", "warplanes")


def members(text):
    words = words_of(text)
    whole = words.document.span(0, len(text))
    found = conjuncts(words, whole, lambda phrase: words.lower[head_word(words, phrase)] in NAMES)
    return [span.text for span in found]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hezbollah, Amal and the Lebanese army", ["Hezbollah", "Amal", "the Lebanese army"]),
        ("a priest, two nuns and their driver", ["a priest", "two nuns", "their driver"]),
        ("soldiers and police", ["soldiers", "police"]),
        ("Syrian and Russian warplanes", ["Syrian", "Russian warplanes"]),
        ("a police station and two priests", ["a police station and two priests"]),
        ("Turkish soldiers and police", ["Turkish soldiers and police"]),
        ("commanders of Hezbollah and Amal", ["commanders of Hezbollah and Amal"]),
        ("the army", ["the army"]),
    ],
)
def test_a_coordination_is_several_parties_where_each_is_somebody_by_itself(text, parts):
    assert members(text) == parts
