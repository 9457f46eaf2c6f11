"""Texts and pages made to keep patterns and parsers busy: long runs of whatever a pattern may repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reliability import seeds

_CHARS = 1_999_000
"""Just under the characters that one report may have: a longer one is refused at once."""

_HTML = 4_900_000

_REPEATED: Mapping[str, str] = {
    "blanks": " ",
    "tabs and newlines": " \t\n",
    "empty lines": "\n",
    "one letter": "a",
    "full stops": ".",
    "initials": "A. ",
    "open brackets": "(",
    "brackets": "[TEXT] ",
    "datelines": "DAMASCUS, April 3 (",
    "dashes": "A - ",
    "double dashes": "--",
    "bylines": "By A ",
    "dates": "3 April 2019, ",
    "digits": "1",
    "open quotation marks": "“",
    "apostrophes": "'",
    "commas": "a, ",
    "addresses": "http://a.b/",
    "mail addresses": "a@b.",
    "words in capitals": "ARMY ",
    "conjunctions": "and ",
    "lines of one word": "word\n",
    "list items": "- a\n",
    "half mojibake": "Ã©",
    "joiners": "a\u200d",
    "combining marks": "a\u0301\u0302\u0303",
    "unseen characters": "a\u202e",
    "emoji": "👩‍👩‍👧 ",
    "surrogate halves": "a\ufffd",
    "credit lines": "This article was originally published by ",
    "copyright": "© 2019 ",
    "markup remnants": "<b><i>",
    "cut words": "govern-\n",
}


def texts() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name each text, and how it is made."""
    for name, part in _REPEATED.items():
        yield f"2 million characters of {name}", _repeated(part)
    yield "a text of one 20 MB word", lambda: b"a" * 20_000_000
    yield "a text of 20 MB in one line", lambda: b"word " * 4_000_000
    yield "20 MB of NUL bytes", lambda: bytes(20_000_000)
    yield "20 MB in no encoding", lambda: bytes(range(128, 256)) * 156_250


def pages() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name each page, and how it is made."""
    yield "a page of 100,000 elements in each other", lambda: _page("<div>" * 100_000)
    yield "a page of 95,000 elements side by side", lambda: _page("<i>a</i>" * 95_000)
    yield "a page of two million elements", lambda: _page("<b>" * 1_600_000)
    yield "a page of 90,000 hidden elements", lambda: _page("<i style='color:#fff'>a</i>b " * 90_000)
    yield "a page of one style of 5 MB", lambda: _page(f"<p style='{'left:1px;' * 540_000}'>a</p>")
    yield "a page of 5 MB of open tags", lambda: _page("<" * _HTML)
    yield "a page of 5 MB of entities", lambda: _page("&amp;" * (_HTML // 5))
    yield "a page of 5 MB of comment", lambda: _page("<!--" + "-" * _HTML)
    yield "a page of 60,000 attributes", lambda: _page("<p " + " ".join(f"a{n}='x'" for n in range(60_000)) + ">a</p>")
    yield "a page of one paragraph of 4 MB", lambda: _page("<p>" + "word " * 800_000 + "</p>")
    yield "a page of 30,000 tables in each other", lambda: _page("<table><tr><td>" * 30_000)
    yield "a page with JSON 100,000 deep", lambda: _page(_script("[" * 100_000))
    yield "a page with 4 MB of metadata", lambda: seeds.page(head="<meta name='author' content='a b'>" * 120_000)
    yield "a page with a title of 4 MB", lambda: seeds.page(head=f"<title>{'a ' * 2_000_000}</title>")
    yield "a page that declares entities", lambda: b"<!DOCTYPE html [" + _laughs() + b"]><p>&a9;</p>" + seeds.page()
    yield "a page of 20 MB", lambda: _page("a " * 9_990_000)


def _repeated(part: str) -> Callable[[], bytes]:
    return lambda: (part * (_CHARS // len(part))).encode() + b"x"


def _page(body: str) -> bytes:
    return seeds.page(body[:19_900_000])


def _script(text: str) -> str:
    return f"<script type='application/ld+json'>{text}</script>"


def _laughs() -> bytes:
    return b"".join(b"<!ENTITY a%d '%b'>" % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha" * 10) for n in range(10))
