"""Time expressions: what their words mean before a calendar is laid under them, and what they resolve to.

A :class:`TimeForm` is what reading the words alone can tell: "last week" is the week one before that of the
publication, whichever that is. A :class:`ResolvedTime` is a TIMEX3 value with the days it covers and the reasoning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Literal, TypeAlias

from whence.model.errors import ModelError

Tense: TypeAlias = Literal["past", "present", "future"]
Anchor: TypeAlias = Literal["publication", "previous", "self"]


class TimexType(StrEnum):
    """The four types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeUnit(StrEnum):
    """Units of time, by their TIMEX3 letter; those below the day follow a ``T`` in a duration."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"


class Season(StrEnum):
    """Seasons of the northern hemisphere, by their TIMEX3 code."""

    SPRING = "SP"
    SUMMER = "SU"
    AUTUMN = "FA"
    WINTER = "WI"


class DayPart(StrEnum):
    """Parts of the day, by their TIMEX3 code."""

    MORNING = "MO"
    AFTERNOON = "AF"
    EVENING = "EV"
    NIGHT = "NI"
    DAYTIME = "DT"


class Direction(StrEnum):
    """Which of the units of a name is meant: the one before, the one around, or the one after the anchor."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


class Reference(StrEnum):
    """What a relative expression counts from."""

    PUBLICATION = "publication"
    NARRATIVE = "narrative"


class Portion(StrEnum):
    """A part of a period: thirds, halves, and ``EARLIER`` and ``LATER``, bounded by the day of publication."""

    START = "early"
    MID = "mid"
    END = "late"
    EARLIER = "earlier"
    LATER = "later"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"


class Vagueness(StrEnum):
    """The TIMEX3 values of "formerly", "now" and "soon"."""

    PAST = "PAST_REF"
    PRESENT = "PRESENT_REF"
    FUTURE = "FUTURE_REF"


class Feast(StrEnum):
    """Feast days and seasons that reports date events by."""

    NEW_YEAR = "New Year's Day"
    NEW_YEARS_EVE = "New Year's Eve"
    EPIPHANY = "Epiphany"
    VALENTINE = "Valentine's Day"
    MAY_DAY = "May Day"
    HALLOWEEN = "Halloween"
    THANKSGIVING = "Thanksgiving"
    CHRISTMAS_EVE = "Christmas Eve"
    CHRISTMAS = "Christmas"
    BOXING_DAY = "Boxing Day"
    GOOD_FRIDAY = "Good Friday"
    PALM_SUNDAY = "Palm Sunday"
    EASTER = "Easter"
    ORTHODOX_EASTER = "Orthodox Easter"
    PENTECOST = "Pentecost"
    NOWRUZ = "Nowruz"
    ASHURA = "Ashura"
    ARBAEEN = "Arbaeen"
    MAWLID = "Mawlid"
    ASH_WEDNESDAY = "Ash Wednesday"
    MAUNDY_THURSDAY = "Maundy Thursday"
    EASTER_MONDAY = "Easter Monday"
    ASCENSION = "Ascension Day"
    ORTHODOX_CHRISTMAS = "Orthodox Christmas"
    WOMENS_DAY = "International Women's Day"
    ALL_SAINTS = "All Saints' Day"
    ARMISTICE = "Armistice Day"
    KING_DAY = "Martin Luther King Day"
    PRESIDENTS_DAY = "Presidents' Day"
    MEMORIAL_DAY = "Memorial Day"
    LABOR_DAY = "Labor Day"
    COLUMBUS_DAY = "Columbus Day"
    VETERANS_DAY = "Veterans Day"
    SEPTEMBER_11 = "the attacks of 11 September 2001"
    RAMADAN = "Ramadan"
    EID_AL_FITR = "Eid al-Fitr"
    EID_AL_ADHA = "Eid al-Adha"
    EID = "Eid"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month, quarter, half, season or year named in full or in part.

    ``half`` is 1 or 2, ``quarter`` 1 to 4, ``weekday`` ISO 1 (Monday) to 7. ``direction`` is "last" or "next" before
    the name ("last August"). ``year_from`` gives the year where it is told relatively ("June last year"). ``nth`` with
    a weekday and a month is "the first Monday in October"; -1 is the last one. ``reference`` is what a weekday counts
    from: the narrative for "the following Friday".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: Season | None = None
    quarter: int | None = None
    half: int | None = None
    fiscal: bool = False
    direction: Direction | None = None
    year_from: Shift | None = None
    nth: int | None = None
    reference: Reference = Reference.PUBLICATION


