"""Lengths of time and repetitions: "the past two months", "a three-day truce", "every Thursday", "twice a week"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from whence.extract.rules.numbers import NUMBER_WORDS, SCALE_WORDS, cardinal, quantity, untold
from whence.extract.rules.time_calendar import month
from whence.extract.rules.time_tokens import Found, Match, Tokens, longest
from whence.extract.rules.time_words import (
    ANY_UNIT,
    DAY_PART_PLURALS,
    SEASONS,
    UNIT_PLURALS,
    UNITS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
)
from whence.model.timex import Direction, Duration, Recurrence, Shift, TimeUnit, TimexType

_PLACES = {
    "last": Direction.LAST,
    "past": Direction.LAST,
    "previous": Direction.LAST,
    "preceding": Direction.LAST,
    "recent": Direction.LAST,
    "latest": Direction.LAST,
    "next": Direction.NEXT,
    "coming": Direction.NEXT,
    "following": Direction.NEXT,
}
# "Recent weeks" and "the coming days" are the past and the future, as TIDES and TimeML annotators mostly read them.
_VAGUE_PLACES = frozenset({"recent", "coming"})
_ADVERB_SETS = {"daily": "XXXX-XX-XX", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M", "nightly": "XXXX-XX-XXTNI"}
_BARE_PLURAL_LEADS = frozenset("for in within after over of lasting took take takes lasted since".split())
_ADDITIONS = frozenset({"additional", "extra", "entire", "whole", "full", "further", "another"})
_WORKING = frozenset({"business", "trading", "working", "consecutive", "straight", "calendar", "more", "full", "whole"})
_RATE_WORDS = frozenset({"times", "once", "twice", "%", "percent", "pounds", "dollars", "euros", "tons", "tonnes"})
_SPEEDS = frozenset("miles mile kilometers kilometres km mph knots".split())
_OLD_THINGS = frozenset(
    "war conflict truce ceasefire siege blockade insurgency rebellion regime dispute feud ban".split()
)
_ORDERED = frozenset({"first", "second", "final", "last", "opening", "remaining"})
_BELOW_DAY = frozenset({TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR})


def duration(t: Tokens, i: int) -> Found:
    """Read a length of time at token ``i``."""
    return longest(_placed(t, i), _plain(t, i), _half_unit(t, i), _bare_plural(t, i))


def _length(amount: Fraction | None, unit: TimeUnit, end: int, placed: Direction | None = None) -> Match:
    return Match(end, TimexType.DURATION, Duration(((amount, unit),), placed))


def _placed(t: Tokens, i: int) -> Found:
    """Read "the past two months", "recent weeks", "the first nine months", "the six months"."""
    j = i + 1 if t.low[i] in {"the", "these", "those"} else i
    place = _PLACES.get(t.low[j])
    ordered = t.low[j] in _ORDERED and j > i
    if place is None and not ordered and j == i:
        return None
    j = j + 1 if place or ordered else j
    found = quantity(t, j)
    amount, k = found if found else (None, j)
    k = _second_amount(t, k)
    k = k + 1 if t.low[k] in _WORKING else t.past_hyphen(k) if found else k
    unit = (ANY_UNIT if found else UNIT_PLURALS).get(t.low[k])
    if found and place is None and not ordered and t.low[k] in UNITS and found[0] != 1:
        return None  # "the two-week siege": the article belongs to the siege
    if unit is None or (j == i + 1 and found is None and place is None and not ordered) or _age(t, k + 1):
        return None
    if not found and place is None and unit not in _BELOW_DAY:
        return None
    if found is None and t.low[k - 1] in _VAGUE_PLACES:
        sign = -1 if place is Direction.LAST else 1
        return Match(_tail(t, k + 1), TimexType.DATE, Shift(unit, None, sign=sign))
    if t.low[k + 1] == "of" and t.low[i + 1] != "past":
        place = None  # "the last two weeks of March" are not counted from the publication
    return _length(amount, unit, _tail(t, k + 1), place)


def _tail(t: Tokens, i: int) -> int:
    """Add "or so" and a second unit: "the next year or so", "recent weeks and months"."""
    if t.low[i] in {"and", "or"} and t.low[i + 1] in UNIT_PLURALS and t.low[i - 1] in UNIT_PLURALS:
        return i + 2
    return t.phrase(i, "or", "so") or i


def _second_amount(t: Tokens, i: int) -> int:
    """Skip the second figure of "12 to 18 months", "two or three weeks", "5-6 days"."""
    if t.low[i] in {"to", "or"} or t.dash(i):
        second = cardinal(t, i + 1)
        return second[1] if second else i
    return i


def _plain(t: Tokens, i: int) -> Found:
    """Read "two days", "a few years", "a week", "three-day", "a year and a half", "an additional year"."""
    if t.low[i] in {"a", "an", "one", "another"} and t.low[i - 1] != "half":
        single = _single(t, i) or _long_period(t, i)
        if single:
            return single
    found = quantity(t, i)
    if found is None or _money(t, i) or t.low[i - 1] == "aged":
        return None
    j = _second_amount(t, found[1])
    joined = t.hyphen(j)
    j = joined or j
    j = j + 1 if t.low[j] in _WORKING else j
    unit = ANY_UNIT.get(t.low[j])
    if unit is None or (joined is None and t.low[j] in UNITS and found[0] != 1 and not _spoken_compound(t, i, j)):
        return None
    if t.low[j] in {"quarter", "quarters"} and (found[0] or 0) < 4 and (joined or t.low[j + 1] == "of"):
        return None  # "three-quarters", "three quarters of them" are shares
    if (t.low[j] in {"second", "quarter", "min", "sec"} and not joined) or (
        t.low[j] == "quarters" and (joined or t.low[i] == "some")
    ):
        return None
    return _finish(t, found[0], unit, j + 1)


def _spoken_compound(t: Tokens, i: int, j: int) -> bool:
    """Allow "a two day visit", as transcripts write it."""
    return t.low[i - 1] in {"a", "an", "the"} or (t.low[i] in NUMBER_WORDS and t.low[j] not in {"second", "quarter"})


def _finish(t: Tokens, amount: Fraction | None, unit: TimeUnit, end: int) -> Found:
    """Refuse ages; add smaller units ("two hours and 30 minutes") and a half ("two years and a half")."""
    if _age(t, end):
        return None
    if t.low[t.past_hyphen(end)] == "old":
        return _length(amount, unit, t.past_hyphen(end) + 1)
    amounts: list[tuple[Fraction | None, TimeUnit]] = [(amount, unit)]
    half = t.phrase(end, "and", "a", "half")
    if half and amount is not None:
        return _length(amount + Fraction(1, 2), unit, half)
    for _ in range(3):
        j = end + 1 if t.low[end] in {"and", ","} else end
        more = cardinal(t, j)
        smaller = ANY_UNIT.get(t.low[more[1]]) if more else None
        if more is None or smaller is None or _order(smaller) >= _order(amounts[-1][1]):
            break
        amounts.append((more[0], smaller))
        end = more[1] + 1
    return Match(end, TimexType.DURATION, Duration(tuple(amounts)))


def _order(unit: TimeUnit) -> int:
    return list(TimeUnit).index(unit)


def _age(t: Tokens, i: int) -> bool:
    """Say whether a length is the age of a person, which TimeML leaves out: "22 years old", "a 22-year-old"."""
    j = t.past_hyphen(i)
    if t.low[j] in {"old", "olds"}:
        return t.low[j + 1] not in _OLD_THINGS
    return t.low[i] == "of" and t.low[i + 1] == "age"


def _money(t: Tokens, i: int) -> bool:
    before = t.low[i - 1] if t.glued(i) else ""
    return before in {"$", "€", "£", ".", ",", "/", ":", "#"} or (before in {"-", "–"} and t.low[i].isdecimal())


def _long_period(t: Tokens, i: int) -> Found:
    """Read "a three-year period", "a while"."""
    if t.low[i : i + 2] == ("a", "while"):
        untold = Match(i + 2, TimexType.DURATION, Duration(()))
        return untold if t.low[i - 1] in {"for", "in", "after"} else None
    inner = _plain(t, i + 1) if t.low[i] == "a" and t.low[i + 1] not in {"a", "an", "one", "another"} else None
    return replace(inner, end=inner.end + 1) if inner and t.low[inner.end] == "period" else None


def _single(t: Tokens, i: int) -> Found:
    """Read "a week"; a rate ("$5 a week", "twice a month") is a set."""
    j = i + 2 if t.low[i + 1] in _ADDITIONS else i + 1
    if t.low[i] in {"one", "another"}:
        j = t.past_hyphen(i + 1)
    if t.low[j] == "century" and t.hyphen(j + 1):
        return None
    if t.low[j] == "fortnight":
        return _finish(t, Fraction(2), TimeUnit.WEEK, j + 1)
    unit = UNITS.get(t.low[j])
    if unit is None or t.low[j] in {"second", "quarter", "weekend", "min", "sec"} or t.hyphen(j + 1):
        return None
    if t.low[i - 1] in _SPEEDS:
        return None  # "60 miles an hour"
    if t.low[i] == "a" and j == i + 1 and _rate(t, i):
        return Match(j + 1, TimexType.SET, Recurrence(period_value(Fraction(1), unit)))
    return _finish(t, Fraction(1), unit, j + 1)


def _rate(t: Tokens, i: int) -> bool:
    before = t.low[i - 1]
    if before in _RATE_WORDS or before in UNIT_PLURALS:
        return True
    counted = t.low[i - 2].isdecimal() or t.low[i - 2] in NUMBER_WORDS
    if counted and before.endswith("s") and before not in ANY_UNIT:
        return True  # "four flights a week"
    number = before.isdecimal() or before in NUMBER_WORDS or before in SCALE_WORDS or before in {"million", "billion"}
    return number or t.low[i - 2] in {"million", "billion", "$"} or (t.low[i - 3] == "$" and t.low[i - 2].isdecimal())


def _half_unit(t: Tokens, i: int) -> Found:
    """Read "half an hour", "half a year", "a half hour"."""
    hyphenated = i + 1 if t.low[i] == "half" and t.hyphen(i + 1) and not t.hyphen(i - 1) else 0
    j = t.phrase(i, "half", "an") or t.phrase(i, "half", "a") or t.phrase(i, "a", "half") or hyphenated
    if j and not hyphenated and t.hyphen(j):
        return None  # in "a half-hour meeting" the article belongs to the meeting
    j = t.past_hyphen(j)
    unit = UNITS.get(t.low[j]) if j else None
    if unit is None or unit not in {TimeUnit.HOUR, TimeUnit.DAY, TimeUnit.YEAR, TimeUnit.CENTURY, TimeUnit.DECADE}:
        return None
    return _length(Fraction(1, 2), unit, j + 1)


def _bare_plural(t: Tokens, i: int) -> Found:
    """Read "(for) months", "weeks or months", "decades"."""
    unit = UNIT_PLURALS.get(t.low[i])
    if (
        unit is None
        or t.low[i - 1] not in _BARE_PLURAL_LEADS
        or t.low[i] in {"seconds", "quarters", "minutes", "secs", "mins"}
    ):
        return None
    j = i + 1
    if t.low[j] in {"or", "and"} and t.low[j + 1] in UNIT_PLURALS:
        j += 2
    return None if t.low[j] == "ago" else _length(None, unit, j)


def recurrence(t: Tokens, i: int) -> Found:
    """Read a repetition: "every two weeks", "each Thursday", "Tuesday nights", "Mondays", "daily"."""
    word = t.low[i]
    if word in {"every", "each"}:
        return _every(t, i)
    if word == "per" and t.low[i + 1] in UNITS and t.low[i + 1] != "second":
        return Match(i + 2, TimexType.SET, Recurrence(period_value(Fraction(1), UNITS[t.low[i + 1]])))
    if word in WEEKDAY_PLURALS and t.capital(i):
        return Match(i + 1, TimexType.SET, Recurrence(f"XXXX-WXX-{WEEKDAY_PLURALS[word]}"))
    if word in WEEKDAYS and t.capital(i) and t.low[i + 1] in DAY_PART_PLURALS:
        value = f"XXXX-WXX-{WEEKDAYS[word]}T{DAY_PART_PLURALS[t.low[i + 1]].value}"
        return Match(i + 2, TimexType.SET, Recurrence(value))
    if word in _ADVERB_SETS and not t.capital(i):
        after = t.low[i + 1]
        adverb = not after.isalpha() or after in {"by", "in", "at", "from", "to", "and", "for", "with", "on", "since"}
        return Match(i + 1, TimexType.SET, Recurrence(_ADVERB_SETS[word])) if adverb else None
    return None


def _every(t: Tokens, i: int) -> Found:
    j = i + 1
    if t.low[j] in WEEKDAYS:
        part = DAY_PART_PLURALS.get(t.low[j + 1] + "s")
        value = f"XXXX-WXX-{WEEKDAYS[t.low[j]]}" + (f"T{part.value}" if part else "")
        return Match(j + 1 + (part is not None), TimexType.SET, Recurrence(value))
    name = month(t, j)
    if name:
        return Match(name[1], TimexType.SET, Recurrence(f"XXXX-{name[0]:02d}"))
    if t.low[j] in SEASONS:
        return Match(j + 1, TimexType.SET, Recurrence(f"XXXX-{SEASONS[t.low[j]].value}"))
    if t.low[j] in {"morning", "afternoon", "evening", "night"}:
        value = DAY_PART_PLURALS[t.low[j] + "s"].value
        return Match(j + 1, TimexType.SET, Recurrence(f"XXXX-XX-XXT{value}"))
    other = t.low[j] in {"other", "single"}
    found = cardinal(t, j + other) or untold(t, j + other)
    unit_at = found[1] if found else j + other
    unit = ANY_UNIT.get(t.low[unit_at])
    if unit is None or t.low[unit_at] == "second":
        return None
    amount = found[0] if found else Fraction(2 if t.low[j] == "other" else 1)
    return Match(unit_at + 1, TimexType.SET, Recurrence(period_value(amount, unit)))


def period_value(amount: Fraction | None, unit: TimeUnit) -> str:
    """Return the TIMEX3 value of a period: ``P1M``, ``PT2H``, ``PXD``."""
    figure = "X" if amount is None else str(amount.numerator) if amount.denominator == 1 else f"{float(amount):g}"
    return f"P{unit.value[0]}{figure}{unit.value[1]}" if unit in _BELOW_DAY else f"P{figure}{unit.value}"
