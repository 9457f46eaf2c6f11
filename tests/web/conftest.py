from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.desks import Asker, asked, quick
from whence.web.people import People


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    """The people of a folder, with passwords that are hashed fast."""
    people = People(tmp_path, quick())
    yield people
    people.close()


@pytest.fixture
def single(tmp_path: Path) -> Iterator[Asker]:
    """The desk of one person; nobody is signed in."""
    with asked(tmp_path) as asker:
        yield asker


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Asker]:
    """A desk with accounts; nobody is signed in."""
    with asked(tmp_path, accounts=True) as asker:
        yield asker
