import pytest
from tests.extract.test_words import words_of

from whence.extract.verbs import before, is_passive


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("They were killed", True),
        ("They have reportedly been killed", True),
        ("They should be killed", True),
        ("They got arrested", True),
        ("They had killed", False),
        ("They are killing", False),
        ("They killed", False),
    ],
)
def test_the_voice_is_told_by_the_auxiliaries(text, passive):
    words = words_of(text)
    assert is_passive(words, len(words.lower) - 1) is passive


def test_auxiliaries_and_adverbs_belong_to_the_verb():
    words = words_of("rebels and then had also attacked")
    assert words.lower[before(words, 5)] == "and"
