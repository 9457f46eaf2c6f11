"""How much there is, counted once for each state of the archive: every page of a list shows the number."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import Lock
from typing import Any, TypeVar, cast

from fastapi import Request

from whence.model.linking import IncidentQuery
from whence.model.report_lists import Tally
from whence.store.interface import ReadStore

T = TypeVar("T")

_KEPT = 256
"""Numbers that are kept."""


class _Counted:
    """What was counted in one state of the archive. Safe between threads."""

    def __init__(self) -> None:
        self._lock, self._state = Lock(), -1
        self._found: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, state: int, what: Hashable, count: Callable[[], T]) -> T:
        with self._lock:
            if state != self._state:
                self._state = state
                self._found.clear()
            if what in self._found:
                self._found.move_to_end(what)
                return cast(T, self._found[what])
        number = count()
        with self._lock:
            if state == self._state:
                self._found[what] = number
                while len(self._found) > _KEPT:
                    self._found.popitem(last=False)
        return number


class Totals:
    """Counts what lists hold, whatever their page. Safe between threads."""

    def __init__(self) -> None:
        self._incidents, self._evidence = _Counted(), _Counted()

    def number(self, store: ReadStore, query: IncidentQuery) -> int:
        """Count the incidents that a query finds.

        Raises:
            StoreError: the archive cannot be used.
        """
        bounds = replace(query, limit=0, offset=0, behind=None)
        return self._incidents.get(store.last_change(), bounds, lambda: store.number_of_incidents(bounds))

    def tally(self, store: ReadStore) -> Tally:
        """Count what is kept, and given up. What waits may have gone on since: that is in no audit log.

        Raises:
            StoreError: the archive cannot be used.
        """
        return self._evidence.get(store.last_entry(), "all", store.tally)


def totals_of(request: Request) -> Totals:
    """Get the totals of the desk that a request goes to."""
    return cast(Totals, request.app.state.totals)
