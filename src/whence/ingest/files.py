"""A report in a file, or on standard input: text, page, PDF, mail or Word document."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from whence.ingest.contained import contained_raw
from whence.ingest.convert import is_packed
from whence.ingest.limits import MAX_BYTES
from whence.ingest.raw import raw_of
from whence.model.errors import UnreadableInput
from whence.model.item import Capture, Item, Via
from whence.model.raw import Raw

STANDARD_INPUT = "-"


def load(path: Path | str, *, stdin: BinaryIO | None = None) -> Raw:
    """Read one report from a file, or from standard input where the path is ``-``.

    Raises:
        UnreadableInput: the file is missing, a directory, not permitted, or too large.
        UndecodableInput: it is binary, damaged, or in no known encoding.
        ContainedInput: it broke its parser, or is a bomb.
        EmptyInput: there is nothing in it.
    """
    if str(path) == STANDARD_INPUT:
        return _raw((stdin or sys.stdin.buffer).read(MAX_BYTES + 1), STANDARD_INPUT)
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
    return _raw(content, name)


def _raw(content: bytes, name: str) -> Raw:
    """Read text and pages here, and whatever has to be unpacked in a child process."""
    if len(content) > MAX_BYTES or not is_packed(content):
        return raw_of(content, name=name)
    return contained_raw(Item(content, None, Capture(datetime.now(UTC), Via.FILE, name)))
