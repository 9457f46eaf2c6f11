"""Read benchmark files: JSON lines, plain or gzip, and folders of web pages.

Every file is hostile until parsed: what breaks the format is a `BenchInputError` that names the file, the line, the
field and the remedy. Nothing is skipped and nothing is filled in, because a row that silently goes missing changes a
figure.
"""

from __future__ import annotations

import gzip
import json
import math
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import BufferedReader, StringIO
from pathlib import Path
from typing import NoReturn

from whence.model.errors import BenchInputError

MAX_LINE = 64 * 1024 * 1024
"""Bytes one line (or one page) may hold after decompression: far above any corpus, far below all memory."""

_GZIP_MAGIC = b"\x1f\x8b"
_ROW_REMEDY = "give a file with one JSON object a line, plain or gzip"

Offsets = tuple[int, int]
"""Begin and end of a span in Unicode code points (or in tokens, where a score says so), end exclusive."""


@dataclass(frozen=True, slots=True)
class Row:
    """One JSON object of a benchmark file, which knows where it stands so that errors can say so.

    Attributes:
        where: file and line, and the path of fields below the row's top level.
        fields: the object as parsed.
    """

    where: str
    fields: Mapping[str, object]

    def fail(self, key: str, expected: str) -> NoReturn:
        """Raise the error for a field that is absent or of another kind."""
        if key not in self.fields:
            raise BenchInputError(f"{self.where}: no field {key!r}: {expected} is needed there")
        found = repr(self.fields[key])
        shown = found if len(found) <= 60 else found[:57] + "..."
        raise BenchInputError(f"{self.where}: field {key!r} holds {shown}: write {expected}")

    def has(self, key: str) -> bool:
        """Say whether the field is there and not null."""
        return self.fields.get(key) is not None

    def text(self, key: str) -> str:
        """Return a string field."""
        value = self.fields.get(key)
        return value if isinstance(value, str) else self.fail(key, "a string")

    def text_or_none(self, key: str) -> str | None:
        """Return a string field, or ``None`` where it is absent or null."""
        return self.text(key) if self.has(key) else None

    def identifier(self, key: str) -> str:
        """Return an id: a string, or a whole number as its digits."""
        value = self.fields.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return value if isinstance(value, str) and value else self.fail(key, "an id (a string or a whole number)")

    def integer(self, key: str) -> int:
        """Return a whole number."""
        value = self.fields.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else self.fail(key, "a whole number")

    def index(self, key: str) -> int:
        """Return a whole number of at least 0."""
        value = self.integer(key)
        return value if value >= 0 else self.fail(key, "a whole number of at least 0")

    def number_or_none(self, key: str) -> float | None:
        """Return a finite number, or ``None`` where the field is absent or null."""
        value = self.fields.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return float(value)
        return self.fail(key, "a number or null")

    def values(self, key: str) -> list[object]:
        """Return a list field."""
        value = self.fields.get(key)
        return value if isinstance(value, list) else self.fail(key, "a list")

    def rows(self, key: str) -> list[Row]:
        """Return a field that is a list of objects."""
        out = []
        for number, value in enumerate(self.values(key), 1):
            if not isinstance(value, dict):
                self.fail(key, "a list of objects")
            out.append(Row(f"{self.where}, {key} {number}", value))
        return out

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a field that is a list of strings."""
        values = self.values(key)
        if any(not isinstance(value, str) for value in values):
            self.fail(key, "a list of strings")
        return tuple(str(value) for value in values)

    def spans(self, key: str) -> tuple[Offsets, ...]:
        """Return a field that is a list of ``[begin, end]``; absent or null means none."""
        return tuple(self.offsets(key, value) for value in self.values(key)) if self.has(key) else ()

    def offsets(self, key: str, value: object) -> Offsets:
        """Check one ``[begin, end]`` of the field `key`."""
        match value:
            case [int(begin), int(end)] if 0 <= begin <= end:
                return begin, end
        return self.fail(key, "[begin, end] pairs of whole numbers with 0 <= begin <= end")

    def span(self) -> Offsets:
        """Return the fields ``begin`` and ``end``.

        They may lie outside the text, even below 0: GeoWebNews has such names, which nobody can find and which count.
        """
        begin, end = self.integer("begin"), self.integer("end")
        return (begin, end) if begin <= end else self.fail("end", "a number that is not below 'begin'")

    def day_or_none(self, key: str) -> date | None:
        """Return a date (YYYY-MM-DD, with or without a time, or YYYYMMDD), ``None`` where it is no whole day."""
        value = self.text_or_none(key)
        try:
            return datetime.fromisoformat(value).date() if value else None
        except ValueError:
            return None


@contextmanager
def readable(path: Path) -> Iterator[gzip.GzipFile | BufferedReader]:
    """Open a file for reading bytes, unpacking gzip where its first bytes say so.

    Raises:
        BenchInputError: the file is missing, a folder, not permitted, or a broken gzip file (also while it is read).
    """
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == _GZIP_MAGIC
            raw.seek(0)
            with ExitStack() as stack:
                yield stack.enter_context(gzip.open(raw)) if packed else raw
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BenchInputError(f"{path}: a broken gzip file ({error}): copy it again") from error
    except OSError as error:
        raise BenchInputError(f"{path}: cannot be read ({error.strerror or error}): check the path") from error


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a JSON-lines file, plain or gzip, one line in memory at a time.

    Raises:
        BenchInputError: the file cannot be read, holds no row, or a line is too long, not UTF-8 or not a JSON object.
    """
    number = 0
    found = False
    with readable(path) as stream:
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise BenchInputError(f"{path}, line {number}: longer than {MAX_LINE} bytes: {_ROW_REMEDY}")
            if line.strip():
                found = True
                yield _row(f"{path}, line {number}", line)
    if not found:
        raise BenchInputError(f"{path}: holds no rows: {_ROW_REMEDY}")


