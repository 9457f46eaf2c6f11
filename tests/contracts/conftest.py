"""A store on each database, for the one suite that both must pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from whence.store.interface import ReadStore, Store
from whence.store.opening import open_reader, open_store


@dataclass
class Place:
    """Where one archive lies, and what was opened of it."""

    url: str
    raw: Path
    opened: list[ReadStore] = field(default_factory=list)

    def store(self, actor: str = "tester", *, create: bool = True) -> Store:
        made = open_store(self.url, self.raw, actor=actor, create=create)
        self.opened.append(made)
        return made

    def reader(self) -> ReadStore:
        made = open_reader(self.url, self.raw)
        self.opened.append(made)
        return made

    def close(self) -> None:
        for store in self.opened:
            store.close()


Places = Callable[[], Place]


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Places]:
    """Make places for archives on one of the databases."""
    with ExitStack() as stack:
        numbers = iter(range(100))

        def make() -> Place:
            folder = tmp_path / f"archive{next(numbers)}"
            folder.mkdir()
            if request.param == "sqlite":
                url = f"sqlite:///{folder}/whence.db"
            else:
                url = stack.enter_context(request.getfixturevalue("postgres").database())
            place = Place(url, folder / "raw")
            stack.callback(place.close)
            return place

        yield make


@pytest.fixture
def place(new_place: Places) -> Place:
    return new_place()


@pytest.fixture
def store(place: Place) -> Store:
    return place.store()
