"""The build hook, with a toy in place of npm."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("hatchling", reason="hatchling builds the package; make test installs it")

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def hook() -> ModuleType:
    spec = spec_from_file_location("hatch_build", _ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Write a program that is found as npm and notes what it is asked for."""

    def written(ending: str) -> Path:
        folder, asked = tmp_path / "bin", tmp_path / "asked"
        folder.mkdir()
        program = folder / "npm"
        program.write_text(f'#!/bin/sh\necho "$@" >> {asked}\n{ending}\n', "utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        return asked

    return written


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "frontend").mkdir()
    (tmp_path / "frontend/package-lock.json").touch()
    return tmp_path


def test_pages_are_installed_for_and_built(hook: ModuleType, source: Path, npm: Callable[[str], Path]) -> None:
    asked = npm("exit 0")
    assert hook.build(source) is None
    assert asked.read_text("utf-8") == "ci --no-audit --no-fund\nrun build\n"


def test_what_fails_is_told_and_nothing_more_is_tried(
    hook: ModuleType, source: Path, npm: Callable[[str], Path]
) -> None:
    asked = npm("echo no network >&2; exit 1")
    assert hook.build(source) == "npm ci failed: no network"
    assert asked.read_text("utf-8").count("\n") == 1


def test_no_node_is_told(hook: ModuleType, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert hook.build(source) == "npm was not found"


def test_no_sources_are_told(hook: ModuleType, tmp_path: Path, npm: Callable[[str], Path]) -> None:
    npm("exit 0")
    assert hook.build(tmp_path) == "their sources are not here"
