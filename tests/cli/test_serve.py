from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from whence.archive.folder import Archive
from whence.web.people.database import FILE

_PROGRAM = "import sys; from whence.cli import main; sys.exit(main())"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Archive.create(tmp_path / "archive").folder


@contextmanager
def serving(*arguments: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the program until its first link, and stop it whatever happens."""
    command = [sys.executable, "-c", _PROGRAM, "serve", *map(str, arguments)]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            link = re.search(r"http://\S+/open#\S+", line)
            if link:
                yield process, link[0]
                return
        raise AssertionError(process.communicate()[1])
    finally:
        process.kill()
        process.communicate()


def test_it_prints_a_link_serves_and_stops_quietly(program: Program, folder: Path) -> None:
    with serving("--archive", folder, "--port", 0) as (process, link):
        port = int(re.findall(r":(\d+)/", link)[0])
        assert program.run("serve", "--archive", folder, "--link") == 0
        assert f"http://127.0.0.1:{port}/open#" in program.out
        assert link not in program.out
        assert program.run("serve", "--archive", folder, "--port", port) == 0, "it is served already, so another link"
        assert "served already" in program.out
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=20)
        assert process.returncode == 0
        assert out.endswith("Stopped.\n")
        assert "Traceback" not in err
    assert program.run("serve", "--archive", folder, "--link") == 2
    assert "start one with whence serve" in program.err
    assert (folder / FILE).exists()
    assert not list(folder.glob("open-desk-*"))


def test_it_stops_quietly_before_the_server_is_loaded(folder: Path) -> None:
    with serving("--archive", folder, "--port", 0) as (process, _link):
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out.endswith("Stopped.\n")
    assert err.count("\n") <= 1, "that the pages are not built, at most"


def test_a_port_that_somebody_else_has(program: Program, folder: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert program.run("serve", "--archive", folder, "--port", taken.getsockname()[1]) == 2
    assert "--port 0" in program.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--host", "0.0.0.0"), "--accounts"),
        (("--host", "0.0.0.0", "--accounts"), "--allow-host"),
        (("--allow-host", "desk.example.org"), "--accounts"),
        (("--accounts", "--port", "0"), "whence users add NAME --role admin"),
        (("--host", "desk.example.org"), "not an address"),
        (("--port", "70000"), "--port"),
    ],
)
def test_what_would_be_unsafe_or_cannot_be_is_refused_with_a_remedy(
    program: Program, folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert program.run("serve", "--archive", folder, *arguments) == 2
    assert told in program.err
    assert program.out == ""


def test_where_there_is_no_archive(program: Program, tmp_path: Path) -> None:
    assert program.run("serve", "--archive", tmp_path) == 2
    assert "whence init" in program.err
    assert list(tmp_path.iterdir()) == []


def test_help_imports_no_server() -> None:
    code = (
        "import sys; from whence.cli import main; main(['serve', '--help']); main(['users', '--help']); "
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.splitlines())
    assert not loaded & {"fastapi", "uvicorn", "starlette", "argon2", "sqlalchemy"}
    assert "whence serve --link" in done.stdout


def test_the_link_does_not_wait_for_what_is_heavy() -> None:
    code = "import sys, whence.cli.serving, whence.store.opening; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"fastapi", "starlette.requests", "uvicorn", "pydantic", "pyarrow", "numpy", "onnxruntime", "alembic"}
    assert not heavy & set(done.stdout.split())
