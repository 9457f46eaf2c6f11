"""The whole pipeline on the sample reports: invariants of every reading, and golden readings line by line.

After a change that is meant to change readings, look at what `WHENCE_UPDATE_GOLDEN=1 pytest tests/test_pipeline.py`
does to `tests/golden/readings` before committing it.
"""

import json
import os
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from whence.export.json import dumps
from whence.ingest.files import load
from whence.ingest.raw import raw_of
from whence.model.claim import Claim, Participant
from whence.model.reading import Reading
from whence.model.vocabulary import Status

ROOT = Path(__file__).parents[1]
REPORTS = sorted(p for p in (ROOT / "examples" / "reports").iterdir() if p.suffix in (".txt", ".html"))
GOLDEN = Path(__file__).parent / "golden" / "readings"
SCHEMA = jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "reading.schema.json").read_text("utf-8")))
TODAY = date(2026, 11, 23)


def check(reading: Reading) -> None:
    """Demand what must hold of every reading, whatever it says."""
    data = json.loads(dumps(reading))
    SCHEMA.validate(data)
    text = data["document"]["text"]
    stack = [data]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if {"begin", "end", "text"} <= item.keys():
                assert text[item["begin"] : item["end"]] == item["text"]
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    kept_out = [part.span for part in reading.document.boilerplate]
    for claim in reading.claims:
        assert claim.evidence
        assert not any(part.overlaps(claim.trigger) for part in kept_out)
        assert claim.not_after is None or claim.status in (Status.ASSERTED, Status.DENIED, Status.POSSIBLE)


def line(claim: Claim) -> str:
    """Write a claim as one line that a person can judge."""
    speaker = claim.attribution.speaker
    says = speaker.name if isinstance(speaker, Participant) else speaker or "(not named)"
    parts = (
        claim.status,
        f"says {says}",
        ", ".join(p.name for p in claim.actors) or "-",
        f"{claim.event.plover}{'/' + claim.event.mode if claim.event.mode else ''} [{claim.trigger.text}]",
        ", ".join(p.name for p in claim.targets) or "-",
        f"at {claim.place.place.name}" if claim.place else "-",
        f"on {claim.time.time.value}" if claim.time else "-",
        "; ".join(f"{c.count.best or c.count.low} {c.effect}" for c in claim.casualties) or "-",
    )
    return " | ".join(" ".join(part.split()) for part in parts)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_sample_reports_read_as_they_did(path, pipeline):
    reading = pipeline.read(load(path), today=TODAY)
    check(reading)
    lines = "".join(f"{line(claim)}\n" for claim in reading.claims)
    golden = GOLDEN / f"{path.stem}.txt"
    if os.environ.get("WHENCE_UPDATE_GOLDEN"):
        golden.write_text(lines, "utf-8")
    assert lines == golden.read_text("utf-8")


def test_an_opinion_piece_asserts_no_violence(pipeline):
    reading = pipeline.read(load(ROOT / "examples" / "reports" / "opinion-sample-herald.txt"), today=TODAY)
    assert [c.trigger.text for c in reading.claims if c.event.plover == "ASSAULT" and c.status is Status.ASSERTED] == []


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5_000,
        "Attack " * 3_000,
        "\n".join(["Rebels attacked."] * 300),
        "«“\"'" * 500 + "attack",
        "مسلحون هاجموا القرية. Rebels attacked the village.",
        "🚀 Rebels attacked 🏚 near Aleppo.\u200f",
    ],
)
def test_odd_texts_are_read_without_failing(text, pipeline):
    check(pipeline.read(raw_of(text.encode(), name="odd"), today=TODAY))


def test_reading_twice_gives_the_same(pipeline):
    raw = load(REPORTS[0])
    assert dumps(pipeline.read(raw, today=TODAY)) == dumps(pipeline.read(raw, today=TODAY))
