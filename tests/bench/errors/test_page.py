from __future__ import annotations

import json
from pathlib import Path

import pytest

from whence.bench.errors.page import ErrorPage
from whence.model.errors import BenchInputError

DOCS = Path(__file__).parents[3] / "docs" / "errors.md"
FLOORS = Path(__file__).parents[3] / "bench" / "floors.json"


def test_tables_go_to_their_places(tmp_path: Path) -> None:
    path = tmp_path / "errors.md"
    end = "<!-- end of errors -->\n"
    path.write_text(f"# Errors\n<!-- errors: one -->\nold\n{end}said\n<!-- errors: two -->\n{end}")
    page = ErrorPage.load(path)
    assert page.names() == ["one", "two"]
    page.with_table("one", r"| \1 |" + "\n").with_table("two", "| b |\n").save()
    assert path.read_text() == (
        "# Errors\n<!-- errors: one -->\n\n| \\1 |\n\n<!-- end of errors -->\nsaid\n"
        "<!-- errors: two -->\n\n| b |\n\n<!-- end of errors -->\n"
    )
    again = ErrorPage.load(path)
    assert again.with_table("two", "| b |\n") == again


def test_a_page_without_places_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "errors.md"
    with pytest.raises(BenchInputError, match="cannot be read"):
        ErrorPage.load(path)
    path.write_text("# Errors\n")
    with pytest.raises(BenchInputError, match="no place for a table"):
        ErrorPage.load(path)


def test_the_places_of_our_page_are_floors() -> None:
    assert set(ErrorPage.load(DOCS).names()) <= json.loads(FLOORS.read_text()).keys()
