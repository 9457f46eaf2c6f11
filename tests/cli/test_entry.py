from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest

from tests.cli.conftest import Program
from whence.cli import main
from whence.cli.session import Reader, Session
from whence.model.dates import PartialDate
from whence.model.errors import EncoderError
from whence.model.raw import Raw
from whence.model.reading import Reading

# What is slow to import and has no part in printing help.
_HEAVY = (
    "rich",
    "jinja2",
    "httpx",
    "numpy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "lxml",
    "yaml",
    "whence.pipeline",
)


def test_help_names_every_command_and_shows_examples(program: Program) -> None:
    assert program.run("--help") == 0
    commands = program.out.partition("Commands:")[2]
    for command in ("read", "demo", "bench", "gazetteer", "version"):
        assert f"  {command} " in commands
        assert program.run(command, "--help") == 0
    assert program.run("read", "--help") == 0
    assert "whence read report.html --html page.html" in program.out


def test_no_arguments_show_the_help(program: Program) -> None:
    assert program.run() == 0
    assert "Usage: whence" in program.out


@pytest.mark.parametrize("arguments", [["read"], ["nothing"], ["read", "--nothing"], ["read", "x", "--width", "two"]])
def test_wrong_arguments_get_one_line_and_a_remedy(program: Program, arguments: list[str]) -> None:
    assert program.run(*arguments) == 2
    assert program.out == ""
    assert len(program.err.splitlines()) == 1
    assert program.err.startswith("whence: ")
    assert "--help)" in program.err


def test_version(program: Program) -> None:
    assert program.run("version") == 0
    assert program.out.startswith("whence ")


class _Interrupted:
    def read(self, raw: Raw, *, published: PartialDate | None = None, today: date) -> Reading:
        raise KeyboardInterrupt


def _broken(_config: object) -> Reader:
    raise EncoderError("model.onnx: missing; install whence again")


def test_interrupted(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.cli.batch.load", lambda source: None)
    assert main(["read", "x"], Session(reader=lambda _config: _Interrupted())) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_broken_weights_are_told_once(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.cli.batch.load", lambda source: None)
    assert main(["read", "x", "y"], Session(reader=_broken)) == 1
    assert capsys.readouterr().err == "whence: model.onnx: missing; install whence again\n"


def _python(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    found = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=found)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from whence.cli import main; main(['--help']); print(*sys.modules, sep='\\n', file=sys.stderr)"
    done = _python(code)
    assert done.returncode == 0
    assert not set(done.stderr.decode().split()) & set(_HEAVY)


def test_a_closed_pipe_is_no_failure_to_talk_about() -> None:
    code = (
        "import os, sys; from whence.cli import main; read, write = os.pipe(); os.dup2(write, 1); os.close(write); "
        "os.close(read); sys.exit(main(['version']))"
    )
    done = _python(code)
    assert done.returncode == 141
    assert done.stderr == b""


def test_a_narrow_terminal_gets_escapes() -> None:
    done = _python("from whence.cli import main; print(end=''); main(['read', 'é.txt'])", PYTHONIOENCODING="ascii")
    assert b"whence: \\xe9.txt: no such file" in done.stderr
