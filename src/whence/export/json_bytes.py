"""Plain data as JSON in UTF-8, whatever strangers' words hold."""

from __future__ import annotations

import json
import re
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character: no encoding can carry it. U+FFFD takes its place, one for one, so that offsets stay right."""


def json_bytes(value: Any) -> bytes:
    """Write plain data as compact JSON on one line, without a line end; keys in the order given.

    Raises:
        ValueError: a number is infinite or none.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return whole_characters(text).encode("utf-8")


def whole_characters(text: str) -> str:
    """Put U+FFFD in the place of half characters."""
    return _SURROGATE.sub("\ufffd", text)
