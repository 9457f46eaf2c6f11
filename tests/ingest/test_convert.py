import contextlib
import io
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reliability import seeds
from whence.clean import article
from whence.ingest.convert import is_packed, raw_from
from whence.model.dates import PartialDate
from whence.model.errors import EmptyInput, InputError, UndecodableInput, UnreadableInput
from whence.model.item import Capture, Hints, Item, Via
from whence.model.raw import Media, Raw

NOTHING = Hints()


def item(content: bytes, mime: str | None = None, hints: Hints = NOTHING, **more: object) -> Item:
    capture = Capture(datetime(2019, 4, 4, tzinfo=UTC), Via.FILE, "report.bin")
    return Item(content, mime, capture, hints, **more)  # type: ignore[arg-type]


def reasons(raw: Raw) -> str:
    return " ".join(rejection.reason for rejection in raw.rejections)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("pypdf").setLevel(logging.NOTSET)


def test_text_pages_and_records() -> None:
    assert raw_from(item(b"Troops left.")).media is Media.TEXT
    assert raw_from(item(seeds.page())).media is Media.HTML
    assert raw_from(item(b"a fragment", "text/html; charset=utf-8")).media is Media.HTML
    record = raw_from(item(b'{"t": "Troops left."}', text="Troops left."))
    assert (record.text, record.content, record.name) == ("Troops left.", b'{"t": "Troops left."}', "report.bin")
    assert raw_from(item(b"{}", text="<p>Troops left.</p>")).media is Media.HTML
    with pytest.raises(EmptyInput):
        raw_from(item(b"{}", text=" \n"))


def test_a_declared_encoding_counts() -> None:
    assert raw_from(item("Войска ушли.".encode("koi8-r"), charset="koi8-r")).text == "Войска ушли."


def test_pdf_with_its_properties() -> None:
    raw = raw_from(
        item(
            seeds.pdf(
                [seeds.STORY[:2], ["The govern-", "ment left."]],
                Title="Army takes town",
                Author="Sample Desk",
                CreationDate="D:20160328093000+02'00'",
            )
        )
    )
    assert raw.text.startswith(seeds.STORY[0])
    assert "The government" in raw.text
    assert (raw.media, raw.hints.title, raw.hints.byline) == (Media.TEXT, "Army takes town", "Sample Desk")
    assert raw.made == PartialDate(2016, 3, 28)


def test_the_source_goes_before_the_documents_own_properties() -> None:
    content = seeds.pdf([seeds.STORY], Title="Army takes town", Author="Sample Desk")
    raw = raw_from(item(content, hints=Hints(title="What the feed says", publisher="Sample Wire")))
    assert (raw.hints.title, raw.hints.byline, raw.hints.publisher) == (
        "What the feed says",
        "Sample Desk",
        "Sample Wire",
    )


@pytest.mark.parametrize("title", ["Microsoft Word - draft.doc", "untitled", "report_v2.docx", "scan0001 x", "Press"])
def test_titles_of_programs_are_no_headlines(title: str) -> None:
    assert raw_from(item(seeds.pdf([seeds.STORY], Title=title, Author="admin"))).hints == NOTHING


def test_the_day_of_printing_is_no_day_of_publication() -> None:
    made = {"CreationDate": "D:20200101000000Z", "Producer": "Skia/PDF m90"}
    assert raw_from(item(seeds.pdf([seeds.STORY], **made))).made is None


def test_the_day_of_making_counts_only_where_nothing_else_gives_one() -> None:
    today = date(2026, 11, 23)
    made = {"CreationDate": "D:20200101000000Z", "Producer": "Sample Typesetter"}
    bare = article(raw_from(item(seeds.pdf([seeds.STORY], **made))), today=today).report.published
    dated = article(
        raw_from(item(seeds.pdf([["Sample Herald", "28 March 2016", *seeds.STORY]], **made))), today=today
    ).report.published
    assert bare is not None
    assert dated is not None
    assert (str(bare.date), bare.found.value) == ("2020-01-01", "source")
    assert (str(dated.date), dated.found.value) == ("2016-03-28", "text")


def test_scanned_encrypted_and_damaged_pdfs_are_refused_with_a_remedy() -> None:
    with pytest.raises(EmptyInput, match="text recognition"):
        raw_from(item(seeds.pdf([[], []])))
    locked = seeds.pdf([seeds.STORY]).replace(b"/Root 1 0 R", b"/Encrypt 4 0 R/Root 1 0 R")
    with pytest.raises(UndecodableInput, match="PDF"):
        raw_from(item(locked))
    with pytest.raises(UndecodableInput, match="damaged PDF"):
        raw_from(item(b"%PDF-1.7 nothing"))


def _encrypted(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(seeds.pdf([seeds.STORY])))), io.BytesIO()
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_pdf_is_named_so_and_one_without_a_password_is_read() -> None:
    with pytest.raises(UndecodableInput, match="encrypted PDF; take its password off"):
        raw_from(item(_encrypted("secret")))
    assert raw_from(item(_encrypted(""))).text.startswith(seeds.STORY[0])


def test_pages_without_text_are_told() -> None:
    assert "can be read: 2" in reasons(raw_from(item(seeds.pdf([seeds.STORY, [], seeds.STORY]))))


