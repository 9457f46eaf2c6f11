import csv
import gzip
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.hostile import hostile, refused_by_name

from whence.ingest.container import Passed, Position, Within
from whence.ingest.mapping import Columns
from whence.ingest.tables import TableForm, read_table
from whence.model.archive import canonical_json
from whence.model.dates import PartialDate
from whence.model.errors import InputError
from whence.model.item import Address, Hints, Item, Refused, Via

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
TODAY = AT.date()


def rows(
    content: bytes, name: str = "dump.jsonl", columns: Sequence[str] = (), skip: int = 0, form: TableForm | None = None
) -> list[Position]:
    within = Within(name, AT, TODAY, skip)
    return list(read_table(io.BytesIO(content), within, Columns.parse(columns), form))


def one(content: bytes, name: str = "dump.jsonl", columns: Sequence[str] = ()) -> Any:
    (found,) = rows(content, name, columns)
    return found


def jsonl(*objects: Any) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in objects)


ROW = {
    "id": 7,
    "publisher": "Sample Herald",
    "published": "1995-07-11",
    "title": "Srebrenica",
    "text": "The enclave fell.",
}


def test_a_json_line_is_an_item_with_its_bytes() -> None:
    line = (
        b'{"text": "The enclave fell.", "title": "Srebrenica",  "published": "1995-07-11", "id": 7, "by": ["A", "B"]}'
    )
    item = one(line + b"\r\n")
    assert item.content == line
    assert item.text == "The enclave fell."
    assert (item.capture.at, item.capture.via, item.capture.place) == (AT, Via.TABLE, "dump.jsonl#1")
    assert item.hints == Hints(title="Srebrenica", published=PartialDate(1995, 7, 11), key="7", byline="A, B")


def test_bad_rows_cost_only_themselves() -> None:
    found = rows(jsonl(ROW) + b'nonsense\n\n[1]\n{"text": \n' + jsonl({"title": "empty"}, ROW))
    assert [type(each) for each in found] == [Item, Refused, Passed, Refused, Refused, Refused, Item]
    assert [each.place for each in found if isinstance(each, Refused)] == [f"dump.jsonl#{n}" for n in (2, 4, 5, 6)]
    assert isinstance(found[5], Refused)
    assert "no column is known to hold the text" in found[5].reason


def test_rows_without_text_are_addresses() -> None:
    address = one(
        jsonl({"url": "https://e.org/a", "title": "Palmyra", "publish_date": "2016-03-27", "media_name": "Sample"})
    )
    hints = Hints("Palmyra", None, "Sample", PartialDate(2016, 3, 27), "https://e.org/a")
    assert address == Address("https://e.org/a", "dump.jsonl#1", hints)
    both = rows(jsonl({"url": "https://e.org/a", "text": "  "}, {"url": "mailto:x", "text": ""}))
    assert isinstance(both[0], Address)
    assert isinstance(both[1], Refused)
    assert "neither a text nor an address; address: the link is no web page" in both[1].reason


def test_a_text_that_says_it_is_cut_is_none() -> None:
    address = one(jsonl({"url": "https://e.org/a", "content": "Palmyra was retaken by… [+2102 chars]"}))
    assert isinstance(address, Address)
    assert "cut" in address.notes[0]


def test_what_is_not_believed_is_noted() -> None:
    item = one(jsonl({"text": "x", "date": "03/04/2019", "url": "/relative"}))
    assert item.hints.published is None
    assert [note.partition(":")[0] for note in item.notes] == ["publication date", "address"]


def test_lone_surrogates_do_not_pass() -> None:
    item = one(b'{"text": "a\\ud800b \\ud83d\\ude00", "title": "\\udfff"}\n')
    assert (item.text, item.hints.title) == ("a\ufffdb \U0001f600", "\ufffd")


def test_nested_and_joined_columns() -> None:
    row = {"LP": "First paragraph.", "TD": "The rest.", "HD": "Saigon", "source": {"id": None, "name": "Sample Wire"}}
    item = one(jsonl(row))
    assert item.text == "First paragraph.\n\nThe rest."
    assert (item.hints.title, item.hints.publisher) == ("Saigon", "Sample Wire")
    chosen = one(jsonl({"a": {"b": ["One.", "Two."]}}), columns=["text=a.b"])
    assert chosen.text == "One.\n\nTwo."


def test_the_user_says_which_column_is_which() -> None:
    found = one(
        b"Day;Words;Where\n03/04/2019;Fell.;e.org\n", "t.csv", ["text=Words,published=Day", "published_form=%d/%m/%Y"]
    )
    assert (found.text, found.hints.published) == ("Fell.", PartialDate(2019, 4, 3))


