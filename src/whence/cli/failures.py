"""What a user is told when something fails, and which exit code follows."""

from __future__ import annotations

import contextlib
import sys
import traceback

from whence.cli.session import Session
from whence.export.safe import one_line
from whence.model.errors import InputError, WhenceError

FAULT, BAD_INPUT, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""Exit codes beside 0: the program failed; the input is bad; Ctrl-C; whoever read the output is gone."""


def fail(error: Exception, session: Session, item: str = "") -> int:
    """Tell the user about an error, naming the item that it is about, and return the exit code that it deserves."""
    if session.debug:
        traceback.print_exception(error)
    about = "" if item in str(error) else f"{item}: "
    if isinstance(error, WhenceError):
        complain(f"{about}{error}")
        return BAD_INPUT if isinstance(error, InputError) else FAULT
    if isinstance(error, OSError):
        complain(f"{about}{error.strerror or error}; the machine refused, not the input")
        return FAULT
    complain(f"{about}unexpected {type(error).__name__}: {error}; please report it with what whence --debug prints")
    return FAULT


def complain(message: str) -> None:
    """Print one line on standard error, harmless to a terminal whatever file names and texts are in it."""
    with contextlib.suppress(OSError):
        print(f"whence: {one_line(message)}", file=sys.stderr)
