"""Mail (eml): the body that its sender wrote, and what the header says. Attachments are told of and left closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from whence.ingest.converted import Converted, listed
from whence.ingest.decode import Decoded, decode
from whence.model.dates import PartialDate
from whence.model.errors import EmptyInput, InputError, UndecodableInput
from whence.model.item import Hints
from whence.model.raw import Media

_HEAD = 8_192
_FIELD = re.compile(rb"(?:From [^\r\n]{3,200}\r?\n)?[!-9;-~]{2,60}:[ \t]?")
_POSTED = re.compile(rb"^(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:From|Date|Subject):", re.IGNORECASE | re.MULTILINE)
_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|sv|rv)\s{0,2}:\s*)+", re.IGNORECASE)
_LONGEST = 300
_MAX_PARTS = 500


def is_mail(content: bytes) -> bool:
    """Say whether bytes begin with the header of a posted message: what mail programs add, beside who and when."""
    head = re.split(rb"\r?\n\r?\n", content[:_HEAD], maxsplit=1)[0]
    return bool(_FIELD.match(content) and _POSTED.search(head) and _SENT.search(head))


def mail_text(content: bytes, name: str) -> Converted:
    """Read a mail.

    Raises:
        UndecodableInput: it is damaged, or its text is in no known encoding.
        EmptyInput: it has no text.
    """
    try:
        message = message_from_bytes(content, policy=policy.default)
        parts = list(_parts(message))
        return _converted(message, parts, name)
    except (InputError, MemoryError):
        raise
    except Exception as error:  # the parser of headers raises many kinds on broken ones
        raise UndecodableInput(
            f"{name}: a damaged mail ({type(error).__name__}); save its text and give that"
        ) from error


def _converted(message: EmailMessage, parts: list[EmailMessage], name: str) -> Converted:
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


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield what is in a mail, but not what is in a mail inside it."""
    waiting, given = [message], 0
    while waiting and given < _MAX_PARTS:
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            waiting[:0] = cast("list[EmailMessage]", inner) if isinstance(inner, list) else []
        else:
            given += 1
            yield part


def _body(parts: list[EmailMessage], name: str) -> tuple[Decoded, Media, EmailMessage]:
    """Choose the plain text before the page, as the sender's own words."""
    for kind, media in (("text/plain", Media.TEXT), ("text/html", Media.HTML)):
        for part in parts:
            if part.get_content_type() != kind or part.is_attachment():
                continue
            payload = part.get_payload(decode=True)
            if not isinstance(payload, bytes) or not payload.strip():
                continue
            # never the mail library's own decoding: it would obey a declared utf-7
            decoded = decode(payload, name=name, declared=part.get_content_charset(), html=media is Media.HTML)
            if decoded.text.strip():
                return decoded, media, part
    raise EmptyInput(f"{name}: a mail without text; give what is attached to it as files of their own")


def _is_text(part: EmailMessage) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not part.is_attachment()


def _named(part: EmailMessage) -> str:
    return f"{part.get_filename() or 'without a name'} ({part.get_content_type()})"


def _header(message: EmailMessage, field: str) -> str | None:
    value = message.get(field)
    return " ".join(str(value).split())[:_LONGEST] or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    display, address = parseaddr(_header(message, "From") or "")
    return display or address or None


def _day(message: EmailMessage) -> PartialDate | None:
    try:
        return PartialDate.of(parsedate_to_datetime(_header(message, "Date") or "").date())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
