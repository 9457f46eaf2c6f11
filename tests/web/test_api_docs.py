"""docs/api.md: its examples run as they stand, and it names every route that reads."""

from __future__ import annotations

import re
import shlex
from contextlib import closing
from pathlib import Path

import pytest
from httpx import Response

from tests.contracts.samples import NOON, job
from tests.web.desk_help import Served
from whence.model.archive import JobKind
from whence.web.app import PREFIX
from whence.web.pulse import Pace, Pulse

_PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
_EXAMPLES = [
    line.removeprefix("$ ")
    for block in re.findall(r"^```console\n(.*?)^```", _PAGE, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
]
_STATUSES = {"If-None-Match": 304}
_READS = (
    *("status", "vocabulary", "overview.arrow", "shapes", "incidents", "changes", "claims", "reports", "documents"),
    *("comparisons", "search", "origins", "actors", "places", "exports", "progress", "failures"),
)


def _curl(desk: Served, words: list[str]) -> Response:
    """Do what curl does with the options that the page uses."""
    method, headers, body, url = "GET", {}, None, ""
    left = iter(words)
    for word in left:
        match word:
            case "-o":
                next(left)
            case "-N" | "--compressed":
                pass
            case "-H":
                name, _, value = next(left).partition(": ")
                headers[name] = value
            case "--json":
                method, body = "POST", next(left)
                headers["Content-Type"] = "application/json"
            case _:
                assert not word.startswith("-"), f"the test does not know {word}"
                url = word
    return desk.client.request(method, url, headers=headers, content=body)


@pytest.fixture
def known(sample_copy: Served) -> dict[str, str]:
    """What the page's variables stand for."""
    with closing(sample_copy.archive.store()) as store:
        store.bury([job("a scan.pdf", JobKind.ADD)], {}, now=NOON)
    reports = sample_copy.json("/reports", limit=2)
    incidents = sample_copy.get("/incidents", country="SYR")
    return {
        "DESK": "http://localhost",
        "INCIDENT": incidents.json()["items"][0]["id"],
        "REPORT": reports["items"][0]["id"],
        "OTHER": reports["items"][1]["id"],
        "CURSOR": reports["next"],
        "ETAG": sample_copy.get("/incidents").headers["etag"].replace('"', '\\"'),
    }


def test_the_examples_run(sample_copy: Served, known: dict[str, str]) -> None:
    sample_copy.app.state.pulse = Pulse(Pace(0.01, 0.01, 0.05))
    assert len(_EXAMPLES) > 20
    for example in _EXAMPLES:
        filled = re.sub(r"\$([A-Z]+)", lambda name: known[name[1]], example)
        command, *words = shlex.split(filled)
        assert command == "curl"
        answer = _curl(sample_copy, words)
        wanted = next((status for name, status in _STATUSES.items() if name in example), 200)
        assert answer.status_code == wanted, (example, answer.text)
        if answer.headers.get("content-type") == "application/json" and "items" in answer.json():
            assert answer.json()["items"], example


def test_every_route_that_reads_is_on_the_page(sample: Served) -> None:
    shown = {
        example.partition(f"$DESK{PREFIX}/")[2].partition("/")[0].partition("?")[0].rstrip('"') for example in _EXAMPLES
    }
    routes = {path.removeprefix(f"{PREFIX}/").partition("/")[0] for path in sample.app.openapi()["paths"]}
    assert set(_READS) <= routes
    assert set(_READS) == shown