def _row(where: str, line: bytes) -> Row:
    value = parse_json(where, line)
    if not isinstance(value, dict):
        raise BenchInputError(f"{where}: not a JSON object: {_ROW_REMEDY}")
    return Row(where, value)


def parse_json(where: str, data: bytes) -> object:
    """Parse UTF-8 JSON strictly: no NaN, no infinity, no lone surrogates.

    Raises:
        BenchInputError: the bytes are anything else; `where` starts the message.
    """
    try:
        value: object = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
        if b"\\u" in data:  # only an escape can smuggle in half a surrogate pair, which no encoding can write out again
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError as error:
        raise BenchInputError(f"{where}: not UTF-8 (byte {error.start}): save the file as UTF-8") from error
    except UnicodeEncodeError as error:
        raise BenchInputError(f"{where}: half a surrogate pair in a string: remove or repair it") from error
    except (ValueError, RecursionError) as error:
        raise BenchInputError(f"{where}: not JSON ({error}): {_ROW_REMEDY}") from error
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


def read_ids(path: Path) -> frozenset[str]:
    """Read a list of ids, one a line; empty lines and lines that start with ``#`` do not count.

    Raises:
        BenchInputError: the file cannot be read or names no id.
    """
    with readable(path) as stream:
        data = stream.read(MAX_LINE)
    try:
        lines = StringIO(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BenchInputError(f"{path}: not UTF-8: save the file as UTF-8") from error
    ids = frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    if not ids:
        raise BenchInputError(f"{path}: names no ids: write one id a line")
    return ids


@dataclass(frozen=True, slots=True)
class PageFile:
    """One web page of a pages folder: the file, the body a person marked, and where the page came from."""

    id: str
    html: Path
    body: str
    url: str | None

    def read_html(self) -> bytes:
        """Return the page's bytes, unpacked.

        Raises:
            BenchInputError: the file cannot be read or unpacks to more than `MAX_LINE` bytes.
        """
        with readable(self.html) as stream:
            data = stream.read(MAX_LINE + 1)
        if len(data) > MAX_LINE:
            raise BenchInputError(f"{self.html}: unpacks to more than {MAX_LINE} bytes: remove the page")
        return data


def read_pages(folder: Path) -> list[PageFile]:
    """Read a pages folder: ``ground-truth.json`` (id to ``articleBody`` and ``url``), ``html/ID.html.gz`` or ``.html``.

    Raises:
        BenchInputError: something is missing or breaks the format.
    """
    truth = folder / "ground-truth.json"
    if not folder.is_dir():
        raise BenchInputError(f"{folder}: not a folder: give one that holds html/ and ground-truth.json")
    with readable(truth) as stream:
        data = stream.read(MAX_LINE + 1)
    if len(data) > MAX_LINE:
        raise BenchInputError(f"{truth}: longer than {MAX_LINE} bytes: split the folder")
    pages = parse_json(str(truth), data)
    if not isinstance(pages, dict) or not pages:
        raise BenchInputError(f"{truth}: not an object from page id to articleBody: write one")
    return [_page(folder, truth, name, page) for name, page in pages.items()]


def _page(folder: Path, truth: Path, name: str, page: object) -> PageFile:
    where = f"{truth}, page {name!r}"
    if not isinstance(page, dict):
        raise BenchInputError(f"{where}: not an object: write {{'articleBody': text, 'url': text}}")
    if Path(name).name != name or name in {"", ".", ".."}:
        raise BenchInputError(
            f"{where}: the id is not the name of a file: name it as the file in html/, without .html.gz"
        )
    row = Row(where, page)
    for html in (folder / "html" / f"{name}.html.gz", folder / "html" / f"{name}.html"):
        if html.is_file():
            return PageFile(name, html, row.text_or_none("articleBody") or "", row.text_or_none("url"))
    raise BenchInputError(f"{where}: no html/{name}.html.gz beside it: add the page or take the id out")
