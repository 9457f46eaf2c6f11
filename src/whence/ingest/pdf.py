"""PDF: the text of its pages, and what its properties say. Nothing in it is run, no link is followed."""

from __future__ import annotations

import io
import logging
import re
from datetime import datetime
from typing import TYPE_CHECKING

from whence.ingest.converted import Converted, author_of, listed, title_of
from whence.ingest.page_text import joined
from whence.model.dates import PartialDate
from whence.model.errors import EmptyInput, InputError, UndecodableInput, UnreadableInput
from whence.model.item import Hints
from whence.model.raw import MAX_CHARS

if TYPE_CHECKING:
    from pypdf import DocumentInformation, PdfReader

MAGIC = b"%PDF-"
MAGIC_WITHIN = 1024
"""Bytes in which a PDF's mark stands; readers allow as much before it (ISO 32000, implementation note)."""

_MAX_PAGES = 2_000
_LETTERS = 20
"""Letters below which a whole PDF counts as pictures of pages."""

_PRINTED = re.compile(
    r"skia|chrom|firefox|mozilla|safari|quartz|wkhtml|print to pdf|webkit|scan|canon|xerox|ricoh|epson|ocr|paperport",
    re.IGNORECASE,
)
"""Makers of PDFs that print or scan what is there already: the day of making tells nothing of publication."""


def pdf_text(content: bytes, name: str) -> Converted:
    """Read a PDF.

    Raises:
        UndecodableInput: it is encrypted, or damaged.
        EmptyInput: it holds no text but pictures of it.
        UnreadableInput: it has more text, or pages, than one report may have.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not _opens(reader):
            raise UndecodableInput(f"{name}: an encrypted PDF; take its password off and give that")
        pages, unread, broken = _pages(reader, name)
        information = reader.metadata
        hints, made = _told(information)
    except (InputError, MemoryError):
        raise
    except Exception as error:  # pypdf raises whatever a damaged file makes of its code
        raise UndecodableInput(
            f"{name}: a damaged PDF ({type(error).__name__}); print it into a new PDF, or give its text"
        ) from error
    text, notes = joined(pages)
    if sum(1 for character in text[:10_000] if character.isalpha()) < _LETTERS:
        if broken:
            raise UndecodableInput(f"{name}: a damaged PDF, no page of which can be read ({broken}); give its text")
        raise EmptyInput(f"{name}: a PDF without text, most likely scanned; put it through text recognition (OCR)")
    if unread:
        notes = (*notes, f"pages without text that can be read: {listed(unread)}")
    return Converted(text, hints=hints, made=made, notes=notes)


def _opens(reader: PdfReader) -> bool:
    """Many PDFs are encrypted with no password, against printing only."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _pages(reader: PdfReader, name: str) -> tuple[list[str], list[str], str]:
    """Read the pages: their texts, the numbers of those without, and what broke the last broken one."""
    if len(reader.pages) > _MAX_PAGES:
        raise UnreadableInput(f"{name}: {len(reader.pages):,} pages, and one report may have {_MAX_PAGES:,}; split it")
    texts: list[str] = []
    unread: list[str] = []
    size, broken = 0, ""
    for number, page in enumerate(reader.pages, start=1):
        try:
            text = page.extract_text()
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 one broken page is told, and the others are read
            text, broken = "", type(error).__name__
        size += len(text)
        if size > MAX_CHARS:
            raise UnreadableInput(f"{name}: more than {MAX_CHARS:,} characters of text; split it into its reports")
        if not text.strip():
            unread.append(str(number))
        texts.append(text)
    return texts, unread, broken


def _told(information: DocumentInformation | None) -> tuple[Hints, PartialDate | None]:
    if information is None:
        return Hints(), None
    hints = Hints(title=title_of(information.title), byline=author_of(information.author))
    makers = f"{information.producer or ''} {information.creator or ''}"
    return hints, None if _PRINTED.search(makers) else _day(information)


def _day(information: DocumentInformation) -> PartialDate | None:
    try:
        made = information.creation_date
        return PartialDate.of(made.date()) if isinstance(made, datetime) else None
    except (ValueError, TypeError, OverflowError, AttributeError):
        return None
