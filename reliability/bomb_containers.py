"""Containers that unpack to more than a disc, and lists that never end."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from typing import TypeAlias

from reliability import seeds
from reliability.bomb_files import stored, zeros
from whence.ingest.kinds import SourceKind

_GZIP = 31
Made: TypeAlias = tuple[str, SourceKind, Callable[[], bytes]]


def containers(secret: str) -> Iterator[Made]:
    """Name each container, what it is read as, and how it is made; ``secret`` is a file that none may show."""
    yield from _tables()
    yield from _archives()
    yield from _lists(secret)


def _tables() -> Iterator[Made]:
    yield "a table packed to a thousandth of 300 MB", SourceKind.JSONL, lambda: zeros(300, wbits=_GZIP)
    yield "a table packed twice", SourceKind.JSONL, lambda: gzip.compress(zeros(300, wbits=_GZIP))
    yield (
        "a table of one line of 50 MB",
        SourceKind.JSONL,
        lambda: b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + seeds.jsonl(),
    )
    yield "a table with JSON a million deep", SourceKind.JSONL, lambda: b"[" * 1_000_000 + b"\n" + seeds.jsonl()
    yield (
        "a table with a number of a million digits",
        SourceKind.JSONL,
        lambda: b'{"text": ' + b"9" * 1_000_000 + b"}\n",
    )
    yield "a table of 300,000 empty lines", SourceKind.JSONL, lambda: b"\n" * 300_000 + seeds.jsonl()
    yield "a JSON document a million deep", SourceKind.JSON, lambda: b'{"a":' * 1_000_000
    yield "a table of a million columns", SourceKind.CSV, lambda: b"text," + b"a," * 1_000_000 + b"\nb\n"
    yield (
        "a table with a quotation mark that never closes",
        SourceKind.CSV,
        lambda: b'text\n"' + (b"a" * 99 + b"\n") * 100_000,
    )


def _archives() -> Iterator[Made]:
    yield "a web archive of a record of 300 MB", SourceKind.WARC, lambda: zeros(300, wbits=_GZIP)
    yield (
        "a web archive of a record that says it has 10^18 bytes",
        SourceKind.WARC,
        lambda: b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 1000000000000000000\r\n\r\n" + b"a" * 1_000_000,
    )
    yield (
        "a web archive of a page that unpacks to 300 MB",
        SourceKind.WARC,
        lambda: _answer(zeros(300, wbits=_GZIP), "gzip"),
    )
    yield (
        "a web archive of a page that unpacks twice",
        SourceKind.WARC,
        lambda: _answer(gzip.compress(zeros(300, wbits=_GZIP)), "gzip, gzip"),
    )
    yield (
        "a web archive of a page whose chunk never ends",
        SourceKind.WARC,
        lambda: _answer(b"7fffffffffffffff\r\naaaa", "", b"Transfer-Encoding: chunked\r\n"),
    )
    yield "a web archive of 20,000 empty records", SourceKind.WARC, lambda: b"WARC/1.0\r\n\r\n\r\n\r\n" * 20_000
    yield "a web archive of a header of 10 MB", SourceKind.WARC, lambda: b"WARC/1.0\r\nX: " + b"a" * 10_000_000
    yield (
        "a WACZ of a member that unpacks to 300 MB",
        SourceKind.WACZ,
        lambda: stored({"archive/data.warc": 300}),
    )
    yield (
        "a WACZ with members ../../x",
        SourceKind.WACZ,
        lambda: seeds.zipped({"archive/../../escaped.warc": seeds.warc(), "archive/a.warc": seeds.warc()}),
    )


def _answer(body: bytes, coding: str, more: bytes = b"") -> bytes:
    coded = f"Content-Encoding: {coding}\r\n".encode() if coding else b""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + coded + more + b"\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {len(block)}\r\n"
    return (
        head.encode()
        + b"WARC-Date: 2016-03-28T08:00:00Z\r\nContent-Type: application/http\r\n\r\n"
        + block
        + b"\r\n\r\n"
    )


def _lists(secret: str) -> Iterator[Made]:
    laughs = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10 if n else 'ha' * 10}'>" for n in range(10))
    blowup = f"<!ENTITY b '{'a' * 50_000}'>"
    outside = f"<!ENTITY c SYSTEM 'file://{secret}'>"
    for name, entities, used in (
        ("of entities of entities", laughs, "&a9;"),
        ("of one long entity 2,000 times", blowup, "&b;" * 2_000),
        ("that names a file", outside, "&c;"),
    ):
        yield f"a feed {name}", SourceKind.FEED, _declared(seeds.rss(), "rss", entities, used, "<title>")
        yield f"a sitemap {name}", SourceKind.SITEMAP, _declared(seeds.sitemap(), "urlset", entities, used, "<loc>")
    yield "a feed of 60,000 entries", SourceKind.FEED, lambda: _many(seeds.rss(), b"<item>", b"</item>", 60_000)
    yield (
        "a feed 200,000 elements deep",
        SourceKind.FEED,
        lambda: seeds.rss().replace(b"<item>", b"<item>" + b"<a>" * 200_000, 1),
    )
    yield "a feed of one title of 10 MB", SourceKind.FEED, lambda: seeds.rss().replace(b"Report 1", b"a " * 5_000_000)
    yield (
        "a feed of 2 MB of markup in one entry",
        SourceKind.FEED,
        lambda: seeds.atom().replace(b"&lt;p", b"&lt;b&gt;" * 220_000),
    )
    yield (
        "a JSON feed of 100,000 entries",
        SourceKind.FEED,
        lambda: json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "items": [{"id": str(n), "url": f"https://a.example/{n}"} for n in range(100_000)],
            }
        ).encode(),
    )
    yield "a sitemap packed to a thousandth of 300 MB", SourceKind.SITEMAP, lambda: zeros(300, wbits=_GZIP)
    yield "a sitemap of 60,000 pages", SourceKind.SITEMAP, lambda: _many(seeds.sitemap(), b"<url>", b"</url>", 60_000)


def _declared(content: bytes, root: str, entities: str, used: str, at: str) -> Callable[[], bytes]:
    head, mark, rest = content.decode().partition("?>")
    return lambda: f"{head}{mark}<!DOCTYPE {root} [{entities}]>{rest.replace(at, at + used, 1)}".encode()


def _many(content: bytes, begin: bytes, end: bytes, times: int) -> bytes:
    at, behind = content.index(begin), content.index(end) + len(end)
    one = content[at:behind]
    numbered = b"".join(one.replace(b"herald.example/1", b"herald.example/%d" % n) for n in range(times))
    return content[:at] + numbered + content[behind:]
