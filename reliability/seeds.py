"""Small honest files of every kind that Whence reads, made by hand: what mutations and bombs start from."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Sequence

STORY = (
    "The army said on Monday that it had taken the eastern half of the town after two days of fighting there.",
    "Residents reached by telephone said that shells had hit the market, and that four people had been buried since.",
    "The rebels denied that they had left, and said that a column had been burned on the road to the south.",
    "Aid workers said that the hospital had no fuel, and that the roads out of the town had been closed for weeks.",
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def page(body: str = "", head: str = "") -> bytes:
    """Make a web page with the story, and what else is given."""
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Army takes town - Sample Herald</title>"
        "<meta property='og:site_name' content='Sample Herald'>"
        f"<meta property='article:published_time' content='2016-03-28T08:00:00Z'>{head}</head><body>"
        f"<main><article><h1>Army takes town</h1>{paragraphs}{body}</article></main>"
        "<footer>All rights reserved.</footer></body></html>"
    ).encode()


def pdf(pages: Sequence[Sequence[str]], *, packed: bool = True, **information: str) -> bytes:
    """Make a PDF with lines of text on pages; ``information`` are its properties (Title, Author, CreationDate)."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    told = "".join(f"/{key} ({_escaped(value)})" for key, value in information.items())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{told}>>".encode("latin-1"),
    ]
    for at, lines in enumerate(pages):
        shown = "".join(f"({_escaped(line)}) Tj 0 -14 Td\n" for line in lines)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {6 + 2 * at} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(stream(f"BT /F1 12 Tf 50 740 Td\n{shown}ET".encode("latin-1", "replace"), packed=packed))
    return pdf_of(objects, "/Root 1 0 R/Info 4 0 R")


def pdf_of(objects: Sequence[bytes], trailer: str = "/Root 1 0 R") -> bytes:
    """Put objects into a PDF, numbered from 1, with their cross-reference table."""
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(f"trailer\n<</Size {len(places) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def stream(content: bytes, *, packed: bool = True, more: bytes = b"") -> bytes:
    """Make a stream object of a PDF."""
    body = zlib.compress(content) if packed else content
    kind = b"/Filter/FlateDecode" if packed else b""
    return b"<</Length %d%b%b>>stream\n%b\nendstream" % (len(body), kind, more, body)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def docx(paragraphs: str | Sequence[str], *, properties: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """Make a Word document of paragraphs, or of the XML of its body; ``more`` are further members."""
    if not isinstance(paragraphs, str):
        paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{properties}</cp:coreProperties>"
    )
    members = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{paragraphs}</w:body></w:document>'.encode(),
        "docProps/core.xml": core.encode(),
    }
    return zipped({**members, **(more or {})})


def zipped(members: dict[str, bytes]) -> bytes:
    """Make a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2019, 4, 4, 12, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def mail(body: str = "\n\n".join(STORY), html: str = "", attachment: bytes = b"") -> bytes:
    """Make a mail with a plain body, and a page and an attachment beside it where they are given."""
    head = (
        "Return-Path: <desk@wire.example>\r\nFrom: Sample Wire <desk@wire.example>\r\nTo: reader@desk.example\r\n"
        "Subject: Fwd: Army takes town\r\nDate: Mon, 28 Mar 2016 09:30:00 +0200\r\n"
        "Message-ID: <20160328.1@wire.example>\r\nMIME-Version: 1.0\r\n"
    )
    parts = [("text/plain; charset=utf-8", body.encode(), "")] if body else []
    parts += [("text/html; charset=utf-8", html.encode(), "")] if html else []
    parts += (
        [("application/pdf", attachment, "Content-Disposition: attachment; filename=map.pdf\r\n")] if attachment else []
    )
    written = "".join(
        f"--cut\r\nContent-Type: {kind}\r\n{extra}\r\n{content.decode('latin-1')}\r\n" for kind, content, extra in parts
    )
    return f"{head}Content-Type: multipart/mixed; boundary=cut\r\n\r\n{written}--cut--\r\n".encode("latin-1")


def rss() -> bytes:
    """Make an RSS feed of two entries."""
    items = "".join(
        f"<item><title>Report {n}</title><link>https://herald.example/{n}</link><guid>{n}</guid>"
        f"<pubDate>Mon, 28 Mar 2016 0{n}:00:00 GMT</pubDate><description>{STORY[n]}</description></item>"
        for n in (1, 2)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Sample Herald</title>'
        f"<link>https://herald.example/</link>{items}</channel></rss>"
    ).encode()


def atom() -> bytes:
    """Make an Atom feed of one entry."""
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Sample Herald</title>'
        '<entry><id>tag:herald.example,2016:1</id><title>Army takes town</title><link href="https://herald.example/1"/>'
        f'<updated>2016-03-28T08:00:00Z</updated><content type="html">&lt;p&gt;{STORY[0]}&lt;/p&gt;</content></entry>'
        "</feed>"
    ).encode()


def json_feed() -> bytes:
    """Make a JSON feed of one entry."""
    entry = {"id": "1", "url": "https://herald.example/1", "title": "Army takes town", "content_text": STORY[0]}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Sample Herald", "items": [entry]}
    return json.dumps(feed).encode()


def sitemap() -> bytes:
    """Make a news sitemap of two pages."""
    urls = "".join(
        f"<url><loc>https://herald.example/{n}</loc><lastmod>2016-03-28</lastmod><news:news><news:publication>"
        "<news:name>Sample Herald</news:name><news:language>en</news:language></news:publication>"
        f"<news:publication_date>2016-03-28</news:publication_date><news:title>Report {n}</news:title></news:news>"
        "</url>"
        for n in (1, 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
    ).encode()


def warc(*, packed: bool = False) -> bytes:
    """Make a WARC with two captured pages, each record packed by itself where it is packed."""
    records = [_record("warcinfo", b"software: sample\r\n", "application/warc-fields", 0)]
    for number in (1, 2):
        content = page(f"<p>Part {number}.</p>")
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(
            content
        )
        records.append(_record("response", answer + content, "application/http; msgtype=response", number))
    return b"".join(gzip.compress(record, mtime=0) if packed else record for record in records)


def _record(kind: str, block: bytes, mime: str, number: int) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://herald.example/{number}\r\n"
        f"WARC-Date: 2016-03-28T08:00:0{number}Z\r\nWARC-Record-ID: "
        f"<urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\nContent-Type: {mime}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def jsonl() -> bytes:
    """Make a table of reports, one JSON object a line."""
    rows = [
        {"url": f"https://herald.example/{n}", "title": f"Report {n}", "published": "2016-03-28", "text": text}
        for n, text in enumerate(STORY)
    ]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def csv() -> bytes:
    """Make a table of reports with commas."""
    rows = "".join(f'https://herald.example/{n},Report {n},2016-03-28,"{text}"\n' for n, text in enumerate(STORY))
    return ("url,title,published,text\n" + rows).encode()
