"""From the arguments to an exit code (``failures.py`` lists them)."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence

import typer

from whence.cli.app import app
from whence.cli.failures import BAD_INPUT, INTERRUPTED, PIPE_CLOSED, complain, fail
from whence.cli.session import Session


def main(argv: Sequence[str] | None = None, session: Session | None = None) -> int:
    """Run the program.

    Args:
        argv: the arguments after the program's name; None takes those of the process.
        session: what the commands share; None starts a fresh one.

    Returns:
        The exit code.
    """
    session = session or Session()
    _tolerate_narrow_streams()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv), session)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # typer exits for a closed pipe, and for nothing else in this mode
        _silence_stdout()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 the last resort: nobody but developers should meet a traceback
        return fail(error, session)
    return code


def _run(argv: list[str], session: Session) -> int:
    command = typer.main.get_command(app)
    try:
        done = command.main(args=argv or ["--help"], prog_name="whence", standalone_mode=False, obj=session)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        complain(f"{error.format_message().rstrip('.')} (see {context.command_path if context else 'whence'} --help)")
        return BAD_INPUT
    except typer.Abort:
        return INTERRUPTED
    return done if isinstance(done, int) else 0


def _tolerate_narrow_streams() -> None:
    """Let characters that the terminal's encoding lacks come out as escapes, not as a failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _silence_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's own flush at exit stays quiet."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
