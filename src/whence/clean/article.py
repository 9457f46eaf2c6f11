"""From a report as fetched to its clean text: what is story, what is not, and what the report says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whence.clean.blocks import Block, blocks
from whence.clean.dateline import dateline
from whence.clean.head import Head, read_head
from whence.clean.head_dates import Today
from whence.clean.html import Page, read_page
from whence.clean.language import ENGLISH, language_of
from whence.clean.normalise import normalise
from whence.clean.published import Credit, head_candidates, origin_of, publication, publisher_line
from whence.clean.sentences import sentences
from whence.clean.tail import mark_tail
from whence.model.dates import PartialDate
from whence.model.document import Boilerplate, Document
from whence.model.errors import EmptyInput, UnreadableInput
from whence.model.raw import MAX_CHARS, Media, Raw
from whence.model.reading import Article, Rejection
from whence.model.report import Report, content_id
from whence.model.span import Span
from whence.model.vocabulary import BoilerplateKind, DateFound

_DATELINE_WITHIN = 500
"""Characters of the first paragraph in which a dateline ends; the longest seen, with notes in brackets, has 160."""


@dataclass(frozen=True, slots=True)
class _Zones:
    """A text cut into what is story and what is not."""

    parts: tuple[Block, ...]
    head: Head
    marked: dict[int, BoilerplateKind]
    credit: Credit | None
    boilerplate: tuple[Boilerplate, ...]


def article(raw: Raw, *, published: PartialDate | None = None, today: date) -> Article:
    """Clean one report.

    Args:
        raw: the report as fetched.
        published: the publication date that the user gives; it goes before any that is found.
        today: the day of reading, which bounds a plausible publication date.

    Raises:
        EmptyInput: there is no text once the markup is off.
        UnreadableInput: there is more text than one report may have.
    """
    page = None
    text = raw.text
    if raw.media is Media.HTML:
        page = read_page(raw.text, raw.url)
        if page is None:
            raise EmptyInput(f"{raw.name}: a page without an article's text; save the text itself and give that")
        text = page.text.replace("\n", "\n\n")
    if len(text) > MAX_CHARS:
        raise UnreadableInput(
            f"{raw.name}: {len(text):,} characters of text, and one report may have {MAX_CHARS:,}; split it"
        )
    text, repairs = normalise(text)
    if not text.strip():
        raise EmptyInput(f"{raw.name}: no text once markup and unseen characters are off")
    unseen = tuple(Rejection("clean", None, reason) for reason in page.hidden) if page else ()
    return _assemble(_zones(text, page), raw, page, published, Today(today), (*raw.rejections, *unseen, *repairs))


def text_article(
    text: str, *, published: PartialDate | None = None, today: date | None = None, all_story: bool = False
) -> Article:
    """Clean a text that is at hand, changing no character of it, so that offsets from elsewhere hold.

    A bare paragraph has no head and no tail: only a dateline is taken off. With ``all_story`` not even that: every
    letter lies in a sentence, as annotated corpora need it. ``today``, which bounds what dates the
    text itself may give, defaults to the day of publication where that is given, and else to the system's.

    Raises:
        EmptyInput: the text is blank.
    """
    if not text.strip():
        raise EmptyInput("the text is empty")
    raw = Raw(text.encode("utf-8", "surrogatepass"), text, Media.TEXT, "text")
    day = today or (published.end if published else date.today())
    zones = _Zones(tuple(blocks(text)), Head((), 0), {}, None, ()) if all_story else _zones(text, None)
    return _assemble(zones, raw, None, published, Today(day), ())


def _assemble(
    zones: _Zones, raw: Raw, page: Page | None, given: PartialDate | None, today: Today, notes: Iterable[Rejection]
) -> Article:
    text = zones.parts[0].source
    language = language_of(_story(zones) or text)
    document = Document(text, _sentences(text, zones, language), zones.boilerplate)
    outlet = publisher_line(zones.head)
    hints = raw.hints
    publisher = page.site if page and page.site else hints.publisher or (outlet.outlet if outlet else None)
    found, refused = publication(
        [
            (given, DateFound.GIVEN, None),
            (page.published if page else None, DateFound.METADATA, None),
            (hints.published, DateFound.SOURCE, None),
            *head_candidates(zones.head, zones.credit, today),
            (raw.made, DateFound.SOURCE, None),
        ],
        today,
        zones.credit,
    )
    title = (page.title if page else None) or hints.title or (zones.head.title.name if zones.head.title else None)
    names = [line.name for line in zones.head.lines if line.kind is BoilerplateKind.BYLINE and line.name]
    report = Report(
        id=content_id(raw.content),
        title=title,
        byline=(page.author if page else None) or hints.byline or (names[0] if names else None),
        publisher=publisher,
        published=found,
        url=raw.url or (page.url if page else None) or hints.url,
        language=language,
        origin=origin_of(zones.parts, zones.marked, zones.head, zones.credit, publisher, today),
    )
    return Article(report, document, (*notes, *refused, *_unread(document, language)))


def _zones(text: str, page: Page | None) -> _Zones:
    parts = tuple(blocks(text))
    head = read_head(parts, title=page.title if page else None)
    marked = mark_tail(parts, head.length)
    spans = [Boilerplate(_span(line.block), line.kind) for line in head.lines]
    spans += [Boilerplate(_span(parts[index]), kind) for index, kind in marked.items()]
    in_head = {line.block.begin for line in head.lines}
    first = next((part for at, part in enumerate(parts) if at not in marked and part.begin not in in_head), None)
    credit = _credit(first) if first else None
    if credit:
        spans.append(Boilerplate(credit.span, BoilerplateKind.DATELINE))
    spans.sort(key=lambda part: part.span)
    return _Zones(parts, head, marked, credit, tuple(spans))


def _span(block: Block) -> Span:
    return Span(block.begin, block.end, block.source)


def _credit(first: Block) -> Credit | None:
    found = dateline(first.text[:_DATELINE_WITHIN])
    if found is None:
        return None
    end = first.begin + len(first.text[: found.end].rstrip())
    return Credit(found.agency, found.date, Span(first.begin, end, first.source))


def _story_stretches(zones: _Zones) -> list[tuple[int, int]]:
    """List what is story, block by block, without the head, the dateline and the boilerplate."""
    taken = {part.span.begin: part.span.end for part in zones.boilerplate}
    stretches = []
    for block in zones.parts:
        begin = taken.get(block.begin, block.begin)
        if begin < block.end:
            stretches.append((begin, block.end))
    return stretches


def _story(zones: _Zones) -> str:
    return "\n".join(zones.parts[0].source[begin:end] for begin, end in _story_stretches(zones))


def _sentences(text: str, zones: _Zones, language: str | None) -> tuple[Span, ...]:
    if language not in (ENGLISH, None):
        return ()
    return tuple(
        Span(begin, end, text) for stretch in _story_stretches(zones) for begin, end in sentences(text, *stretch)
    )


def _unread(document: Document, language: str | None) -> tuple[Rejection, ...]:
    if document.sentences:
        return ()
    if language not in (ENGLISH, None):
        return (Rejection("clean", None, f"the text is in another language ({language}); only English is read"),)
    return (Rejection("clean", None, "nothing of the text is story: it is all head, tail or boilerplate"),)
