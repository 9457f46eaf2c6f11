"""Which way a sentence looks from the day it is told on."""

import pytest

from whence.extract.rules.times import recognise


@pytest.mark.parametrize(
    ("text", "tenses"),
    [
        ("Its delayed run-off is due to be held on 26 December.", ["future"]),
        ("He will win because of the killing of a guard on Friday.", ["future"]),
        ("The candidate will speak in the capital on Saturday, state radio reported.", ["future"]),
        ("Talks open ahead of the June 7 vote.", ["future"]),
        ("The trial was adjourned until Friday.", ["future"]),
        ("They agreed to meet on Friday.", ["future"]),
        ("They could leave on Friday, but could not leave on Monday.", ["future", "future"]),
        ("They may have left on Friday.", ["past"]),
        ("The state votes on Tuesday.", ["future"]),
        ("The raid on Tuesday, which opens a new front, was long.", ["past"]),
        ("They have been there since Friday and will stay.", ["past"]),
        ("It was closed due to the storm on Friday.", ["past"]),
        ("They met on Nov. 9, and it rained.", ["past"]),
        ("Monday.", [None]),
    ],
)
def test_tense_is_that_of_the_clause(text: str, tenses: list[str | None]) -> None:
    assert [expression.tense for expression in recognise(text)] == tenses


def test_a_verb_right_beside_is_sure_and_so_is_an_opening() -> None:
    for text in ("It was lost in May.", "In May, rebels and their allies attacked it.", "They must leave by May."):
        (expression,) = recognise(text)
        assert expression.form.tense_is_sure
    (far,) = recognise("Officials said that the convention of the party in May draws crowds.")
    assert not far.form.tense_is_sure
