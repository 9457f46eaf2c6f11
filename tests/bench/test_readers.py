from __future__ import annotations

import gzip
import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.bench import readers
from whence.bench.readers import PageFile, Row, read_ids, read_pages, read_rows
from whence.model.errors import BenchInputError

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_plain_and_packed_files_read_the_same(tmp_path: Path) -> None:
    data = b'{"id": "a"}\n\n{"id": "b"}\n'
    plain = put(tmp_path / "rows.jsonl", data)
    packed = put(tmp_path / "rows.gz", gzip.compress(data))
    assert [row.fields for row in read_rows(plain)] == [{"id": "a"}, {"id": "b"}]
    assert [row.fields for row in read_rows(packed)] == [row.fields for row in read_rows(plain)]
    assert [row.where for row in read_rows(plain)] == [f"{plain}, line 1", f"{plain}, line 3"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no rows"),
        (b"\n \n", "holds no rows"),
        (b'{"id": "a"}\n{"id": \n', "line 2: not JSON"),
        (b"[1]\n", "line 1: not a JSON object"),
        (b'{"id": "\xff"}\n', "line 1: not UTF-8"),
        (b'{"x": NaN}\n', "NaN is not a JSON number"),
        (b'{"x": "\\ud800"}\n', "half a surrogate pair"),
        (b"[" * 100_000 + b"\n", "line 1: not JSON"),
        (gzip.compress(b'{"id": "a"}\n')[:-6], "broken gzip"),
        (b"\x1f\x8bnot really", "broken gzip"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = put(tmp_path / "rows.jsonl", data)
    with pytest.raises(BenchInputError, match=message) as caught:
        list(read_rows(path))
    assert str(path) in str(caught.value)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(BenchInputError, match="cannot be read"):
            list(read_rows(path))


def test_a_line_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_LINE", 20)
    with pytest.raises(BenchInputError, match="longer than 20 bytes"):
        list(read_rows(put(tmp_path / "rows.gz", gzip.compress(json.dumps({"id": "a" * 30}).encode()))))


def test_fields_are_checked_where_they_are_read() -> None:
    row = Row("F, line 3", {"id": 7, "begin": 4, "end": 2, "lat": "north", "spans": [[1, 2], [3, 4]], "on": "2019-04"})
    assert row.identifier("id") == "7"
    assert row.spans("spans") == ((1, 2), (3, 4))
    assert row.spans("none") == ()
    assert row.day_or_none("on") is None
    with pytest.raises(
        BenchInputError, match="F, line 3: field 'end' holds 2: write a number that is not below 'begin'"
    ):
        row.span()
    with pytest.raises(BenchInputError, match="field 'lat' holds 'north': write a number or null"):
        row.number_or_none("lat")
    with pytest.raises(BenchInputError, match="no field 'text': a string is needed there"):
        row.text("text")


def test_a_day_is_read_in_both_ways() -> None:
    assert {Row("", {"d": text}).day_or_none("d") for text in ("2019-04-03", "20190403")} == {date(2019, 4, 3)}


@given(JSON_VALUES)
def test_any_value_is_read_or_refused(value: object) -> None:
    """No accessor may fail in another way than by its own error."""
    row = Row("F, line 1", {"x": value, "begin": value, "end": 3})
    accessors = (
        row.text,
        row.text_or_none,
        row.identifier,
        row.index,
        row.number_or_none,
        row.rows,
        row.texts,
        row.spans,
    )
    for read in (*accessors, row.day_or_none):
        with suppress(BenchInputError):
            read("x")


def test_ids_leave_out_comments(tmp_path: Path) -> None:
    assert read_ids(put(tmp_path / "ids.txt", b"# held out\na\n\n b \n")) == {"a", "b"}
    with pytest.raises(BenchInputError, match="names no ids"):
        read_ids(put(tmp_path / "ids.txt", b"# none\n"))


def pages_folder(tmp_path: Path, truth: object, pages: tuple[str, ...] = ("p1",)) -> Path:
    (tmp_path / "html").mkdir()
    for page in pages:
        put(tmp_path / "html" / f"{page}.html.gz", gzip.compress(b"<p>Shells fell.</p>"))
    put(tmp_path / "ground-truth.json", json.dumps(truth).encode())
    return tmp_path


def test_pages_are_read_with_their_bytes(tmp_path: Path) -> None:
    folder = pages_folder(tmp_path, {"p1": {"articleBody": "Shells fell.", "url": "https://example.org/"}})
    (page,) = read_pages(folder)
    assert page == PageFile("p1", folder / "html" / "p1.html.gz", "Shells fell.", "https://example.org/")
    assert page.read_html() == b"<p>Shells fell.</p>"


@pytest.mark.parametrize(
    ("truth", "message"),
    [
        ({}, "not an object from page id"),
        ([], "not an object from page id"),
        ({"p2": {"articleBody": ""}}, "no html/p2.html.gz"),
        ({"../p1": {"articleBody": ""}}, "not the name of a file"),
        ({"p1": {"articleBody": 3}}, "field 'articleBody' holds 3"),
        ({"p1": "text"}, "not an object: write"),
    ],
)
def test_a_pages_folder_is_checked(tmp_path: Path, truth: object, message: str) -> None:
    with pytest.raises(BenchInputError, match=message):
        read_pages(pages_folder(tmp_path, truth))


def test_a_page_that_unpacks_too_far_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = pages_folder(tmp_path, {"p1": {"articleBody": "x"}})
    (page,) = read_pages(folder)
    monkeypatch.setattr(readers, "MAX_LINE", 5)
    with pytest.raises(BenchInputError, match="unpacks to more than 5 bytes"):
        page.read_html()
