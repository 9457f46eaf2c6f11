"""OPML: lists of feeds as feed readers exchange them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from whence.ingest.links import read_link
from whence.model.errors import UnreadableInput
from whence.model.item import Refused

_MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of a list: its address and its title."""

    url: str
    title: str | None = None


def load_opml(name: str, *, stdin: BinaryIO | None = None) -> bytes:
    """Read the bytes of a list of feeds from a file, or from standard input where the name is ``-``.

    Raises:
        UnreadableInput: there is no such file, or it cannot be read.
    """
    try:
        if name == "-":
            return (stdin or sys.stdin.buffer).read(_MAX_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableInput(f"{name}: cannot be read ({reason}); check the path") from error


def read_opml(content: bytes, name: str) -> tuple[tuple[Outline, ...], tuple[Refused, ...]]:
    """Read a list of feeds, each address once, whatever folders they lie in; and what of it leads nowhere, and why.

    Raises:
        UnreadableInput: it is no OPML, or too large.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    if len(content) > _MAX_BYTES:
        raise UnreadableInput(f"{name}: larger than {_MAX_BYTES // 1_000_000} MB, and no list of feeds is")
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableInput(f"{name}: not XML ({error}); give the OPML file that a feed reader exports") from error
    if root.tag.lower() != "opml":
        raise UnreadableInput(f"{name}: XML, but no OPML; give the file that a feed reader exports")
    found: dict[str, Outline] = {}
    refused: list[Refused] = []
    for at, element in enumerate(root.iter("outline"), start=1):
        address = element.get("xmlUrl")
        if address is None:
            continue  # a folder
        link = read_link(address)
        if link.url is None:
            refused.append(Refused(f"{name}#{at}", str(link.reason)))
        else:
            title = " ".join((element.get("title") or element.get("text") or "").split())[:200]
            found.setdefault(link.url, Outline(link.url, title or None))
    return tuple(found.values()), tuple(refused)
