"""What was refused is taken in by the bytes that were kept, once it can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reliability import toys
from tests.archive.coding_help import NOW
from whence.archive.adding import bury
from whence.archive.cleaning import Cleaned
from whence.archive.taking_again import take_again
from whence.model.archive import Added, Job, JobKind, JobState
from whence.model.item import Item, Refused
from whence.store.interface import Store
from whence.store.times import now

TEXT = "Rebels attacked the town."


class Mended:
    """Reads whatever holds no ``bad`` as text."""

    def clean(self, items: Iterable[Item | Refused]) -> Iterator[Cleaned | Refused]:
        for item in items:
            if isinstance(item, Refused):
                yield item
            elif b"bad" in item.content:
                yield Refused(item.capture.place, "still bad", item.content)
            else:
                yield Cleaned(item, toys.article(item.content.decode()))


def dead(store: Store) -> list[Job]:
    return list(store.jobs(kind=JobKind.ADD, state=JobState.DEAD))


def test_what_can_be_read_now_is_taken_in_and_the_rest_is_dead_again(store: Store) -> None:
    refused = [Refused("a.txt", "cannot be read", TEXT.encode()), Refused("b.txt", "cannot be read", b"bad")]
    bury(store, refused, NOW)
    jobs = dead(store)
    store.replay([job.id for job in jobs], now=now())
    told = {job.target: outcome for job, outcome in take_again(store, Mended(), jobs)}
    assert isinstance(told["a.txt"], Added)
    assert told["b.txt"] == Refused("b.txt", "still bad", b"bad")
    assert [version.capture.place for version in store.versions()] == ["a.txt"]
    assert [(job.target, job.reason) for job in dead(store)] == [("b.txt", "still bad")]
    assert store.counts().jobs == (("add", "dead", 1), ("add", "done", 1))
