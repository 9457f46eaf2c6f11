"""Named stretches of time: quarters, halves and fiscal years, seasons, decades and centuries, feasts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from whence.extract.rules.numbers import ordinal, short_year, year
from whence.extract.rules.time_calendar import month, relative_year
from whence.extract.rules.time_tokens import APOSTROPHES, Found, Match, Tokens, longest
from whence.extract.rules.time_words import FEASTS, SEASONS
from whence.model.timex import Calendar, Era, Feast, FeastDay, Reference, Shift, TimeUnit, TimexType

_DECADES = {
    word: digit
    for digit, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}
_DECADE_LEADS = frozenset("in of since from during until throughout by through and early mid late -".split())
DECADE_WORDS = frozenset(_DECADES)
_SEASON_LEADS = frozenset("in the this last next during since by of early late mid every each until".split())
# "The summer" is one where a preposition of time leads it and no noun or "of" follows: not "the spring offensive".
_BARE_SEASON_LEADS = frozenset("in during by over until since before after throughout".split())
_AFTER_SEASON = frozenset("and or when but after before with as the that to at for on".split())
_PERIODS = {"quarter": TimeUnit.QUARTER, "period": TimeUnit.QUARTER}
# First names as well, before another name.
_NAMES_OF_PEOPLE = frozenset({"ramzan", "ramadan", "eid", "nowruz"})
# What is called after a feast and is not on its day: the Easter Rising of 1916, Easter and Christmas Island.
_NAMED_AFTER_FEASTS = frozenset({"rising", "island", "offensive", "carol", "agreement", "accords"})
_LONGEST_FEAST = max(len(words) for words in FEASTS)


def period(t: Tokens, i: int) -> Found:
    """Read a quarter, half, fiscal year, season, decade, century or feast at token ``i``."""
    j = i + 1 if t.low[i] == "the" else i
    return longest(
        _quarter(t, j, the=j > i) if not _attributive(t, i, j) else None,
        _owned_quarter(t, i),
        _short_quarter(t, i),
        _half(t, j),
        _fiscal(t, j, the=j > i),
        _year_named(t, i),
        _year_ago(t, j, the=j > i),
        season(t, i),
        _decade(t, i),
        _century(t, i),
        feast(t, i),
    )


def _attributive(t: Tokens, i: int, j: int) -> bool:
    """Say whether "the" belongs to the noun after "third-quarter": it stays out of the expression."""
    number = ordinal(t, j) if j > i else None
    return number is not None and t.hyphen(number[1]) is not None


def _quarter(t: Tokens, i: int, *, the: bool) -> Found:
    """Read "third quarter", "third-quarter", "fiscal first quarter", "1988 third quarter", "third quarter of 1984"."""
    told = year(t, i) if t.low[i] != "fiscal" else None
    j = told[1] if told else i
    fiscal = t.low[j] == "fiscal"
    j = t.past_hyphen(j + 1) if fiscal else j
    number = ordinal(t, j)
    if number is None or not 1 <= number[0] <= 4:
        return _bare_quarter(t, j, told[0]) if told and the else None
    j = t.past_hyphen(number[1])
    if t.low[j] != "quarter":
        return None
    meaning = Calendar(year=told[0] if told else None, quarter=number[0], fiscal=fiscal)
    return _of_year(t, j + 1, meaning)


def _bare_quarter(t: Tokens, i: int, year_number: int) -> Found:
    """Read "(the 1988) quarter", which is the quarter of the narrative in another year."""
    if t.low[i] not in _PERIODS:
        return None
    return Match(i + 1, TimexType.DATE, Calendar(year=year_number))


def _of_year(t: Tokens, i: int, meaning: Calendar) -> Found:
    j = i + 1 if t.low[i] in {"of", ","} else i
    j = j + 1 if t.low[j] == "fiscal" else j
    told = year(t, j) or (short_year(t, j) if meaning.season else None)
    if told and meaning.year is None and (j > i or told[0] > 1900):
        return Match(told[1], TimexType.DATE, replace(meaning, year=told[0]))
    relative = relative_year(t, i)
    if relative and meaning.year is None:
        return Match(relative[1], TimexType.DATE, replace(meaning, year_from=relative[0]))
    return Match(i, TimexType.DATE, meaning)


def _owned_quarter(t: Tokens, i: int) -> Found:
    """Read "next year's first quarter", "1989's second half"."""
    relative, told = relative_year(t, i) if t.low[i] != "of" else None, year(t, i)
    after = relative[1] if relative else told[1] if told else None
    j = t.possessive(after) if after else None
    inner = longest(_quarter(t, j, the=False), _half(t, j)) if j else None
    if inner is None or not isinstance(inner.meaning, Calendar):
        return None
    if relative:
        return replace(inner, meaning=replace(inner.meaning, year_from=relative[0]))
    return replace(inner, meaning=replace(inner.meaning, year=told[0])) if told else None


def _short_quarter(t: Tokens, i: int) -> Found:
    if t.low[i] != "q" or not t.glued(i + 1) or t.low[i + 1] not in {"1", "2", "3", "4"}:
        return None
    return _of_year(t, i + 2, Calendar(quarter=int(t.low[i + 1])))


def _half(t: Tokens, i: int) -> Found:
    """Read "first half of 1989", "second half of last year"; alone it may be of a match or a war."""
    if t.low[i] not in {"first", "second", "last"} or t.low[t.past_hyphen(i + 1)] != "half":
        return None
    end = t.past_hyphen(i + 1) + 1
    found = _of_year(t, end, Calendar(half=1 if t.low[i] == "first" else 2))
    if found and found.end > end:
        return found
    of_year = t.phrase(end, "of", "the", "year")
    if of_year:
        this_year = Shift(TimeUnit.YEAR, Fraction(0))
        return Match(of_year, TimexType.DATE, Calendar(half=1 if t.low[i] == "first" else 2, year_from=this_year))
    return None


def _fiscal(t: Tokens, i: int, *, the: bool) -> Found:
    """Read "fiscal 1989", "fiscal year 1989", "the fiscal year", "the current fiscal year"."""
    current = t.low[i] in {"current", "latest"}
    j = i + 1 if current else i
    if t.low[j] != "fiscal":
        return None
    j = t.past_hyphen(j + 1)
    named = t.low[j] == "year"
    told = year(t, j + named)
    if told and not current:
        return Match(told[1], TimexType.DATE, Calendar(year=told[0], fiscal=True))
    amount = Fraction(-1 if t.low[i] == "latest" else 0)
    return Match(j + 1, TimexType.DATE, Shift(TimeUnit.YEAR, amount)) if named and (the or current) else None


def _year_named(t: Tokens, i: int) -> Found:
    """Read "the year 2000"."""
    j = t.phrase(i, "the", "year")
    told = year(t, j) if j else None
    return Match(told[1], TimexType.DATE, Calendar(year=told[0])) if told else None


def _year_ago(t: Tokens, i: int, *, the: bool) -> Found:
    """Read "(the) year-ago quarter", "year-earlier": the same stretch of the narrative, a year before."""
    if t.low[i] != "year" or not t.hyphen(i + 1) or t.low[i + 2] not in {"ago", "earlier"}:
        return None
    meaning = Shift(TimeUnit.YEAR, Fraction(-1), Reference.NARRATIVE)
    j = i + 3
    if t.low[j] in _PERIODS:
        return Match(j + 1, TimexType.DATE, meaning)
    number = ordinal(t, j)
    if number and t.low[t.past_hyphen(number[1])] == "quarter" and number[0] <= 4:
        end = t.past_hyphen(number[1]) + 1
        return Match(end, TimexType.DATE, Calendar(quarter=number[0], year_from=Shift(TimeUnit.YEAR, Fraction(-1))))
    return None if the else Match(j, TimexType.DATE, meaning)


def season(t: Tokens, i: int) -> Found:
    """Read "summer 2019", "the winter of 1994", "summer" where a date can stand."""
    start = i + 1 if t.low[i] == "the" else i
    if t.low[start] not in SEASONS:
        return None
    found = _of_year(t, start + 1, Calendar(season=SEASONS[t.low[start]]))
    if found is None or found.end > start + 1:
        return found if start == i or t.low[start + 1] == "of" else None
    if start > i:
        alone = not t.low[start + 1].isalnum() or t.low[start + 1] in _AFTER_SEASON
        return found if alone and t.low[i - 1] in _BARE_SEASON_LEADS else None
    spoken = t.low[start] in {"fall", "spring"} and t.low[i - 1] not in {"in", "last", "this", "next", "since"}
    if spoken or t.low[i - 1] not in _SEASON_LEADS:
        return None
    return found


def _decade(t: Tokens, i: int) -> Found:
    """Read "the 1990s", "the '80s", "the eighties", "the nineteen eighties"."""
    start = i + 1 if t.low[i] == "the" else i
    century, j = "", start
    if t.low[j] in {"nineteen", "eighteen"} and t.low[t.past_hyphen(j + 1)] in _DECADES:
        century, j = ("19" if t.low[j] == "nineteen" else "18"), t.past_hyphen(j + 1)
    if t.low[j] in _DECADES and (start > i or century):
        return Match(j + 1, TimexType.DATE, Era(century + str(_DECADES[t.low[j]]), TimeUnit.DECADE))
    quoted = t.low[start] in APOSTROPHES and t.glued(start + 1)
    digits_at = start + 1 if quoted else start
    digits, j = t.low[digits_at], digits_at + 1
    j = j + 1 if t.low[j] in APOSTROPHES and t.glued(j) else j
    if t.low[j] != "s" or not t.glued(j) or not digits.isdecimal() or digits[-1] != "0":
        return None
    if len(digits) == 4 and not quoted and "1000" <= digits <= "2100":
        return Match(j + 1, TimexType.DATE, Era(digits[:3], TimeUnit.DECADE))
    bare = start > i and digits >= "60" and t.low[i - 1] in _DECADE_LEADS
    early = start == i and digits >= "60" and t.low[t.before_hyphen(i) - 1] in {"early", "mid", "late"}
    if len(digits) != 2 or not (quoted or bare or early):
        return None
    return Match(j + 1, TimexType.DATE, Era(digits[0], TimeUnit.DECADE))


def _century(t: Tokens, i: int) -> Found:
    start = i + 1 if t.low[i] == "the" else i
    number = ordinal(t, start)
    if number is None or not 1 <= number[0] <= 21 or t.low[t.past_hyphen(number[1])] != "century":
        return None
    end = t.past_hyphen(number[1]) + 1
    return Match(end, TimexType.DATE, Era(f"{number[0] - 1:02d}", TimeUnit.CENTURY))


def feast(t: Tokens, i: int) -> Found:
    """Read a feast with its year: "Ramadan", "Eid al-Fitr 2019", "Christmas of last year"."""
    words: list[str] = []
    ends: list[int] = []
    j = i + 1 if t.low[i] == "the" else i
    start = j
    while len(words) < _LONGEST_FEAST and (t.low[j].isalpha() or t.low[j] in APOSTROPHES or t.dash(j)):
        if t.low[j].isalpha():
            words.append(t.low[j])
            ends.append(j + 1)
        j += 1
    for size in range(len(words), 0, -1):
        name = FEASTS.get(tuple(words[:size]))
        if name is None or not (t.capital(start) or words[0] == "month" or words[0] == "holy"):
            continue
        if start > i and words[0] not in {"month", "holy"}:
            return None  # "the Easter weekend": the article belongs to the noun
        if t.low[ends[size - 1]] in _NAMED_AFTER_FEASTS and t.capital(ends[size - 1]):
            return None
        if size == 1 and words[0] in _NAMES_OF_PEOPLE and t.capital(ends[0]) and not t.shouted(start):
            return None
        dated = _of_year(t, ends[size - 1], Calendar())
        if dated is None or not isinstance(dated.meaning, Calendar):
            return None
        return Match(dated.end, TimexType.DATE, FeastDay(name, dated.meaning.year, None, dated.meaning.year_from))
    return None


def september_11(t: Tokens, i: int) -> Found:
    """Read "9/11", and the day in "the Sept. 11 attacks", which is that of 2001 where no year is told."""
    meaning = FeastDay(Feast.SEPTEMBER_11)
    if t.low[i : i + 3] == ("9", "/", "11") and t.glued(i + 1) and t.glued(i + 2):
        alone = not t.glued(i + 3) or t.low[i + 3] not in {"/", "-", "%", "th"}
        return Match(i + 3, TimexType.DATE, meaning) if alone and t.low[i - 1] not in {"=", "+", "/"} else None
    named = month(t, i)
    if named is None or named[0] != 9 or t.low[named[1]] != "11":
        return None
    end = named[1] + 1 + (t.low[named[1] + 1] == "th" and t.glued(named[1] + 1))
    noun = end + 1 if t.low[end] in {"terror", "terrorist", "hijacking"} else end
    return Match(end, TimexType.DATE, meaning) if t.low[noun] in {"attacks", "hijackings"} else None
