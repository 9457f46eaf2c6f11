from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from tests.archive.intakes import cleaned, item
from whence.archive.adding import take_in
from whence.archive.folder import Archive
from whence.archive.verifying import Verdict, verify
from whence.model.archive import Added, Intake
from whence.store.drivers import sqlite_driver
from whence.store.interface import Store


@pytest.fixture
def store(archive: Archive) -> Iterator[Store]:
    opened = archive.store()
    yield opened
    opened.close()


def _add(store: Store) -> str:
    [added] = take_in(store, cleaned(item(url="https://example.org/palmyra")))
    assert isinstance(added, Added)
    return added.version_id


def _problems(verdict: Verdict) -> list[tuple[str, str]]:
    return [(finding.where, finding.problem) for finding in verdict.findings]


def test_an_empty_archive_is_well(store: Store) -> None:
    assert verify(store) == Verdict(
        (),
        (
            ("versions", 0),
            ("readings", 0),
            ("raw bytes", 0),
            ("linked readings", 0),
            ("incidents", 0),
            ("audit entries", 0),
        ),
        None,
    )


def test_what_was_checked_is_counted(store: Store) -> None:
    _add(store)
    verdict = verify(store)
    assert verdict.findings == ()
    assert dict(verdict.checked)["versions"] == 1
    assert verdict.head == store.audit(limit=100)[-1].hash


def test_a_fingerprint_that_is_not_the_texts_is_found(store: Store, archive: Archive) -> None:
    """The row is what was written, so only deriving it again tells."""
    outcome = cleaned(item(url="https://example.org/palmyra"))[0]
    from whence.archive.adding import _intake

    intake = _intake(outcome)  # type: ignore[arg-type]
    assert isinstance(intake, Intake)
    [added] = store.add([replace(intake, fingerprint=(1, 2, 3))])
    assert ("documents", "the fingerprint is not that of the text") in _problems(verify(store))
    assert verify(store).findings[-1].item == added.version_id


def test_a_head_that_was_kept_elsewhere(store: Store) -> None:
    _add(store)
    head = verify(store).head
    assert head is not None
    _add(store)
    assert verify(store, head=head).findings == ()
    assert verify(store, head=head[:20].upper()).findings == ()
    [finding] = verify(store, head="0" * 64).findings
    assert (finding.where, finding.item) == ("audit", "0" * 64)


def test_a_row_that_nothing_can_be_made_of_ends_nothing(store: Store, archive: Archive) -> None:
    _add(store)
    store.close()
    with closing(sqlite_driver().connect(archive.folder / "archive.db")) as database:
        database.execute("DROP TRIGGER IF EXISTS versions_update")
        triggers = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in triggers:
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE versions SET via = 'nowhere'")
        database.execute("UPDATE audit SET at = 'never' WHERE seq = 1")
        database.commit()
    reader = archive.reader()
    try:
        wheres = {finding.where for finding in verify(reader).findings}
    finally:
        reader.close()
    assert {"versions", "audit", "database"} <= wheres
