"""Keeps the overview of an archive at hand, and brings it up to date when incidents change."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

import pyarrow as pa

from whence.store.interface import ReadStore
from whence.web import reviews
from whence.web.overview_table import places_of, stream_of, table_of, without

_PACKING = 2
"""Of gzip: half the work of its usual level, for a tenth more to send."""
_GZIP = 31
"""Window bits that make zlib write gzip's header."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview of one state: ``change`` is the number of the last version, ``act`` that of the last act."""

    change: int
    act: int
    stream: bytes
    packed: bytes


class Overviews:
    """The overview of an archive: made once, then only of what changed. Whoever asks meanwhile waits for the same."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._change = 0
        self._table: pa.Table | None = None
        self._made: Overview | None = None
        self._places: tuple[int, list[dict[str, Any]]] | None = None

    def current(self, store: ReadStore) -> Overview:
        """Get the overview as it is now.

        Raises:
            StoreError: the archive cannot be used.
        """
        with self._lock:
            act = reviews.last_act(store)
            table = self._brought_up(store)
            if self._made is None or (self._made.change, self._made.act) != (self._change, act):
                self._made = _made(table, self._change, act, reviews.incident_states(store))
            return self._made

    def places(self, store: ReadStore) -> list[dict[str, Any]]:
        """Count the incidents by place, most first."""
        with self._lock:
            table = self._brought_up(store)
            if self._places is None or self._places[0] != self._change:
                self._places = self._change, places_of(table)
            return self._places[1]

    def _brought_up(self, store: ReadStore) -> pa.Table:
        """Bring the table up to date."""
        if self._table is None:
            found = store.gists_since(0)
            self._table = table_of(found.bodies)
            self._change = found.last
        elif store.last_change() != self._change:
            found = store.gists_since(self._change)
            kept = without(self._table, found.changed)
            self._table = pa.concat_tables([kept, table_of(found.bodies)]).combine_chunks()
            self._change = found.last
        return self._table


def _made(table: pa.Table, change: int, act: int, reviewed: Mapping[str, str]) -> Overview:
    stream = stream_of(table, reviewed)
    packer = zlib.compressobj(_PACKING, zlib.DEFLATED, _GZIP)
    return Overview(change, act, stream, packer.compress(stream) + packer.flush())
