from collections.abc import Iterator
from pathlib import Path

import pytest
from reliability.bombs import Bomb
from reliability.result import Setting

from reliability import bombs
from whence.ingest.kinds import SourceKind

_CHEAP = {
    "2 million characters of open brackets",
    "a page that declares entities",
    "a PDF page that unpacks to 300 MB",
    "a PDF whose page tree names itself",
    "a Word document of 300 MB of zeros",
    "a Word document that names a file",
    "a Word document with a member ../../x",
    "a mail with 100,000 encoded words",
    "a table packed to a thousandth of 300 MB",
    "a table with JSON a million deep",
    "a web archive of a page that unpacks twice",
    "a WACZ with members ../../x",
    "a feed of entities of entities",
    "a feed that names a file",
    "a sitemap of entities of entities",
}
_ALL = bombs._bombs


def _some(secret: str) -> Iterator[Bomb]:
    return (bomb for bomb in _ALL(secret) if bomb.name in _CHEAP)


def test_some_bombs_of_every_kind_are_contained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bombs, "_bombs", _some)
    trial = bombs.run(Setting(tmp_path))
    assert trial.holds, [check for check in trial.checks if not check.holds]
    assert {check.promise for check in trial.checks} >= _CHEAP


def test_a_leak_or_a_crash_would_be_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def two(secret: str) -> Iterator[Bomb]:
        yield Bomb("a leak", lambda: Path(secret).read_bytes())
        yield Bomb("a good table", lambda: b'{"text": "A report."}', SourceKind.JSONL)

    monkeypatch.setattr(bombs, "_bombs", two)
    leak, good, *_ = bombs.run(Setting(tmp_path)).checks
    assert not leak.holds
    assert good.holds
    assert good.figure.startswith("1 read")
