"""From an item, whatever it is, to the characters of a report. No process is started here: see ``contained``."""

from __future__ import annotations

from dataclasses import replace

from whence.ingest import pdf, zips
from whence.ingest.converted import Converted, together
from whence.ingest.limits import MAX_BYTES
from whence.ingest.mail import is_mail, mail_text
from whence.ingest.office import office_text
from whence.ingest.pdf import pdf_text
from whence.ingest.raw import raw_of, raw_of_text
from whence.model.errors import InputError, UndecodableInput, UnreadableInput
from whence.model.item import Item
from whence.model.raw import Media, Raw
from whence.model.reading import Rejection

_MEDIA = {"text/html": Media.HTML, "application/xhtml+xml": Media.HTML}


def raw_from(item: Item) -> Raw:
    """Read the characters of an item: text, page, PDF, mail or Word document, told apart by how the bytes begin.

    Raises:
        InputError: it cannot be read; nothing else is raised, whatever the bytes (memory and time aside).
    """
    try:
        raw = _raw(item)
        told = tuple(Rejection("ingest", None, note) for note in item.notes)
        return replace(raw, rejections=(*told, *raw.rejections)) if told else raw
    except (InputError, MemoryError):
        raise
    except Exception as error:  # whatever the bytes make of a parser's code
        raise UndecodableInput(
            f"{item.capture.place}: its parser failed ({type(error).__name__}); save it in another form"
        ) from error


def is_packed(content: bytes, mime: str | None = None) -> bool:
    """Say whether bytes hold a report inside another form: a PDF, an office document, a mail."""
    return _is_pdf(content) or content.startswith(zips.MAGIC) or mime == "message/rfc822" or is_mail(content)


def _raw(item: Item) -> Raw:
    name, url = item.capture.place, item.capture.url
    if len(item.content) > MAX_BYTES:
        raise UnreadableInput(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; give one report, not an archive")
    if item.text is not None:
        return raw_of_text(item.content, item.text, name=name, url=url, hints=item.hints)
    if is_packed(item.content, item.mime):
        found = _converted(item)
        hints = together(item.hints, found.hints)
        return raw_of_text(
            item.content,
            found.text,
            name=name,
            url=url,
            media=found.media,
            hints=hints,
            made=found.made,
            rejections=found.rejections,
        )
    media = _MEDIA.get((item.mime or "").partition(";")[0].strip().lower())
    return raw_of(item.content, name=name, url=url, charset=item.charset, media=media, hints=item.hints)


def _converted(item: Item) -> Converted:
    name = item.capture.place
    if _is_pdf(item.content):
        return pdf_text(item.content, name)
    if item.content.startswith(zips.MAGIC):
        return office_text(item.content, name)
    return mail_text(item.content, name)


def _is_pdf(content: bytes) -> bool:
    """Say whether bytes are a PDF; mailers and servers leave lines of their own before it, and texts speak of PDFs."""
    if content.startswith(pdf.MAGIC):
        return True
    return b"\n" + pdf.MAGIC in content[: pdf.MAGIC_WITHIN] and b"endobj" in content
