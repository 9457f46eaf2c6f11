"""A piece: one version of a report, as far as the comparison with others needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from whence.link.copies.credits import credited
from whence.link.copies.words import Words, story_of
from whence.model.reading import Article
from whence.reference.names import fold
from whence.reference.outlets import outlets


@dataclass(frozen=True, slots=True)
class Piece:
    """One version of a report.

    Attributes:
        id: of the version.
        words: of its story, boilerplate left out.
        title: its headline, where it has one.
        outlet: who published it: the id of a known outlet, else the folded name; None where it does not say.
        credits: the agencies that it names as its source in dateline, byline or last line, as ``outlet`` names them.
        origin: the outlet that it says has published it first, as ``outlet`` names it.
        published: the day or days of publication, where known.
        captured: when its bytes were got.
    """

    id: str
    words: Words = field(repr=False)
    captured: datetime
    title: str | None = None
    outlet: str | None = None
    credits: tuple[str, ...] = ()
    origin: str | None = None
    published: tuple[date, date] | None = None

    @classmethod
    def of(cls, version_id: str, article: Article, captured: datetime) -> Piece:
        """Take from an article what the comparison needs."""
        report = article.report
        published = report.published.date if report.published else None
        return cls(
            version_id,
            Words.of(story_of(article.document)),
            captured,
            report.title,
            outlet_key(report.publisher, report.url),
            credited(article),
            outlet_key(report.origin.publisher, report.origin.url) if report.origin else None,
            (published.start, published.end) if published else None,
        )


def outlet_key(name: str | None, url: str | None) -> str | None:
    """Return what names an outlet: its id where it is known, else its folded name or host; None without either."""
    from urllib.parse import urlsplit

    known = outlets().find(name) if name else None
    host = (urlsplit(url).hostname or "") if url else ""
    if known is None and host:
        known = outlets().by_host(host)
    if known is not None:
        return known.id
    return fold(name).removeprefix("the ") if name else host.removeprefix("www.") or None
