"""How far a big source was taken in, so that a run which was stopped goes on there. A convenience, never relied on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from whence.model.archive import derived_id
from whence.store.interface import Store


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions in one source, under the way that it is read (a column mapping, say)."""

    store: Store
    source: str
    reading: str

    def after(self) -> str | None:
        """Get the place of the last thing that was taken; None where nothing was, or the file has changed since."""
        kept = self.store.remember(self._name)
        if kept is None:
            return None
        position = json.loads(kept)
        return position["after"] if position["state"] == self._state() else None

    def keep(self, place: str) -> None:
        """Keep the place up to which everything is on the disk. Only places within a container are worth it."""
        if "#" in place and self._state() is not None:
            self.store.note(self._name, json.dumps({"after": place, "state": self._state()}, sort_keys=True))

    def forget(self) -> None:
        """Forget the position: the source was taken in to its end."""
        self.store.note(self._name, None)

    @property
    def _name(self) -> str:
        return f"add:{derived_id('position', str(Path(self.source).absolute()), self.reading)}"

    def _state(self) -> str | None:
        """Tell what a changed file would tell otherwise; None for what is no file."""
        try:
            path = Path(self.source)
            state = path.stat()
        except (OSError, ValueError):
            return None
        return f"{state.st_size}:{state.st_mtime_ns}" if path.is_file() else None
