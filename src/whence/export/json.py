"""A reading as one JSON object (``docs/reading.schema.json`` is its schema)."""

from __future__ import annotations

import json

from whence.model.reading import Reading
from whence.model.serial import reading_to_dict


def dumps(reading: Reading, *, ascii_only: bool = False) -> str:
    """Return the reading as compact JSON on one line, without a line end.

    Args:
        reading: what to write.
        ascii_only: escape everything beyond ASCII, for streams that cannot carry it.
    """
    return json.dumps(reading_to_dict(reading), ensure_ascii=ascii_only, separators=(",", ":"), allow_nan=False)