@dataclass(frozen=True, slots=True)
class Shift:
    """A unit so many units before (negative) or after the anchor: "last week", "three days ago", "the same day".

    ``amount`` None is an untold number ("several years ago") in the direction of ``sign``. With an amount of 0 a sign
    of 1 is "this": "this weekend", told on a Thursday, has not come yet.
    """

    unit: TimeUnit
    amount: Fraction | None
    reference: Reference = Reference.PUBLICATION
    sign: int = 0


@dataclass(frozen=True, slots=True)
class FeastDay:
    """A feast, of a told year or to be found next to the anchor."""

    feast: Feast
    year: int | None = None
    direction: Direction | None = None
    year_from: Shift | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century by its first digits: ``198`` is the 1980s, ``19`` the years 1900 to 1999 (TIMEX3 values).

    ``digits`` of length 1 is a decade of an untold century ("the '80s" is told, "the eighties" means the last ones).
    """

    digits: str
    unit: TimeUnit


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; ``placed`` says whether it ends ("the past three days") or starts at the publication.

    An amount of None is an untold number: "several weeks". ``as_unit`` gives it the TIMEX3 value of the calendar unit
    before the publication, as annotators of news do ("the past year"), though its days end at the publication.
    """

    amounts: tuple[tuple[Fraction | None, TimeUnit], ...]
    placed: Direction | None = None
    as_unit: bool = False


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something repeated, as the TIMEX3 value says it: ``P1M``, ``XXXX-WXX-4``."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Past, present or future, and no more."""

    value: Vagueness


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. ``hour`` 24 is the midnight that ends the day. ``zone`` is as told ("GMT"), None when untold.

    ``day`` None is a time whose day the words leave open: "at 8:30 p.m.".
    """

    day: Meaning | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    part: DayPart | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class PartOf:
    """The beginning, middle or end of a period: "late September"."""

    portion: Portion
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Range:
    """From the first through the last: "3-5 March"."""

    first: Meaning
    last: Meaning


Meaning: TypeAlias = Calendar | Shift | FeastDay | Era | Duration | Recurrence | Vague | Clock | PartOf | Range


@dataclass(frozen=True, slots=True)
class TimeForm:
    """What a time expression means by its words alone.

    ``words`` are the words themselves, for reasons fit to show; ``modifier`` is the TIMEX3 ``mod`` (``APPROX``,
    ``LESS_THAN`` ...) or None; ``tense`` is that of the nearest verb, a heuristic, or None; ``tense_is_sure`` where
    that verb is the expression's own.
    """

    words: str
    type: TimexType
    meaning: Meaning
    modifier: str | None = None
    tense: Tense | None = None
    tense_is_sure: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression at code points ``[begin, end)`` of a text, the ends by TimeML's rules for TIMEX3."""

    begin: int
    end: int
    form: TimeForm

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise ModelError(f"a time expression cannot stand at {self.begin}-{self.end}")

    @property
    def text(self) -> str:
        """The words."""
        return self.form.words

    @property
    def type(self) -> TimexType:
        """The TIMEX3 type."""
        return self.form.type

    @property
    def tense(self) -> Tense | None:
        """The tense of the nearest verb, None where there is none."""
        return self.form.tense


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """What a time expression says: a TIMEX3 value, and the days it covers where they could be worked out.

    ``start`` and ``end`` are inclusive and both None where the words give no days (a length, a frequency, a relative
    date without an anchor). ``date_prec`` is UCDP's (1 day, 2 two to six days, 3 week, 4 month, 5 year),
    ``time_precision`` ACLED's (1 day, 2 week, 3 month); both None beyond that. ``anchor`` is what the words were
    counted from, None where they were not resolved.

    Raises:
        ModelError: the interval is inverted or open on one side.
    """

    value: str
    type: TimexType
    start: date | None
    end: date | None
    date_prec: int | None
    time_precision: int | None
    anchor: Anchor | None
    reason: str

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ModelError(f"an interval needs both ends: {self.start} to {self.end}")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ModelError(f"interval ends before it starts: {self.start} to {self.end}")


def precision_codes(start: date, end: date) -> tuple[int | None, int | None]:
    """Return UCDP's ``date_prec`` and ACLED's ``time_precision`` of days from ``start`` through ``end``.

    UCDP GED codebook: 1 day, 2 two to six days, 3 week, 4 month, 5 year. ACLED codebook: 1 day, 2 week, 3 month. None
    where a scale has no code for so long a time.
    """
    days = (end - start).days + 1
    ucdp = next((code for limit, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)) if days <= limit), None)
    acled = next((code for limit, code in ((1, 1), (7, 2), (31, 3)) if days <= limit), None)
    return ucdp, acled
