"""When a report was published and who first published it, weighed from what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from whence.clean.blocks import Block
from whence.clean.head import Head, HeadLine
from whence.clean.head_dates import Today, read_date, read_day
from whence.clean.origin import origin_line
from whence.model.dates import PartialDate
from whence.model.reading import Rejection
from whence.model.report import Origin, Published
from whence.model.span import Span
from whence.model.vocabulary import BoilerplateKind as Kind
from whence.model.vocabulary import DateFound

_BEFORE, _AFTER = timedelta(days=1), timedelta(days=7)
"""How long before and after the day in its dateline a report can be published: time zones; weekly papers."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A dateline's agency and date, with the words that name them."""

    agency: str | None
    date: str | None
    span: Span


def publication(
    candidates: Iterable[tuple[PartialDate | None, DateFound, Span | None]], today: Today, credit: Credit | None = None
) -> tuple[Published | None, tuple[Rejection, ...]]:
    """Take the first plausible date; each implausible one before it is rejected with its reason.

    Args:
        candidates: dates, how each was found, and where it stands; best first.
        today: the day of reading.
        credit: the dateline, which a page's own data must not contradict.
    """
    refused: list[Rejection] = []
    for found, how, span in candidates:
        if found is None:
            continue
        if how in (DateFound.METADATA, DateFound.SOURCE):
            reason = today.why_no_metadata(found) or _why_contradicted(found, credit, today)
        else:
            reason = today.why_implausible(found)
        if reason is None:
            return Published(found, how, span), tuple(refused)
        refused.append(Rejection("clean", span, f"publication date ({how.value}) refused: {reason}"))
    return None, tuple(refused)


def _why_contradicted(found: PartialDate, credit: Credit | None, today: Today) -> str | None:
    """Say how a page's own date contradicts the dateline: a report is out within days of being filed."""
    if credit is None or credit.date is None:
        return None
    filed = read_date(credit.date, today)
    if filed is not None and filed.whole_day is not None:
        days = [filed.whole_day]
    else:
        days = [day for year in (found.year - 1, found.year, found.year + 1) if (day := read_day(credit.date, year))]
    if not days or any(found.start <= day + _AFTER and day - _BEFORE <= found.end for day in days):
        return None
    return f"{found} contradicts the dateline's {' '.join(credit.date.split())}"


def head_candidates(
    head: Head, credit: Credit | None, today: Today
) -> list[tuple[PartialDate | None, DateFound, Span | None]]:
    """List the dates that the text's head gives, best first: the publisher's own line, other lines, the dateline."""
    publisher = publisher_line(head)
    dated = [line for line in head.lines if line.date]
    dated.sort(key=lambda line: (line is not publisher, line.updated))
    found = [(read_date(line.date or "", today), DateFound.TEXT, span_of(line.block)) for line in dated]
    if credit and credit.date:
        found.append((read_date(credit.date, today), DateFound.TEXT, credit.span))
    return [(date, how, span) for date, how, span in found]


def publisher_line(head: Head) -> HeadLine | None:
    """Return the line of the head that names the outlet the reader found the text at: the first that names one."""
    return next((line for line in head.lines if line.outlet and not line.source), None)


def origin_of(
    parts: Sequence[Block],
    marked: dict[int, Kind],
    head: Head,
    credit: Credit | None,
    publisher: str | None,
    today: Today,
) -> Origin | None:
    """Find the outlet that first published the text, where the text says that it was another than the publisher.

    A line that says so outright comes first, then a second outlet in the head, then the agency of the dateline.
    """
    saying = [line.block for line in head.lines if line.kind is Kind.ORIGIN]
    saying += [parts[index] for index, kind in sorted(marked.items()) if kind is Kind.ORIGIN]
    for block in saying:
        said = origin_line(block.text)
        if said and not same_outlet(said.publisher, publisher):
            span = Span(block.begin + said.begin, block.begin + said.end, block.source)
            date = read_date(said.date, today) if said.date else _own_date(head, said.publisher, today)
            return Origin(said.publisher, date, said.url, span)
    for line in head.lines:
        if (
            line.outlet
            and not line.source
            and line is not publisher_line(head)
            and not same_outlet(line.outlet, publisher)
        ):
            return Origin(line.outlet, read_date(line.date or "", today), None, span_of(line.block))
    if credit and credit.agency and not same_outlet(credit.agency, publisher):
        return Origin(credit.agency, read_date(credit.date or "", today), None, credit.span)
    return None


def _own_date(head: Head, publisher: str, today: Today) -> PartialDate | None:
    """Read the date that the head gives beside an outlet's name."""
    line = next((line for line in head.lines if line.date and same_outlet(line.outlet, publisher)), None)
    return read_date(line.date or "", today) if line else None


def same_outlet(one: str | None, other: str | None) -> bool:
    """Say whether two names are one outlet's, whatever their case and spacing."""
    if not one or not other:
        return False
    first, second = ("".join(filter(str.isalnum, name.casefold())).removeprefix("the") for name in (one, other))
    return first == second


def span_of(block: Block) -> Span:
    """Return the span of a block."""
    return Span(block.begin, block.end, block.source)
