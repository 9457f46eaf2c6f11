"""The sample reports, read and linked by the real pipeline: reports of one happening meet, copies count once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.archive.coding_help import opened
from tests.archive.intakes import AT
from tests.archive.linking_help import NOW, code, incidents, options
from whence.archive.adding import take_in
from whence.archive.cleaning import Cleaned
from whence.archive.dossiers import dossiers
from whence.archive.linking import link
from whence.clean import article
from whence.ingest.convert import raw_from
from whence.model.archive import Added
from whence.model.item import NO_HINTS, Capture, Item, Via
from whence.model.linking import Dossier, IncidentQuery
from whence.model.reading import Reading
from whence.store.interface import Store

REPORTS = sorted(p for p in (Path(__file__).parents[2] / "examples" / "reports").iterdir() if p.suffix == ".txt")
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def readings(pipeline) -> dict[str, tuple[Cleaned, Reading]]:
    """Each sample report, cleaned and read once."""
    found = {}
    for path in REPORTS:
        item = Item(path.read_bytes(), "text/plain", Capture(AT, Via.FILE, path.name), NO_HINTS)
        cleaned = Cleaned(item, article(raw_from(item), today=TODAY))
        found[path.stem] = (cleaned, next(pipeline.readings([cleaned.article])))
    return found


def _fill(store: Store, reports: Iterator[tuple[Cleaned, Reading]]) -> None:
    for cleaned, reading in reports:
        (added,) = take_in(store, [cleaned], now=lambda: AT)
        assert isinstance(added, Added)
        code(store, [added.version_id], [reading])


def _link(store: Store, pipeline, **more: object) -> None:
    encoder = pipeline.extract.encoder
    list(link(store, options(encoder=lambda: encoder.vector, **more), now=lambda: NOW))


@pytest.mark.slow
def test_palmyra_is_one_incident_and_its_reprint_no_second_origin(store: Store, pipeline, readings) -> None:
    _fill(store, iter(readings.values()))
    _link(store, pipeline)
    several = list(dossiers(store, IncidentQuery(reports=2, limit=100)))
    (capture,) = (each for each in several if _tells(each, "recaptured"))
    assert capture.incident.time.consolidated is not None
    assert capture.incident.time.consolidated.start == date(2016, 3, 27)
    assert capture.incident.corroboration.articles == 2
    assert capture.incident.corroboration.origins == 1
    assert {claim.outlet for claim in capture.claims if claim.copied} == {"Sample Review"}
    for dossier in several:  # reports of different years never meet
        times = [claim.claim.time.time.start for claim in dossier.own() if claim.claim.time]
        years = {day.year for day in times if day is not None}
        assert not years or max(years) - min(years) <= 1


@pytest.mark.slow
def test_neither_order_nor_batches_change_ids(tmp_path: Path, store: Store, pipeline, readings) -> None:
    _fill(store, iter(readings.values()))
    _link(store, pipeline)
    shuffled = random.Random(7).sample(sorted(readings), len(readings))
    folder = tmp_path / "other"
    folder.mkdir()
    with closing(opened(folder, create=True)) as other:
        _fill(other, (readings[name] for name in shuffled))
        _link(other, pipeline, batch=3, portion=10)
        assert incidents(other) == incidents(store)


def _tells(dossier: Dossier, trigger: str) -> bool:
    return any(claim.claim.trigger.text == trigger for claim in dossier.own())
