"""Tables of JSON: one object a line, or one document with a list of objects."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeAlias

from whence.ingest.container import BEAT, Skipped
from whence.ingest.limits import MAX_DOCUMENT_BYTES, MAX_ROW_BYTES
from whence.ingest.lines import Damage, Overlong, lines
from whence.model.archive import canonical_json
from whence.model.errors import UnreadableInput

_LISTS = ("articles", "items", "documents", "docs", "results", "stories", "data", "rows")
"""Names under which a JSON document holds its list of reports; else it is the only list of objects that it has."""

_HEAD = 65_536


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


@dataclass(frozen=True, slots=True)
class Cells:
    """A row: its cells by the names of their columns, and its bytes."""

    cells: dict[str, Any] = field(repr=False)
    content: bytes = field(repr=False)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be read, and why; ``content`` is how it begins. A blank one has no content."""

    reason: str
    content: bytes | None = field(default=None, repr=False)


Read: TypeAlias = Cells | Bad | Skipped | None
"""What is read of one row; None for a blank one."""


def read_lines(stream: io.BufferedReader[io.RawIOBase], skip: int) -> Iterator[Read]:
    """Read JSON lines; None for a blank one. The first ``skip`` lines are left out unread."""
    for number, line in enumerate(lines(stream, MAX_ROW_BYTES), start=1):
        if number <= skip:
            if number % BEAT == 0:
                yield Skipped(number)
            continue
        match line:
            case bytes():
                yield read_row(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
            case Overlong():
                yield Bad(f"the line has {line.size:,} bytes, and a row may have {MAX_ROW_BYTES:,}", line.head)
            case Damage():
                yield Bad(f"{line.reason}, at byte {line.offset:,} of the file")


def read_row(line: bytes) -> Cells | Bad | None:
    """Read a line of JSON; None for a blank one."""
    content = line.strip(b" \t\r\n")
    if not content:
        return None
    try:
        text, broken = content.decode("utf-8"), False
    except UnicodeDecodeError:
        text, broken = content.decode("utf-8", "replace"), True
    try:
        cells = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        return Bad(f"no JSON ({_why(error)})", content[:_HEAD])
    if not isinstance(cells, dict):
        return Bad(f"no JSON object but {type(cells).__name__}", content[:_HEAD])
    return Cells(cells, content, ("characters that are no UTF-8 stand as U+FFFD",) if broken else ())


def read_document(stream: io.BufferedReader[io.RawIOBase], name: str, skip: int) -> Iterator[Read]:
    """Read a JSON document that is a list of objects, or holds one. A row's bytes are its canonical JSON.

    Raises:
        UnreadableInput: it is too large, no JSON, or holds no such list.
    """
    content = stream.read(MAX_DOCUMENT_BYTES + 1)
    if len(content) > MAX_DOCUMENT_BYTES:
        raise UnreadableInput(
            f"{name}: one JSON document of more than {MAX_DOCUMENT_BYTES // 1_000_000} MB; "
            "write one object a line (JSONL)"
        )
    try:
        data = json.loads(content, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(
            f"{name}: no JSON ({_why(error)}); check the file, or say its kind with --format"
        ) from error
    for row in _listed(data, name)[skip:]:
        if isinstance(row, dict):
            yield Cells(row, canonical_json(row).encode("ascii"))
        else:
            yield Bad(f"no JSON object but {type(row).__name__}", canonical_json(row).encode("ascii")[:_HEAD])


def _listed(data: Any, name: str) -> list[Any]:
    if isinstance(data, list):
        return data
    lists = {key: value for key, value in data.items() if isinstance(value, list)} if isinstance(data, dict) else {}
    known = [key for key in _LISTS if key in lists]
    if known or len(lists) == 1:
        return lists[known[0]] if known else next(iter(lists.values()))
    raise UnreadableInput(f"{name}: JSON, but no list of reports; write one object a line (JSONL)")


def _why(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:200]