@pytest.mark.parametrize(
    ("content", "columns", "why"),
    [
        (b"a,b\n1,2\n", [], r"no column is known .* it has the columns a, b; say which: --map text=COLUMN"),
        (b"a,summary\n1,2\n", [], r"summary looks like an excerpt"),
        (b"text,body\n1,2\n", [], r"may be in text or body; say which: --map text=text"),
        (b"a,b\n1,2\n", ["text=c"], r"no column c; it has the columns a, b"),
        (b"a,b\n1,2\n", ["words=a"], r"FIELD=COLUMN, where FIELD is one of text, title"),
        (b"", [], r"empty"),
        (b"\n\n \n", [], r"empty"),
        (b"\x00\x01\x02\x03" * 50, [], r"no column|no table"),
    ],
)
def test_says_what_is_missing(content: bytes, columns: list[str], why: str) -> None:
    with pytest.raises(InputError, match=why):
        rows(content, "t.csv", columns)


def test_cells_are_kept_as_canonical_json() -> None:
    found = rows('\ufeffHeadline\tBody\tSource\r\nPalmyra\t"It ""fell"".\nAgain."\tÉcho\r\n'.encode(), "t.tsv")
    (item,) = found
    assert isinstance(item, Item)
    assert item.text == 'It "fell".\nAgain.'
    assert item.content == canonical_json({"Headline": "Palmyra", "Body": item.text, "Source": "Écho"}).encode()
    assert item.mime == "application/json"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tells_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    text = delimiter.join(["Title", "Text", "Date"]) + "\n" + delimiter.join(["Côte d’Azur", "Déjà, vu", "2016"]) + "\n"
    if delimiter == ",":
        text = text.replace("Déjà, vu", '"Déjà, vu"')
    item = one(text.encode(encoding), "t.csv")
    assert (item.hints.title, item.text, str(item.hints.published)) == ("Côte d’Azur", "Déjà, vu", "2016")


def test_rows_of_another_width() -> None:
    found = rows(b"title,text\na,b\nc,d,e\nf\n\n,\ng,h,,\n", "t.csv")
    assert [type(each) for each in found] == [Item, Refused, Refused, Passed, Passed, Item]
    assert isinstance(found[1], Refused)
    assert "line 3: 3 cells, and the table has 2 columns" in found[1].reason


def test_a_quotation_mark_that_never_closes_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.ingest.delimited.MAX_ROW_BYTES", 2000)
    good = "".join(f"t{n},text {n}\n" for n in range(500))
    found = rows(f'title,text\na,b\n"bad,c\n{good}'.encode(), "t.csv")
    assert [each.text for each in found if isinstance(each, Item)] == ["b", *(f"text {n}" for n in range(500))]
    (refused,) = [each for each in found if isinstance(each, Refused)]
    assert refused.place == "t.csv#2"
    assert "line 3: a quotation mark is opened and not closed" in refused.reason


def test_many_such_marks_are_told_with_what_they_swallow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.ingest.delimited.MAX_ROW_BYTES", 2000)
    bad = 'x"y,"a\n' * 3000  # closes and opens again on every line
    found = rows(f"title,text\n{bad}".encode(), "t.csv")
    assert all(isinstance(each, Refused) for each in found)
    assert "lines 7 to" in found[5].reason  # type: ignore[union-attr]


def test_lines_that_are_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.ingest.jsonl.MAX_ROW_BYTES", 1000)
    monkeypatch.setattr("whence.ingest.delimited.MAX_ROW_BYTES", 1000)
    found = rows(jsonl(ROW, {"text": "x" * 5000}, ROW))
    assert [type(each) for each in found] == [Item, Refused, Item]
    assert "5,013 bytes" in found[1].reason  # type: ignore[union-attr]
    cells = rows(b"title,text\na,b\nc," + b"x" * 700_000 + b"\nd,e\n", "t.csv")
    assert [type(each) for each in cells] == [Item, Refused, Item]


def test_gzip_and_skipping() -> None:
    content = gzip.compress(jsonl(*({"text": f"Text {n}"} for n in range(10))))
    every = rows(content, "d.jsonl.gz")
    assert rows(content, "d.jsonl.gz", skip=4) == every[4:]
    table = b"title,text\n" + b"".join(b"t,%d\n" % n for n in range(10))
    assert rows(table, "t.csv", skip=7) == rows(table, "t.csv")[7:]
    document = json.dumps([{"text": str(n)} for n in range(5)]).encode()
    assert rows(document, "d.json", skip=3) == rows(document, "d.json")[3:]


