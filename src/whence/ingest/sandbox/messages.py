"""What passes between the program and its sandbox: a JSON header and raw bytes, each with its length before it.

Nothing is ever unpickled: the child has read hostile bytes and is not trusted.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

_LENGTHS = struct.Struct(">IQ")

PREFIX = _LENGTHS.size
"""Bytes before a message that tell the lengths of its header and body."""


class MessageError(Exception):
    """The bytes are no message, or one that is too large."""


@dataclass(frozen=True, slots=True)
class Message:
    """Plain JSON data and raw bytes beside them."""

    header: Mapping[str, Any]
    body: bytes = field(default=b"", repr=False)


def pack(message: Message) -> bytes:
    """Write a message as bytes.

    Raises:
        TypeError: the header holds what JSON does not.
    """
    header = json.dumps(dict(message.header), ensure_ascii=True, allow_nan=False).encode("ascii")
    return b"".join((_LENGTHS.pack(len(header), len(message.body)), header, message.body))


def lengths(prefix: bytes, limit: int) -> tuple[int, int]:
    """Read how long header and body are.

    Raises:
        MessageError: together they are more than the limit.
    """
    header, body = _LENGTHS.unpack(prefix)
    if header + body > limit:
        raise MessageError(f"a message of {header + body:,} bytes, and {limit:,} are allowed")
    return header, body


def unpack(header: bytes, body: bytes) -> Message:
    """Build a message from its two parts.

    Raises:
        MessageError: the header is no JSON object.
    """
    return Message(loads(header), body)


def loads(content: bytes) -> dict[str, Any]:
    """Read a JSON object that an untrusted process wrote.

    Raises:
        MessageError: it is none, or nested too deeply.
    """
    try:
        # lone surrogates may stand in a text that a page spelt out; they pass as they are
        data = json.loads(content.decode("utf-8", "surrogatepass"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise MessageError(f"no JSON: {type(error).__name__}") from error
    if not isinstance(data, dict):
        raise MessageError(f"no JSON object but {type(data).__name__}")
    return data


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
