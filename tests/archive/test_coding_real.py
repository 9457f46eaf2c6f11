"""Coding with the real pipeline: the readings are those of ``whence read``, whatever the number of workers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.archive.coding_help import coded, intake, opened
from whence.archive.coders.settings import PIPELINE
from whence.clean import article
from whence.ingest.files import load
from whence.model.archive import Intake, canonical_json
from whence.model.serial import reading_to_dict

REPORTS = sorted((Path(__file__).parents[2] / "examples" / "reports").glob("*.txt"))
TODAY = date(2026, 11, 23)


def intakes() -> Iterator[Intake]:
    for path in REPORTS:
        yield intake(path.read_text("utf-8"), path.stem, article(load(path), today=TODAY))


@pytest.mark.slow
def test_one_worker_two_workers_and_whence_read_give_the_same_bytes(tmp_path: Path, pipeline) -> None:
    read = {
        each.version_id: canonical_json(reading_to_dict(next(pipeline.readings([each.article])))) for each in intakes()
    }
    for workers in (1, 2):
        folder = tmp_path / f"with-{workers}"
        folder.mkdir()
        with closing(opened(folder, create=True)) as store:
            store.add(list(intakes()))
            coded(store, workers=workers, factory=PIPELINE, memory=1536 << 20, least_seconds=300.0)
            kept = {}
            for version in store.versions():
                (stored,) = store.readings(version.id)
                reading = store.reading(stored.id)
                assert reading is not None
                kept[version.id] = canonical_json(reading_to_dict(reading))
        assert kept == read
