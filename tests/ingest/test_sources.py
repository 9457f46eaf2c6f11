import gzip
import io
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ingest.test_feeds import JSON_FEED, RSS
from tests.ingest.test_mbox import MAIL, box
from tests.ingest.test_sitemaps import INDEX, NEWS
from tests.ingest.warcs import HTML, http, packed, record

from whence.ingest.kinds import SourceKind
from whence.ingest.mapping import Columns
from whence.ingest.sources import SourceOptions, open_source
from whence.model.errors import InputError
from whence.model.item import Address, Found, Item, Refused, Via

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
HERE = SourceOptions(at=AT, contained=False)
ROWS = b"".join(json.dumps({"title": f"T{n}", "text": f"Text {n}"}).encode() + b"\n" for n in range(5))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "a.txt": b"A report.",
        "b.jsonl": ROWS,
        "c.csv.gz": gzip.compress(b"title,text,url\nx,y,\nz,,https://e.org/z\n"),
        "d/e.warc.gz": packed(record(block=http()), record("request", b"GET /"), record(block=http())),
        "d/f.png": b"\x89PNG\r\n\x1a\n",
        "d/g.csv": b"a,b\n1,2\n",
        "d/h.xml": RSS,
        "d/i.xml.gz": gzip.compress(NEWS),
        "d/j.xml": INDEX,
        "d/k.json": JSON_FEED,
        "m.mbox": box(MAIL, MAIL),
        "n.txt": b"  \n",
        ".hidden": b"x",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def place_of(found: Found) -> str:
    return found.capture.place if isinstance(found, Item) else found.place


def opened(place: Path | str, options: SourceOptions = HERE, stdin: bytes = b"") -> list[Found]:
    return list(open_source(str(place), options, stdin=io.BytesIO(stdin)))


def test_a_folder_gives_everything_in_it_or_says_why_not(folder: Path) -> None:
    passed: Counter[str] = Counter()
    found = list(open_source(str(folder), HERE, passed=passed))
    told = [(place_of(each)[len(str(folder)) + 1 :], type(each)) for each in found]
    assert told == [
        ("a.txt", Item),
        *((f"b.jsonl#{n}", Item) for n in range(1, 6)),
        ("c.csv.gz#1", Item),
        ("c.csv.gz#2", Address),
        ("d/e.warc.gz#1", Item),
        ("d/e.warc.gz#3", Item),
        ("d/f.png", Refused),
        ("d/g.csv", Refused),
        *((f"d/h.xml#{n}", each) for n, each in enumerate([Address, Address, Refused, Refused], start=1)),
        *((f"d/i.xml.gz#{n}", each) for n, each in enumerate([Address, Refused, Refused, Refused], start=1)),
        ("d/j.xml#1", Refused),
        *((f"d/k.json#{n}", each) for n, each in enumerate([Address, Address, Refused, Refused], start=1)),
        ("m.mbox#1", Item),
        ("m.mbox#2", Item),
        ("n.txt", Refused),
    ]
    assert passed == {"hidden": 1, "a record of the type request": 1}
    assert found[0] == Item(b"A report.", "text/plain", replace(found[0].capture, at=AT, via=Via.FILE))  # type: ignore[union-attr]


def test_going_on_behind_any_place_gives_the_rest(folder: Path) -> None:
    every = opened(folder)
    for at, found in enumerate(every):
        rest = opened(folder, replace(HERE, after=place_of(found)))
        assert rest == every[at + 1 :], place_of(found)


def test_goes_on_where_a_file_is_gone(folder: Path) -> None:
    every = opened(folder)
    (folder / "b.jsonl").unlink()
    assert opened(folder, replace(HERE, after=f"{folder}/b.jsonl#3")) == every[6:]


def test_the_sandbox_gives_the_same(folder: Path) -> None:
    contained, passed = replace(HERE, contained=True), Counter[str]()
    assert list(open_source(str(folder), contained, passed=passed)) == opened(folder)
    assert passed["a record of the type request"] == 1
    after = replace(contained, after=f"{folder}/d/e.warc.gz#1")
    assert list(open_source(str(folder), after)) == opened(folder, replace(HERE, after=after.after))


@pytest.mark.parametrize("contained", [False, True])
def test_standard_input(contained: bool) -> None:
    options = replace(HERE, contained=contained)
    (report,) = opened("-", options, b"A report.")
    assert report == Item(b"A report.", None, replace(report.capture, via=Via.INPUT))  # type: ignore[union-attr]
    rows = opened("-", replace(options, kind=SourceKind.JSONL), ROWS)
    assert [place_of(each) for each in rows] == [f"-#{n}" for n in range(1, 6)]
    assert opened("-", replace(options, kind=SourceKind.JSONL, after="-#2"), ROWS) == rows[2:]
    (page,) = opened("-", options, packed(record(block=http())))
    assert isinstance(page, Item)
    assert page.content == HTML


def test_addresses_in_a_file(folder: Path) -> None:
    (folder / "urls.txt").write_bytes(b"# ours\nhttps://e.org/a\n\nmailto:x\n" + b"x" * 20_000 + b"\nhttps://e.org/b")
    found = opened(folder / "urls.txt", replace(HERE, kind=SourceKind.URLS))
    assert [type(each) for each in found] == [Address, Refused, Refused, Address]


@pytest.mark.parametrize("contained", [False, True])
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nowhere", "no such file or folder"),
        ("d/f.png", "a PNG image, which holds no report"),
        ("d/g.csv", "no column is known"),
        ("a\0b", "cannot be read"),
    ],
)
def test_says_what_is_wrong_with_a_source(folder: Path, name: str, why: str, contained: bool) -> None:
    with pytest.raises(InputError, match=why) as told:
        opened(folder / name, replace(HERE, contained=contained))
    assert str(told.value).count(str(folder)) == 1


def test_columns_reach_the_table(folder: Path) -> None:
    for contained in (False, True):
        options = replace(HERE, columns=Columns.parse(["text=b,title=a"]), contained=contained)
        (item,) = opened(folder / "d/g.csv", options)
        assert isinstance(item, Item)
        assert (item.text, item.hints.title) == ("2", "1")


def test_a_bomb_breaks_the_child_and_not_the_program(folder: Path) -> None:
    (folder / "bomb.jsonl.gz").write_bytes(gzip.compress(ROWS + b" " * 300_000_000))
    found = opened(folder / "bomb.jsonl.gz", replace(HERE, contained=True))
    assert len(found) == 6
    assert isinstance(found[-1], Refused)


def test_a_file_that_is_too_large_is_refused(folder: Path) -> None:
    (folder / "large.txt").write_bytes(b"x" * 20_000_001)
    (refused,) = opened(folder / "large.txt")
    assert isinstance(refused, Refused)
    assert "larger than 20 MB" in refused.reason
