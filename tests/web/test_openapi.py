"""docs/openapi.json is what the application says of itself. ``WHENCE_UPDATE_GOLDEN=1`` writes it: read the diff."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.web.desk_help import Served

_PATH = Path(__file__).parents[2] / "docs" / "openapi.json"


def _operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{verb} {path}", operation)
        for path, operations in document["paths"].items()
        for verb, operation in operations.items()
    ]


@pytest.fixture
def document(small: Served) -> dict[str, Any]:
    return small.app.openapi()


def test_the_committed_document_is_the_applications(document: dict[str, Any]) -> None:
    told = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("WHENCE_UPDATE_GOLDEN"):
        _PATH.write_text(told, "utf-8")
    assert _PATH.read_text("utf-8") == told, "run it with WHENCE_UPDATE_GOLDEN=1, and `npm run types` in frontend"


def test_every_route_tells_its_problems(document: dict[str, Any]) -> None:
    for name, operation in _operations(document):
        for status in ("401", "403", "404", "422", "500", "503"):
            assert "application/problem+json" in operation["responses"][status]["content"], (name, status)


def test_gone_incidents_are_told_of_in_a_form_of_their_own(document: dict[str, Any]) -> None:
    gone = document["paths"]["/api/v1/incidents/{id}"]["get"]["responses"]["410"]["content"]
    assert gone == {"application/json": {"schema": {"$ref": "#/components/schemas/Gone"}}}


def test_every_route_says_what_it_does(document: dict[str, Any]) -> None:
    assert [name for name, operation in _operations(document) if not operation.get("description")] == []


def test_the_document_is_served(small: Served, document: dict[str, Any]) -> None:
    assert small.json("/openapi.json") == document
