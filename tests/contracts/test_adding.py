"""Reports come in once, in versions, with their bytes."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.conftest import Place
from tests.contracts.samples import NOON, intake
from whence.model.archive import Outcome
from whence.model.errors import ModelError, StoreError
from whence.store.interface import Store


def test_a_report_comes_back_as_it_was(store: Store) -> None:
    given = intake("Troops entered the town.", title="Town entered", publisher="Sample Wire", published="2016-03")
    (added,) = store.add([given])
    assert added.outcome is Outcome.NEW
    report = store.report(added.report_id)
    assert report is not None
    assert report.key == given.key
    (version,) = report.versions
    assert (version.number, version.sha256, version.size) == (1, given.sha256, len(given.content))
    assert version.capture == given.capture
    assert (version.title, version.publisher, version.published) == ("Town entered", "Sample Wire", "2016-03")
    assert store.version(added.version_id) == version
    assert store.article(added.version_id) == given.article
    assert store.content(given.sha256) == given.content
    assert store.holding(given.sha256) == (version,)


def test_adding_again_changes_nothing(store: Store) -> None:
    given = [intake(f"Report number {number}.", f"url:{number % 3}") for number in range(9)]
    first = store.add(given)
    before, log = store.counts(), store.audit()
    again = store.add(given)
    assert {item.outcome for item in again} == {Outcome.KNOWN}
    assert [item.version_id for item in again] == [item.version_id for item in first]
    assert (store.counts(), store.audit()) == (before, log)


def test_the_same_report_twice_in_one_batch_is_added_once(store: Store) -> None:
    outcomes = [item.outcome for item in store.add([intake("A."), intake("A.")])]
    assert outcomes == [Outcome.NEW, Outcome.KNOWN]


def test_an_edited_report_is_a_new_version(store: Store) -> None:
    texts = ["Three were hurt.", "Four were hurt.", "Three were hurt."]
    outcomes = [store.add([intake(text, "url:example.org/a")])[0].outcome for text in texts]
    assert outcomes == [Outcome.NEW, Outcome.VERSION, Outcome.KNOWN]
    report = store.report(intake("", "url:example.org/a").key.id)
    assert report is not None
    assert [version.number for version in report.versions] == [1, 2]


def test_the_same_bytes_under_two_keys_are_kept_once(store: Store) -> None:
    store.add([intake("The same.", "url:a"), intake("The same.", "url:b")])
    counts = store.counts()
    assert (counts.reports, counts.versions, counts.blobs) == (2, 2, 1)
    assert len(store.holding(intake("The same.").sha256)) == 2


def test_bytes_that_are_not_the_articles_are_refused(store: Store) -> None:
    wrong = replace(intake("One."), content=b"Two.")
    with pytest.raises(StoreError, match="not those of its article"):
        store.add([wrong])
    assert store.counts().reports == 0


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    given = intake("One.")
    naive = replace(given, capture=replace(given.capture, at=NOON.replace(tzinfo=None)))
    with pytest.raises(ModelError, match="zone"):
        store.add([naive])
    assert store.counts().versions == 0


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.report("0") is None
    assert store.version("0") is None
    assert store.article("0") is None
    assert store.content("0" * 64) is None
    assert store.holding("0" * 64) == ()
    assert store.add([]) == ()


def test_versions_are_paged_in_the_order_of_their_ids(store: Store) -> None:
    added = store.add([intake(f"Report {number}.") for number in range(7)])
    ids = sorted(item.version_id for item in added)
    first = store.versions(limit=4)
    rest = store.versions(after=first[-1].id, limit=4)
    assert [version.id for version in (*first, *rest)] == ids
    assert store.known([*ids, "none"]) == frozenset(ids)
    reports = {version.report_id for version in store.versions()}
    assert store.known_reports([*reports, "none"]) == reports


def test_a_prefix_finds_ids_and_hashes(store: Store) -> None:
    given = intake("A report.")
    (added,) = store.add([given])
    assert store.resolve(added.report_id[:8]) == (added.report_id,)
    assert store.resolve(given.sha256[:12]) == (given.sha256,)
    assert store.resolve("") == ()
    assert store.resolve("%") == ()
    assert len(store.resolve(added.version_id)) == 1


def test_lost_bytes_are_told_of_and_come_back_with_the_next_adding(store: Store, place: Place) -> None:
    given = intake("A report.")
    store.add([given])
    path = place.raw / given.sha256[:2] / given.sha256
    path.unlink()
    with pytest.raises(StoreError, match="lost"):
        store.content(given.sha256)
    assert store.add([given])[0].outcome is Outcome.KNOWN
    assert store.content(given.sha256) == given.content


def test_altered_bytes_are_told_of(store: Store, place: Place) -> None:
    given = intake("A report.")
    store.add([given])
    (place.raw / given.sha256[:2] / given.sha256).write_bytes(b"Another.")
    with pytest.raises(StoreError, match="not those that were stored"):
        store.content(given.sha256)


ODD = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ODD, title=ODD, place_name=ODD, name=ODD, value=ODD, key=ODD)
def test_any_text_comes_back(
    store: Store, text: str, title: str, place_name: str, name: str, value: str, key: str
) -> None:
    """NUL, halves of characters, whatever a broken page or a file's name holds: the same on both databases."""
    key = f"id:{store.counts().reports}:{key}"
    given = intake(text, key, title=title, publisher=title, place=place_name, headers=((name, value),))
    (added,) = store.add([given])
    version = store.version(added.version_id)
    assert version is not None
    assert (version.title, version.publisher) == (title, title)
    assert version.capture == given.capture
    assert store.article(added.version_id) == given.article
    report = store.report(added.report_id)
    assert report is not None
    assert report.key == given.key
    assert store.content(hashlib.sha256(given.content).hexdigest()) == given.content


def test_odd_texts_pass_verification(store: Store) -> None:
    odd = ["\x00", "\ud800 half", "\x1a0000", "e\u0301 \U0010ffff", "\x1a\x1a", "\ue000a\ue001"]
    store.add([intake(text, f"id:{text}", title=text, publisher=text, place=text) for text in odd])
    assert list(store.verify()) == []
