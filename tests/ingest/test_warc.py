import gzip
import hashlib
import io
import json
import zipfile
import zlib
from datetime import UTC, datetime
from typing import Any

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.hostile import hostile, refused_by_name
from tests.ingest.warcs import HTML, chunked, http, packed, record

from whence.ingest.container import Passed, Position, Within
from whence.ingest.wacz import read_wacz
from whence.ingest.warc import read_warc
from whence.model.errors import InputError
from whence.model.item import Item, Refused, Via

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)


def read(content: bytes, skip: int = 0) -> list[Position]:
    return list(read_warc(io.BytesIO(content), Within("c.warc", AT, AT.date(), skip)))


def one(content: bytes) -> Any:
    (found,) = read(content)
    return found


@pytest.mark.parametrize("wrap", [lambda content: content, packed])
def test_a_response_is_an_item_with_its_capture(wrap: Any) -> None:
    item = one(wrap(record(block=http())))
    assert (item.content, item.mime, item.charset) == (HTML, "text/html", "utf-8")
    assert item.hints.url == item.capture.url == "https://herald.example.org/palmyra"
    assert (item.capture.at, item.capture.via) == (datetime(2016, 3, 27, 10, tzinfo=UTC), Via.WARC)
    assert (item.capture.status, item.capture.headers) == (200, (("Content-Type", "text/html; charset=UTF-8"),))
    assert (item.capture.place, item.notes) == ("c.warc#1", ())


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(HTML), {"Transfer_Encoding": "chunked"}),
        (HTML, {"Transfer_Encoding": "chunked"}),
        (gzip.compress(HTML), {"Content_Encoding": "gzip"}),
        (HTML, {"Content_Encoding": "gzip"}),
        (zlib.compress(HTML), {"Content_Encoding": "deflate"}),
        (zlib.compress(HTML)[2:-4], {"Content_Encoding": "deflate"}),
        (brotli.compress(HTML), {"Content_Encoding": "br"}),
        (HTML, {"Content_Encoding": "br"}),
        (chunked(gzip.compress(HTML), 7), {"Transfer_Encoding": "chunked", "Content_Encoding": "GZip"}),
        (gzip.compress(gzip.compress(HTML)), {"Content_Encoding": "gzip, gzip"}),
        (HTML, {"Content_Encoding": "identity"}),
    ],
)
def test_chunks_and_compression_are_undone(body: bytes, headers: dict[str, str]) -> None:
    assert one(record(block=http(body, **headers))).content == HTML


@pytest.mark.parametrize(
    ("body", "headers", "why"),
    [
        (HTML, {"Content_Encoding": "zstd"}, "compressed by zstd"),
        (HTML, {"Content_Encoding": "gzip, gzip, gzip"}, "3 times over"),
        (gzip.compress(HTML)[:-12], {"Content_Encoding": "gzip"}, "end before their end"),
        (b"\x1f\x8b\x08" + HTML, {"Content_Encoding": "gzip"}, "broken"),
        (brotli.compress(HTML)[:-5], {"Content_Encoding": "br"}, "end before their end"),
        (b"\x00\xff" * 40, {"Content_Encoding": "br"}, "broken"),
        (gzip.compress(b" " * 30_000_000), {"Content_Encoding": "gzip"}, "more than 20 MB"),
        (gzip.compress(gzip.compress(b" " * 300_000_000)), {"Content_Encoding": "gzip, gzip"}, "more than 20 MB"),
        (zlib.compress(b" " * 30_000_000), {"Content_Encoding": "deflate"}, "more than 20 MB"),
        (brotli.compress(b" " * 30_000_000), {"Content_Encoding": "br"}, "more than 20 MB"),
        (b" " * 20_000_001, {}, "more than 20 MB"),
    ],
)
def test_bodies_that_cannot_be_had_are_refused(body: bytes, headers: dict[str, str], why: str) -> None:
    refused = one(record(block=http(body, **headers)))
    assert isinstance(refused, Refused)
    assert why in refused.reason
    assert "byte 0" in refused.reason


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (record("request", b"GET / HTTP/1.1\r\n\r\n"), "a record of the type request"),
        (record("revisit", http(b"")), "a record of the type revisit"),
        (record("warcinfo", b"software: x\r\n", None), "a record of the type warcinfo"),
        (record(block=http(status="404 Not Found")), "a response with the status 404"),
        (record(block=http(status="301 Moved")), "a response with the status 301"),
        (record(block=http(b"\x89PNG", Content_Type="image/png")), "a response of the type image"),
        (record(block=http(b"")), "a response without a body"),
        (
            record(block=b"20160327\nexample.org 192.0.2.1", url="dns:example.org", Content_Type="text/dns"),
            "a response of the type text",
        ),
    ],
)
def test_what_is_no_report_is_passed_over_with_its_kind(made: bytes, reason: str) -> None:
    assert one(made) == Passed("c.warc#1", reason)


