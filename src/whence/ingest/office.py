"""Office documents (docx): their paragraphs through mammoth, which sees nothing of the file but checked parts."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element, ParseError, tostring

from whence.ingest.converted import Converted, author_of, listed, title_of
from whence.ingest.zips import member, open_checked
from whence.model.dates import PartialDate
from whence.model.errors import EmptyInput, InputError, ModelError, UndecodableInput
from whence.model.item import Hints

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"

_DOCUMENT = "word/document.xml"
_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_HOLDS_FILES = (".zip", ".docx", ".xlsx", ".pptx", ".doc", ".xls", ".bin", ".docm", ".pdf", ".rtf", ".html", ".mht")


def office_text(content: bytes, name: str) -> Converted:
    """Read a Word document (docx). Pictures, macros, embedded files and whatever it links to are left alone.

    Raises:
        UndecodableInput: it is another kind of ZIP, damaged, or declares entities.
        UnreadableInput: it unpacks to more than a document may.
        EmptyInput: it holds no text.
    """
    archive = open_checked(content, name)
    with archive:
        document = member(archive, _DOCUMENT, name)
        if document is None:
            raise UndecodableInput(f"{name}: a ZIP archive without a Word document in it; unpack it and give its files")
        root = _parsed(document, name)
        hidden = _without_hidden(root)
        properties = member(archive, "docProps/core.xml", name)
        inside = [path for path in archive.namelist() if path.lower().endswith(_HOLDS_FILES)]
    text = _paragraphs(tostring(root, encoding="utf-8"), name)
    if not text.strip():
        raise EmptyInput(f"{name}: a Word document without text; give a file with the text of a report")
    notes = [f"{hidden} pieces of hidden text were dropped"] if hidden else []
    if inside:
        notes.append(f"files inside the document were not opened: {listed(inside)}")
    hints, made = _told(_parsed(properties, name)) if properties else (Hints(), None)
    return Converted(text, hints=hints, made=made, notes=tuple(notes))


def _parsed(content: bytes, name: str) -> Element:
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        root: Element = ElementTree.fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UndecodableInput(f"{name}: an office document that declares entities; save it again") from error
    except (ParseError, ValueError, LookupError) as error:
        raise UndecodableInput(f"{name}: a damaged office document; save it again") from error
    return root


def _without_hidden(root: Element) -> int:
    """Take out runs that their author hid: no reader of the document sees them."""
    dropped = 0
    for parent in list(root.iter()):
        for run in [child for child in parent if child.tag in (f"{_WORD}r", f"{_STRICT}r") and _hidden(child)]:
            parent.remove(run)
            dropped += 1
    return dropped


def _hidden(run: Element) -> bool:
    for space in (_WORD, _STRICT):
        mark = run.find(f"{space}rPr/{space}vanish")
        if mark is not None:
            return mark.get(f"{space}val", "true") not in ("0", "false", "off")
    return False


def _paragraphs(document: bytes, name: str) -> str:
    import mammoth

    checked = io.BytesIO()
    with zipfile.ZipFile(checked, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(_DOCUMENT, document)
    try:
        text = mammoth.extract_raw_text(checked).value
    except (InputError, MemoryError):
        raise
    except Exception as error:  # mammoth raises whatever a document of an unknown form makes of its code
        raise UndecodableInput(
            f"{name}: a damaged office document ({type(error).__name__}); save it again, or give its text"
        ) from error
    return str(text)


def _told(properties: Element) -> tuple[Hints, PartialDate | None]:
    title, author = properties.findtext(f"{_DUBLIN}title"), properties.findtext(f"{_DUBLIN}creator")
    created = properties.findtext(f"{_TERMS}created") or ""
    try:
        made = PartialDate.parse(created.strip()[:10])
    except ModelError:
        made = None
    return Hints(title=title_of(title), byline=author_of(author)), made
