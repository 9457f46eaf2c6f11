"""Numbers in words and digits, over tokens: "twenty-six", "2 1/2", "1,500", "a few", "3rd", "nineteen ninety-seven"."""

from __future__ import annotations

from fractions import Fraction

from whence.extract.rules.time_tokens import APOSTROPHES, Tokens

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
# Words for a number that is not told; "couple" is two, as TimeML annotators read it.
_UNTOLD = frozenset({"few", "several", "some", "many", "various", "numerous", "multiple", "countless"})
_FRACTIONS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_LAST_YEAR = 2100
# Two digits stand for a year of the century from 1930 on ("4 FEB 90"); the usual POSIX rule is 1969.
SHORT_YEAR_PIVOT = 30
_SPACES = frozenset({" ", "\u00a0", "\u2009", "\u202f"})
_MAX_DIGITS = 9

NUMBER_WORDS = frozenset(_UNITS) | frozenset(_TENS)
ORDINAL_WORDS = frozenset(_ORDINALS)
UNTOLD_WORDS = _UNTOLD
SCALE_WORDS = frozenset(_SCALES)


def cardinal(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    """Read a number at token ``i``: its value and the index after it, None where there is none."""
    found = _digits(t, i) if t.low[i].isdecimal() else _worded(t, i)
    if found is None:
        return None
    value, j = found
    if t.low[i].isdecimal() and t.low[j] in _SCALES:
        value, j = value * _SCALES[t.low[j]], j + 1
    half = t.phrase(j, "and", "a", "half")
    part = _fraction(t, j + 1) if t.low[j] == "and" else None
    if part:
        return value + part[0], part[1]
    return (value + Fraction(1, 2), half) if half else (value, j)


def _digits(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    if len(t.low[i]) > _MAX_DIGITS:
        return None
    digits, j = t.low[i], i + 1
    while (group := _thousands(t, i, j)) is not None:
        if len(digits) > _MAX_DIGITS:
            return None
        digits, j = digits + t.low[group], group + 1
    value = Fraction(int(digits))
    if t.low[j] == "." and t.glued(j) and t.glued(j + 1) and t.low[j + 1].isdecimal() and len(t.low[j + 1]) < 4:
        return Fraction(f"{digits}.{t.low[j + 1]}"), j + 2
    if t.low[j] in _FRACTIONS:
        return value + _FRACTIONS[t.low[j]], j + 1
    part = _fraction(t, t.past_hyphen(j))
    return (value + part[0], part[1]) if part else (value, j)


def _thousands(t: Tokens, first: int, i: int) -> int | None:
    """Return the index of three more digits of a figure, behind a comma or a space: "10,000", "10 000"."""
    comma = t.low[i] == "," and t.glued(i) and t.glued(i + 1)
    spaced = len(t.low[first]) <= 3 and t.text[t.ends[i - 1] : t.begins[i]] in _SPACES
    group = i + 1 if comma else i
    is_group = len(t.low[group]) == 3 and t.low[group].isdecimal()
    return group if is_group and (comma or spaced) else None


def _fraction(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    over, under = t.low[i], t.low[i + 2]
    if t.low[i + 1] != "/" or not (over.isdecimal() and under.isdecimal() and t.glued(i + 1) and t.glued(i + 2)):
        return None
    if len(over) > 2 or len(under) > 2 or not 0 < int(over) < int(under):
        return None
    return Fraction(int(over), int(under)), i + 3


def _worded(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    total, current, j, seen = 0, 0, i, False
    if t.low[i] in {"a", "one"} and t.low[i + 1] in _SCALES:
        current, j, seen = 1, i + 1, True
    for _ in range(8):  # "nine hundred and ninety-nine thousand ..." is as long as it gets
        word = t.low[j]
        small = _below_hundred(t, j)
        if small:
            if current % 100:
                break
            current, j, seen = current + small[0], small[1], True
        elif word in _SCALES and seen and current:
            scale = _SCALES[word]
            total, current = (total + current * scale, 0) if scale >= 1000 else (total, current * scale)
            j += 1
        elif word == "and" and seen and current % 100 == 0 and total + current and _below_hundred(t, j + 1):
            j += 1
        else:
            break
    return (Fraction(total + current), j) if seen and total + current else None


def _below_hundred(t: Tokens, i: int) -> tuple[int, int] | None:
    word = t.low[i]
    if word in _TENS:
        j = t.past_hyphen(i + 1)
        unit = _UNITS.get(t.low[j], 0)
        return (_TENS[word] + unit, j + 1) if 0 < unit < 10 else (_TENS[word], i + 1)
    return (_UNITS[word], i + 1) if word in _UNITS else None


def untold(t: Tokens, i: int) -> tuple[Fraction | None, int] | None:
    """Read "several", "a few", "a couple of", "a number of" at token ``i``; the value is None, but 2 for a couple."""
    j = i + 1 if t.low[i] == "a" else i
    if t.low[j] == "couple":
        return Fraction(2), t.phrase(j + 1, "of") or j + 1
    if j > i and t.low[j] in {"number", "handful"} and t.low[j + 1] == "of":
        return None, j + 2
    if t.low[j] == "dozens" and t.low[j + 1] == "of":
        return None, j + 2
    return (None, j + 1) if t.low[j] in _UNTOLD and (j == i or t.low[j] == "few") else None


def quantity(t: Tokens, i: int) -> tuple[Fraction | None, int] | None:
    """Read a number or a word for an untold one at token ``i``."""
    return cardinal(t, i) or untold(t, i)


def ordinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read an ordinal at token ``i``: "third", "twenty-first", "3rd"."""
    word = t.low[i]
    if word in _ORDINALS:
        return _ORDINALS[word], i + 1
    if word in {"twenty", "thirty"}:
        j = t.past_hyphen(i + 1)
        unit = _ORDINALS.get(t.low[j], 10)
        return (_TENS[word] + unit, j + 1) if unit < 10 else None
    if word.isdecimal() and len(word) <= 2 and t.low[i + 1] in _ORDINAL_ENDINGS and t.glued(i + 1):
        return int(word), i + 2
    return None


def year(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a year from 1000 to 2100 at token ``i``: "1989", "nineteen ninety-seven", "two thousand and ten"."""
    word = t.low[i]
    if word.isdecimal():
        number = int(word) if len(word) == 4 else 0
        return (number, i + 1) if 1000 <= number <= _LAST_YEAR and _alone(t, i) else None
    return _spoken_year(t, i)


def short_year(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a year of two digits behind an apostrophe: "'69"."""
    if t.low[i] not in APOSTROPHES or not t.glued(i + 1) or len(t.low[i + 1]) != 2 or not t.low[i + 1].isdecimal():
        return None
    short = int(t.low[i + 1])
    return (1900 if short >= SHORT_YEAR_PIVOT else 2000) + short, i + 2


def _alone(t: Tokens, i: int) -> bool:
    """Say whether digits are not a part of a longer figure: "1,989", "3.1989", "1989th", "$1989"."""
    before = t.low[i - 1] if i and t.glued(i) else ""
    after = t.low[i + 1] if t.glued(i + 1) else ""
    if before in {"$", "€", "£", "¥", "#", "_"} or after in {"%", "_", "th", "st", "nd", "rd"}:
        return False
    inside = {",", ".", "/", ":"}
    left = before in inside and i > 1 and t.glued(i - 1) and t.low[i - 2].isdecimal()
    right = after in inside and t.glued(i + 2) and t.low[i + 2].isdecimal()
    return not (left or right or before.isalnum() or after.isalnum())


def _spoken_year(t: Tokens, i: int) -> tuple[int, int] | None:
    thousand = t.phrase(i, "two", "thousand")
    if thousand:
        rest = _below_hundred(t, t.phrase(thousand, "and") or thousand)
        return (2000 + rest[0], rest[1]) if rest else (2000, thousand)
    if t.low[i] not in {"eighteen", "nineteen", "twenty"}:
        return None
    century = 20 if t.low[i] == "twenty" else _UNITS[t.low[i]]
    rest = _below_hundred(t, t.past_hyphen(i + 1))
    if rest is None or rest[0] < 10 or t.low[rest[1]] in _SCALES:
        return None
    return 100 * century + rest[0], rest[1]
