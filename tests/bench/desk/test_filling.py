from __future__ import annotations

from pathlib import Path

import pytest

from whence.bench.desk import filling
from whence.bench.desk.filling import Size, filled
from whence.model.linking import IncidentQuery

SIZE = Size(1600)
"""Some portions."""


def test_an_archive_is_filled_once_and_whole(tmp_path: Path) -> None:
    store = filled(tmp_path / "archive", Size(200)).reader()
    counts = store.counts()
    assert counts.claims >= 200
    assert counts.waiting == 0
    assert len(store.incidents(IncidentQuery(limit=1000))) == counts.incidents
    assert list(store.verify()) == []
    store.close()
    again = filled(tmp_path / "archive", Size(200)).reader()
    assert again.counts() == counts
    again.close()


def test_what_was_cut_short_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put, left = filling.put, [1]

    def failing(*arguments: object) -> None:
        if not left.pop():
            raise KeyboardInterrupt
        put(*arguments)  # type: ignore[arg-type]
        left.append(0)

    monkeypatch.setattr(filling, "put", failing)
    with pytest.raises(KeyboardInterrupt):
        filled(tmp_path / "cut", SIZE)
    monkeypatch.setattr(filling, "put", put)
    cut, whole = (filled(tmp_path / name, SIZE).reader() for name in ("cut", "whole"))
    query = IncidentQuery(limit=5000)
    assert [each.incident for each in cut.incidents(query)] == [each.incident for each in whole.incidents(query)]
    cut.close()
    whole.close()
