import pytest

from whence.reference.happenings import happening_words
from whence.reference.ontology import ontology


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("explosives", "suicide-attack", True),
        ("explosives", "aerial", True),
        ("firearms", "targeted", True),
        (None, "explosives", True),
        (None, None, True),
        ("abduct", "abduct", True),
        ("firearms", "explosives", False),
        ("aerial", "firearms", False),
        ("abduct", None, False),
        ("abduct", "firearms", False),
    ],
)
def test_modes_that_can_be_told_of_one_happening(one: str | None, other: str | None, agree: bool) -> None:
    words = happening_words()
    assert words.modes_agree(one, other) is agree
    assert words.modes_agree(other, one) is agree


def test_every_violent_mode_but_two_goes_with_another() -> None:
    alone = set(ontology().types["ASSAULT"].modes) - {mode for pair in happening_words().modes for mode in pair}
    assert alone == {"abduct", "sexual"}


@pytest.mark.parametrize("name", ["wider", "mutual", "answers", "general"])
def test_words_for_happenings_are_found_in_any_form(name: str) -> None:
    index = getattr(happening_words(), name)
    forms = {"wider": "wars", "mutual": "clashed", "answers": "returned fire", "general": "attacks"}
    assert index.lookup(forms[name])
    assert not index.lookup("meeting")


def test_phrases_are_found_over_a_line_break() -> None:
    words = happening_words()
    assert words.apart.search("in\nretaliation for the attack")
    assert not words.apart.search("in the capital")
    assert words.again.search("a second time")
    assert words.revised.search("the death toll")
