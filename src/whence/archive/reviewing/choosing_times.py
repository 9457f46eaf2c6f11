"""Choices of times: the time expressions in or around selected words, and dates that a person typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from whence.archive.reviewing.choosing import Choice, Question, flat, offsets
from whence.extract.rules.times import recognise
from whence.model.dates import PartialDate
from whence.model.errors import ModelError
from whence.model.serial import plain
from whence.model.span import Span
from whence.model.timex import ResolvedTime, TimexType, precision_codes
from whence.resolve.times import resolve, resolve_document, stretch_of

_ISO = re.compile(r"[\d/-]+\Z")
"""What is written like an ISO date and is none ("2016-02-31") is not taken for something else."""


def times(question: Question) -> Iterator[Choice]:
    """Offer what was typed, then what the selected words mean where they stand, then what they mean alone."""
    typed = _typed(question)
    if typed is not None:
        yield _choice(typed, question.spans)
    if question.spans:
        told = list(_standing(question))
        if len(told) > 1 and (whole := stretch_of(told[0][1], told[-1][1])) is not None:
            yield _choice(whole, [span for span, _ in told])
        for span, time in told:
            yield _choice(time, [span])


def _standing(question: Question) -> Iterator[tuple[Span, ResolvedTime]]:
    """Resolve the expressions of the whole document, and yield those that the selected words touch."""
    text = question.reading.document.text
    found = recognise(text)
    resolved = resolve_document(found, published=_published(question))
    for expression, time in zip(found, resolved, strict=True):
        span = Span(expression.begin, expression.end, text)
        if any(span.overlaps(each) for each in question.spans):
            yield span, time


def _typed(question: Question) -> ResolvedTime | None:
    """Read an ISO date (also a month or year) or interval, or words that mean a time; None where it is neither."""
    first, slash, last = question.typed.partition("/")
    try:
        start = PartialDate.parse(first.strip())
        end = PartialDate.parse(last.strip()) if slash else start
        return _between(start.start, end.end, question.typed.replace(" ", ""))
    except ModelError:
        pass
    found = [each for each in recognise(question.typed) if (each.begin, each.end) == (0, len(question.typed))]
    if not found or _ISO.match(question.typed):
        return None
    time = resolve(found[0], published=_published(question))
    return ResolvedTime(
        time.value,
        time.type,
        time.start,
        time.end,
        time.date_prec,
        time.time_precision,
        time.anchor,
        f"a person typed {time.reason}",
    )


def _between(start: date, end: date, value: str) -> ResolvedTime:
    ucdp, acled = precision_codes(start, end)
    return ResolvedTime(value, TimexType.DATE, start, end, ucdp, acled, "self", f"a person typed {value}")


def _choice(time: ResolvedTime, spans: Sequence[Span]) -> Choice:
    value: dict[str, Any] = {**plain(time), "spans": [offsets(span) for span in spans]}
    days = f"{time.start}" if time.start == time.end else f"{time.start} to {time.end}"
    told = ", ".join(flat(span) for span in spans) or time.value
    words = days if time.start is not None else f"{told}: no day known"
    return Choice(value, words, time.reason)


def _published(question: Question) -> date | None:
    published = question.reading.report.published
    return published.date.whole_day if published is not None else None
