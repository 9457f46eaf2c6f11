"""Mail boxes in the form mbox (RFC 4155): mails one behind the other, each begun by a line of "From "."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from whence.ingest.container import BEAT, Position, Skipped, Within
from whence.ingest.limits import MAX_BYTES
from whence.ingest.lines import Damage, Overlong, lines, opened
from whence.model.errors import UnreadableInput
from whence.model.item import Capture, Item, Refused, Via

BEGIN = b"From "
_LINE = 1_000_000
"""Bytes of a line. Mail programs keep to 998."""


def read_mbox(stream: BinaryIO, within: Within) -> Iterator[Position]:
    """Read a mail box, also as gzip. An item's bytes are the mail behind its "From " line, as it stands.

    Raises:
        UnreadableInput: it does not begin as a mail box does.
    """
    buffered, head = opened(stream, within.place)
    with buffered:
        if not head.startswith(BEGIN):
            raise UnreadableInput(f"{within.place}: no mail box: it does not begin with “From ”; give an mbox file")
        for number, mail in enumerate(_mails(lines(buffered, _LINE)), start=1):
            if number > within.skip:
                yield _item(mail, within, within.position(number))
            elif number % BEAT == 0:
                yield Skipped(number)


def _mails(found: Iterator[bytes | Overlong | Damage]) -> Iterator[bytes | str]:
    """Yield every mail, or why it is none."""
    parts: list[bytes] = []
    size, reason, blank, begun = 0, "", True, False
    for line in found:
        if isinstance(line, bytes) and blank and line.startswith(BEGIN):
            if begun:
                yield reason or b"".join(parts)
            parts, size, reason, begun = [], 0, "", True
            continue
        match line:
            case bytes():
                size += len(line)
                blank = not line.strip(b"\r\n")
                if size <= MAX_BYTES:
                    parts.append(line)
                else:
                    parts, reason = [], reason or f"a mail of more than {MAX_BYTES // 1_000_000} MB"
            case Overlong():
                blank, reason = False, reason or f"a mail with a line of {line.size:,} bytes"
            case Damage():
                blank, reason = False, reason or f"{line.reason}, at byte {line.offset:,} of the file"
    if begun:
        yield reason or b"".join(parts)


def _item(mail: bytes | str, within: Within, place: str) -> Item | Refused:
    if isinstance(mail, str):
        return Refused(place, mail)
    if not mail.strip():
        return Refused(place, "an empty mail")
    return Item(mail, "message/rfc822", Capture(within.at, Via.MAIL, place))
