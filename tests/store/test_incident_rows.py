"""Versions of incidents as rows, and the words by which titles are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import bare, dossier
from whence.model.errors import StoreError
from whence.model.incident import ChangeKind, FieldChange, IncidentVersion
from whence.store.incident_rows import stamped, version_from, version_values, words_of

TEXT = st.text()
VERSIONS = st.builds(
    IncidentVersion,
    seq=st.integers(),
    number=st.integers(),
    at=st.datetimes(timezones=st.just(dossier().version.at.tzinfo)),
    kind=st.sampled_from(ChangeKind),
    why=st.lists(TEXT).map(tuple),
    changes=st.lists(st.builds(FieldChange)).map(tuple),
    incident=st.sampled_from([None, dossier().incident, bare().incident]),
)


@given(VERSIONS)
def test_a_version_comes_back_as_it_was(version: IncidentVersion) -> None:
    assert version_from(stamped(version_values(version), version)) == version


@given(VERSIONS, VERSIONS)
def test_rows_differ_where_versions_do(one: IncidentVersion, other: IncidentVersion) -> None:
    said = [(each.id, each.kind, each.why, each.into, each.changes, each.incident) for each in (one, other)]
    assert (version_values(one) == version_values(other)) == (said[0] == said[1])


@pytest.mark.parametrize("name", ["body", "sha256", "why", "changes", "kind", "at"])
def test_a_damaged_row_is_told_of(name: str) -> None:
    version = dossier().version
    row = {**stamped(version_values(version), version), name: b"none" if name == "body" else "none"}
    with pytest.raises(StoreError, match=r"incident_versions 1.*whence verify"):
        version_from(row)


@given(st.text())
def test_each_word_of_a_title_is_found(title: str) -> None:
    words = words_of(title)
    assert all(f" {word} " in words for word in words_of(title).split())
    assert words_of(title.strip()) == words


def test_case_and_accents_do_not_count() -> None:
    assert words_of("  Bogotá: 3 dead, 'LATE' ") == " bogota 3 dead late "
    assert words_of("") == words_of("!?") == " "
