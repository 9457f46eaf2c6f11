"""Resolve time expressions to TIMEX3 values and days, with the anchor and the rule in words fit to show.

A relative expression is counted from the publication or, where the words say so ("the day before"), from the last date
of the narrative. Without that anchor it stays unresolved: its value keeps ``X`` for what is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from whence.model.timex import (
    Calendar,
    Clock,
    Duration,
    ResolvedTime,
    Shift,
    Tense,
    TimeExpression,
    TimeForm,
    TimeUnit,
    TimexType,
    precision_codes,
)
from whence.resolve.time_meaning import stretch
from whence.resolve.time_stretch import Stretch, unit_of
from whence.resolve.time_view import View

# How far off "around 1 March" may be: UCDP's code 2 is for days known to within two to six.
_ABOUT = timedelta(days=2)

SentenceTense: TypeAlias = Callable[[TimeForm], Tense | None] | Mapping[int, Tense | None]


def resolve(
    expression: TimeExpression | TimeForm,
    *,
    published: date | None,
    previous: ResolvedTime | None = None,
    tense: Tense | None = None,
    quarter: ResolvedTime | None = None,
) -> ResolvedTime:
    """Resolve one expression.

    Args:
        expression: what was recognised.
        published: the day of publication, None where it is not known.
        previous: the last resolved date told before, None at the start of a text.
        tense: the tense that the expression stands in; None takes the one that came with the expression.
        quarter: the last quarter named before, which "the quarter" and "a year earlier" refer to; None without one.
    """
    form = expression.form if isinstance(expression, TimeExpression) else expression
    sure = tense is not None or form.tense_is_sure
    placed = stretch(form.meaning, View(published, previous, tense or form.tense, quarter, sure))
    about = form.modifier is not None and form.type is TimexType.DATE
    placed = _loosened(placed, loose=placed.loose or about)
    date_prec, time_precision, note = _precision(placed)
    return ResolvedTime(
        placed.value,
        form.type,
        placed.start,
        placed.end,
        date_prec,
        time_precision,
        placed.anchor if placed.start else None,
        f"'{' '.join(form.words.split())}' {placed.why}{note}",
    )


def resolve_document(
    expressions: Iterable[TimeExpression | TimeForm],
    *,
    published: date | None,
    sentence_tense: SentenceTense | None = None,
) -> list[ResolvedTime]:
    """Resolve the expressions of one text in its order, carrying the narrative's last date along.

    Args:
        expressions: in text order.
        published: the day of publication, None where it is not known.
        sentence_tense: tells the tense of an expression's sentence, as a function of its form or by its position in
            ``expressions``; None takes the tenses that came with the expressions.
    """
    several = [e.form if isinstance(e, TimeExpression) else e for e in expressions]
    found: list[ResolvedTime] = []
    previous: ResolvedTime | None = None
    quarter: ResolvedTime | None = None
    for index, form in enumerate(several):
        tense = _tense(form, index, sentence_tense)
        time = resolve(form, published=published, previous=previous, tense=tense, quarter=quarter)
        found.append(time)
        if _carries(form, time) and not _same_day(form, several[index + 1 : index + 2]):
            previous = time
        if isinstance(form.meaning, Calendar) and form.meaning.quarter and time.start:
            quarter = time
    return found


def stretch_of(first: ResolvedTime, last: ResolvedTime) -> ResolvedTime | None:
    """Return the days from the first time through the last; None where either has none, or they are in no order."""
    if first.start is None or last.end is None or last.end < first.start:
        return None
    value = f"{first.value}/{last.value}"
    date_prec, time_precision, note = _precision(Stretch(value, first.start, last.end, first.anchor, ""))
    why = f"{first.reason}; through {last.reason}{note}"
    return ResolvedTime(
        value, first.type, first.start, last.end, date_prec, time_precision, first.anchor or last.anchor, why
    )


def _tense(form: TimeForm, index: int, given: SentenceTense | None) -> Tense | None:
    if given is None:
        return None
    return given.get(index) if isinstance(given, Mapping) else given(form)


def _same_day(form: TimeForm, following: list[TimeForm]) -> bool:
    """Say whether a time of day has its day from the next expression: "at 6 a.m. the next day" counts one day."""
    return isinstance(form.meaning, Clock) and any(form.meaning.day is each.meaning for each in following)


def _carries(form: TimeForm, time: ResolvedTime) -> bool:
    """Say whether a narrative can go on from a time: a day, week, month, quarter or year, resolved.

    A comparison ("than a year earlier") leaves the narrative where it was.
    """
    if isinstance(form.meaning, Duration):
        return False
    if isinstance(form.meaning, Shift) and form.meaning.unit is TimeUnit.YEAR and form.meaning.reference == "narrative":
        return False
    return time.start is not None and time.type in {TimexType.DATE, TimexType.TIME} and unit_of(time.value) is not None


def _loosened(placed: Stretch, *, loose: bool) -> Stretch:
    """Widen a single day that is only about right ("around 1 March"), so that it is never shown as exact."""
    if not loose or placed.start is None or placed.end is None or placed.start != placed.end:
        return placed
    before, after = min(_ABOUT, placed.start - date.min), min(_ABOUT, date.max - placed.end)
    why = f"{placed.why}; about that day, taken as two days either side"
    return replace(placed, start=placed.start - before, end=placed.end + after, why=why)


def _precision(placed: Stretch) -> tuple[int | None, int | None, str]:
    """Return the precision codes of a stretch, and a note where neither scale has one."""
    if placed.start is None or placed.end is None:
        return None, None, ""
    date_prec, acled = precision_codes(placed.start, placed.end)
    return date_prec, acled, "" if date_prec else "; longer than a year, so without a precision code"
