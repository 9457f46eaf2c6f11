"""The figures of linking as an analyst may change them."""

import pytest

from whence.model.errors import ReferenceDataError
from whence.reference.linking import linking
from whence.reference.names import load_table
from whence.reference.ontology import ontology


def test_every_type_is_in_some_family_and_families_are_of_types() -> None:
    figures = linking()
    assert all(figures.families_of(plover) for plover in ontology().types)
    assert set().union(*figures.families.values()) <= ontology().types.keys()
    assert set(figures.families_of("ASSAULT")) & set(figures.families_of("COERCE"))
    assert not set(figures.families_of("ASSAULT")) & set(figures.families_of("CONSULT"))


def test_lists_of_words_do_not_overlap() -> None:
    figures = linking()
    assert figures.common_words.isdisjoint(figures.frequent_words)
    assert {"market", "soldier", "bomb"} <= figures.common_words
    assert {"carlos", "london"} <= figures.frequent_words


def test_words_that_are_shown_have_a_place_for_no_more_than_is_found() -> None:
    for levels in linking().features.values():
        for level in levels.values():
            assert level.words.format("one", "other", 3)


def test_a_type_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = load_table("linking.yaml")
    odd = {**whole, "families": {"odd": "ASSAULT ODDITY"}}
    monkeypatch.setattr("whence.reference.linking.load_table", lambda name: odd | {"common": "", "frequent": ""})
    linking.cache_clear()
    try:
        with pytest.raises(ReferenceDataError, match="ODDITY"):
            linking()
    finally:
        linking.cache_clear()
