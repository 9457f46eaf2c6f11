import pytest

from whence.reference.setting_words import setting_words


@pytest.mark.parametrize(
    ("name", "form", "other"),
    [
        ("wars", "civil wars", "attack"),
        ("mutual", "fought", "bombed"),
        ("departures", "fleeing", "attacked"),
        ("visits", "toured", "met"),
        ("located", "situated", "attacked"),
        ("ground", "provinces", "government"),
        ("endings", "ended", "began"),
        ("achieving", "started", "vowed"),
    ],
)
def test_words_are_known_in_any_form(name: str, form: str, other: str) -> None:
    index = getattr(setting_words(), name)
    assert index.lookup(form)
    assert not index.lookup(other)


def test_no_preposition_says_two_things() -> None:
    words = setting_words()
    lists = [words.within, words.toward, words.source, words.aimed, words.party]
    assert sum(map(len, lists)) == len(frozenset().union(*lists))
