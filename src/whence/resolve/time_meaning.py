"""From what the words mean to a stretch of the calendar, one function a meaning. No anchor, no guess."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from whence.model.timex import (
    Calendar,
    Clock,
    Direction,
    Duration,
    Era,
    FeastDay,
    Meaning,
    PartOf,
    Portion,
    Range,
    Recurrence,
    Reference,
    Shift,
    TimeUnit,
    Vague,
    Vagueness,
)
from whence.resolve.time_partial import calendar_stretch, feast_stretch
from whence.resolve.time_stretch import Stretch, add_months, around, shifted, unit_of
from whence.resolve.time_view import View

_BELOW_DAY = frozenset({TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR})
_OPEN = {
    TimeUnit.DAY: "XXXX-XX-XX",
    TimeUnit.WEEK: "XXXX-WXX",
    TimeUnit.WEEKEND: "XXXX-WXX-WE",
    TimeUnit.MONTH: "XXXX-XX",
    TimeUnit.QUARTER: "XXXX-QX",
    TimeUnit.YEAR: "XXXX",
    TimeUnit.DECADE: "XXX",
    TimeUnit.CENTURY: "XX",
}
_NAMES = {TimeUnit.WEEKEND: "weekend", TimeUnit.DECADE: "decade", TimeUnit.CENTURY: "century"}
_WEEK = 7
# Days from Monday: early in the week is to Wednesday, midweek is Tuesday to Thursday, late is from Thursday on.
_WEEK_PARTS = {Portion.START: (0, 2), Portion.MID: (1, 3), Portion.END: (3, 6)}
# Periods longer than this many days are cut into thirds by months, shorter ones by days.
_MONTHS_FROM = 85
_OUT_OF_CALENDAR = "leads out of the calendar's years 1 to 9999"


def stretch(meaning: Meaning, view: View) -> Stretch:
    """Lay a meaning on the calendar; the days stay None where the words or the anchors do not give them."""
    try:
        return _stretch(meaning, view)
    except (OverflowError, ValueError):
        # date arithmetic past the year 9999 or before 1: hostile or mistyped numbers ("99999 years ago")
        return Stretch("XXXX", None, None, None, _OUT_OF_CALENDAR)


def _stretch(meaning: Meaning, view: View) -> Stretch:
    match meaning:
        case Calendar():
            return calendar_stretch(meaning, view)
        case FeastDay():
            return feast_stretch(meaning, view)
        case Shift():
            return _shift(meaning, view)
        case Era():
            return _era(meaning, view)
        case Duration():
            return _duration(meaning, view)
        case Clock():
            return _clock(meaning, view)
        case PartOf():
            return _part(meaning, view)
        case Range():
            return _range(meaning, view)
        case Recurrence():
            return Stretch(meaning.value, None, None, None, "is a repetition, not a date")
        case Vague():
            return Stretch(meaning.value.value, None, None, None, "names no days")


def _shift(form: Shift, view: View) -> Stretch:
    if form.amount is None:
        vague = Vagueness.PAST if form.sign < 0 else Vagueness.FUTURE
        return Stretch(vague.value, None, None, None, "tells no number to count by")
    compared = _quarter_compared(form, form.amount, view)
    if compared is not None:
        return compared
    if form.reference is Reference.NARRATIVE:
        return _narrated(form, form.amount, view)
    if view.published is None:
        return Stretch(
            _OPEN.get(form.unit, "XXXX-XX-XXTXX:XX"), None, None, None, "needs a publication date to count from"
        )
    if form.unit in _BELOW_DAY:
        return _hours_away(form, form.amount, view.published)
    if form.amount.denominator != 1:
        # "a year and a half ago" is told in halves, so it is known to the next smaller unit
        unit = TimeUnit.MONTH if form.unit in {TimeUnit.YEAR, TimeUnit.QUARTER} else TimeUnit.DAY
        value, start, end = around(shifted(view.published, form.unit, form.amount), unit)
    else:
        amount = form.amount
        if form.unit is TimeUnit.WEEKEND and not amount and _weekend_is_over(form, view, view.published):
            amount = Fraction(-1)
        value, start, end = around(shifted(view.published, form.unit, amount), form.unit)
    return Stretch(value, start, end, "publication", _away(form, view.published, start, end))


def _weekend_is_over(form: Shift, view: View, published: date) -> bool:
    """Say whether the last weekend is meant: "over the weekend" on a weekday, "this weekend" after it till Tuesday."""
    if view.tense == "future":
        return False
    return published.weekday() < (2 if form.sign > 0 else 5)


def _quarter_compared(form: Shift, amount: Fraction, view: View) -> Stretch | None:
    """Read "the quarter" and "a year ago" in a report on results: the quarter it names, or its like a year before.

    Only "ago" and "earlier" compare so; "last year" and "this year" mean the year.
    """
    named = view.quarter
    if named is None or named.start is None:
        return None
    if form.unit is TimeUnit.QUARTER and not amount and form.reference is Reference.NARRATIVE:
        value, start, end = around(named.start, TimeUnit.QUARTER)
    elif form.unit is TimeUnit.YEAR and amount == -1 and (form.reference is Reference.NARRATIVE or form.sign < 0):
        value, start, end = around(shifted(named.start, TimeUnit.YEAR, amount), TimeUnit.QUARTER)
    else:
        return None
    return Stretch(value, start, end, "previous", f"is the quarter {value}, compared with {named.value}, told before")


def _away(form: Shift, anchor: date, start: date, end: date) -> str:
    unit = _NAMES.get(form.unit, form.unit.name.lower())
    side = "before" if form.amount is not None and form.amount < 0 else "after" if form.amount else "at"
    days = f"{start}" if start == end else f"{start}/{end}"
    return f"{side} {anchor} is the {unit} {days}"


def _hours_away(form: Shift, amount: Fraction, published: date) -> Stretch:
    """A few hours before a publication whose hour is not known: that day or the one beside it."""
    there = shifted(published, form.unit, amount)
    start, end = (there - timedelta(days=1), there) if amount < 0 else (there, there + timedelta(days=1))
    return Stretch(
        f"{there.isoformat()}TXX:XX",
        start,
        end,
        "publication",
        f"counted from {published}, whose hour is not known",
        True,
    )


def _narrated(form: Shift, amount: Fraction, view: View) -> Stretch:
    """Count from the last date of the narrative: "the day before", "that year", "a year earlier"."""
    previous = view.previous
    fine = None if previous is None else unit_of(previous.value)
    if previous is None or previous.start is None or fine is None:
        return Stretch(_OPEN[form.unit], None, None, None, "refers to a date told before, and none is resolved")
    order = list(_OPEN)
    if order.index(fine) > order.index(form.unit):
        return Stretch(
            _OPEN[form.unit], None, None, None, f"refers to a date told before, which is known only as {previous.value}"
        )
    # a report on results compares quarters: "up from $2 million a year earlier"
    compared = form.sign < 0 and form.unit is TimeUnit.YEAR and fine is TimeUnit.QUARTER
    unit = fine if compared else form.unit
    value, start, end = around(shifted(previous.start, form.unit, amount), unit)
    return Stretch(value, start, end, "previous", f"counted from {previous.value}, told before, is {value}")


def _era(form: Era, view: View) -> Stretch:
    digits, anchor, note = form.digits, "self", ""
    if len(digits) == 1 and form.unit is TimeUnit.DECADE:
        if view.published is None:
            return Stretch(f"XX{digits}", None, None, None, "tells no century, and there is no publication date")
        century = view.published.year // 100
        if int(f"{century}{digits}0") > view.published.year:
            century -= 1
        digits, anchor, note = f"{century}{digits}", "publication", f", the last such decade before {view.published}"
    size = 10 if form.unit is TimeUnit.DECADE else 100
    first = int(digits) * size
    start, end = date(max(first, 1), 1, 1), date(first + size - 1, 12, 31)
    told = "publication" if anchor == "publication" else "self"
    return Stretch(digits, start, end, told, f"is {start}/{end}{note}")  # type: ignore[arg-type]


def duration_value(form: Duration) -> str:
    """Return the TIMEX3 value of a length of time: ``P2M``, ``PT1M30S``, ``PXD``."""
    days = "".join(_figure(a, u) for a, u in form.amounts if u not in _BELOW_DAY)
    clock = "".join(_figure(a, u) for a, u in form.amounts if u in _BELOW_DAY)
    return "P" + days + ("T" + clock if clock else "") if form.amounts else "PXX"


_SMALLER = {
    TimeUnit.YEAR: (12, TimeUnit.MONTH),
    TimeUnit.MINUTE: (60, TimeUnit.SECOND),
    TimeUnit.HOUR: (60, TimeUnit.MINUTE),
}


_IN_YEARS = {TimeUnit.DECADE: 10, TimeUnit.CENTURY: 100}


def _figure(amount: Fraction | None, unit: TimeUnit) -> str:
    if amount is not None and amount.denominator != 1 and unit in _IN_YEARS:
        amount, unit = amount * _IN_YEARS[unit], TimeUnit.YEAR  # "half a century" is 50 years
    letter = unit.value[1:] if unit in _BELOW_DAY else unit.value
    if amount is None:
        return f"X{letter}"
    whole, rest = divmod(amount, 1)
    if rest and unit in _SMALLER and (rest * _SMALLER[unit][0]).denominator == 1:
        size, smaller = _SMALLER[unit]
        return (f"{whole}{letter}" if whole else "") + _figure(rest * size, smaller)
    return f"{whole}{letter}" if not rest else f"{float(amount):g}{letter}"


def _duration(form: Duration, view: View) -> Stretch:
    value = duration_value(form)
    if form.placed is None:
        return Stretch(value, None, None, None, "is a length of time, not placed on the calendar")
    if any(amount is None for amount, _ in form.amounts):
        return Stretch(value, None, None, None, "tells no number to count by")
    if view.published is None:
        open_value = _OPEN.get(form.amounts[0][1], value) if form.as_unit else value
        return Stretch(open_value, None, None, None, "needs a publication date to count from")
    sign = -1 if form.placed is Direction.LAST else 1
    there = view.published
    for amount, unit in form.amounts:
        there = shifted(there, unit, sign * (amount or Fraction(0)))
    start, end = min(there, view.published), max(there, view.published)
    if form.as_unit:
        value = around(there, form.amounts[0][1])[0]
    side = "up to" if sign < 0 else "from"
    return Stretch(value, start, end, "publication", f"{side} {view.published} is {start}/{end}")


def _clock(form: Clock, view: View) -> Stretch:
    time = _time_value(form)
    zone = f" ({form.zone})" if form.zone else ""
    if form.day is None:
        previous = view.previous
        if previous is None or previous.start is None or previous.start != previous.end:
            return Stretch(f"XXXX-XX-XX{time}", None, None, None, "tells no day, and no day is told before")
        why = f"is taken on {previous.start}, told before{zone}"
        return Stretch(f"{previous.start}{time}", previous.start, previous.end, "previous", why)
    day = stretch(form.day, view)
    if day.start is None or day.start != day.end:
        return Stretch(f"{day.value}{time}", None, None, None, day.why)
    return Stretch(f"{day.start}{time}", day.start, day.end, day.anchor, day.why + zone, day.loose)


def _time_value(form: Clock) -> str:
    if form.hour is None:
        return f"T{form.part.value}" if form.part else "TXX:XX"
    seconds = "" if form.second is None else f":{form.second:02d}"
    return f"T{form.hour:02d}:{form.minute or 0:02d}{seconds}"


def _part(form: PartOf, view: View) -> Stretch:
    """Take the third of a period, or the part of it that lies before or after the publication."""
    whole = stretch(form.whole, view)
    if whole.start is None or whole.end is None or whole.start == whole.end:
        return whole
    start, end, rule = _portion(form.portion, whole.start, whole.end, view.published)
    return Stretch(whole.value, start, end, whole.anchor, f"{whole.why}; of it {start}/{end}, {rule}", whole.loose)


def _portion(portion: Portion, start: date, end: date, published: date | None) -> tuple[date, date, str]:
    inside = published is not None and start <= published <= end
    if portion is Portion.EARLIER and inside and published is not None:
        return start, published, "up to the publication"
    if portion is Portion.LATER and inside and published is not None:
        return published, end, "from the publication on"
    if portion in {Portion.EARLIER, Portion.LATER}:
        return start, end, "as no part of it is told"
    if portion in {Portion.FIRST_HALF, Portion.SECOND_HALF}:
        return _half(portion, start, end)
    days = (end - start).days + 1
    if days == _WEEK:
        first, last = _WEEK_PARTS[portion]
        return start + timedelta(days=first), start + timedelta(days=last), "as weeks are told"
    if start.day == 1 and days > _MONTHS_FROM:
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        cuts = [add_months(start, months * third // 3) for third in range(4)]
    else:
        cuts = [start + timedelta(days=round(days * third / 3)) for third in range(4)]
    third = {Portion.START: 0, Portion.MID: 1, Portion.END: 2}[portion]
    return cuts[third], cuts[third + 1] - timedelta(days=1), f"the {('first', 'middle', 'last')[third]} third"


def _half(portion: Portion, start: date, end: date) -> tuple[date, date, str]:
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day == 1 and months > 1:
        middle = add_months(start, months // 2)
    else:
        middle = start + timedelta(days=((end - start).days + 2) // 2)
    if portion is Portion.FIRST_HALF:
        return start, middle - timedelta(days=1), "the first half"
    return middle, end, "the second half"


def _range(form: Range, view: View) -> Stretch:
    last = stretch(form.last, view)
    first = stretch(form.first, view)
    value = f"{first.value}/{last.value}"
    if first.start is None or last.end is None or last.end < first.start:
        return Stretch(value, None, None, None, last.why if last.start is None else "ends before it starts")
    return Stretch(value, first.start, last.end, last.anchor, f"is {first.start}/{last.end}: {last.why}")