def test_resources_and_conversions() -> None:
    pdf = one(record("resource", b"%PDF-1.4", Content_Type="application/pdf"))
    assert (pdf.content, pdf.mime, pdf.capture.status, pdf.capture.headers) == (
        b"%PDF-1.4",
        "application/pdf",
        None,
        (),
    )
    text = one(record("conversion", b"Saigon fell.", Content_Type="text/plain; charset=utf-8", url="<https://e.org/a>"))
    assert (text.content, text.charset, text.hints.url) == (b"Saigon fell.", "utf-8", "https://e.org/a")
    named = one(record("resource", b"x", Content_Type="text/plain", url="urn:uuid:5"))
    assert (named.hints.url, named.notes) == (None, ())


def test_what_a_record_says_wrongly_is_noted() -> None:
    wrong = {"WARC_Block_Digest": "sha256:" + "0" * 64, "WARC_Truncated": "length", "WARC_Date": "then"}
    item = one(record(block=http(), url="https://[bad", **wrong))
    assert item.capture.at == AT
    assert [note.split()[0] for note in item.notes] == ["the", "address:", "the", "the"]
    block = http()
    right = hashlib.sha256(block).hexdigest()
    assert one(record(block=block, WARC_Block_Digest=f"sha256:{right}")).notes == ()
    assert one(record(block=block, WARC_Block_Digest="sha1:???")).notes == ()


GOOD, LONG = record(block=http()), record(block=b"x" * 50_000_000)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (GOOD.replace(b"Content-Length: ", b"Content-Length: x"), "how long"),
        (b"rubbish\r\nmore rubbish\r\n", "no record begins here; 23 bytes passed over"),
        (GOOD.replace(b"WARC/1.1\r\n", b"warc\r\n"), "no record begins here"),
        (LONG, "one record may have 40,000,000"),
        (GOOD.replace(b"WARC-Date", b"WARC-Segment-Number: 1\r\nWARC-Date"), "one of several segments"),
    ],
)
def test_a_broken_record_costs_only_itself(broken: bytes, why: str) -> None:
    found = read(GOOD + broken + GOOD)
    assert [type(each) for each in found] == [Item, Refused, Item]
    assert f"byte {len(GOOD)}: " in found[1].reason.replace(",", "")  # type: ignore[union-attr]
    assert why in found[1].reason  # type: ignore[union-attr]


def test_a_record_that_is_cut_is_told() -> None:
    found = read(GOOD + GOOD[:-60])
    assert isinstance(found[1], Refused)
    assert "ends 56 bytes before its end" in found[1].reason


def test_a_broken_gzip_member_costs_only_its_record() -> None:
    member = bytearray(packed(record(block=http(bytes(range(256)) * 40, Content_Type="text/plain"))))
    member[200:220] = b"\xff" * 20
    found = read(packed(GOOD) + bytes(member) + packed(GOOD))
    assert isinstance(found[0], Item)
    assert isinstance(found[-1], Item)
    assert any(isinstance(each, Refused) and f"byte {len(packed(GOOD)):,}" in each.reason for each in found)


def test_one_gzip_member_around_all_records() -> None:
    assert [type(each) for each in read(gzip.compress(GOOD * 3))] == [Item] * 3


def test_offsets_are_those_of_the_members() -> None:
    bad = record(block=http(HTML, Content_Encoding="zstd"))
    found = read(packed(GOOD, bad, bad))
    assert [each.reason.partition(":")[0] for each in found if isinstance(each, Refused)] == [
        f"the page of a record at byte {len(packed(*before)):,}" for before in ([GOOD], [GOOD, bad])
    ]


def test_a_bomb_ends_the_file() -> None:
    with pytest.raises(InputError, match="no text does"):
        read(gzip.compress(record(block=b" " * 80_000_000)))


