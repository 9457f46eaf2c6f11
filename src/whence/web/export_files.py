"""Exports of exactly what is shown: the files that ``whence export`` writes, as one file or a ZIP of several."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import IO, BinaryIO, cast

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from whence.archive.dossiers import dossiers, dossiers_of
from whence.archive.exporting import linked, sha1
from whence.archive.linking_claims import Claims
from whence.export.formats import Choices, Format, beside
from whence.export.writing import CLAIMS, DELETED, Tally, write
from whence.model.errors import InputError
from whence.model.incident import IncidentVersion
from whence.model.linking import Dossier
from whence.store.interface import ReadStore
from whence.web.problems import NotThere

_IN_MEMORY = 8_000_000
"""Bytes of a file that stay in memory; beyond that it lies on the disk until it is sent."""
_CHUNK = 1 << 16
MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".jsonl": "application/x-ndjson",
    ".json": "application/x-ndjson",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".parquet": "application/vnd.apache.parquet",
    ".zip": "application/zip",
}
"""By extension what a file is."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that is ready to be sent: who has it closes it."""

    name: str
    content: IO[bytes]
    size: int
    tally: Tally

    @property
    def media_type(self) -> str:
        """What it is."""
        return MEDIA_TYPES[PurePath(self.name).suffix]

    def chunks(self) -> Iterator[bytes]:
        """Yield the file in pieces, and close it, at the end or where the reader leaves."""
        with self.content:
            self.content.seek(0)
            while piece := self.content.read(_CHUNK):
                yield piece


class Sending(StreamingResponse):
    """Sends an export, and closes its file however that ends: the reader can leave before the first piece, too."""

    def __init__(self, made: Exported, headers: Mapping[str, str]) -> None:
        super().__init__(made.chunks(), media_type=made.media_type, headers=headers)
        self._content = made.content

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._content.close()


@dataclass(slots=True)
class Selection:
    """Incidents by their ids, in this order, or all; those that are no more are told of apart.

    Raises:
        NotThere: there never was an incident of some id.
    """

    store: ReadStore
    ids: Sequence[str] | None
    _gone: dict[str, IncidentVersion] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.ids is None:
            return
        self.ids = tuple(dict.fromkeys(self.ids))
        missing = set(self.ids) - set(self.store.claims_of(self.ids))
        self._gone = dict(self.store.tombstones(missing))
        lost = sorted(missing - set(self._gone))
        if lost:
            raise NotThere(f"there is no incident {lost[0]}; the list of incidents has their ids")

    def dossiers(self) -> Iterator[Dossier]:
        """Yield those that are live."""
        if self.ids is None:
            yield from dossiers(self.store)
            return
        shelf = Claims(self.store)
        for id in self.ids:
            if id not in self._gone:
                yield from self._dossier(shelf, id)

    def _dossier(self, shelf: Claims, id: str) -> Iterator[Dossier]:
        try:
            yield from dossiers_of(self.store, [id], claims=shelf)
        except InputError:  # it ceased to be while others were written
            self._gone.update(self.store.tombstones([id]))

    def gone(self) -> Iterator[IncidentVersion]:
        """Yield the tombstones of those that are no more."""
        yield from self._gone.values()


def exported(store: ReadStore, form: Format, selection: Selection, choices: Choices, *, claims: bool) -> Exported:
    """Write an export to a temporary file.

    Args:
        store: of the archive.
        form: in which form.
        selection: which incidents.
        choices: what the user chose.
        claims: whether a table of claims stands beside it, where the form has none itself.

    Raises:
        StoreError: a reading is lost, or the store cannot be used.
    """
    names = {part: str(beside(PurePath(f"whence-{form.name}{form.extension}"), part)) for part in ("", *form.parts)}
    if claims and form.claims:
        names[CLAIMS] = f"whence-{form.name}.{CLAIMS}.csv"
    names[DELETED] = f"whence-{form.name}.{DELETED}.csv"
    with ExitStack() as opened:
        files = {part: cast(BinaryIO, opened.enter_context(_spooled())) for part in names}
        found = selection.dossiers()
        told = linked(store, found) if form.linked else found
        tally = write(form, told, _with_sha1(store, choices), files, selection.gone())
        kept = [part for part in names if part != DELETED or tally.deleted or tally.left_out]
        if len(kept) > 1:
            packed = _zipped({names[part]: files[part] for part in kept})
            return Exported(f"whence-{form.name}.zip", packed, _size(packed), tally)
        opened.pop_all()
        for part, file in files.items():
            if part:
                file.close()
        return Exported(names[""], files[""], _size(files[""]), tally)


def _with_sha1(store: ReadStore, choices: Choices) -> Choices:
    return replace(choices, sha1=sha1(store))


def _spooled() -> IO[bytes]:
    return cast(IO[bytes], tempfile.SpooledTemporaryFile(_IN_MEMORY))


def _size(file: IO[bytes]) -> int:
    return file.seek(0, 2)


def _zipped(files: dict[str, BinaryIO]) -> IO[bytes]:
    """Put files into a ZIP, without the time at which it was made: the same export is the same bytes."""
    packed = _spooled()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in files.items():
            file.seek(0)
            told = zipfile.ZipInfo(name)
            told.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(told, "w", force_zip64=True) as member:
                while piece := file.read(_CHUNK):
                    member.write(piece)
    return packed
