"""Mail (eml): the body that its sender wrote, and what the header says. Attachments are told of and left closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import TypeAlias, cast

from whence.ingest.converted import Converted, listed
from whence.ingest.decode import Decoded, decode
from whence.model.dates import PartialDate
from whence.model.errors import EmptyInput, InputError, UndecodableInput, UnreadableInput
from whence.model.item import Hints
from whence.model.raw import Media

_Part: TypeAlias = "Message[str, str]"

_HEAD = 8_192
_FIELD = re.compile(rb"(?:From [^\r\n]{3,200}\r?\n)?[!-9;-~]{2,60}:[ \t]?")
_POSTED = re.compile(rb"^(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:From|Date|Subject):", re.IGNORECASE | re.MULTILINE)
_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|sv|rv)\s{0,2}:\s*)+", re.IGNORECASE)
_LONGEST = 300

_MAX_VALUE = 2_000
"""Characters of a header's value that are looked into. RFC 5322 asks for lines under 998; the library's time to decode
one grows faster than its length."""

_MAX_PARTS, _MAX_MARKS = 500, 2_000
"""Parts that are looked at, and lines that could part them: a mail with more is refused before it is taken apart."""

_MARK = re.compile(rb"^--[^\s-]", re.MULTILINE)


def is_mail(content: bytes) -> bool:
    """Say whether bytes begin with the header of a posted message: what mail programs add, beside who and when."""
    head = re.split(rb"\r?\n\r?\n", content[:_HEAD], maxsplit=1)[0]
    return bool(_FIELD.match(content) and _POSTED.search(head) and _SENT.search(head))


def mail_text(content: bytes, name: str) -> Converted:
    """Read a mail.

    Raises:
        UndecodableInput: it is damaged, or its text is in no known encoding.
        UnreadableInput: it has more parts than mails have.
        EmptyInput: it has no text.
    """
    if sum(1 for _ in _MARK.finditer(content)) > _MAX_MARKS:
        raise UnreadableInput(f"{name}: a mail of more than {_MAX_MARKS:,} parts; save its text and give that")
    try:
        # the newer policies read every header into a tree, which breaks on broken ones and takes minutes for long ones
        message = message_from_bytes(content, policy=policy.compat32)
        return _converted(message, list(_parts(message)), name)
    except (InputError, MemoryError):
        raise
    except Exception as error:  # the library raises many kinds on broken headers and parts
        raise UndecodableInput(
            f"{name}: a damaged mail ({type(error).__name__}); save its text and give that"
        ) from error


def _converted(message: _Part, parts: list[_Part], name: str) -> Converted:
    decoded, media, body = _body(parts, name)
    closed = [_named(part) for part in parts if part is not body and not _is_text(part)]
    notes = [note.reason for note in decoded.rejections]
    notes += [f"attachments were not opened: {listed(closed)}; give them as files of their own"] if closed else []
    if len(parts) == _MAX_PARTS:
        notes.append(f"of the mail's parts only the first {_MAX_PARTS} were looked at")
    hints = Hints(
        title=_ANSWER.sub("", _header(message, "Subject") or "").strip() or None,
        byline=_sender(message),
        published=_day(message),
        key=_header(message, "Message-ID"),
    )
    return Converted(decoded.text, media, hints, notes=tuple(notes))


def _parts(message: _Part) -> Iterator[_Part]:
    """Yield what is in a mail, but not what is in a mail inside it."""
    waiting, given = [message], 0
    while waiting and given < _MAX_PARTS:
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            waiting[:0] = cast("list[_Part]", inner) if isinstance(inner, list) else []
        elif all(
            len(str(value)) <= _MAX_VALUE for field, value in part.items() if field.lower().startswith("content-")
        ):
            given += 1
            yield part


def _body(parts: list[_Part], name: str) -> tuple[Decoded, Media, _Part]:
    """Choose the plain text before the page, as the sender's own words."""
    for kind, media in (("text/plain", Media.TEXT), ("text/html", Media.HTML)):
        for part in parts:
            if part.get_content_type() != kind or not _is_text(part):
                continue
            payload = part.get_payload(decode=True)
            if not isinstance(payload, bytes) or not payload.strip():
                continue
            # never the mail library's own decoding: it would obey a declared utf-7
            decoded = decode(payload, name=name, declared=part.get_content_charset(), html=media is Media.HTML)
            if decoded.text.strip():
                return decoded, media, part
    raise EmptyInput(f"{name}: a mail without text; give what is attached to it as files of their own")


def _is_text(part: _Part) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"


def _named(part: _Part) -> str:
    return f"{_decoded(part.get_filename() or '') or 'without a name'} ({part.get_content_type()})"


def _header(message: _Part, field: str) -> str | None:
    value = message.get(field)
    return _decoded(str(value)) or None if value is not None else None


def _decoded(value: str) -> str:
    """Read a header's value, with the words that are encoded in it, on one line."""
    value = value[:_MAX_VALUE]
    with suppress(HeaderParseError, LookupError, ValueError):  # it stands as it was sent
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())[:_LONGEST]


def _sender(message: _Part) -> str | None:
    display, address = parseaddr(_header(message, "From") or "")
    return display or address or None


def _day(message: _Part) -> PartialDate | None:
    try:
        return PartialDate.of(parsedate_to_datetime(_header(message, "Date") or "").date())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
