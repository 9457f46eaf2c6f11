"""The files that GeoNames publishes: found by name in a folder, read plain or inside the published .zip."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, TypeAlias

from whence.model.errors import InputError, UndecodableInput, UnreadableInput

Table: TypeAlias = Literal["countries", "divisions", "places", "subdivisions", "alternates"]

_TABLES: tuple[tuple[Table, re.Pattern[str]], ...] = (
    ("countries", re.compile(r"countryInfo")),
    ("divisions", re.compile(r"admin1CodesASCII")),
    ("places", re.compile(r"allCountries|cities\d+|[A-Z]{2}|no-country|null")),
    ("subdivisions", re.compile(r"admin2Codes")),
    ("alternates", re.compile(r"alternateNames(?:V2)?")),
)
"""In the order in which they are read: a place needs the names of divisions, an alternate name its place."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LONGEST = 1 << 20
"""Bytes of a line that are read at once: what has no line breaks is no table, and is not to fill the memory."""
NAMES = "allCountries, a country's such as NL, alternateNamesV2, admin1CodesASCII, admin2Codes, countryInfo"


@dataclass(frozen=True, slots=True)
class Source:
    """One table of the dump in one file. ``member`` is its name in the archive, if it is in one."""

    table: Table
    path: Path
    member: str | None
    size: int

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def identity(self) -> str:
        """What changes when the file does."""
        state = self.path.stat()
        return f"{state.st_size} {state.st_mtime_ns}"

    def lines(self, offset: int = 0) -> Iterator[tuple[int, bytes]]:
        """Yield each line with the offset behind it, from an offset that was yielded before.

        Raises:
            UndecodableInput: the file is UTF-16, or the archive is damaged.
            UnreadableInput: the file cannot be opened.
        """
        try:
            with _opened(self.path, self.member) as stream:
                if stream.read(2) in _WIDE_MARKS:
                    raise UndecodableInput(f"{self.path} is UTF-16; GeoNames publishes UTF-8: fetch the file again")
                stream.seek(offset)
                while line := stream.readline(_LONGEST):
                    offset += len(line)
                    yield offset, line
        except (zipfile.BadZipFile, EOFError) as error:
            raise UndecodableInput(f"{self.path} is a damaged archive ({error}): fetch it again") from error
        except OSError as error:
            raise UnreadableInput(f"{self.path} cannot be read ({error.strerror or error})") from error


def find_sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """Find the tables in files and folders, in the order in which they have to be read.

    In a folder other files are passed over, a plain file goes before an archive, the newer table of alternate names
    before the older, and allCountries before the files of countries.

    Raises:
        InputError: there is no such file, it is no table of GeoNames by its name, or no table of places is among them.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _in_folder(path) if path.is_dir() else (_named(path),):
            found.setdefault(source.path.stem, source)
    for preferred, replaced in (("alternateNamesV2", r"alternateNames"), ("allCountries", r"[A-Z]{2}|cities\d+")):
        if preferred in found:
            found = {stem: source for stem, source in found.items() if not re.fullmatch(replaced, stem)}
    if not any(source.table == "places" for source in found.values()):
        raise InputError(
            f"no table of places in {', '.join(map(str, paths))}: an import needs allCountries.txt or a country's file "
            "such as NL.txt, plain or as .zip"
        )
    order = [table for table, _ in _TABLES]
    return tuple(sorted(found.values(), key=lambda source: (order.index(source.table), source.name)))


def _in_folder(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.iterdir(), key=lambda path: (path.suffix != ".txt", path.name)):
        if path.is_file() and path.suffix in (".txt", ".zip") and _table(path) is not None:
            yield _named(path)


def _named(path: Path) -> Source:
    if not path.exists():
        raise UnreadableInput(f"{path} does not exist; name a folder with the files of GeoNames, or the files")
    table = _table(path)
    if table is None or path.suffix not in (".txt", ".zip"):
        raise InputError(f"{path} is not named like a file of GeoNames ({NAMES}; .txt or .zip): keep the names")
    if path.suffix == ".txt":
        return Source(table, path, None, path.stat().st_size)
    member = f"{path.stem}.txt"
    try:
        with zipfile.ZipFile(path) as archive:
            return Source(table, path, member, archive.getinfo(member).file_size)
    except KeyError:
        raise InputError(f"{path} holds no {member}: fetch the archive again") from None
    except zipfile.BadZipFile as error:
        raise UndecodableInput(f"{path} is no zip archive ({error}): fetch it again") from error


def _table(path: Path) -> Table | None:
    return next((table for table, name in _TABLES if name.fullmatch(path.stem)), None)


def _opened(path: Path, member: str | None) -> IO[bytes]:
    if member is None:
        return path.open("rb")
    archive = zipfile.ZipFile(path)
    try:
        return archive.open(member)
    finally:
        archive.close()  # the member keeps the file open until it is closed itself