def test_mail_with_its_header() -> None:
    raw = raw_from(item(seeds.mail(html="<p>another</p>", attachment=b"%PDF-1.4")))
    assert raw.text.strip().split("\n\n") == list(seeds.STORY)
    hints = raw.hints
    assert (hints.title, hints.byline, hints.key) == ("Army takes town", "Sample Wire", "<20160328.1@wire.example>")
    assert hints.published == PartialDate(2016, 3, 28)
    assert "map.pdf (application/pdf)" in reasons(raw)


def test_mail_with_a_page_alone_and_mail_without_text() -> None:
    raw = raw_from(item(seeds.mail(body="", html=seeds.page().decode())))
    assert raw.media is Media.HTML
    with pytest.raises(EmptyInput, match="attached"):
        raw_from(item(seeds.mail(body="", attachment=b"%PDF-1.4")))


def test_a_mail_cannot_choose_an_encoding_that_hides_its_text() -> None:
    content = seeds.mail().replace(b"charset=utf-8", b"charset=utf-7")
    assert raw_from(item(content)).text.startswith(seeds.STORY[0])


def test_text_that_looks_a_little_like_mail_is_text() -> None:
    assert not is_packed(b"From: our correspondent\nDate: 3 April\nSubject: Homs\n\nTroops left.")
    assert not is_packed(b"Received wisdom: none.\n\nMIME-Version: 1.0")
    assert not is_packed(b"The report (%PDF-1.4 was attached) says that endobj is a word.")
    assert is_packed(seeds.mail())


def test_word_documents() -> None:
    told = "<dc:title>Army takes town</dc:title><dc:creator>Sample Desk</dc:creator>"
    told += "<dcterms:created>2016-03-28T08:00:00Z</dcterms:created>"
    raw = raw_from(item(seeds.docx(seeds.STORY, properties=told, more={"word/embeddings/a.zip": b"PK"})))
    assert raw.text.strip().split("\n\n") == list(seeds.STORY)
    assert (raw.hints.title, raw.hints.byline, raw.made) == ("Army takes town", "Sample Desk", PartialDate(2016, 3, 28))
    assert "word/embeddings/a.zip" in reasons(raw)


def test_hidden_and_deleted_runs_of_word_documents_are_dropped() -> None:
    body = (
        "<w:p><w:r><w:t>Troops left.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>SECRET</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> Shown.</w:t></w:r>'
        "<w:del><w:r><w:delText>DELETED</w:delText></w:r></w:del></w:p>"
    )
    raw = raw_from(item(seeds.docx(body)))
    assert raw.text.strip() == "Troops left. Shown."
    assert "1 pieces of hidden text" in reasons(raw)


_LOL = b'<!DOCTYPE w [<!ENTITY a "ha">]><w:document xmlns:w="x"><w:p>&a;</w:p></w:document>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (seeds.zipped({"a.txt": b"text"}), "without a Word document"),
        (seeds.zipped({"word/document.xml": b"<broken"}), "damaged"),
        (seeds.zipped({"word/document.xml": _LOL}), "entities"),
        (seeds.docx(seeds.STORY, more={"../../etc/x": b"x"}), "put elsewhere"),
        (seeds.docx(seeds.STORY, more={"/etc/x": b"x"}), "put elsewhere"),
        (b"PK\x03\x04 not a zip", "damaged ZIP"),
        (seeds.docx(""), "without text"),
        (seeds.docx("<w:x>" * 3000 + "</w:x>" * 3000), "RecursionError"),
    ],
)
def test_bad_word_documents_are_refused_by_what_is_wrong(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        raw_from(item(content))


def test_zip_bombs_are_refused_before_they_are_unpacked() -> None:
    with pytest.raises(UnreadableInput, match="unpacks to more than 100 MB"):
        raw_from(item(seeds.docx(seeds.STORY, more={"word/media/a.bin": bytes(100_000_001)})))
    with pytest.raises(UnreadableInput, match="files in one document"):
        raw_from(item(seeds.docx(seeds.STORY, more={f"word/{n}.xml": b"" for n in range(2_001)})))


def test_a_member_is_never_more_than_it_declares() -> None:
    content = seeds.docx(seeds.STORY)
    size = len(seeds.docx(seeds.STORY))
    assert size < 5_000
    # the declared size of word/document.xml in the central directory, made small
    at = content.rindex(b"word/document.xml") - 46 + 24
    with pytest.raises(UndecodableInput, match="damaged"):
        raw_from(item(content[:at] + (10).to_bytes(4, "little") + content[at + 4 :]))


_MAKERS: list[Callable[[], bytes]] = [
    seeds.page,
    lambda: seeds.pdf([seeds.STORY[:1]], Title="Army takes town"),
    lambda: seeds.docx(seeds.STORY[:1]),
    lambda: seeds.mail(html="<p>x</p>", attachment=b"x"),
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(_MAKERS), st.data())
def test_damage_raises_input_errors_only(make: Callable[[], bytes], data: st.DataObject) -> None:
    content = bytearray(make())
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    _read(bytes(content))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"Received: x\nFrom: y\n", b"<html>"]), st.binary(max_size=300)
)
def test_any_bytes_raise_input_errors_only(start: bytes, rest: bytes) -> None:
    _read(start + rest)


def _read(content: bytes) -> None:
    with contextlib.suppress(InputError):
        raw = raw_from(item(content))
        assert raw.text.strip()
        assert raw.content == content
