"""Whatever a user names as a source and need not be fetched: files, folders, tables, web archives, standard input."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from whence.ingest.container import Passed, Position, Skipped, Within
from whence.ingest.containers import MODULES, Container, read_contained, read_stream
from whence.ingest.files import STANDARD_INPUT
from whence.ingest.folders import shown, walk
from whence.ingest.kinds import HEAD, SourceKind, kind_of
from whence.ingest.limits import MAX_BYTES
from whence.ingest.mapping import Columns
from whence.ingest.sandbox import Sandbox
from whence.model.errors import InputError, UnreadableInput
from whence.model.item import Capture, Found, Item, Refused, Via

_MIME = {
    "html": "text/html",
    "htm": "text/html",
    "xhtml": "application/xhtml+xml",
    "txt": "text/plain",
    "pdf": "application/pdf",
    "eml": "message/rfc822",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_SPOOL = 1_048_576


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How a source is to be read.

    Attributes:
        kind: what it is, where the user says it (``--format``); told from each file where None.
        columns: of a table, as far as the user says (``--map``).
        after: the place of the last thing that was taken from this source; only what is behind it is given.
        at: when it is read, in UTC; now where None.
        today: the day of reading, which no publication lies behind; the machine's where None.
        contained: whether containers are read in a sandbox.
    """

    kind: SourceKind | None = None
    columns: Columns = field(default_factory=Columns)
    after: str | None = None
    at: datetime | None = None
    today: date | None = None
    contained: bool = True


def open_source(
    place: str,
    options: SourceOptions | None = None,
    *,
    passed: Counter[str] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Found]:
    """Give every report of a source, with its place: ``folder/file.html``, ``dump.jsonl#12``, ``-#3``.

    Nothing that a source holds is lost without a word: what cannot be taken is refused, in its turn.

    Args:
        place: a file, a folder, or ``-`` for standard input.
        options: how it is to be read.
        passed: counts, by reason, what was never meant to be a report (requests in a web archive, hidden files).
        stdin: standard input; the process's own where None.

    Raises:
        InputError: the source itself is missing, no permission is given, or it is not what it is said to be.
        SandboxError: no child process can be started.
    """
    with Sandbox(MODULES) as sandbox:  # its child is started by the first container, and serves all
        source = _Source(options or SourceOptions(), sandbox)
        found = source.standard_input(stdin or sys.stdin.buffer) if place == STANDARD_INPUT else source.open(place)
        for each in found:
            if isinstance(each, Passed):
                if passed is not None:
                    passed[each.reason] += 1
            elif not isinstance(each, Skipped):
                yield each


class _Source:
    def __init__(self, options: SourceOptions, sandbox: Sandbox) -> None:
        self._options = options
        self._sandbox = sandbox
        self._at = options.at or datetime.now(UTC).replace(microsecond=0)
        self._today = options.today or self._at.date()

    def open(self, place: str) -> Iterator[Position]:
        path = Path(place)
        return self._folder(path) if path.is_dir() else self._file(path, shown(place))

    def standard_input(self, stdin: BinaryIO) -> Iterator[Position]:
        """Read standard input: one report, or a container, which is written to a nameless file first."""
        head = stdin.read(HEAD)
        kind = self._kind(STANDARD_INPUT, head)
        if kind is SourceKind.FILE:
            content = head + stdin.read(MAX_BYTES + 1 - len(head))
            yield self._item(content, STANDARD_INPUT, Via.INPUT)
            return
        with tempfile.NamedTemporaryFile(prefix="whence-", suffix=".input") as file:
            while head:
                file.write(head)
                head = stdin.read(_SPOOL)
            file.flush()
            yield from self._container(Path(file.name), STANDARD_INPUT, kind)

    def _folder(self, folder: Path) -> Iterator[Position]:
        after = self._options.after
        for found in walk(folder, after.rpartition("#")[0] or after if after and "#" in after else after):
            if isinstance(found, Refused | Passed):
                if found.place != after:
                    yield found
                continue
            try:
                yield from self._file(found.path, found.place)
            except InputError as error:
                yield Refused(found.place, str(error).removeprefix(f"{found.place}: "))

    def _file(self, path: Path, place: str) -> Iterator[Position]:
        if self._options.after == place:
            return
        try:
            with path.open("rb") as file:
                head = file.read(HEAD)
                kind = self._kind(place, head)
                content = head + file.read(MAX_BYTES + 1 - len(head)) if kind is SourceKind.FILE else b""
        except (OSError, ValueError) as error:
            raise _unreadable(place, error) from error
        if kind is SourceKind.FILE:
            yield self._item(content, place, Via.FILE)
        else:
            yield from self._container(path, place, kind)

    def _kind(self, place: str, head: bytes) -> SourceKind:
        if self._options.kind is not None:
            return self._options.kind
        try:
            return kind_of(place, head)
        except UnreadableInput as error:
            raise UnreadableInput(f"{place}: {error}") from error

    def _item(self, content: bytes, place: str, via: Via) -> Position:
        if len(content) > MAX_BYTES:
            reason = f"larger than {MAX_BYTES // 1_000_000} MB; give one report, not an archive"
            return Refused(place, reason)
        if not content.strip():
            return Refused(place, "empty; give a file with the text of a report", content)
        suffix = Path(place).suffix.lower().removeprefix(".")
        return Item(content, _MIME.get(suffix), Capture(self._at, via, place))

    def _container(self, path: Path, place: str, kind: SourceKind) -> Iterator[Position]:
        """Read a container; where it breaks off for good after its first position, that is told in its turn."""
        within = Within(place, self._at, self._today, self._skip(place))
        container = Container(path, kind, within, self._options.columns)
        begun = False
        try:
            for position in self._positions(container):
                begun = True
                yield position
        except InputError as error:
            if not begun:
                raise
            yield Refused(place, f"{str(error).removeprefix(f'{place}: ')}; the rest was not read")

    def _positions(self, container: Container) -> Iterator[Position]:
        if self._options.contained:
            yield from read_contained(container, sandbox=self._sandbox)
            return
        with container.path.open("rb") as stream:
            yield from read_stream(stream, container)

    def _skip(self, place: str) -> int:
        """Count the positions of a container that were taken before."""
        before, mark, number = (self._options.after or "").rpartition("#")
        return int(number) if mark and before == place and number.isascii() and number.isdigit() else 0


def _unreadable(place: str, error: OSError | ValueError) -> UnreadableInput:
    match error:
        case FileNotFoundError():
            return UnreadableInput(f"{place}: no such file or folder; check the path")
        case PermissionError():
            return UnreadableInput(f"{place}: no permission to read it; change its mode or copy it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableInput(f"{place}: cannot be read ({reason}); check the path")
