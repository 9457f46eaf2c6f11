"""WACZ: web archives in a ZIP file, read as streams: nothing is ever written under the names that it gives."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from whence.ingest.container import BEAT, Position, Skipped, Within
from whence.ingest.limits import FREE_BYTES, MAX_RATIO
from whence.ingest.warc import position
from whence.ingest.warc_records import BrokenRecord, Record, Records
from whence.model.errors import UnreadableInput

_FOLDER = "archive/"
_BREAKS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
    OSError,
)
"""What the library raises on ZIP files that are damaged, encrypted or packed in ways that it does not know."""


def read_wacz(stream: BinaryIO, within: Within) -> Iterator[Position]:
    """Read the web archives of a WACZ file in the order of their names; positions count on from one to the next.

    Raises:
        UnreadableInput: it is no ZIP file, or has no web archive in it.
    """
    try:
        package = zipfile.ZipFile(stream)
    except _BREAKS as error:
        raise UnreadableInput(f"{within.place}: no ZIP file that can be read ({error}); get it again") from error
    with package:
        members = sorted((each for each in package.infolist() if _is_archive(each)), key=lambda each: each.filename)
        if not members:
            raise UnreadableInput(f"{within.place}: a ZIP file without a web archive under {_FOLDER}; unpack it first")
        records = (record for member in members for record in _records(package, member, within.place))
        for number, record in enumerate(records, start=1):
            if number > within.skip:
                yield position(record, within, within.position(number))
            elif number % BEAT == 0:
                yield Skipped(number)


def _is_archive(member: zipfile.ZipInfo) -> bool:
    return member.filename.startswith(_FOLDER) and member.filename.endswith((".warc", ".warc.gz"))


def _records(package: zipfile.ZipFile, member: zipfile.ZipInfo, place: str) -> Iterator[Record | BrokenRecord]:
    """Read one member; where it breaks, it ends there, and the next one is read."""
    if member.file_size > FREE_BYTES and member.file_size > MAX_RATIO * member.compress_size:
        yield BrokenRecord(member.header_offset, f"a member unpacks to more than {MAX_RATIO} times its size")
        return
    try:
        with package.open(member) as packed:
            yield from Records(cast(BinaryIO, packed), place)
    except _BREAKS as error:
        yield BrokenRecord(member.header_offset, f"a member of the ZIP file is broken ({error})")
