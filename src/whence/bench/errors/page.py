"""A Markdown page with places for tables of errors, which a command fills.

A place is named after a floor (`whence.bench.floors`), whose task and data the table is made with::

    <!-- errors: plover -->
    ...
    <!-- end of errors -->
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from whence.model.errors import BenchInputError

_PLACE = re.compile(r"(<!-- errors: (?P<name>\S+) -->\n)(?P<table>.*?)(<!-- end of errors -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """The page and its text."""

    path: Path
    text: str

    @classmethod
    def load(cls, path: Path) -> ErrorPage:
        """Read the page.

        Raises:
            BenchInputError: it cannot be read, or has no place for a table.
        """
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BenchInputError(f"{path}: cannot be read as UTF-8 text ({error}): check the path") from error
        if not _PLACE.search(text):
            raise BenchInputError(
                f"{path}: no place for a table: write <!-- errors: NAME --> and <!-- end of errors --> on lines"
            )
        return cls(path, text)

    def names(self) -> list[str]:
        """Return what the places are named, in their order."""
        return [match["name"] for match in _PLACE.finditer(self.text)]

    def with_table(self, name: str, table: str) -> ErrorPage:
        """Return the page with another table in the places of that name."""
        return replace(self, text=_PLACE.sub(lambda found: _filled(found, name, table), self.text))

    def save(self) -> None:
        """Write the page.

        Raises:
            BenchInputError: it cannot be written.
        """
        try:
            self.path.write_text(self.text, encoding="utf-8")
        except OSError as error:
            raise BenchInputError(f"{self.path}: cannot be written ({error.strerror}): check the folder") from error


def _filled(found: re.Match[str], name: str, table: str) -> str:
    return f"{found[1]}\n{table}\n{found[4]}" if found["name"] == name else found[0]
