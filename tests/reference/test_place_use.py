"""The word lists and weights that tell places from sides."""

import pytest

from whence.model.errors import ReferenceDataError
from whence.reference import place_use as module
from whence.reference.place_use import LISTS, place_use


def test_every_list_has_words_in_lower_case_and_once() -> None:
    use = place_use()

    assert {kind for kinds in use.kinds.values() for kind in kinds} == set(LISTS)
    assert all(word == word.lower().strip() and word for word in use.kinds)
    assert [word for word, kinds in use.kinds.items() if len(kinds) != len(set(kinds))] == []


def test_evidence_adds_up() -> None:
    use = place_use()

    assert use.log_odds(()) == use.bias
    assert use.log_odds(["behind in"]) == pytest.approx(use.bias + use.weights["behind in"])
    assert use.log_odds(["never seen"]) == use.bias


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("is tagged LITERAL", "is tagged ASSOCIATIVE"),
        ("is entity Location", "is entity Organisation"),
        ("behind in", "behind with"),
        ("in ARGM-LOC", "is ARG0"),
        ("known country", "unknown"),
        ("before lower features", "before lower people"),
    ],
)
def test_weights_lean_as_a_reader_would(one: str, other: str) -> None:
    weights = place_use().weights

    assert weights[one] > weights[other]


def test_what_is_set_by_hand_is_not_fitted_over() -> None:
    use = place_use()

    assert use.by_hand
    assert use.weights["behind vessels"] == -4


def test_data_of_another_form_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "load_yaml", lambda _: {"bias": "0"})
    place_use.cache_clear()
    with pytest.raises(ReferenceDataError, match=r"place_use\.yaml"):
        place_use()
    place_use.cache_clear()
