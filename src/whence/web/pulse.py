"""The archive's counts, looked at now and then for all who listen: a look costs little, counting costs more."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from whence.web.schemas.archive import Status


@dataclass(frozen=True, slots=True)
class Pace:
    """How often the counts are looked at, in seconds.

    Attributes:
        look: between two looks at the audit log, whatever the number of listeners.
        count: between two counts where the log has nothing new: jobs that begin and end are not in it.
        longest: that anybody is told without asking again. Browsers do by themselves, and show who they are.
    """

    look: float = 1.0
    count: float = 5.0
    longest: float = 600.0


class Pulse:
    """The last counts, taken again where the archive changed. Safe between threads."""

    def __init__(self, pace: Pace = Pace()) -> None:
        self.pace = pace
        self._lock = Lock()
        self._looked = self._counted = float("-inf")
        self._entry = -1
        self._status: Status | None = None

    def status(self, last_entry: Callable[[], int], count: Callable[[], Status]) -> Status:
        """Get the counts, at most ``pace.look`` seconds old where the log has grown.

        Args:
            last_entry: gets the number of the last entry of the audit log.
            count: counts.
        """
        with self._lock:
            now = time.monotonic()
            if self._status is not None and now - self._looked < self.pace.look:
                return self._status
            entry, self._looked = last_entry(), now
            if self._status is None or entry != self._entry or now - self._counted >= self.pace.count:
                self._status, self._entry, self._counted = count(), entry, now
            return self._status
