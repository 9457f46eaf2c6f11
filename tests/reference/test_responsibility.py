import pytest

from whence.reference.responsibility import responsibility_words


@pytest.mark.parametrize(
    ("name", "form", "other"),
    [
        ("claimed", "claimed responsibility", "claimed"),
        ("accused", "blamed", "praised"),
        ("suspected", "presumed", "known"),
        ("possible", "could have", "did"),
        ("told", "reported", "denied"),
        ("deeds", "kidnapped", "met"),
    ],
)
def test_words_are_known_in_any_form(name: str, form: str, other: str) -> None:
    index = getattr(responsibility_words(), name)
    assert index.lookup(form)
    assert not index.lookup(other)


@pytest.mark.parametrize(
    ("word", "has"), [("police", True), ("ministry", True), ("judge", True), ("rebels", False), ("village", False)]
)
def test_who_has_the_powers_of_a_state(word: str, has: bool) -> None:
    assert responsibility_words().is_authority(word) is has
