"""Containers that break the child which reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from whence.ingest.container import Within
from whence.ingest.containers import Container, read_contained
from whence.ingest.kinds import SourceKind
from whence.ingest.mapping import Columns
from whence.ingest.sandbox import Limits
from whence.model.item import Refused


def test_a_feed_that_takes_too_long_is_given_up_at_once(tmp_path: Path) -> None:
    path = tmp_path / "deep.rss"
    path.write_bytes(b"<rss version='2.0'><channel><title>x</title>" + b"<a>" * 200_000)
    within = Within("deep.rss", datetime(2016, 3, 28, tzinfo=UTC), date(2016, 3, 28))
    found = list(read_contained(Container(path, SourceKind.FEED, within, Columns()), Limits(seconds=0.5)))
    assert len(found) == 1
    assert isinstance(found[0], Refused)
