"""docs/exports.md: its commands and code run, its tables name every column, its plots are what its code draws.

``WHENCE_UPDATE_PLOTS=1`` takes the plots over into docs/plots.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import matplotlib
import pytest

from whence.cli import main
from whence.export import acled, claims_csv, polecat, ucdp
from whence.export.catalogue import ABOUT

_ROOT = Path(__file__).parents[1]
_PLOTS = _ROOT / "docs" / "plots"
_PAGE = (_ROOT / "docs" / "exports.md").read_text("utf-8")
_MOST = 100_000
"""Bytes that a plot may have."""


def test_every_form_is_on_the_page() -> None:
    assert all(f"`whence export {name} " in _PAGE for name in ABOUT)


@pytest.mark.parametrize("columns", [acled.COLUMNS, ucdp.COLUMNS, ucdp.API_COLUMNS, claims_csv.COLUMNS])
def test_every_column_is_on_the_page(columns: list[str]) -> None:
    assert [column for column in columns if f"`{column}`" not in _PAGE] == []


def test_every_column_of_polecat_is_on_the_page() -> None:
    actors = [column.replace("Recipient", "Actor") for column in polecat.COLUMNS]
    assert [column for column in actors if f"`{column}`" not in _PAGE] == []


def test_the_examples_run_and_draw_the_plots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(_ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WHENCE_ARCHIVE", raising=False)
    known: dict[str, object] = {}
    with matplotlib.rc_context({"backend": "agg"}):
        for fence, block in re.findall(r"^```(\w+)\n(.*?)^```", _PAGE, re.DOTALL | re.MULTILINE):
            if fence == "python":
                exec(compile(block, "docs/exports.md", "exec"), known)
            for line in block.splitlines():
                if fence == "console":
                    assert main(shlex.split(line.removeprefix("$ whence "))) == 0, (line, capsys.readouterr())
    for plot in re.findall(r"\]\(plots/(.*?)\)", _PAGE):
        if os.environ.get("WHENCE_UPDATE_PLOTS"):
            shutil.copy(tmp_path / plot, _PLOTS / plot)
        assert _texts(_PLOTS / plot) == _texts(tmp_path / plot)
        assert (_PLOTS / plot).stat().st_size < _MOST


def _texts(plot: Path) -> list[str]:
    """List the texts of a drawing: names of places, years, figures."""
    return sorted(re.findall(r"<text[^>]*>([^<]+)</text>", plot.read_text("utf-8")))
