"""Containers of reports read in a sandbox: what the child does, and how what it says is believed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from whence.ingest.container import Passed, Position, Skipped, Within
from whence.ingest.kinds import SourceKind
from whence.ingest.lists import read_saved_feed, read_saved_sitemap, read_urls
from whence.ingest.mapping import Columns
from whence.ingest.mbox import read_mbox
from whence.ingest.passing import (
    hints_from_dict,
    hints_to_dict,
    item_from_message,
    item_to_message,
    outcome_from_message,
    refused_to_message,
)
from whence.ingest.sandbox import Limits, Message, Sandbox
from whence.ingest.sandbox.limits import DEFAULT
from whence.ingest.sandbox.messages import MessageError
from whence.ingest.tables import TableForm, read_table
from whence.ingest.wacz import read_wacz
from whence.ingest.warc import read_warc
from whence.model.errors import ContainedInput
from whence.model.item import Address, Item, Refused

_TASK = f"{__name__}:positions"
MODULES = (
    __name__,
    "brotli",
    "defusedxml.ElementTree",
    "encodings.idna",
    "feedparser",
    "warcio.statusandheaders",
    "whence.ingest.json_feeds",
    "whence.ingest.xml_feeds",
)
"""What the child loads before it is locked, for nothing can be loaded after."""


_MOST_BREAKS = 5
"""Positions in a row that break the child before the rest is given up: each can cost the full limit of time."""
_READ_WHOLE = frozenset((SourceKind.FEED, SourceKind.SITEMAP))
"""What is read whole before its first position: where that breaks the child, it would break it for any other too."""


@dataclass(frozen=True, slots=True)
class Container:
    """A container to be read: the file, what it is, and what its reader is told."""

    path: Path
    kind: SourceKind
    within: Within
    columns: Columns


def read_stream(stream: BinaryIO, container: Container) -> Iterator[Position]:
    """Read a container from its bytes, here and now.

    Raises:
        InputError: it is not what it is said to be.
    """
    within = container.within
    match container.kind:
        case SourceKind.WARC:
            return read_warc(stream, within)
        case SourceKind.WACZ:
            return read_wacz(stream, within)
        case SourceKind.MBOX:
            return read_mbox(stream, within)
        case SourceKind.FEED:
            return read_saved_feed(stream, within)
        case SourceKind.SITEMAP:
            return read_saved_sitemap(stream, within)
        case SourceKind.URLS:
            return read_urls(stream, within)
    return read_table(stream, within, container.columns, TableForm(container.kind.value))


def read_contained(
    container: Container, limits: Limits = DEFAULT, sandbox: Sandbox | None = None
) -> Iterator[Position]:
    """Do what ``read_stream`` does with the container's file, in a child process.

    A position that breaks the child is refused with what became of it, and the next one is read. The child is
    ``sandbox``'s where that is given (with ``MODULES``), for many containers in a row, and else the file's own.

    Raises:
        InputError: it is not what it is said to be.
        SandboxError: no child can be started.
    """
    number, breaks = container.within.skip, 0
    most = 1 if container.kind in _READ_WHOLE else _MOST_BREAKS
    with nullcontext(sandbox) if sandbox else Sandbox(MODULES, limits) as child:
        while True:
            try:
                for answer in child.stream(_TASK, _arguments(container, number), reads=[container.path]):
                    position = _position_from(answer)
                    if not isinstance(position, Skipped):
                        number, breaks = number + 1, 0
                        yield position
                return
            except ContainedInput as error:
                number, breaks = number + 1, breaks + 1
                yield Refused(container.within.position(number), str(error))
            if breaks == most:
                if most > 1:
                    reason = f"it broke its reader {breaks} times in a row; the rest was not read"
                    yield Refused(container.within.place, reason)
                return


def positions(arguments: dict[str, Any]) -> Iterator[Message]:
    """Serve ``read_contained`` in the child: one message for every position."""
    within = arguments["within"]
    given = arguments["columns"].items()
    columns: dict[str, Any] = {key: tuple(each) if isinstance(each, list) else each for key, each in given}
    container = Container(
        Path(arguments["path"]),
        SourceKind(arguments["kind"]),
        Within(
            within["place"],
            datetime.fromisoformat(within["at"]),
            date.fromisoformat(within["today"]),
            int(arguments["skip"]),
        ),
        Columns(**columns),
    )
    with container.path.open("rb") as stream:
        for position in read_stream(stream, container):
            yield _message(position)


def _arguments(container: Container, skip: int) -> dict[str, Any]:
    within = container.within
    return {
        "path": str(container.path.absolute()),
        "kind": container.kind.value,
        "within": {"place": within.place, "at": within.at.isoformat(), "today": within.today.isoformat()},
        "columns": asdict(container.columns),
        "skip": skip,
    }


def _message(position: Position) -> Message:
    match position:
        case Item():
            return item_to_message(position)
        case Refused():
            return refused_to_message(position)
        case Skipped():
            return Message({"skipped": position.number})
        case Passed():
            return Message({"passed": position.reason, "place": position.place})
        case Address():
            hints = hints_to_dict(position.hints)
            return Message({"url": position.url, "place": position.place, "hints": hints, "notes": position.notes})


def _position_from(message: Message) -> Position:
    """Build a position from what the child sent, which is held to be hostile.

    Raises:
        ContainedInput: it is none.
    """
    try:
        return _checked(message)
    except MessageError as error:
        raise ContainedInput(f"its parser answered nonsense ({error})", "nonsense") from error


def _checked(message: Message) -> Position:
    header = message.header
    if "skipped" in header:
        return Skipped(0)
    if "passed" in header:
        return Passed(str(header.get("place")), str(header["passed"]))
    if "url" in header:
        notes = tuple(str(note) for note in header.get("notes", ()))
        return Address(str(header["url"]), str(header.get("place")), hints_from_dict(header.get("hints")), notes)
    return item_from_message(message) if "capture" in header else outcome_from_message(message)
