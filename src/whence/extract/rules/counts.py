"""Counts of people as reports word them: "three", "at least 12", "10 to 15", "dozens", "no".

What low, best and high mean is told in docs/ontology.md, "Casualties"; the words are `reference/data/counts.yaml`, and
numbers are read by `numbers.cardinal`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from whence.extract.rules.numbers import cardinal
from whence.extract.rules.time_tokens import Tokens
from whence.model.mention import Count
from whence.reference.agents import is_agent
from whence.reference.count_words import CountWords, Phrase, count_words

T = TypeVar("T")

_LONGEST = 4
"""Words of the longest listed phrase."""
_RANGE_JOINTS = frozenset({"to", "or", "-", "–", "‑"})
_INSIDE_FIGURES = frozenset(".,:/-–‑'’%°_$€£¥#")
_MONEY = frozenset("$€£¥#")


@dataclass(frozen=True, slots=True)
class CountExpression:
    """A count at code points ``[begin, end)``; ``exact`` says that it is a number, not a word such as "several"."""

    begin: int
    end: int
    count: Count
    exact: bool


@dataclass(frozen=True, slots=True)
class _Number:
    """A whole number at tokens [begin, end); ``rounded``: "a dozen" comes close to one."""

    end: int
    value: int
    rounded: bool


def recognise(text: str, begin: int = 0, end: int | None = None) -> list[CountExpression]:
    """Find the counts in a stretch of text, from left to right.

    Years, percentages, decimals, ages, measures and sums of money are no counts. The cost is linear in the stretch.
    """
    t = Tokens.of(text[begin : len(text) if end is None else end])
    known = count_words()
    found: list[CountExpression] = []
    i = 0
    while i < len(t):
        match = _count(t, i, known)
        if match:
            last, count, exact = match
            found.append(CountExpression(begin + t.begins[i], begin + t.ends[last - 1], count, exact))
            i = last
        else:
            i = _past_figure(t, i)
    return found


def _count(t: Tokens, i: int, known: CountWords) -> tuple[int, Count, bool] | None:
    """Read a count at token ``i``: the index after it, the range, and whether it has a figure."""
    bound = _longest(t, i, known.bounds)
    first = bound[0] if bound else i
    first += t.low[first] == "a" and t.low[first + 1].isdecimal()
    figure = None if _is_tail(t, first) else _figure(t, first, known)
    if figure is None or (bound is None and _is_year(t, first, figure)):
        vague = _longest(t, first, known.vague)
        if vague is None or (bound and bound[1] == "at-most") or _goes_on(t, vague[0]):
            return None
        return vague[0], vague[1], False
    until = _until(t, i, figure, known)
    if until:
        return until.end, Count(figure.value, None, until.value), True
    behind = _longest(t, figure.end, known.behind)
    kind = bound[1] if bound else behind[1] if behind else "about" if figure.rounded else None
    return behind[0] if behind else figure.end, _bounded(figure.value, kind), True


def _bounded(value: int, bound: str | None) -> Count:
    """Turn a figure and its bound into a range: the one rule of docs/ontology.md."""
    match bound:
        case None:
            return Count(value, value, value)
        case "at-least":
            return Count(value, value, None)
        case "more-than":
            return Count(value, None, None)
        case "at-most":
            return Count(None, None, value)
        case _:
            return Count(None, value, None)


def _figure(t: Tokens, i: int, known: CountWords) -> _Number | None:
    """Read a number of things at token ``i``; None where it is a part of something else, a measure or a label."""
    number = _number(t, i)
    if number is None or _is_cut(t, number.end) or t.low[number.end] in known.units:
        return None
    named = i and t.low[i].isdecimal() and t.low[i - 1] in known.labels and t.capital(i - 1)
    return None if named else number


def _number(t: Tokens, i: int) -> _Number | None:
    found = cardinal(t, i)
    if found is None or found[0].denominator != 1:
        return None
    value, end = found
    rounded = any(word in {"dozen", "a"} for word in t.low[i:end])
    return _Number(end, int(value), rounded)


def _until(t: Tokens, i: int, first: _Number, known: CountWords) -> _Number | None:
    """Read the upper end of a range behind its lower one: "10 to 15", "between 10 and 15".

    "From 10 to 15" is no range here: a toll that rises from 10 to 15 is 15.
    """
    before = t.low[i - 1] if i else ""
    joint = t.low[first.end]
    if not (joint in _RANGE_JOINTS and before != "from") and not (joint == "and" and before == "between"):
        return None
    last = _figure(t, first.end + 1, known)
    if last is None or last.value <= first.value:
        return None
    further = _until(t, first.end + 1, last, known) if joint == "or" == t.low[last.end] else None
    return further or last


def _is_tail(t: Tokens, i: int) -> bool:
    """Say whether a number ends a longer expression: "RPG-7", "$40", the 5 of "3.5"."""
    return t.glued(i) and (t.low[i - 1] in _INSIDE_FIGURES or t.low[i - 1].isalnum())


def _is_cut(t: Tokens, end: int) -> bool:
    """Say whether a longer expression goes on behind a number: "22-year-old", "1990s", "12%"."""
    if not t.glued(end) or t.possessive(end):
        return False
    after = t.low[end]
    if after.isalnum() or after in {"%", "°", "_"}:
        return True
    goes_on = t.low[end + 1].isalpha() or (after not in _RANGE_JOINTS and t.low[end + 1].isdecimal())
    return after in _INSIDE_FIGURES and t.glued(end + 1) and goes_on


def _past_figure(t: Tokens, i: int) -> int:
    """Return the index after a token, or after all of a figure with its marks: what is no count holds none."""
    j = i + 1
    if t.low[i].isdecimal() or t.low[i] in _MONEY:
        while t.glued(j) and (t.low[j].isdecimal() or (t.low[j] in _INSIDE_FIGURES and t.glued(j + 1))):
            j += 1
    return j


def _is_year(t: Tokens, i: int, number: _Number) -> bool:
    """Say whether four digits are a year: "in 1995" is one, "1995 people" are not."""
    digits = t.low[i]
    is_four = number.end == i + 1 and digits.isdecimal() and len(digits) == 4 and 1900 <= number.value <= 2100
    return is_four and not is_agent(t.low[number.end])


def _goes_on(t: Tokens, i: int) -> bool:
    """Say whether a word such as "no" belongs to what follows: "no longer", "no more than", "no doubt"."""
    return t.low[i - 1] == "no" and t.low[i] in {"longer", "more", "fewer", "less", "doubt"}


def _longest(t: Tokens, i: int, phrases: Mapping[Phrase, T]) -> tuple[int, T] | None:
    """Return the index after the longest listed phrase at token ``i``, and what it stands for."""
    for length in range(_LONGEST, 0, -1):
        found = phrases.get(t.low[i : i + length])
        if found is not None:
            return i + length, found
    return None