def test_a_broken_gzip_is_told_and_what_came_before_is_kept() -> None:
    content = gzip.compress(b"".join(jsonl({"text": f"Text {n * n}"}) for n in range(30_000)))
    found = rows(content[: len(content) // 2], "d.jsonl.gz")
    assert len(found) > 5_000
    assert isinstance(found[-1], Refused)
    assert "gzip data end" in found[-1].reason


def test_json_documents() -> None:
    articles = [
        {
            "url": "https://e.org/a",
            "title": "A",
            "seendate": "20160327T120000Z",
            "domain": "e.org",
            "language": "English",
        }
    ]
    address = one(json.dumps({"articles": articles}).encode(), "artlist.json")
    assert address.hints == Hints("A", None, "e.org", None, "https://e.org/a", "English")
    found = rows(json.dumps([ROW, 5], indent=1).encode(), "t.json")
    assert [type(each) for each in found] == [Item, Refused]
    with pytest.raises(InputError, match="no list of reports"):
        rows(b'{\n"a": 1}', "t.json")
    with pytest.raises(InputError, match="no JSON"):
        rows(b"[1, 2", "t.json")


def test_gdelt_files_have_no_names_but_are_known() -> None:
    gkg = ["" for _ in range(27)]
    gkg[0], gkg[1], gkg[3], gkg[4] = "20160327120000-1", "20160327120000", "e.org", "https://e.org/palmyra"
    address = one("\t".join(gkg).encode() + b"\n", "20160327120000.gkg.csv")
    assert address == Address(
        "https://e.org/palmyra",
        "20160327120000.gkg.csv#1",
        Hints(publisher="e.org", url="https://e.org/palmyra", key="20160327120000-1"),
    )
    events = ["5" for _ in range(61)]
    events[60] = "https://e.org/mosul"
    assert one("\t".join(events).encode(), "x.export.CSV").url == "https://e.org/mosul"


@pytest.mark.parametrize(
    ("header", "text", "published"),
    [
        ("Headline,Publication,Load-Date,Byline,Body,URL", "Body", "Load-Date"),
        ("HD,BY,WC,PD,SN,LA,LP,TD,AN", "LP+TD", "PD"),
        ("Title,Publication title,pubdate,Authors,Full text,language", "Full text", "pubdate"),
        ("Date,Title,Snippet,Full Text,Url,Author,Domain", "Full Text", "Date"),
        ("title,authors,date_publish,maintext,url,source_domain,language", "maintext", "date_publish"),
        ("id,publisher,published,text", "text", "published"),
    ],
)
def test_knows_the_columns_of_usual_exports(header: str, text: str, published: str) -> None:
    names = header.split(",")
    cells = ["2016-03-27" if name == published else f"{name} here" for name in names]
    item = one(f"{header}\n{','.join(cells)}\n".encode(), "export.csv")
    assert item.text == "\n\n".join(f"{name} here" for name in text.split("+"))
    assert item.hints.published == PartialDate(2016, 3, 27)


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00\ufeff\ufffd"), min_size=1, max_size=60).filter(
    str.strip
)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=8), st.sampled_from([",", ";", "\t"]))
@settings(deadline=None)
def test_tables_that_we_write_come_back(written: list[tuple[str, str]], delimiter: str) -> None:
    out = io.StringIO()
    table = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    table.writerows([("title", "text"), *written])
    found = rows(out.getvalue().encode(), "t.csv", form=TableForm.TSV if delimiter == "\t" else None)
    assert [json.loads(each.content) for each in found if isinstance(each, Item)] == [
        {"title": title, "text": text} for title, text in written
    ]
    lines = rows(jsonl(*({"title": title, "text": text} for title, text in written)))
    assert [each.text for each in lines if isinstance(each, Item)] == [text for _, text in written]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "id", "a"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["text", "title", "date", "url", "source", "author", "id", "lang"]), JSON))
def test_any_json_is_a_position(row: dict[str, Any]) -> None:
    accounted(jsonl({"text": "x"}, row), "d.jsonl")


@given(
    hostile(
        jsonl(ROW, ROW),
        gzip.compress(jsonl(ROW, ROW)),
        b'title,text\n"a","b ""c"""\nd,e\n',
        "Title\tText\nÉ\tb\n".encode("utf-16"),
        json.dumps([ROW]).encode(),
    ),
    st.sampled_from(["d.jsonl", "d.csv", "d.tsv", "d.json", "d.csv.gz"]),
)
@settings(deadline=None)
def test_any_bytes_are_positions_or_refused(content: bytes, name: str) -> None:
    accounted(content, name)


def accounted(content: bytes, name: str) -> None:
    try:
        found = rows(content, name)
    except InputError as error:
        refused_by_name(error, name)
        return
    assert [each.place if not isinstance(each, Item) else each.capture.place for each in found] == [
        f"{name}#{number}" for number in range(1, len(found) + 1)
    ]
    for item in found:
        if isinstance(item, Item):
            assert item.text is not None
            json.dumps([item.text, item.hints.title, item.hints.url], ensure_ascii=False).encode()
