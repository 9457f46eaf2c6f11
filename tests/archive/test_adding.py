from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.archive.intakes import AT, cleaned, item
from whence.archive.adding import foresee, take_in
from whence.archive.cleaning import Cleaned
from whence.model.archive import Added, CopyKind, JobKind, JobState, Outcome
from whence.model.item import Refused
from whence.model.report import content_id
from whence.store.interface import Store

_URL = "https://example.org/palmyra"


def _take(store: Store, *outcomes: Cleaned | Refused, batch: int = 100) -> list[Added | Refused]:
    return list(take_in(store, outcomes, batch=batch, now=lambda: AT))


def _words(outcomes: list[Added | Refused]) -> list[str]:
    return ["refused" if isinstance(each, Refused) else each.outcome.value for each in outcomes]


def test_a_report_is_new_once(store: Store) -> None:
    first = _take(store, *cleaned(item(url=_URL)))
    before = store.counts()
    assert _words(first) == ["new"]
    assert _words(_take(store, *cleaned(item(url=_URL)))) == ["known"]
    assert store.counts() == before


def test_an_edited_article_is_a_new_version_with_its_number(store: Store) -> None:
    [first] = _take(store, *cleaned(item(url=_URL)))
    [second] = _take(store, *cleaned(item("Soldiers found mines in the old town.", url=f"{_URL}?utm_source=feed")))
    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert (second.outcome, second.report_id) == (Outcome.VERSION, first.report_id)
    report = store.report(first.report_id)
    assert report is not None
    assert [(each.number, each.id) for each in report.versions] == [(1, first.version_id), (2, second.version_id)]


def test_the_same_bytes_under_another_address_are_another_report_and_a_copy(store: Store) -> None:
    first, second = _take(store, *cleaned(item(url=_URL), item(url="https://sample.org/palmyra")))
    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert second.outcome is Outcome.NEW
    rows = (*store.copies(first.version_id), *store.copies(second.version_id))
    assert {row.kind for row in rows} == {CopyKind.ORIGIN, CopyKind.EXACT}


@pytest.mark.parametrize("batch", [1, 10])
def test_the_same_bytes_without_an_address_are_known(store: Store, batch: int) -> None:
    outcomes = _take(
        store, *cleaned(item(url=_URL), item(place="b.txt"), item("Other words.", place="c.txt")), batch=batch
    )
    assert _words(outcomes) == ["new", "known", "new"]
    assert outcomes[1] == replace(outcomes[0], outcome=Outcome.KNOWN)  # type: ignore[type-var]
    assert store.counts().versions == 2


def test_what_was_refused_is_kept_with_its_reason_and_bytes(store: Store) -> None:
    refused = Refused("b.pdf", "a PDF without text; give the text", b"%PDF-1.4 none")
    outcomes = _take(store, *cleaned(item(url=_URL), refused, item("Other words.", place="c.txt")))
    assert _words(outcomes) == ["new", "refused", "new"]
    [job] = store.jobs()
    assert (job.kind, job.state, job.target, job.reason) == (JobKind.ADD, JobState.DEAD, "b.pdf", refused.reason)
    assert store.content(dict(job.detail)["sha256"]) == refused.content
    before = store.counts()
    _take(store, refused)
    assert store.counts() == before


def test_a_later_success_does_not_clear_what_was_refused(store: Store) -> None:
    good = item(place="b.txt")
    _take(store, Refused("b.txt", "its parser took too long", good.content))
    assert _words(_take(store, *cleaned(good))) == ["new"]
    assert [job.state for job in store.jobs()] == [JobState.DEAD]


def test_nothing_is_told_before_it_is_on_the_disk(store: Store) -> None:
    def interrupted() -> Iterator[Cleaned | Refused]:
        yield from cleaned(*(item(f"Day {n} of the siege.", url=f"{_URL}/{n}") for n in range(5)))
        raise KeyboardInterrupt

    told: list[Added | Refused] = []
    with pytest.raises(KeyboardInterrupt):
        told.extend(take_in(store, interrupted(), batch=2))
    assert store.counts().versions == len(told) == 4


def test_a_text_of_other_bytes_is_refused(store: Store) -> None:
    one, other = cleaned(item(), item("Other words."))
    assert isinstance(one, Cleaned)
    assert isinstance(other, Cleaned)
    [outcome] = _take(store, Cleaned(one.item, other.article))
    assert isinstance(outcome, Refused)
    assert outcome.reason == "the text that was read is not of these bytes; add it again"
    assert store.counts().versions == 0


def test_what_a_killed_run_left_unrelated_is_related_by_the_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("whence.archive.adding.relate", killed)
        with pytest.raises(KeyboardInterrupt):
            _take(store, *cleaned(item(url=_URL), item(url="https://sample.org/palmyra")))
    assert store.counts().families == 0
    _take(store)
    assert store.counts().families == 1
    assert store.remember("add:unrelated") == "[]"


def test_what_would_happen_is_told_without_writing(store: Store) -> None:
    _take(store, *cleaned(item(url=_URL)))
    before = store.counts()
    coming = cleaned(
        item(url=_URL),
        item("Edited.", url=_URL),
        item("Edited.", url=_URL),
        item(place="b.txt"),
        item("Other.", url="https://example.org/b"),
        Refused("c.txt", "empty"),
    )
    foreseen = list(foresee(store, coming))
    assert _words(foreseen) == ["known", "version", "known", "known", "new", "refused"]
    assert store.counts() == before
    assert _take(store, *coming) == foreseen


def test_bytes_are_kept_as_they_came(store: Store) -> None:
    [added] = _take(store, *cleaned(item(url=_URL)))
    assert isinstance(added, Added)
    version = store.version(added.version_id)
    assert version is not None
    assert version.sha256 == content_id(item(url=_URL).content)
    assert store.content(version.sha256) == item(url=_URL).content
