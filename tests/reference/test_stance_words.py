import pytest

from whence.reference.stance_words import stance_words


@pytest.mark.parametrize(
    ("name", "form", "other"),
    [
        ("reports", "allegations", "attack"),
        ("charges", "accusations", "reports"),
        ("parts", "responsibility", "attack"),
        ("taking_part", "took part", "attacked"),
        ("carrying", "carried out", "killed"),
        ("adjuncts", "without evidence", "evidence"),
        ("attributive", "unconfirmed", "confirmed"),
        ("outlet", "an earlier version", "a version"),
    ],
)
def test_words_are_known_in_any_form(name: str, form: str, other: str) -> None:
    index = getattr(stance_words(), name)
    assert index.lookup(form)
    assert not index.lookup(other)


def test_every_charge_is_a_report() -> None:
    words = stance_words()
    assert all(words.reports.lookup(noun) for noun in ("accusation", "allegation", "charge", "insinuation"))
