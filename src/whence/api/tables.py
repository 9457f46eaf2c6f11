"""Collections that can be looked at, gone through, and had as tables of Arrow, pandas and polars."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from html import escape
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from whence.export.safe import one_line
from whence.model.errors import MissingExtra

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

T = TypeVar("T")
SHOWN = 10
"""Things that a collection shows of itself."""


class Tabular(ABC):
    """Whatever can be had as a table."""

    @abstractmethod
    def to_arrow(self) -> pa.Table:
        """Make an Arrow table; its columns say what they mean in their metadata (``about``)."""

    def to_pandas(self) -> pd.DataFrame:
        """Make a pandas data frame. Days are of the type ``date``, times have a zone, lists are lists.

        Raises:
            MissingExtra: pandas is not installed.
        """
        _needed("pandas")
        return self.to_arrow().to_pandas(date_as_object=True)

    def to_polars(self) -> pl.DataFrame:
        """Make a polars data frame.

        Raises:
            MissingExtra: polars is not installed.
        """
        frame: pl.DataFrame = _needed("polars").from_arrow(self.to_arrow())
        return frame


class Collection(Tabular, Generic[T]):
    """Things one after the other, got when they are asked for: going through them twice gets them twice."""

    _noun = "things"
    _columns: Sequence[str] = ()

    def __init__(self, make: Callable[[], Iterator[T]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[T]:
        return self._make()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    def __getitem__(self, at: int) -> T:
        """Get the thing at a place, counted from 0, or from the end if negative."""
        if at < 0:
            return list(self)[at]
        found = list(islice(self, at, at + 1))
        if not found:
            raise IndexError(f"there are no {at + 1} {self._noun}")
        return found[0]

    def first(self) -> T | None:
        """Get the first one; None where there is none."""
        return next(iter(self), None)

    @abstractmethod
    def _cells(self, item: T) -> Sequence[str]:
        """Tell a thing in few words, under the columns."""

    def __repr__(self) -> str:
        shown = list(islice(self, SHOWN + 1))
        lines = [f"  {' | '.join(one_line(cell) for cell in self._cells(item))}" for item in shown[:SHOWN]]
        more = ["  …"] if len(shown) > SHOWN else []
        head = f"{self._noun}: {'more than ' if more else ''}{len(shown[:SHOWN])}"
        return "\n".join([head, *lines, *more])

    def _repr_html_(self) -> str:
        """Show the first ones as a table in a notebook. Whatever strangers wrote is shown, and does nothing."""
        shown = list(islice(self, SHOWN + 1))
        more = f"<p>more than {SHOWN} {escape(self._noun)}; the first:</p>" if len(shown) > SHOWN else ""
        return more + html_table(self._columns, (self._cells(item) for item in shown[:SHOWN]))


def html_table(columns: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    """Lay out cells as an HTML table, everything escaped."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(one_line(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _needed(library: str) -> Any:
    try:
        return import_module(library)
    except ImportError as error:
        raise MissingExtra(f"{library} is not installed; pip install 'whence[tables]', or use to_arrow()") from error