def test_skipping_goes_on_behind_a_position() -> None:
    content = packed(GOOD, record("request"), b"rubbish\r\n", GOOD)
    assert read(content, skip=2) == read(content)[2:]


def wacz(*members: tuple[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as package:
        for name, content in members:
            package.writestr(name, content)
    return out.getvalue()


def read_package(content: bytes, skip: int = 0) -> list[Position]:
    return list(read_wacz(io.BytesIO(content), Within("c.wacz", AT, AT.date(), skip)))


def test_a_wacz_gives_its_archives_in_order() -> None:
    second = packed(record(block=http(), url="https://e.org/2"))
    content = wacz(
        ("archive/b.warc.gz", second), ("pages/pages.jsonl", b"{}"), ("archive/a.warc", GOOD), ("../c.warc", GOOD)
    )
    found = read_package(content)
    assert [each.hints.url for each in found if isinstance(each, Item)] == [
        "https://herald.example.org/palmyra",
        "https://e.org/2",
    ]
    assert [each.capture.place for each in found if isinstance(each, Item)] == ["c.wacz#1", "c.wacz#2"]
    assert read_package(content, skip=1) == found[1:]


def test_a_broken_member_of_a_wacz_costs_only_itself() -> None:
    content = bytearray(wacz(("archive/a.warc", GOOD), ("archive/b.warc", GOOD)))
    content[content.index(b"Palmyra")] ^= 1
    found = read_package(bytes(content))
    assert any(isinstance(each, Refused) and "broken" in each.reason for each in found)
    assert isinstance(found[-1], Item)
    assert found[-1].content == HTML


def test_bombs_in_a_wacz() -> None:
    bomb = wacz(("archive/a.warc", record(block=b" " * 80_000_000)), compression=zipfile.ZIP_DEFLATED)
    (refused,) = read_package(bomb)
    assert isinstance(refused, Refused)
    assert "times its size" in refused.reason


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", wacz(("a.txt", b"x")), wacz()])
def test_says_what_is_no_wacz(content: bytes) -> None:
    with pytest.raises(InputError, match=r"c\.wacz"):
        read_package(content)


SEEDS = (
    GOOD + record("request", b"GET / HTTP/1.1\r\n\r\n"),
    packed(GOOD, GOOD),
    record(block=http(chunked(gzip.compress(HTML)), Transfer_Encoding="chunked", Content_Encoding="gzip")),
    record(block=http(brotli.compress(HTML), Content_Encoding="br")),
)


@given(hostile(*SEEDS))
@settings(deadline=None)
def test_any_bytes_are_records_or_told(content: bytes) -> None:
    accounted(read(content), "c.warc")


@given(hostile(wacz(("archive/a.warc", GOOD), ("archive/b.warc.gz", packed(GOOD)), compression=zipfile.ZIP_DEFLATED)))
@settings(deadline=None)
def test_any_bytes_are_a_wacz_or_told(content: bytes) -> None:
    try:
        found = read_package(content)
    except InputError as error:
        refused_by_name(error, "c.wacz")
    else:
        accounted(found, "c.wacz")


def accounted(found: list[Position], name: str) -> None:
    for number, each in enumerate(found, start=1):
        place = each.capture.place if isinstance(each, Item) else each.place
        assert place == f"{name}#{number}"
        if isinstance(each, Item):
            json.dumps([each.hints.url, *each.capture.headers, each.charset], ensure_ascii=False).encode()


@given(st.lists(st.tuples(st.binary(min_size=1, max_size=200), st.booleans(), st.booleans()), max_size=5))
@settings(deadline=None)
def test_pages_that_we_write_come_back(pages: list[tuple[bytes, bool, bool]]) -> None:
    blocks = []
    for body, zipped, in_chunks in pages:
        sent = gzip.compress(body) if zipped else body
        headers = {"Content_Encoding": "gzip"} if zipped else {}
        if in_chunks:
            sent, headers = chunked(sent), {**headers, "Transfer_Encoding": "chunked"}
        blocks.append(record(block=http(sent, **headers)))
    assert [each.content for each in read(b"".join(blocks)) if isinstance(each, Item)] == [body for body, *_ in pages]
    assert read(packed(*blocks)) == read(b"".join(blocks))
