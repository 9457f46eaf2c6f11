"""What a wheel and a source archive hold, and that both are made where there is no Node."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="hatchling builds the package; make test installs it")
pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parents[2]
_FILES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "NOTICE", ".gitignore")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source as it is checked out, with pages that seem built, and with what lies about after work."""
    folder = tmp_path_factory.mktemp("source")
    for name in _FILES:
        shutil.copy(_ROOT / name, folder / name)
    left = shutil.ignore_patterns("__pycache__", "node_modules", "static", "*.onnx")
    shutil.copytree(_ROOT / "src", folder / "src", ignore=left)
    shutil.copytree(_ROOT / "frontend", folder / "frontend", ignore=left)
    (folder / "frontend/node_modules").mkdir()
    (folder / "frontend/node_modules/left.js").touch()
    return folder


@pytest.fixture
def pages(source: Path) -> Iterator[Path]:
    static = source / "src/whence/web/static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<title>the desk</title>", "utf-8")
    (static / "assets/index-abc123.js").write_text("export {}", "utf-8")
    yield static
    shutil.rmtree(static)


def _built(source: Path, target: str, out: Path) -> tuple[Path, str]:
    """Build as pip does, where no npm is found."""
    env = {**os.environ, "PATH": str(Path(sys.executable).parent)}
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    done = subprocess.run(command, cwd=source, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = out.iterdir()
    return made, done.stdout + done.stderr


def test_a_wheel_has_the_pages_and_whatever_else_runs(source: Path, pages: Path, tmp_path: Path) -> None:
    wheel, _ = _built(source, "wheel", tmp_path)
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "whence/web/static/index.html",
        "whence/web/static/assets/index-abc123.js",
        "whence/web/serving/pages/open.html",
        "whence/web/serving/pages/open.js",
        "whence/web/serving/pages/unbuilt.html",
        "whence/archive/whence.toml",
        "whence/py.typed",
    } <= names
    assert not [name for name in names if "node_modules" in name or name.startswith(("frontend/", "tests/"))]


def test_a_source_archive_has_the_pages_and_what_they_are_built_from(source: Path, pages: Path, tmp_path: Path) -> None:
    archive, _ = _built(source, "sdist", tmp_path)
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {"src/whence/web/static/index.html", "frontend/package-lock.json", "hatch_build.py"} <= names
    assert not [name for name in names if "node_modules" in name]


def test_without_node_it_is_built_without_pages_and_says_so(source: Path, tmp_path: Path) -> None:
    wheel, told = _built(source, "wheel", tmp_path)
    names = zipfile.ZipFile(wheel).namelist()
    assert "whence/web/app.py" in names
    assert not [name for name in names if "/static/" in name]
    assert "npm was not found" in told
    assert "npm ci && npm run build" in told
