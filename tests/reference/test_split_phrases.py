import pytest

from whence.reference.split_phrases import SplitIndex


def index() -> SplitIndex[str]:
    phrases: SplitIndex[str] = SplitIndex()
    phrases.add("gun", "down", "gun down")
    phrases.add("set", "on fire", "set on fire")
    phrases.add("beat", "to death", "beat to death")
    return phrases


@pytest.mark.parametrize(
    ("text", "head", "tail"),
    [
        ("gunmen gunned three men down", "gunned", "down"),
        ("they set the old church on fire", "set", "on fire"),
        ("a mob beat the thief and his son to death", "beat", "to death"),
    ],
)
def test_the_object_stands_between_the_parts(text: str, head: str, tail: str) -> None:
    words = text.split()
    (found,) = index().match(words)
    assert " ".join(words[found.begin_word : found.head_end]) == head
    assert " ".join(words[found.tail_begin : found.end_word]) == tail


@pytest.mark.parametrize(
    "text",
    [
        "they were gunned down",  # nothing inside: the whole phrase is found elsewhere
        "he set off for home and the house was on fire",
        "they set the table , and the church was on fire",
        "they beat the thief because the crowd had put his brother to death",
    ],
)
def test_what_ends_an_object_ends_the_phrase(text: str) -> None:
    assert list(index().match(text.split())) == []
