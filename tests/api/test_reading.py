from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import whence
from tests import nasty
from tests.factories import Draft
from whence.api import reading as module
from whence.api.reading import Reading
from whence.model.dates import PartialDate
from whence.model.errors import EmptyInput, InputError, ModelError
from whence.model.raw import Raw

TEXT = "Planes bombed Palmyra on Sunday, the army said. Six fighters were killed."


class _Pipeline:
    """Reads every report as one claim, and keeps what it was given."""

    def __init__(self) -> None:
        self.given: list[tuple[Raw, PartialDate | None]] = []

    def read(self, raw: Raw, *, published: PartialDate | None, today: date) -> Any:
        self.given.append((raw, published))
        draft = Draft(raw.text)
        draft.claim("bombed", at="Palmyra", when="Sunday", says="the army", cue="said")
        return draft.reading()


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> _Pipeline:
    made = _Pipeline()
    monkeypatch.setattr(module, "_pipeline", lambda *_: made)
    return made


def test_text_bytes_and_files(pipeline: _Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    for report in (TEXT, TEXT.encode(), path):
        assert whence.read(report).text == TEXT
    assert {raw.content for raw, _ in pipeline.given} == {TEXT.encode()}


def test_the_name_of_a_file_is_no_text(pipeline: _Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    with pytest.raises(InputError, match=r"give pathlib\.Path"):
        whence.read(str(path))
    with pytest.raises(InputError, match="no such file"):
        whence.read(tmp_path / "nothing")
    with pytest.raises(EmptyInput):
        whence.read("")


def test_what_the_text_does_not_tell(pipeline: _Pipeline) -> None:
    for day in ("2016-03", PartialDate(2016, 3), date(2016, 3, 1)):
        whence.read(TEXT, published=day, publisher="Sample Wire", title="A raid", url="https://example.org/1")
    hints = pipeline.given[0][0].hints
    assert (hints.publisher, hints.title, hints.url) == ("Sample Wire", "A raid", "https://example.org/1")
    assert [str(published) for _, published in pipeline.given] == ["2016-03", "2016-03", "2016-03-01"]
    with pytest.raises(ModelError, match="not a date"):
        whence.read(TEXT, published="last week")


def test_claims_and_their_words(pipeline: _Pipeline) -> None:
    reading = whence.read(TEXT)
    (claim,) = reading.claims
    assert (claim.event, claim.status, claim.speaker, claim.place) == ("ASSAULT", "asserted", "the army", "Palmyra")
    assert claim.trigger.text == "bombed"
    assert {each.field: each.span.text for each in claim.words()} == {
        "event": "bombed",
        "place": "Palmyra",
        "time": "Sunday",
        "status": "bombed",
        "speaker": "the army",
    }
    assert claim.time is not None
    assert str(claim.time.start) == "2016-03-27"
    assert repr(claim) == "<Claim ASSAULT, asserted: “Planes bombed Palmyra on Sunday, the army said.”>"
    assert repr(reading) == "<Reading of “A sample report, Sample Wire, 2016-03-28”: 1 claim>"


def test_tables(pipeline: _Pipeline) -> None:
    reading = whence.read(TEXT)
    (row,) = reading.to_arrow().to_pylist()
    assert row["sha256"] == reading.sha256
    assert row["trigger"]["text"] == "bombed"
    assert row["incident_id"] is None
    assert reading.to_pandas()["place"].tolist() == ["Palmyra"]
    assert reading.to_polars()["place"].to_list() == ["Palmyra"]
    assert '"schema":"whence.reading/1"' in reading.to_json()


@nasty.settings
@given(nasty.words)
def test_notebooks_show_what_strangers_wrote_and_do_not_run_it(words: str) -> None:
    draft = Draft(f"K{words}K bombed Palmyra.", title=words, publisher=words)
    draft.claim("bombed", by=f"K{words}K")
    reading = Reading(draft.reading())
    for shown in (reading._repr_html_(), reading.claims._repr_html_(), reading.claims[0]._repr_html_()):
        tags = {part.split(">")[0] for part in shown.split("<")[1:]}
        assert {tag.strip("/") for tag in tags} <= {"p", "table", "thead", "tbody", "tr", "th", "td", "mark"}
    assert "\x1b" not in repr(reading) + repr(reading.claims) + repr(reading.claims[0])
