"""Counts of people as reports word them: "three", "at least 12", "10 to 15", "dozens", "no".

Word lists give ranges, never points: "dozens" is at least 24 and has no best value. ACLED's conventions for such words
("dozens" = 12) are a matter for its export, not of what the text says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whence.model.mention import Count

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
# Low and high of words that give no number; None where the word sets no bound.
_VAGUE: dict[str, tuple[int | None, int | None]] = {
    "a couple": (2, 2),
    "couple": (2, 2),
    "a few": (2, None),
    "few": (2, None),
    "several": (2, None),
    "multiple": (2, None),
    "many": (2, None),
    "numerous": (2, None),
    "a number": (2, None),
    "various": (2, None),
    "scores": (40, None),
    "a dozen": (12, 12),
    "tens": (20, None),
    "dozens": (24, None),
    "hundreds": (200, None),
    "thousands": (2_000, None),
    "tens of thousands": (20_000, None),
    "hundreds of thousands": (200_000, None),
    "millions": (2_000_000, None),
    "large numbers": (2, None),
    "no": (0, 0),
    "nobody": (0, 0),
    "none": (0, 0),
    "a": (1, 1),
    "an": (1, 1),
}

_NUMERAL = r"\d{1,3}(?:[,\u2009\u00a0 ]\d{3})+(?!\d)|\d{1,9}"
_WORDED = rf"(?:{'|'.join([*_TENS])})(?:[- ](?:{'|'.join([*_UNITS][1:10])}))?|(?:{'|'.join(reversed([*_UNITS]))})"
_SCALED = rf"(?:{_NUMERAL}|{_WORDED}|a)[- ](?:{'|'.join(_SCALES)})(?:[- ](?:and )?(?:{_WORDED}))?"
_NUMBER = rf"(?:{_SCALED}|{_NUMERAL}|{_WORDED})"
_LOWER = r"at least|no fewer than|no less than|more than|over|upwards of|a minimum of|not less than"
_UPPER = r"up to|as many as|at most|no more than|fewer than|less than|a maximum of|under"
_ABOUT = r"about|around|some|approximately|nearly|almost|roughly|an estimated|close to"
_WORDS = "|".join(sorted((word for word in _VAGUE if word not in {"a", "an"}), key=len, reverse=True))
_COUNT = re.compile(
    rf"(?<![\w.,$€£-])(?:(?:(?P<bound>{_LOWER}|{_UPPER}|{_ABOUT})\s+)?(?P<number>{_NUMBER})"
    rf"(?:\s?(?:-|–|to|and|or)\s?(?P<until>{_NUMBER}))?"
    rf"|(?P<vague>{_WORDS}))(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_REACH = 12
"""Code points before a count in which "between" stands; a search from the start would make the pass quadratic."""
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_LOWER_RE, _UPPER_RE = re.compile(_LOWER, re.IGNORECASE), re.compile(_UPPER, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CountExpression:
    """A count at code points ``[begin, end)``; ``exact`` says that it is a number, not a word such as "several"."""

    begin: int
    end: int
    count: Count
    exact: bool


def recognise(text: str, begin: int = 0, end: int | None = None) -> list[CountExpression]:
    """Find the counts in a stretch of text, from left to right.

    Years, percentages, decimals and sums of money are no counts. The cost is linear in the stretch.
    """
    return [
        found
        for match in _COUNT.finditer(text, begin, len(text) if end is None else end)
        if (found := _read(text, match))
    ]


def _read(text: str, match: re.Match[str]) -> CountExpression | None:
    if match["vague"]:
        low, high = _VAGUE[match["vague"].lower()]
        return CountExpression(match.start(), match.end(), Count(low, low if low == high else None, high), False)
    first = number(match["number"])
    if first is None or _is_year(match):
        return None
    return CountExpression(match.start(), match.end(), _range(text, match, first), True)


def _range(text: str, match: re.Match[str], first: int) -> Count:
    last = number(match["until"]) if match["until"] else None
    if last is not None and last > first and not _is_pair(text, match):
        return Count(first, None, last)
    bound = match["bound"] or ""
    if _LOWER_RE.fullmatch(bound):
        return Count(first, first, None)
    if _UPPER_RE.fullmatch(bound):
        return Count(None, None, first)
    return Count(None, first, None) if bound else Count(first, first, first)


def _is_pair(text: str, match: re.Match[str]) -> bool:
    """Say whether two numbers count two things: "three and five" does, "between three and five" does not."""
    joint = text[match.end("number") : match.start("until")]
    return "and" in joint.lower() and not _BETWEEN.search(text, max(0, match.start() - _REACH), match.start())


def _is_year(match: re.Match[str]) -> bool:
    digits = match["number"]
    return digits.isdigit() and len(digits) == 4 and 1900 <= int(digits) <= 2100 and not match["bound"]


def number(words: str) -> int | None:
    """Read a whole number in digits or English words; None if it is not one."""
    digits = re.sub(r"[,\u2009\u00a0 ]", "", words)
    if digits.isdigit():
        return int(digits)
    total = current = 0
    for word in re.split(r"[-\s]+", words.lower()):
        if word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, current = total + current, 0
        elif re.sub(r"\D", "", word):
            current += int(re.sub(r"\D", "", word))
        elif word not in {"and", "a"}:
            return None
    return total + current
