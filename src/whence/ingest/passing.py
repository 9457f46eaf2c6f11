"""Items and what became of them, as messages to and from the sandbox; what comes from there is checked by field."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from whence.ingest.sandbox import Message
from whence.ingest.sandbox.messages import MessageError
from whence.model.dates import PartialDate
from whence.model.errors import ModelError
from whence.model.item import Capture, Hints, Item, Refused, Via
from whence.model.raw import Media, Raw
from whence.model.reading import Rejection


def item_to_message(item: Item) -> Message:
    """Write an item: its bytes as the body, the rest as the header."""
    capture = {**asdict(item.capture), "at": item.capture.at.isoformat(), "via": item.capture.via.value}
    header = {
        "mime": item.mime,
        "capture": capture,
        "hints": hints_to_dict(item.hints),
        "text": item.text,
        "charset": item.charset,
        "notes": list(item.notes),
    }
    return Message(header, item.content)


def item_from_message(message: Message) -> Item:
    """Read what ``item_to_message`` wrote.

    Raises:
        MessageError: it is none.
    """
    header = message.header
    try:
        capture = dict(header["capture"])
        capture["at"] = datetime.fromisoformat(capture["at"])
        capture["via"] = Via(capture["via"])
        capture["headers"] = tuple((str(name), str(value)) for name, value in capture["headers"])
        captured = Capture(**capture)
        texts = (captured.place, *map(_or_empty, (captured.url, header["mime"], header["text"], header["charset"])))
        if not all(isinstance(text, str) for text in texts) or not isinstance(captured.status, int | None):
            raise MessageError("an item whose fields are no text")
        hints = hints_from_dict(header["hints"])
        notes = tuple(str(note) for note in header["notes"])
        return Item(message.body, header["mime"], captured, hints, header["text"], header["charset"], notes)
    except (KeyError, TypeError, ValueError) as error:
        raise MessageError(f"no item: {type(error).__name__}") from error


def refused_to_message(refused: Refused) -> Message:
    """Write a refusal."""
    header = {"place": refused.place, "reason": refused.reason, "held": refused.content is not None}
    return Message(header, refused.content or b"")


def outcome_from_message(message: Message) -> Item | Refused:
    """Read an item or a refusal.

    Raises:
        MessageError: it is neither.
    """
    if "reason" not in message.header:
        return item_from_message(message)
    held = message.body if message.header.get("held") else None
    return Refused(str(message.header.get("place")), str(message.header["reason"]), held)


def raw_to_message(raw: Raw) -> Message:
    """Write what was read in the sandbox; the bytes themselves are at hand outside."""
    header = {
        "media": raw.media.value,
        "notes": [note.reason for note in raw.rejections],
        "hints": hints_to_dict(raw.hints),
        "made": str(raw.made) if raw.made else None,
    }
    return Message(header, raw.text.encode("utf-8", "surrogatepass"))


def raw_from_message(message: Message, item: Item) -> Raw:
    """Read what ``raw_to_message`` wrote of an item.

    Raises:
        MessageError: it is none.
    """
    header = message.header
    try:
        text = message.body.decode("utf-8", "surrogatepass")
        notes = tuple(Rejection("ingest", None, str(note)) for note in header["notes"])
        made = PartialDate.parse(header["made"]) if header["made"] else None
        hints = hints_from_dict(header["hints"])
        media = Media(header["media"])
    except (KeyError, TypeError, ValueError) as error:
        raise MessageError(f"no report: {type(error).__name__}") from error
    return Raw(item.content, text, media, item.capture.place, item.capture.url, notes, hints, made)


def hints_to_dict(hints: Hints) -> dict[str, Any]:
    """Write hints as plain data."""
    return {**asdict(hints), "published": str(hints.published) if hints.published else None}


def hints_from_dict(data: Any) -> Hints:
    """Read hints.

    Raises:
        MessageError: they are none.
    """
    try:
        fields = dict(data)
        published = fields.pop("published")
        if not all(isinstance(value, str | None) for value in fields.values()):
            raise MessageError("hints that are no text")
        return Hints(**fields, published=PartialDate.parse(published) if published else None)
    except (KeyError, TypeError, ValueError, ModelError) as error:
        raise MessageError(f"no hints: {type(error).__name__}") from error


def _or_empty(value: Any) -> Any:
    return "" if value is None else value
