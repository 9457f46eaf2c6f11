from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import duckdb
import pandas
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.export.cells import plain, visible
from whence.export.delimited import Table, table

_TABLE = Table(("text", "number", "share", "day"))
_TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("'=+-@\t\r\n ;,\"\\")))


def _file(texts: list[str], delimiter: str = ",") -> bytes:
    form = Table(_TABLE.columns, delimiter)
    rows = [{"text": text, "number": at, "share": -0.5, "day": date(2016, 3, 27)} for at, text in enumerate(texts)]
    return b"".join(table(form, rows))


def test_numbers_and_days_are_bare_and_texts_quoted() -> None:
    assert _file(["a", 'say "b"']) == (b'text,number,share,day\n"a",0,-0.5,2016-03-27\n"say ""b""",1,-0.5,2016-03-27\n')


def test_what_is_not_known_is_empty() -> None:
    line = _TABLE.row({"text": None, "number": None, "share": None, "day": None})
    assert line == b",,,\n"


def test_columns_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="day, other"):
        _TABLE.row({"text": "", "number": 1, "share": 1.0, "other": ""})


@given(st.lists(_TEXTS), st.sampled_from(",\t"))
def test_a_table_reads_back_with_csv(texts: list[str], delimiter: str) -> None:
    lines = csv.reader(io.StringIO(_file(texts, delimiter).decode("utf-8"), newline=""), delimiter=delimiter)
    assert next(lines) == list(_TABLE.columns)
    read = list(lines)
    assert [plain(row[0]) for row in read] == [visible(text) for text in texts]
    assert [row[1:] for row in read] == [[str(at), "-0.5", "2016-03-27"] for at in range(len(texts))]


@settings(deadline=None)
@given(st.lists(_TEXTS.filter(bool), min_size=1))
def test_a_table_reads_back_with_pandas_and_polars(texts: list[str]) -> None:
    written = _file(texts)
    shown = [visible(text) for text in texts]
    with_pandas = pandas.read_csv(
        io.BytesIO(written), dtype={"text": str}, keep_default_na=False, parse_dates=["day"], lineterminator="\n"
    )
    assert [plain(text) for text in with_pandas["text"]] == shown
    assert list(with_pandas["number"]) == list(range(len(texts)))
    assert str(with_pandas["day"].dt.date.iloc[0]) == "2016-03-27"
    with_polars = polars.read_csv(io.BytesIO(written), schema_overrides={"text": polars.String}, try_parse_dates=True)
    assert [plain(text) for text in with_polars["text"]] == shown
    assert with_polars["day"].to_list() == [date(2016, 3, 27)] * len(texts)


def test_a_table_reads_back_with_duckdb(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    texts = ["=1", "two\nlines", 'say "b"', "a, b"]
    path.write_bytes(_file(texts))
    with duckdb.connect() as connection:
        read = connection.execute("SELECT * FROM read_csv_auto(?)", [str(path)]).fetchall()
    assert [plain(row[0]) for row in read] == texts
    assert {row[1:] for row in read} == {(at, -0.5, date(2016, 3, 27)) for at in range(len(texts))}
