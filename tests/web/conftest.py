from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.archive.intakes import AT
from tests.archive.linking_help import NOW, SIEGE, Told, code, linked, options, put
from tests.web.desk_help import Served, served
from whence.archive.adding import take_in
from whence.archive.cleaning import Cleaned
from whence.archive.folder import Archive
from whence.archive.linking import link
from whence.clean import article
from whence.ingest.convert import raw_from
from whence.model.archive import Added
from whence.model.item import NO_HINTS, Capture, Item, Via
from whence.store.interface import Store

REPORTS = sorted(p for p in (Path(__file__).parents[2] / "examples" / "reports").iterdir() if p.suffix == ".txt")
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory, pipeline) -> Path:
    """The bundled sample reports, taken in, read and linked by the real pipeline: once for all tests."""
    archive = Archive.create(tmp_path_factory.mktemp("served") / "sample")
    with closing(archive.store()) as store:
        for path in REPORTS:
            _take(store, path, pipeline)
        encoder = pipeline.extract.encoder
        list(link(store, options(encoder=lambda: encoder.vector), now=lambda: NOW))
    return archive.folder


def _take(store: Store, path: Path, pipeline) -> None:
    item = Item(path.read_bytes(), "text/plain", Capture(AT, Via.FILE, path.name), NO_HINTS)
    cleaned = Cleaned(item, article(raw_from(item), today=TODAY))
    (added,) = take_in(store, [cleaned], now=lambda: AT)
    assert isinstance(added, Added)
    code(store, [added.version_id], [next(pipeline.readings([cleaned.article]))])


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> Iterator[Served]:
    """The sample archive, served. Whoever writes to it, or signs out, breaks the other tests: take ``small``."""
    desk = served(sample_folder)
    yield desk
    desk.close()


@pytest.fixture
def sample_copy(sample_folder: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of the sample archive, served: to be written to."""
    desk = served(Path(shutil.copytree(sample_folder, tmp_path / "sample")))
    yield desk
    desk.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Served]:
    """A raid that two reports tell of, which differ on the dead, and a siege: to be written to."""
    archive = Archive.create(tmp_path / "small")
    with closing(archive.store()) as store:
        raid = Told("a", killed=6), Told("b", killed=10, outlet="Sample Monitor", published=date(2016, 3, 29))
        put(store, *raid, Told("c", day=SIEGE, published=date(2016, 2, 4)))
        linked(store)
    desk = served(archive.folder)
    yield desk
    desk.close()
