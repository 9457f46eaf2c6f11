from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from tests.factories import Draft
from whence.cli import main
from whence.cli.session import Session
from whence.config import Config
from whence.model.dates import PartialDate
from whence.model.raw import Raw
from whence.model.reading import Reading


class FakeReader:
    """Reads a report as one claim that its first word attacked; a report with a bug in it fails."""

    def __init__(self) -> None:
        self.published: list[PartialDate | None] = []

    def read(self, raw: Raw, *, published: PartialDate | None = None, today: date) -> Reading:
        if "bug" in raw.text:
            raise RuntimeError("something that nobody thought of")
        self.published.append(published)
        draft = Draft(raw.text, title=raw.text.splitlines()[0])
        draft.claim("attacked", by=raw.text.split()[0])
        return draft.reading()


@dataclass
class Program:
    """The program, with a reader that needs no weights."""

    capsys: pytest.CaptureFixture[str]
    reader: FakeReader = field(default_factory=FakeReader)
    configs: list[Config | None] = field(default_factory=list)
    out: str = ""
    err: str = ""

    def run(self, *arguments: object) -> int:
        code = main([str(argument) for argument in arguments], Session(reader=self._configured))
        self.out, self.err = self.capsys.readouterr()
        return code

    def _configured(self, config: Config | None) -> FakeReader:
        self.configs.append(config)
        return self.reader


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.delenv("COLUMNS", raising=False)
    return Program(capsys)
