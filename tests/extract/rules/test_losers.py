"""Whom something is taken from."""

import pytest
from tests.extract.test_words import words_of

from whence.extract.rules.losers import taken_from, without


def loser(text: str) -> str | None:
    words = words_of(text)
    found = taken_from(words, words.lower.index("took") + 1, frozenset(), lambda span: "army" in span.text)
    return found.loser.text if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels took the town of Idlib from the army on Sunday.", "the army"),
        ("Rebels took the town from the north.", None),
        ("Rebels took the town, and families from the army fled.", None),
        ("The town they took by rebels from the army fell.", None),
        ("Rebels took the town.", None),
    ],
)
def test_the_loser_stands_behind_from(text: str, expected: str | None) -> None:
    assert loser(text) == expected


def test_what_is_taken_ends_before_from() -> None:
    text = "Rebels took the town from the army."
    words = words_of(text)
    taking = taken_from(words, 2, frozenset(), lambda span: True)
    assert taking is not None
    begin = text.index("the town")
    whole, lost = words.document.span(begin, len(text) - 1), taking.loser
    assert [span.text for span in without(words, [whole, lost], taking)] == ["the town"]
