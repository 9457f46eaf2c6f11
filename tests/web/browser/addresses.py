"""Every route of the desk as an address: read off the front end's own list, so that a new one cannot be forgotten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import APIRequestContext

from tests.web.browser.served import ROOT

_PATTERN = re.compile(r'^\s*\["(/[^"]*)",', re.M)
PATTERNS = tuple(_PATTERN.findall((ROOT / "frontend/src/lib/routes.ts").read_text("utf-8")))
assert "/" in PATTERNS, "frontend/src/lib/routes.ts is not written as these tests read it"

MAPS = ("/?map=gl", "/?map=svg")
"""The overview by either map; by itself it takes the one that the machine draws well."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """What the parameters of routes stand for in the archive that is served."""

    incident: str
    report: str
    one: str
    other: str

    @classmethod
    def of(cls, request: APIRequestContext) -> Addresses:
        """Ask the desk for an incident with a conflict, a report, and two versions to compare."""
        conflicting = _items(request, "/api/v1/incidents?conflicting=true")
        reports = _items(request, "/api/v1/reports?limit=500")
        copy = next(report for report in reports if report["copy_of"])
        return cls(conflicting[-1]["id"], reports[0]["id"], copy["version_id"], copy["copy_of"])

    def fill(self, pattern: str) -> str:
        """Make an address of a route's pattern."""
        incident = pattern.startswith("/incidents")
        values = {"id": self.incident if incident else self.report, "one": self.one, "other": self.other}
        return re.sub(r":(\w+)", lambda name: values[name[1]], pattern)


def _items(request: APIRequestContext, path: str) -> list[dict[str, Any]]:
    answer = request.get(path)
    assert answer.ok, f"{path}: {answer.status} {answer.text()[:300]}"
    found: list[dict[str, Any]] = answer.json()["items"]
    assert found, f"{path}: nothing there, and these tests need one"
    return found
