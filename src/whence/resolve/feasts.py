"""When feasts fall. Islamic ones by the Umm al-Qura calendar: where the moon is sighted, it can be a day later."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from whence.model.timex import Feast
from whence.resolve.time_stretch import nth_weekday

ISLAMIC = frozenset(
    {Feast.RAMADAN, Feast.EID_AL_FITR, Feast.EID_AL_ADHA, Feast.EID, Feast.ASHURA, Feast.ARBAEEN, Feast.MAWLID}
)
# Hijri month, day of it, and how many days: three of Eid al-Fitr and four of Eid al-Adha are what most countries keep.
_HIJRI: dict[Feast, tuple[tuple[int, int, int], ...]] = {
    Feast.RAMADAN: ((9, 1, 0),),
    Feast.EID_AL_FITR: ((10, 1, 3),),
    Feast.EID_AL_ADHA: ((12, 10, 4),),
    Feast.EID: ((10, 1, 3), (12, 10, 4)),
    Feast.ASHURA: ((1, 10, 1),),
    Feast.ARBAEEN: ((2, 20, 1),),
    Feast.MAWLID: ((3, 12, 1),),
}
_FIXED = {
    Feast.NEW_YEAR: (1, 1),
    Feast.NEW_YEARS_EVE: (12, 31),
    Feast.EPIPHANY: (1, 6),
    Feast.VALENTINE: (2, 14),
    Feast.NOWRUZ: (3, 21),
    Feast.MAY_DAY: (5, 1),
    Feast.HALLOWEEN: (10, 31),
    Feast.CHRISTMAS_EVE: (12, 24),
    Feast.CHRISTMAS: (12, 25),
    Feast.BOXING_DAY: (12, 26),
    Feast.ORTHODOX_CHRISTMAS: (1, 7),
    Feast.WOMENS_DAY: (3, 8),
    Feast.ALL_SAINTS: (11, 1),
    Feast.ARMISTICE: (11, 11),
    Feast.VETERANS_DAY: (11, 11),
}
_FROM_EASTER = {
    Feast.ASH_WEDNESDAY: -46,
    Feast.PALM_SUNDAY: -7,
    Feast.MAUNDY_THURSDAY: -3,
    Feast.GOOD_FRIDAY: -2,
    Feast.EASTER: 0,
    Feast.EASTER_MONDAY: 1,
    Feast.ASCENSION: 39,
    Feast.PENTECOST: 49,
}
# Month, ISO weekday and which of the month, from the end where negative: public holidays of the United States (5 U.S.C.
# 6103), Thanksgiving since 1942, the Mondays since 1971.
_NTH_WEEKDAYS = {
    Feast.KING_DAY: (1, 1, 3),
    Feast.PRESIDENTS_DAY: (2, 1, 3),
    Feast.MEMORIAL_DAY: (5, 1, -1),
    Feast.LABOR_DAY: (9, 1, 1),
    Feast.COLUMBUS_DAY: (10, 1, 2),
    Feast.THANKSGIVING: (11, 4, 4),
}
# The span of the Umm al-Qura tables, by whole Gregorian years, and of the Gregorian calendar in the West.
_HIJRI_YEARS = range(1925, 2077)
_GREGORIAN_YEARS = range(1583, 4100)


def feast_days(feast: Feast, year: int) -> list[tuple[date, date]]:
    """Return when a feast begins and ends in a Gregorian year: mostly once; empty where no table reaches."""
    if feast in _HIJRI:
        return _islamic(feast, year) if year in _HIJRI_YEARS else []
    if year not in _GREGORIAN_YEARS:
        return []
    day = _christian_or_fixed(feast, year)
    return [(day, day)] if day.year == year else []


def _christian_or_fixed(feast: Feast, year: int) -> date:
    if feast in _FIXED:
        return date(year, *_FIXED[feast])
    if feast is Feast.SEPTEMBER_11:
        return date(2001, 9, 11)
    if feast in _NTH_WEEKDAYS:
        return nth_weekday(year, *_NTH_WEEKDAYS[feast])
    if feast is Feast.ORTHODOX_EASTER:
        return _orthodox_easter(year)
    return _easter(year) + timedelta(days=_FROM_EASTER[feast])


def _islamic(feast: Feast, year: int) -> list[tuple[date, date]]:
    first = Gregorian(year, 1, 1).to_hijri().year
    found = []
    for hijri_year in (first, first + 1):
        for month, day, length in _HIJRI[feast]:
            begin = Hijri(hijri_year, month, day)
            start = date(*begin.to_gregorian().datetuple())
            if start.year == year:
                found.append((start, start + timedelta(days=(length or begin.month_length()) - 1)))
    return sorted(found)


def _easter(year: int) -> date:
    """Return Western Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Return Orthodox Easter by Meeus's Julian computus, as a Gregorian date."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
