import pytest
from tests.extract.test_words import words_of

from whence.extract.phrases import head_word
from whence.extract.rules.sides import between, is_mutual


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("clashes between the army and rebels near the port", ("the army", "rebels")),
        ("fighting between rebels and the army at dawn", ("rebels", "the army")),
        ("clashes between rival rebels", None),
        ("clashes between Monday and Friday", None),
        ("clashes with rebels", None),
    ],
)
def test_the_sides_stand_behind_between(text, sides):
    words = words_of(text)
    found = between(words, 1, (), lambda p: words.lower[head_word(words, p)] in {"army", "rebels"})
    assert (tuple(side.text for side in found) if found else None) == sides


def test_some_events_are_what_both_sides_do():
    words = words_of("clashed killed")
    assert is_mutual(words, 0)
    assert not is_mutual(words, 1)
