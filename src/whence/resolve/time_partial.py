"""Dates that leave out the year, or all but the weekday: which one is meant, by direction, tense and nearness."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from whence.model.timex import Calendar, Direction, Feast, FeastDay, Reference, Shift, TimeUnit
from whence.resolve.feasts import ISLAMIC, feast_days
from whence.resolve.time_stretch import Stretch, half, month_end, nth_weekday, quarter, season, shifted
from whence.resolve.time_view import View

Named: TypeAlias = tuple[str, date, date]
# How many times further away a date may lie than the one on the other side for the tense to choose it. The verb next to
# a date need not be its own ("said talks would open on 6 November"), and a report that dates something eleven months
# back tells the year. A month or quarter that has not begun is told in the past tense only where it is, so there the
# past reaches further. From the months and days without a year in TimeBank; look at the `timex` bench when changing it.
_PAST_REACH = 2.0
_PAST_MONTH_REACH = 6.0
_FUTURE_REACH = 1.5


def calendar_stretch(form: Calendar, view: View) -> Stretch:
    """Resolve a day, month, quarter, season or year that is told by name."""
    if form.weekday is not None and form.day is None and form.nth is None:
        return _weekday(form, view)
    if form.year is not None:
        return _told(form, form.year)
    if form.year_from is not None:
        return _year_counted(form, form.year_from, view)
    if form.reference is Reference.NARRATIVE:
        return _beside_told(form, view)
    return _nearest(lambda year: _one(_named(form, year)), form.direction, view, _open_value(form))


def _year_counted(form: Calendar, year_from: Shift, view: View) -> Stretch:
    """Resolve "June last year" from the publication, "June of that year" from the last date of the narrative."""
    if year_from.reference is Reference.NARRATIVE:
        if view.previous is None or view.previous.start is None:
            return Stretch(_open_value(form), None, None, None, "refers to a year told before, and none is resolved")
        told = _named(form, view.previous.start.year)
        if told is None:
            return Stretch(_open_value(form), None, None, None, f"names no day of {view.previous.start.year}")
        why = f"is {_days(*told[1:])}, as {view.previous.value} was told before"
        return Stretch(*told, "previous", why)
    if view.published is None:
        return Stretch(_open_value(form), None, None, None, "needs a publication date to count the year from")
    year = shifted(view.published, TimeUnit.YEAR, year_from.amount or Fraction(0)).year
    named = _named(form, year)
    if named is None:
        return Stretch(_open_value(form), None, None, None, f"names no day of {year}")
    return _counted(named, view, "counts the year from the publication")


def _beside_told(form: Calendar, view: View) -> Stretch:
    """Resolve "the following January" from the last date of the narrative: the next such month after it."""
    told = view.previous
    if told is None or told.start is None or told.end is None:
        return Stretch(_open_value(form), None, None, None, "refers to a date told before, and none is resolved")
    back = form.direction is Direction.LAST
    years = range(told.start.year, told.start.year - 2, -1) if back else range(told.end.year, told.end.year + 2)
    for named in filter(None, (_named(form, year) for year in years)):
        if named[2] < told.start if back else named[1] > told.end:
            return Stretch(*named, "previous", f"counted from {told.value}, told before, is {_days(*named[1:])}")
    return Stretch(_open_value(form), None, None, None, f"is not found beside {told.value}")


def feast_stretch(form: FeastDay, view: View) -> Stretch:
    """Resolve a feast by its own calendar."""
    name = form.feast.value

    def of_year(year: int) -> list[Named]:
        return [(_feast_value(start, end), start, end) for start, end in feast_days(form.feast, year)]

    if form.feast is Feast.SEPTEMBER_11:
        return _september_11(view)
    loose = form.feast in ISLAMIC
    note = " by the Umm al-Qura calendar; local sighting can differ by a day" if loose else ""
    if form.year is not None:
        several = of_year(form.year)
        if not several:
            return Stretch(f"{form.year:04d}", None, None, None, f"{name} of {form.year} is beyond the tables")
        if len(several) > 1:
            return Stretch(f"{form.year:04d}", None, None, None, f"fell {len(several)} times in {form.year}")
        value, start, end = several[0]
        return Stretch(value, start, end, "self", f"is {_days(start, end)}{note}", loose)
    direction = form.direction
    if form.year_from is not None and view.published is not None:
        year = view.published.year + int(form.year_from.amount or 0)
        found = of_year(year)
        if len(found) == 1:
            return Stretch(*found[0], "publication", f"of {year} is {_days(*found[0][1:])}{note}", loose)
    placed = _nearest(of_year, direction, view, "XXXX-XX-XX")
    return Stretch(placed.value, placed.start, placed.end, placed.anchor, placed.why + note, loose)


def _september_11(view: View) -> Stretch:
    ((day, _),) = feast_days(Feast.SEPTEMBER_11, 2001)
    if view.published is not None and view.published < day:
        return Stretch(
            "XXXX-09-11", None, None, None, "is told before 2001, so it does not name the attacks of that year"
        )
    return Stretch(day.isoformat(), day, day, "self", f"is {day}, the day of the attacks in the United States")


def _feast_value(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start}/{end}"


def _days(start: date, end: date) -> str:
    return str(start) if start == end else f"{start}/{end}"


def _one(named: Named | None) -> list[Named]:
    return [] if named is None else [named]


def _told(form: Calendar, year: int) -> Stretch:
    named = _named(form, year)
    if named is None:
        return Stretch(f"{year:04d}", None, None, None, "names a day that the calendar does not have")
    value, start, end = named
    why = f"is {_days(start, end)} as told"
    if form.weekday is not None and form.nth is None and start.isoweekday() != form.weekday:
        why += f"; it was no {date(2001, 1, form.weekday):%A}, the text contradicts itself"
    if form.fiscal:
        why += "; the fiscal year is taken as the calendar year"
    return Stretch(value, start, end, "self", why, form.fiscal)


def _named(form: Calendar, year: int) -> Named | None:
    """Return what a calendar name means in a year; None where that year has no such day."""
    if not 1 <= year <= 9998:
        return None
    if form.quarter is not None:
        return quarter(year, form.quarter)
    if form.half is not None:
        return half(year, form.half)
    if form.season is not None:
        return season(year, form.season)
    if form.month is None:
        return f"{year:04d}", date(year, 1, 1), date(year, 12, 31)
    if form.nth is not None and form.weekday is not None:
        day = nth_weekday(year, form.month, form.weekday, form.nth)
        return day.isoformat(), day, day
    if form.day is None:
        return f"{year:04d}-{form.month:02d}", date(year, form.month, 1), month_end(year, form.month)
    if form.day > month_end(year, form.month).day:
        return None
    day = date(year, form.month, form.day)
    return day.isoformat(), day, day


def _open_value(form: Calendar) -> str:
    if form.quarter is not None:
        return f"XXXX-Q{form.quarter}"
    if form.half is not None:
        return f"XXXX-H{form.half}"
    if form.season is not None:
        return f"XXXX-{form.season.value}"
    if form.weekday is not None and form.day is None and form.nth is None:
        return f"XXXX-WXX-{form.weekday}"
    month = "XX" if form.month is None else f"{form.month:02d}"
    return f"XXXX-{month}" + ("" if form.day is None else f"-{form.day:02d}")


def _counted(named: Named, view: View, rule: str) -> Stretch:
    value, start, end = named
    return Stretch(value, start, end, "publication", f"before {view.published} is {_days(start, end)}: {rule}")


def _weekday(form: Calendar, view: View) -> Stretch:
    """Resolve a weekday: the last one up to the publication, unless tense or words point ahead."""
    number, day = form.weekday or 1, view.published
    name = f"{date(2001, 1, number):%A}"
    if form.reference is Reference.NARRATIVE:
        return _weekday_told(form, number, view)
    if day is None:
        return Stretch(f"XXXX-WXX-{number}", None, None, None, "needs a publication date to count from")
    back = (day.isoweekday() - number) % 7
    ahead = (number - day.isoweekday()) % 7
    if form.direction is Direction.LAST:
        found, rule = day - timedelta(days=back or 7), f"the last {name} before publication"
    elif form.direction is Direction.NEXT:
        found, rule = day + timedelta(days=ahead or 7), f"the next {name} after publication"
    elif form.direction is Direction.THIS or view.tense == "future":
        found, rule = day + timedelta(days=ahead), f"the first {name} from publication on, as the words look ahead"
    else:
        found, rule = day - timedelta(days=back), f"the last {name} up to publication, as news tells it"
    return Stretch(found.isoformat(), found, found, "publication", f"in a report of {day} is {found}: {rule}")


def _weekday_told(form: Calendar, number: int, view: View) -> Stretch:
    """Resolve "the following Friday" from the last day of the narrative."""
    previous = view.previous
    if previous is None or previous.start is None or previous.start != previous.end:
        return Stretch(f"XXXX-WXX-{number}", None, None, None, "refers to a day told before, and none is resolved")
    told = previous.start
    if form.direction is Direction.LAST:
        found = told - timedelta(days=(told.isoweekday() - number) % 7 or 7)
    else:
        found = told + timedelta(days=(number - told.isoweekday()) % 7 or 7)
    return Stretch(found.isoformat(), found, found, "previous", f"counted from {told}, told before, is {found}")


def _nearest(
    of_year: Callable[[int], Iterable[Named]], direction: Direction | None, view: View, open_value: str
) -> Stretch:
    """Choose among the years around the anchor the one that direction, tense or nearness point to."""
    day, anchor = view.base
    if day is None or anchor is None:
        return Stretch(open_value, None, None, None, "tells no year, and there is no publication date to find it by")
    several = [named for year in range(day.year - 2, day.year + 3) for named in of_year(year)]
    past = [named for named in several if named[1] <= day]
    before = [named for named in several if named[2] < day]
    future = [named for named in several if named[2] >= day]
    after = [named for named in several if named[1] > day]
    if not several:
        return Stretch(open_value, None, None, None, f"names no day of the years around {day.year}")
    if not past or not future:
        return Stretch(open_value, None, None, None, "lies beyond the tables")
    if direction is Direction.LAST and before:
        found, rule = before[-1], f"the last one before {day}"
    elif direction is Direction.NEXT and after:
        found, rule = after[0], f"the next one after {day}"
    elif direction is Direction.THIS:
        same = [named for named in several if named[1].year == day.year] or several
        found, rule = min(same, key=lambda named: _gap(named, day)), f"the one of {day.year}"
    else:
        found, rule = _by_tense(past[-1], future[0], day, view)
    value, start, end = found
    source = "in a report of" if anchor == "publication" else "with no publication date, next to"
    return Stretch(value, start, end, anchor, f"{source} {day} is {_days(start, end)}: {rule}")


def _by_tense(past: Named, future: Named, day: date, view: View) -> tuple[Named, str]:
    """Choose the last or the next one by tense, unless the other is much nearer; say so where they disagree."""
    back, ahead, tense = _gap(past, day), _gap(future, day), view.tense
    if tense == "future" and ahead <= _FUTURE_REACH * back:
        return future, f"the first from {day} on, as the words look ahead"
    whole_month = past[2] > past[1]
    reach = _PAST_MONTH_REACH if whole_month else _PAST_REACH
    if tense == "past" and (back <= reach * ahead or (whole_month and view.tense_is_sure)):
        return past, f"the last up to {day}, as the words look back"
    but = {"past": ", although the words look back", "future": ", although the words look ahead"}.get(tense or "", "")
    nearest, agrees = (past, tense == "past") if back <= ahead else (future, tense == "future")
    return nearest, f"the one nearest to {day}{'' if agrees else but}"


def _gap(named: Named, day: date) -> int:
    if named[1] <= day <= named[2]:
        return 0
    return min(abs((named[1] - day).days), abs((day - named[2]).days))
