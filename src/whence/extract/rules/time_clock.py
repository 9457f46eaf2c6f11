"""Times of day: "8:30 p.m. Friday", "2100 GMT", "Saturday night", "this morning", "noon", "overnight"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from whence.extract.rules.numbers import cardinal
from whence.extract.rules.time_calendar import calendar_date, weekday
from whence.extract.rules.time_relative import relative_date
from whence.extract.rules.time_tokens import APOSTROPHES, Found, Match, Tokens, longest
from whence.extract.rules.time_words import DAY_PARTS, DEICTIC_DAYS, ZONES
from whence.model.timex import (
    Calendar,
    Clock,
    DayPart,
    Meaning,
    PartOf,
    Portion,
    Reference,
    Shift,
    TimeUnit,
    TimexType,
)

_NAMED_HOURS = {"noon": 12, "midday": 12, "midnight": 24}
_PUBLICATION_DAY = Shift(TimeUnit.DAY, Fraction(0))
_ZONE_NAMES = {
    "eastern": "ET",
    "central": "CT",
    "mountain": "MT",
    "pacific": "PT",
    "moscow": "Moscow time",
    "local": "local time",
    "greenwich": "GMT",
}
_CLOCK_LEADS = frozenset(
    "at from between until till since before after by of and to approximately about around".split()
)
_LENGTHS = frozenset("meters metres feet km kilometers kilometres miles people degrees dollars pesos rpm".split())
_PORTIONS = {"early": Portion.START, "mid": Portion.MID, "late": Portion.END}


def time_of_day(t: Tokens, i: int) -> Found:
    """Read a time of day with the day beside it at token ``i``."""
    return longest(_clock(t, i), _day_part(t, i), _this_part(t, i), _part_of_day(t, i))


def _clock(t: Tokens, i: int) -> Found:
    hour = longest(_iso_time(t, i), _twelve_hours(t, i), _twenty_four_hours(t, i), _military(t, i), _named_hour(t, i))
    if hour is None or not isinstance(hour.meaning, Clock):
        return None
    if hour.meaning.day is not None:
        return hour
    told = _half_after(t, hour.meaning, hour.end)
    clock, end = told or (hour.meaning, hour.end)
    zone, j = _zone(t, end)
    clock = replace(clock, zone=zone or clock.zone)
    day = _day_after(t, j)
    if day:
        part = DAY_PARTS.get(t.low[day.end]) if clock.hour is not None and not told else None
        return Match(day.end + (part is not None), TimexType.TIME, replace(clock, day=day.meaning))
    return Match(j, TimexType.TIME, clock)


def _half_after(t: Tokens, clock: Clock, i: int) -> tuple[Clock, int] | None:
    """Read "in the morning", "at night" after an hour, which tells the half of the day."""
    j = t.phrase(i, "in", "the") or t.phrase(i, "at")
    if j is None or clock.hour is None or t.low[j] not in {"morning", "afternoon", "evening", "night"}:
        return None
    late = t.low[j] != "morning" and (clock.hour > 4 or t.low[j] != "night")
    return (replace(clock, hour=clock.hour + 12) if late and clock.hour < 12 else clock), j + 1


def _iso_time(t: Tokens, i: int) -> Found:
    """Read "2019-04-01T14:30:00Z"."""
    day = calendar_date(t, i) if t.low[i + 1] == "-" and t.low[i].isdecimal() else None
    if day is None or t.low[day.end] != "t" or not (t.glued(day.end) and t.glued(day.end + 1)):
        return None
    time = _twenty_four_hours(t, day.end + 1)
    if time is None or not isinstance(time.meaning, Clock):
        return None
    zulu = t.low[time.end] == "z" and t.glued(time.end)
    return Match(time.end + zulu, TimexType.TIME, replace(time.meaning, day=day.meaning, zone="UTC" if zulu else None))


def _twelve_hours(t: Tokens, i: int) -> Found:
    """Read "8:30 p.m.", "10 pm", "5 o'clock", "11 a.m"."""
    found = cardinal(t, i)
    if found is None or found[0].denominator != 1 or not 0 <= found[0] <= 12:
        minutes = _minutes(t, i)
        if minutes is None or int(t.low[i]) > 12:
            return None
    hour, j, minute = int(t.low[i]) if t.low[i].isdecimal() else int(found[0]) if found else 0, i + 1, None
    second = None
    minutes = _minutes(t, i)
    if minutes:
        minute, j = minutes
        second, j = _seconds(t, j)
    elif found:
        j = found[1]
    half = _half_of_day(t, j)
    if half:
        clock = Clock(hour=hour % 12 + (12 if half[0] == "p" else 0), minute=minute, second=second)
        return Match(half[1], TimexType.TIME, clock)
    if t.low[j] == "o" and t.low[j + 1] in APOSTROPHES and t.low[j + 2] == "clock":
        return Match(j + 3, TimexType.TIME, _clock_face(t, j + 3, hour))
    return None


def _clock_face(t: Tokens, i: int, hour: int) -> Clock:
    """Take the half of the day from "in the morning" or "this afternoon"; without it the hour stays open."""
    words = set(t.low[i : i + 3])
    late = bool(words & {"afternoon", "evening", "night"}) and hour < 12
    told = late or "morning" in words
    return Clock(hour=hour + 12 if late else hour) if told else Clock()


def _minutes(t: Tokens, i: int) -> tuple[int, int] | None:
    mark, minutes = t.low[i + 1], t.low[i + 2]
    if mark not in {":", "."} or not t.low[i].isdecimal() or len(t.low[i]) > 2 or len(minutes) != 2:
        return None
    if not (t.glued(i + 1) and t.glued(i + 2) and minutes.isdecimal() and int(minutes) < 60):
        return None
    return int(minutes), i + 3


def _seconds(t: Tokens, i: int) -> tuple[int | None, int]:
    told = t.low[i] == ":" and t.glued(i + 1) and len(t.low[i + 1]) == 2 and t.low[i + 1].isdecimal()
    return (int(t.low[i + 1]), i + 2) if told and int(t.low[i + 1]) < 60 else (None, i)


def _half_of_day(t: Tokens, i: int) -> tuple[str, int] | None:
    word = t.low[i]
    if word in {"am", "pm"}:
        return (word[0], i + 1) if t.glued(i) or t.raw(i) != "Am" else None
    if word not in {"a", "p"} or t.low[i + 1] != "." or t.low[i + 2] != "m" or not t.glued(i + 2):
        return None
    return word, i + 4 if t.low[i + 3] == "." and t.glued(i + 3) else i + 3


def _twenty_four_hours(t: Tokens, i: int) -> Found:
    """Read "21:30", "21:30:05"; a ratio or score is refused by its values, and by a neighbouring colon."""
    minutes = _minutes(t, i)
    if minutes is None or t.low[i + 1] != ":" or int(t.low[i]) > 24 or (t.glued(i) and t.low[i - 1] in {":", "/", "$"}):
        return None
    minute, j = minutes
    second, j = _seconds(t, j)
    if len(t.low[i]) == 1 and _zone(t, j)[0] is None and t.low[i - 1] not in {"at", "around", "by"}:
        return None
    return Match(j, TimexType.TIME, Clock(hour=int(t.low[i]), minute=minute, second=second))


def _military(t: Tokens, i: int) -> Found:
    """Read "2100 GMT", "0600 hours", "1430Z"; four figures alone are no time."""
    digits = t.low[i]
    if len(digits) != 4 or not digits.isdecimal() or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    clock = Clock(hour=int(digits[:2]), minute=int(digits[2:]))
    if t.low[i + 1] in {"hours", "hrs"}:
        return Match(i + 2, TimexType.TIME, clock)
    if _zone(t, i + 1)[0] or _wire_clock(t, i):
        return Match(i + 1, TimexType.TIME, clock)
    return None


def _wire_clock(t: Tokens, i: int) -> bool:
    """Say whether four figures are a time as in wire copy: "AT 0630", "FROM 0800 TO 1500", "AT 2000 (0200 GMT)"."""
    before, digits = t.low[i - 1], t.low[i]
    if t.glued(i) or (t.glued(i + 1) and t.low[i + 1] in {"-", "/", "%"}):
        return False
    if t.low[i + 1] in {"(", "["} and len(t.low[i + 2]) == 4 and t.low[i + 2].isdecimal() and t.low[i + 3] in ZONES:
        return True
    if before in {"to", "and", "until"} and _leading_zero(t.low[i - 2]):
        return True
    if _leading_zero(digits):
        return before in _CLOCK_LEADS
    if t.low[i + 1] in {"to", "and", "until"} and _leading_zero(t.low[i + 2]):
        return True
    if digits < "1900" and before in {"between", "from", "and", "to", "until"} and t.raw(i - 1).isupper():
        return True
    return before in {"at", "approximately"} and t.low[i + 1] not in _LENGTHS


def _leading_zero(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and digits[0] == "0"


def _named_hour(t: Tokens, i: int) -> Found:
    hour = _NAMED_HOURS.get(t.low[i])
    return None if hour is None else Match(i + 1, TimexType.TIME, Clock(hour=hour))


def _zone(t: Tokens, i: int) -> tuple[str | None, int]:
    """Read "GMT", "(0200 GMT)" left alone, "local time", "Eastern Standard Time"; None where no zone stands."""
    j = i + 1 if t.low[i] == "(" else i
    if t.low[j] in ZONES and t.raw(j).isupper():
        closed = j + 1 if j == i else j + 2 if t.low[j + 1] == ")" else 0
        return (t.raw(j), closed) if closed else (None, i)
    if t.low[i] in _ZONE_NAMES:
        k = i + 2 if t.low[i + 1] in {"standard", "daylight", "mean"} else i + 1
        if t.low[k] == "time":
            return _ZONE_NAMES[t.low[i]], k + 1
    return None, i


def _day_after(t: Tokens, i: int) -> Found:
    """Read the day that follows a time within the same expression: "8 p.m. Friday", "5 p.m. EST, Nov. 6"."""
    found = _day(t, i) or _directed_day(t, i)
    if found is None and t.low[i] == ",":
        found = _day(t, i + 1)
    return found


def _day(t: Tokens, i: int) -> Found:
    found = calendar_date(t, i)
    if found and isinstance(found.meaning, Calendar) and found.meaning.day is not None:
        return found
    named = weekday(t, i)
    if named:
        return Match(named[1], TimexType.DATE, Calendar(weekday=named[0]))
    told = _this_part(t, i)
    if told and isinstance(told.meaning, Clock) and told.meaning.day and t.low[i] != "overnight":
        after_clock = t.low[i - 1].isdecimal() or t.low[i - 1] in {"m", ".", "clock"}
        return replace(told, meaning=told.meaning.day) if after_clock else None
    if t.low[i] in DEICTIC_DAYS or (t.low[i] in {"last", "next", "this"} and weekday(t, i + 1)):
        return relative_date(t, i)
    return None


def _day_part(t: Tokens, i: int) -> Found:
    """Read "Saturday night", "yesterday morning", "March 3 evening", "early Friday morning"."""
    portion = _PORTIONS.get(t.low[i])
    start = t.past_hyphen(i + 1) if portion else i
    day = _day(t, start) or _directed_day(t, start)
    if day is None:
        return _part_then_day(t, i)
    j = day.end + 1 if t.low[day.end] in {"early", "late", "mid"} else day.end
    inner = _PORTIONS.get(t.low[day.end])
    j = t.past_hyphen(j)
    if t.low[j] in DAY_PARTS and t.low[j] not in {"dawn", "dusk"}:
        return Match(j + 1, TimexType.TIME, _within(portion or inner, Clock(day.meaning, part=DAY_PARTS[t.low[j]])))
    if t.low[j] in _NAMED_HOURS:
        return Match(j + 1, TimexType.TIME, Clock(day.meaning, hour=_NAMED_HOURS[t.low[j]]))
    return None


def _directed_day(t: Tokens, i: int) -> Found:
    """Read the day of "the next morning", "that night", "the previous evening"."""
    for words, amount in (
        (("the", "next"), 1),
        (("the", "following"), 1),
        (("the", "previous"), -1),
        (("that",), 0),
        (("the", "same"), 0),
    ):
        end = t.phrase(i, *words)
        if end and t.low[end] in DAY_PARTS:
            return Match(end, TimexType.DATE, Shift(TimeUnit.DAY, Fraction(amount), Reference.NARRATIVE))
    return None


def _within(portion: Portion | None, clock: Clock) -> Meaning:
    return clock if portion is None else PartOf(portion, clock)


def _part_then_day(t: Tokens, i: int) -> Found:
    """Read "mid-afternoon yesterday", "the morning of March 3", "the night of 3 February"."""
    portion = _PORTIONS.get(t.low[i])
    j = t.past_hyphen(i + 1) if portion else i + 1 if t.low[i] == "the" else i
    part = DAY_PARTS.get(t.low[j])
    if part is None:
        return None
    twilight = t.low[j] in {"dawn", "dusk"}
    linked = j + 2 if t.low[j + 1] in {"of", "on"} and (j > i or twilight or t.low[j + 1] == "of") else j + 1
    day = _day(t, linked)
    if day is None or (linked == j + 1 and portion is None and not twilight):
        return None
    return Match(day.end, TimexType.TIME, _within(portion, Clock(day.meaning, part=part)))


def _this_part(t: Tokens, i: int) -> Found:
    """Read "this morning", "tonight", "last night", "overnight", "tomorrow night" is a day part."""
    if t.low[i] == "tonight":
        return Match(i + 1, TimexType.TIME, Clock(_PUBLICATION_DAY, part=DayPart.NIGHT))
    if t.low[i] == "overnight":
        return Match(i + 1, TimexType.TIME, Clock(_PUBLICATION_DAY, part=DayPart.NIGHT))
    direction = {"this": 0, "last": -1}.get(t.low[i])
    part = DAY_PARTS.get(t.low[i + 1])
    if direction is None or part is None or t.low[i + 1] in {"dawn", "dusk"}:
        return None
    if direction == -1 and (part not in {DayPart.NIGHT, DayPart.EVENING} or t.low[i - 1] == "the"):
        return None  # "the last night of the siege"
    return Match(i + 2, TimexType.TIME, Clock(Shift(TimeUnit.DAY, Fraction(direction)), part=part))


def _part_of_day(t: Tokens, i: int) -> Found:
    """Read "the early hours of Friday", "the early hours of this morning"."""
    for words in (("the", "early", "hours", "of"), ("the", "early", "morning", "hours", "of")):
        j = t.phrase(i, *words)
        day = (_day_part(t, j) or _day(t, j) or _this_part(t, j)) if j else None
        if day is None:
            continue
        if isinstance(day.meaning, Clock):
            return Match(day.end, TimexType.TIME, PartOf(Portion.START, day.meaning))
        return Match(day.end, TimexType.TIME, PartOf(Portion.START, Clock(day.meaning, part=DayPart.MORNING)))
    return None


def is_bare_clock(meaning: Meaning) -> bool:
    """Say whether a time of day is told without its day."""
    return isinstance(meaning, Clock) and meaning.day is None
