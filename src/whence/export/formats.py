"""What every export of incidents is: a name, files, what it leaves out, and a pure function that writes it.

A writer takes dossiers and yields pieces: bytes, and the part that they belong to. Part ``""`` is the file that the
user names (``out.csv``); any other part stands beside it (part ``"links"`` is ``out.links.csv``). All pieces of a part
put together, in order, are its file. A writer opens no file, no archive and no connection, and yields early: dossiers
come as a stream that can be longer than memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeAlias

from whence.model.linking import Dossier

Piece: TypeAlias = tuple[str, bytes]
"""The part, and bytes to put at its end."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user can choose of an export. A format ignores what it has no use for.

    Attributes:
        every: also what did not happen for all that is known: what is only planned, supposed or denied.
        variant: of the columns, by a name that the format knows; None for the usual one.
        hxl: put a row of HXL tags under the header.
        page: address of an incident's page with ``{id}`` where the id goes; None where incidents have none.
        sha1: gets the SHA-1 of bytes by their SHA-256, for formats that name files so; None where nobody can tell it.
    """

    every: bool = False
    variant: str | None = None
    hxl: bool = False
    page: str | None = None
    sha1: Callable[[str], str | None] | None = None


DEFAULT = Choices()
Write: TypeAlias = Callable[[Iterable[Dossier], Choices], Iterator[Piece]]
Refuse: TypeAlias = Callable[[Dossier, Choices], str | None]


def takes_all(_dossier: Dossier, _choices: Choices) -> str | None:
    """Leave nothing out."""
    return None


@dataclass(frozen=True, slots=True)
class Format:
    """A form that incidents can be written in.

    Attributes:
        name: as the command has it: ``whence export NAME``.
        extension: of its files, with the dot.
        about: one line for people.
        write: yields its pieces. It is only given dossiers that ``refuse`` gives no reason for.
        refuse: says in a word or two why a dossier has no place in this format ("no day"), to be counted; None where
            it has one.
        parts: what is written beside the file that the user names.
        claims: whether the command writes a table of claims beside it (``out.claims.csv``); False for formats that
            hold one themselves.
        variants: names of other sets of columns.
        hxl: whether it can have a row of HXL tags.
        binary: whether its bytes are no text, so that they must not go to a terminal.
        linked: whether it tells of links and judgements, so that dossiers should bring theirs.
    """

    name: str
    extension: str
    about: str
    write: Write
    refuse: Refuse = takes_all
    parts: tuple[str, ...] = ()
    claims: bool = True
    variants: tuple[str, ...] = ()
    hxl: bool = False
    binary: bool = False
    linked: bool = False


def beside(path: PurePath, part: str, extension: str | None = None) -> PurePath:
    """Name the file of a part: ``out.csv`` and ``claims`` make ``out.claims.csv``.

    Args:
        path: the file that the user names.
        part: which part; ``""`` is that file itself.
        extension: of the part's file, with the dot; None for that of the path.
    """
    if not part:
        return path
    suffix = path.suffix if extension is None else extension
    return path.with_name(f"{path.stem}.{part}{suffix}")


def whole(pieces: Iterable[Piece], part: str = "") -> bytes:
    """Put together what belongs to one part: for small exports and for tests."""
    return b"".join(data for name, data in pieces if name == part)
