"""ZIP containers that nobody vouches for: looked through before anything is unpacked, and never unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from whence.model.errors import UndecodableInput, UnreadableInput

MAGIC = b"PK\x03\x04"
MAX_MEMBERS = 2_000
MAX_UNPACKED = 100_000_000
"""Bytes of all members of one document together; a text of two million characters with its markup takes a third."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What office programs write. The other methods cannot be unpacked with a limit on what comes out."""


def open_checked(content: bytes, name: str) -> zipfile.ZipFile:
    """Open a ZIP whose members are few, small, named as files in it, and packed as documents are.

    Raises:
        UndecodableInput: it is damaged, or packed or named as no honest document is.
        UnreadableInput: it would unpack to more than the limits.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UndecodableInput(f"{name}: a damaged ZIP archive or office document; save it again") from error
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise UnreadableInput(f"{name}: {len(members):,} files in one document, more than {MAX_MEMBERS:,}; unpack it")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise UnreadableInput(f"{name}: it unpacks to more than {MAX_UNPACKED // 1_000_000} MB; save its text alone")
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise UndecodableInput(f"{name}: a file in it is named to be put elsewhere; save the document again")
        if member.compress_type not in _METHODS or member.flag_bits & 0x1:
            raise UndecodableInput(f"{name}: packed or encrypted in a way that is not read; save it again without")
    return archive


def member(archive: zipfile.ZipFile, path: str, name: str) -> bytes | None:
    """Unpack one member; None where it is not there.

    What comes out is never more than the size that it declared, which was checked, and its checksum must hold.

    Raises:
        UndecodableInput: it is damaged.
    """
    try:
        return archive.read(path)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise UndecodableInput(f"{name}: a damaged office document ({path[:80]}); save it again") from error
