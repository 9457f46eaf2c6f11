"""How many incidents a query finds, counted once for each state of the archive: every page of it shows the number."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from threading import Lock

from whence.model.linking import IncidentQuery
from whence.store.interface import ReadStore

_KEPT = 256
"""Queries of which the number is kept."""


class Totals:
    """Counts what queries find, whatever their page. Safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._change = -1
        self._numbers: OrderedDict[IncidentQuery, int] = OrderedDict()

    def number(self, store: ReadStore, query: IncidentQuery) -> int:
        """Count the incidents that a query finds.

        Raises:
            StoreError: the archive cannot be used.
        """
        bounds, change = replace(query, limit=0, offset=0, behind=None), store.last_change()
        with self._lock:
            if change != self._change:
                self._change = change
                self._numbers.clear()
            if bounds in self._numbers:
                self._numbers.move_to_end(bounds)
                return self._numbers[bounds]
        number = store.number_of_incidents(bounds)
        with self._lock:
            if change == self._change:
                self._numbers[bounds] = number
                while len(self._numbers) > _KEPT:
                    self._numbers.popitem(last=False)
        return number
