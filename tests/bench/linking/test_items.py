"""Files that the bench on linking reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.linking.keyrows import template
from whence.bench.linking.items import incidents_told, read_items
from whence.bench.linking.told import ToldClaim
from whence.model.errors import BenchInputError

REPORT = "The mill burns\n\nSample Wire, June 11, 1942\n\nTroops burned the mill on Wednesday, a witness said.\n"


def told(begin: int, end: int, incident: str = "x") -> ToldClaim:
    """Make a claim whose trigger stands there."""
    return ToldClaim("c1", "ASSAULT", None, True, (begin, end), (), (), {"whence": incident})


def judged(folder: Path, incidents: object) -> Path:
    """Write a judged set of one report."""
    (folder / "reports").mkdir(exist_ok=True)
    (folder / "reports" / "mill.txt").write_text(REPORT)
    path = folder / "incidents.json"
    path.write_text(json.dumps({"reports": "reports", "incidents": incidents}))
    return path


def test_a_judged_set(tmp_path: Path) -> None:
    """A claim is of the incident whose words its trigger stands in."""
    (item,) = read_items(judged(tmp_path, {"the mill": {"mill.txt": ["burned the mill"]}}))
    begin = item.article.document.text.index("burned")
    assert incidents_told([item], {"mill.txt": [told(begin, begin + 6)]}) == {("mill.txt", "c1"): "the mill"}
    assert incidents_told([item], {"mill.txt": [told(begin - 4, begin + 6)]}) == {}
    assert incidents_told([item], {}) == {}


@pytest.mark.parametrize("words", ["no such words", "mill"])
def test_words_have_to_stand_there_once(tmp_path: Path, words: str) -> None:
    """A typing error in the judged set is no silent loss."""
    with pytest.raises(BenchInputError, match="exactly once"):
        read_items(judged(tmp_path, {"the mill": {"mill.txt": [words]}}))


def test_what_is_no_judged_set(tmp_path: Path) -> None:
    """The message names what is missing."""
    path = tmp_path / "incidents.json"
    path.write_text("[]")
    with pytest.raises(BenchInputError, match="not an object"):
        read_items(path)
    path.write_text('{"reports": "reports"}')
    with pytest.raises(BenchInputError, match="incidents"):
        read_items(path)
    with pytest.raises(BenchInputError, match="a list"):
        read_items(judged(tmp_path, {"the mill": {"mill.txt": "burned"}}))


def test_files_of_muc4(tmp_path: Path) -> None:
    """A file, or the folder that has one under its usual name; a row's id names the report."""
    row = {"id": "D1", "text": "PRAGUE, 11 JUN 42 -- [TEXT] TROOPS BURNED A MILL.", "keys": [template(things="MILL")]}
    (tmp_path / "muc4").mkdir()
    path = tmp_path / "muc4" / "dev.jsonl.gz"
    path.write_text(json.dumps(row) + "\n")
    for given in (path, tmp_path):
        (item,) = read_items(given)
        assert item.key is not None
        assert (item.id, [each.id for each in item.key.incidents]) == ("D1", ["D1#1"])
        begin = item.article.document.text.index("A MILL")
        claim = ToldClaim("c1", "ASSAULT", None, True, (36, 42), ((begin, begin + 6),), (), {})
        assert incidents_told([item], {"D1": [claim]}) == {("D1", "c1"): "D1#1"}
