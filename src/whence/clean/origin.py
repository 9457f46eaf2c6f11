"""Where a text was first published, where it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whence.clean.head_dates import DATE

_NAME = r"(?P<name>(?!the author)[^\s.,;:|©<>*][^\n;:|©<>]{1,80}?)"
_MARKUP = r"(?:</?\w{1,6}>|\*\*|__|\s)*"
_AFTER = (
    rf"{_MARKUP}(?=\s*(?:copyright\b|©|\(c\)|[|;:<,]|\.(?:[\s)\]]|\Z)|[)\]\n]|\Z|\s(?:on|under|with|and|in|at|as|here)\s|https?:|\(https?:"
    rf"|\s{DATE}))"
)
_SAYS = re.compile(
    r"(?:\A|[\n.(\[*]\s*)(?:"
    r"the original source of this (?:article|report|story|piece|post) is"
    r"|(?:(?:this|the) (?:article|story|report|piece|post|text) )?(?:was |is |has been )?"
    r"(?:(?:originally|first) (?:published|appeared|posted)(?: (?:by|in|on|at))"
    r"|(?:re-?published|reprinted|re-?posted|syndicated)(?: here)?"
    r"(?: (?:from|courtesy of|with (?:the )?permission (?:from|of))))"
    r"|(?:original )?source:|via:?(?=\s+[A-Z])"
    rf"){_MARKUP}\s?{_MARKUP}{_NAME}{_AFTER}",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:news )?agenc(?:y|ies)\b|various\b|staff\b|own\b|compiled\b|https?:|www\.", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"')\]]{3,500}", re.IGNORECASE)
_WHEN = re.compile(rf"\bon\s+(?P<date>{DATE})|(?P<bare>{DATE})", re.IGNORECASE)
_LONGEST = 1_500
_WORDS_OF_A_NAME = 9


@dataclass(frozen=True, slots=True)
class OriginLine:
    """What a line says of a text's first publication, with the offsets of the saying in the block."""

    publisher: str
    date: str | None
    url: str | None
    begin: int
    end: int


def origin_line(block: str) -> OriginLine | None:
    """Read a block that says where the text comes from; None where it does not say so, or gives no name.

    Only for blocks that are no story: in a story, "the video first appeared on" speaks of a video.
    """
    said = _SAYS.search(block[:_LONGEST])
    if said is None:
        return None
    name = said["name"].strip(" \t\"'“”‘’*_")
    if not name[:1].isalnum() or len(name.split()) > _WORDS_OF_A_NAME or name.islower() or _NO_NAME.match(name):
        return None
    rest = block[said.start() : _LONGEST]
    when, url = _WHEN.search(rest), _URL.search(rest)
    begin, end = said.start(), said.end("name")
    begin += len(block[begin:end]) - len(block[begin:end].lstrip(" \t\n.([*"))
    date = (when["date"] or when["bare"]) if when else None
    return OriginLine(name, date, url.group().rstrip(".,") if url else None, begin, end)
