"""The worked example of docs/incidents.md is what the sample reports of March 2016 give."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from whence.ingest.files import load
from whence.link.incidents.archived import archived
from whence.link.incidents.deriving.attaching import attachments
from whence.link.incidents.deriving.differences import differences
from whence.link.incidents.deriving.incident import derive
from whence.model.archive import derived_id
from whence.model.linking import ArchivedClaim
from whence.pipeline import Pipeline

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 23)
TOLD = {
    "palmyra-2016-03-sample-wire.txt": {"recaptured"},
    "palmyra-2016-03-sample-review-reprint.txt": {"recaptured"},
    "palmyra-2016-03-sample-herald.html": {"recapture", "drove the group out"},
    "palmyra-2016-03-sample-monitor.txt": {"died", "battle", "assault"},
}
"""By report the triggers of what it tells of the recapture, as a person would judge them."""


@pytest.mark.slow
def test_the_worked_example_is_what_comes_out(pipeline: Pipeline) -> None:
    claims = [claim for name in TOLD for claim in _claims(pipeline, name)]
    own = [claim for claim in claims if claim.claim.trigger.text in TOLD[claim.url or ""]]
    found = derive("incident", own, attachments(own, claims))
    lines = [f"{change.field}: {change.after}" for change in differences(None, found) if change.after]
    page = (ROOT / "docs" / "incidents.md").read_text("utf-8")
    block = re.search(r"```text\n(title: .*?)```", page, re.DOTALL)
    assert block is not None
    assert "\n".join(lines) == block.group(1).rstrip()


def _claims(pipeline: Pipeline, name: str) -> tuple[ArchivedClaim, ...]:
    """Read a report as one of an archive; the reprint is a copy of the wire's, word by word."""
    reading = pipeline.read(load(ROOT / "examples" / "reports" / name), today=TODAY)
    version = derived_id("version", name)
    reprint = "reprint" in name
    return archived(
        reading,
        reading_id=derived_id("reading", name),
        version_id=version,
        report_id=derived_id("report", name),
        sha256=reading.report.id,
        origin_id=derived_id("version", "palmyra-2016-03-sample-wire.txt") if reprint else version,
        outlet=reading.report.publisher,
        published=reading.report.published.date if reading.report.published else None,
        url=name,
        copied_spans=((0, len(reading.document.text)),) if reprint else (),
    )
