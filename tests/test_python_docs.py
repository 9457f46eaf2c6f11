"""The code of docs/python.md runs as it stands, and prints what the page shows.

``WHENCE_UPDATE_GOLDEN=1`` writes what is printed into the page: read the diff before it is committed.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parents[1]
_PAGE = _ROOT / "docs" / "python.md"
_BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.DOTALL | re.MULTILINE)


def _run(code: str, names: dict[str, Any]) -> str:
    """Run a block as a notebook does: the value of a last expression is shown."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, str(_PAGE), "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), str(_PAGE), "eval"), names)  # type: ignore[attr-defined]
            if value is not None:
                printed.write(f"{value!r}\n")
    return printed.getvalue()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "examples").symlink_to(_ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="(pyparsing|matplotlib).*")
        yield tmp_path
    import matplotlib.pyplot

    matplotlib.pyplot.close("all")


@pytest.mark.slow
def test_the_guide_runs_and_prints_what_it_shows(here: Path) -> None:
    page = _PAGE.read_text("utf-8")
    names: dict[str, Any] = {}
    shown, printed = [], []
    for block in _BLOCK.finditer(page):
        shown.append(block[2] or "")
        printed.append(_run(block[1], names))
    assert len(shown) > 15
    if os.environ.get("WHENCE_UPDATE_GOLDEN"):
        _PAGE.write_text(_updated(page, printed), "utf-8")
        return
    assert printed == shown
    assert (here / "map.png").stat().st_size


def _updated(page: str, printed: list[str]) -> str:
    outputs = iter(printed)

    def block(match: re.Match[str]) -> str:
        output = next(outputs)
        return f"```python\n{match[1]}```\n" + (f"\n```text\n{output}```\n" if output else "")

    return _BLOCK.sub(block, page)
