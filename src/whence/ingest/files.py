"""A report in a file, or on standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from whence.ingest.limits import MAX_BYTES
from whence.ingest.raw import raw_of
from whence.model.errors import UnreadableInput
from whence.model.raw import Raw

STANDARD_INPUT = "-"


def load(path: Path | str, *, stdin: BinaryIO | None = None) -> Raw:
    """Read one report from a file, or from standard input where the path is ``-``.

    Raises:
        UnreadableInput: the file is missing, a directory, not permitted, or too large.
        UndecodableInput: it is binary, or in no known encoding.
        EmptyInput: there is nothing in it.
    """
    if str(path) == STANDARD_INPUT:
        return raw_of((stdin or sys.stdin.buffer).read(MAX_BYTES + 1), name=STANDARD_INPUT)
    name = str(path)
    try:
        with Path(path).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableInput(f"{name}: no such file; check the path") from error
    except IsADirectoryError as error:
        raise UnreadableInput(f"{name}: a directory; name the files in it, as in {name.rstrip('/')}/*.txt") from error
    except PermissionError as error:
        raise UnreadableInput(f"{name}: no permission to read it; change its mode or copy it") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableInput(f"{name}: cannot be read ({reason}); check the path") from error
    return raw_of(content, name=name)
