from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.archive.intakes import AT, PlainCleaner, item
from whence.archive.folder import Archive
from whence.archive.positions import Positions
from whence.archive.taking import Taking, TakingOptions, Told
from whence.model.archive import Added, JobKind, JobState
from whence.model.item import Address, Found, Hints, Refused
from whence.store.interface import Store


def _taking(store: Store, *, dry: bool = False, publisher: str | None = None, batch: int = 100) -> Taking:
    return Taking(store, PlainCleaner(), TakingOptions(publisher, batch, dry, lambda: AT))


def _words(told: Iterable[Told]) -> dict[str, str]:
    return {
        each.place: each.outcome.outcome if isinstance(each.outcome, Added) else type(each.outcome).__name__
        for each in told
    }


def _things() -> list[Found]:
    rows = [item(f"Day {n} of the siege.", place=f"t#{n}", url=f"https://example.org/{n}") for n in (1, 2, 3)]
    address = Address("https://example.org/4", "t#4", Hints(title="A title", publisher="Sample Wire"))
    return [*rows, address, Refused("t#5", "empty; give a text")]


def test_each_thing_is_told_of_once(store: Store) -> None:
    expected = {"t#1": "new", "t#2": "new", "t#3": "new", "t#4": "Address", "t#5": "Refused"}
    taking = _taking(store)
    assert _words(taking.take(_things())) == expected
    assert taking.reached == "t#5"


def test_the_second_time_all_is_known_and_nothing_is_read(store: Store) -> None:
    list(_taking(store).take(_things()))
    before = store.counts()

    class Unused:
        def clean(self, items: Iterable[object]) -> Iterable[Refused]:
            for each in items:
                assert isinstance(each, Refused)
                yield each

    taking = Taking(store, Unused(), TakingOptions(now=lambda: AT))  # type: ignore[arg-type]
    assert list(_words(taking.take(_things())).values()).count("known") == 3
    assert store.counts() == before


def test_addresses_are_queued_to_be_fetched(store: Store) -> None:
    list(_taking(store).take(_things()))
    [job] = store.jobs(kind=JobKind.FETCH)
    assert (job.target, job.state) == ("https://example.org/4", JobState.QUEUED)
    assert "Sample Wire" in dict(job.detail)["hints"]


def test_a_dry_run_writes_nothing(store: Store) -> None:
    before = store.counts()
    assert set(_words(_taking(store, dry=True).take(_things())).values()) == {"new", "Address", "Refused"}
    assert store.counts() == before


def test_the_outlet_that_the_user_names(store: Store) -> None:
    [told] = _taking(store, publisher="Sample Herald").take([item(key="7")])
    assert isinstance(told.outcome, Added)
    report = store.report(told.outcome.report_id)
    assert report is not None
    assert report.key.key == "id:sample herald:7"
    assert report.versions[0].publisher == "Sample Herald"


def test_what_is_reached_has_nothing_unwritten_before_it(store: Store) -> None:
    """Known things are told of at once, those to be read later; the position waits for the slowest."""
    known = item("Day 2 of the siege.", place="t#2", url="https://example.org/2")
    list(_taking(store).take([known]))
    taking = _taking(store, batch=1)
    for _ in taking.take(_things()):
        if taking.reached is not None:
            assert store.counts().versions >= min(int(taking.reached.removeprefix("t#")), 3)
    assert taking.reached == "t#5"


def test_positions_are_of_one_file_as_it_is(store: Store, archive: Archive) -> None:
    path = archive.folder / "dump.jsonl"
    path.write_text("one\n")
    positions = Positions(store, str(path), "columns")
    assert positions.after() is None
    positions.keep("a.txt")
    assert positions.after() is None
    positions.keep("dump.jsonl#12")
    assert positions.after() == "dump.jsonl#12"
    assert Positions(store, str(path), "other columns").after() is None
    path.write_text("one\ntwo\n")
    assert positions.after() is None
    positions.keep("dump.jsonl#13")
    positions.forget()
    assert positions.after() is None


@pytest.mark.parametrize("source", ["-", "nothing.jsonl", "\0"])
def test_what_is_no_file_has_no_position(store: Store, source: str) -> None:
    positions = Positions(store, source, "")
    positions.keep("x#1")
    assert positions.after() is None
