"""Values of incidents in plain words: what a cell of a table says."""

from __future__ import annotations

from whence.link.incidents.deriving.differences import count_words
from whence.link.incidents.deriving.titles import day_words, event_name
from whence.model.claim import EventCodes
from whence.model.incident import Days, Party
from whence.model.mention import Count
from whence.model.place import Place


def in_words(value: object) -> str:
    """Say a value of a field: "air strike", "27 March 2016", "6 (4 to 10)"."""
    match value:
        case EventCodes():
            return event_name(value)
        case Party() | Place():
            return value.name
        case Days():
            return day_words(value)
        case Count():
            return count_words(value)
        case _:
            return str(value)
