"""Small files that unpack to large ones, name themselves, or never end: PDFs, office documents, mails."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from reliability import seeds

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def documents(secret: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name each document, and how it is made; ``secret`` is the path of a file that none may show."""
    yield from _pdfs()
    yield from _word(secret)
    yield from _mails()


def zeros(megabytes: int, *, wbits: int = 15, fill: bytes = b"\0") -> bytes:
    """Pack many bytes of one kind without ever holding them."""
    packer, block = zlib.compressobj(9, wbits=wbits), fill * (1_000_000 // len(fill))
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def _pdfs() -> Iterator[tuple[str, Callable[[], bytes]]]:
    yield "a PDF page that unpacks to 300 MB", lambda: _one_page(_packed(zeros(300)))
    yield "a PDF page that unpacks twice to 300 MB", lambda: _one_page(_packed(zlib.compress(zeros(300)), times=2))
    yield "a PDF page that writes 70 MB of text", lambda: _one_page(_packed(zeros(70, fill=b"(a) Tj ")))
    yield (
        "a PDF whose page tree is 5,000 deep",
        lambda: seeds.pdf_of(
            [b"<</Type/Catalog/Pages 2 0 R>>"]
            + [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(5_000)]
            + [b"<</Type/Page>>"]
        ),
    )
    yield (
        "a PDF whose page tree names itself",
        lambda: seeds.pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
    )
    yield (
        "a PDF of 100,000 times one page",
        lambda: seeds.pdf_of(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[%b]/Count 100000>>" % (b"3 0 R " * 100_000),
                b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
                seeds.stream(b"BT (a) Tj ET"),
            ]
        ),
    )
    yield (
        "a PDF that says it has 2 billion pages",
        lambda: seeds.pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 2147483647>>"]),
    )
    yield (
        "a PDF whose form draws itself",
        lambda: _one_page(seeds.stream(b"/F Do"), b"/XObject<</F 4 0 R>>", more=b"/Type/XObject/Subtype/Form"),
    )
    yield (
        "a PDF whose cross-reference table names itself",
        lambda: seeds.pdf([seeds.STORY]).replace(b"/Root 1 0 R", b"/Prev 1100/Root 1 0 R"),
    )
    yield "a PDF of an array 100,000 deep", lambda: seeds.pdf_of([b"<</Type/Catalog/Pages %b" % (b"[" * 100_000)])
    yield "a PDF of a name of 10 MB", lambda: seeds.pdf_of([b"<</Type/Catalog/%b 2 0 R>>" % (b"A" * 10_000_000)])
    yield (
        "a PDF of 200,000 objects",
        lambda: seeds.pdf_of([b"<</Type/Catalog/Pages 2 0 R>>"] + [b"<</A 1 0 R>>"] * 200_000),
    )
    yield "a PDF whose font maps every code", lambda: _mapped()
    yield "a PDF of 10 MB of open brackets", lambda: _one_page(seeds.stream(b"BT /F1 12 Tf " + b"(" * 10_000_000))
    yield "a PDF without an end of 19 MB", lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 2_375_000


def _one_page(content: bytes, resources: bytes = b"", more: bytes = b"") -> bytes:
    """Make a PDF of one page, whose content is object 4, with a font, without which no reader looks at it."""
    resources = b"/Resources<</Font<</F1 5 0 R>>%b>>" % resources
    if more:
        content = content.replace(b"<<", b"<<%b%b" % (more, resources), 1)
    return seeds.pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R%b>>" % resources,
            content,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


def _packed(body: bytes, times: int = 1) -> bytes:
    filters = b"/FlateDecode " * times
    return b"<</Length %d/Filter[%b]>>stream\n%b\nendstream" % (len(body), filters, body)


def _mapped() -> bytes:
    table = b"begincmap\n" + b"1 beginbfrange\n<00000000> <FFFFFFFF> <0041>\nendbfrange\n" * 50 + b"endcmap"
    return seeds.pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            seeds.stream(b"BT /F1 12 Tf (a) Tj ET"),
            b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R>>",
            seeds.stream(table),
        ]
    )


def _word(secret: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    laughs = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10 if n else 'ha' * 10}'>" for n in range(10))
    yield "a Word document of 300 MB of zeros", lambda: stored({"word/document.xml": 300})
    yield (
        "a Word document of 10,000 members",
        lambda: seeds.docx(seeds.STORY, more={f"word/{n}.xml": b"" for n in range(10_000)}),
    )
    yield "a Word document of 90 MB of paragraphs", lambda: seeds.docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 2_500_000)
    yield "a Word document 1,000,000 elements deep", lambda: seeds.docx("<w:p>" * 1_000_000)
    yield "a Word document whose sizes lie", lambda: _lying(seeds.docx("<w:p/>" * 100_000))
    yield "a Word document of entities of entities", lambda: _declared(laughs, "&a9;")
    yield "a Word document that names a file", lambda: _declared(f"<!ENTITY a SYSTEM 'file://{secret}'>", "&a;")
    yield "a Word document with a member ../../x", lambda: seeds.docx(seeds.STORY, more={"../../escaped.txt": b"x"})
    yield (
        "a Word document inside a Word document",
        lambda: seeds.docx(seeds.STORY, more={"word/embeddings/inner.docx": seeds.docx(seeds.STORY)}),
    )


def _declared(entities: str, used: str) -> bytes:
    document = f'<!DOCTYPE w [{entities}]><w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>{used}</w:t></w:r></w:p>'
    return seeds.zipped({"word/document.xml": f"{document}</w:body></w:document>".encode()})


def stored(megabytes: dict[str, int]) -> bytes:
    """Make a ZIP archive of members of zeros without ever holding them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, size in megabytes.items():
            with archive.open(name, "w", force_zip64=True) as member:
                for _ in range(size):
                    member.write(bytes(1_000_000))
    return out.getvalue()


def _lying(content: bytes) -> bytes:
    """Declare that every member is empty, in its own header and in the directory."""
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        begin = changed.find(mark)
        while begin >= 0:
            struct.pack_into("<I", changed, begin + at, 10)
            begin = changed.find(mark, begin + 4)
    return bytes(changed)


_HEAD = b"Return-Path: <a@b.example>\r\nFrom: a@b.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n"


def _mails() -> Iterator[tuple[str, Callable[[], bytes]]]:
    yield (
        "a mail of 5,000 parts in each other",
        lambda: (
            _HEAD
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5_000))
        ),
    )
    yield (
        "a mail of 200,000 parts",
        lambda: _HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\na\r\n" * 200_000,
    )
    yield "a mail of 200,000 header lines", lambda: _HEAD + b"X: a\r\n" * 200_000 + b"\r\ntext"
    yield "a mail with a subject of 5 MB", lambda: _HEAD.replace(b"s\r\n", b"a " * 2_500_000 + b"\r\n", 1) + b"\r\ntext"
    yield (
        "a mail with 100,000 encoded words",
        lambda: _HEAD.replace(b": s", b": " + b"=?utf-8?q?a?= " * 100_000) + b"\r\ntext",
    )
    yield (
        "a mail with 50,000 parts of a file name",
        lambda: (
            _HEAD
            + b"Content-Type: text/plain; "
            + b"".join(b"name*%d*=a; " % n for n in range(50_000))
            + b"\r\n\r\ntext"
        ),
    )
    yield (
        "a mail of 19 MB in base64",
        lambda: _HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"YWFhYWFhYWFhYWFhYWFh\r\n" * 860_000,
    )
    yield (
        "a mail with an attachment ../../x",
        lambda: seeds.mail(attachment=b"x").replace(b"map.pdf", b"../../escaped.txt"),
    )
