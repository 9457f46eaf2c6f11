"""Dates in a row that share a year: "from September to December 2014", "in May and June 2011"."""

from __future__ import annotations

from dataclasses import replace

from whence.extract.rules.time_tokens import Match, Tokens
from whence.model.timex import Calendar

_SPANS = frozenset({"to", "until", "till", "through", "-", "–", "and"})
_LINKS = _SPANS | {",", "or"}


def share_years(t: Tokens, found: list[tuple[int, Match]]) -> list[tuple[int, Match]]:
    """Give a month or day without a year the year of the one that follows it in a row, from the last to the first."""
    shared = list(found)
    for n in range(len(found) - 2, -1, -1):
        i, match = shared[n]
        j, after = shared[n + 1]
        if j - match.end == 1 and t.low[match.end] in _LINKS:
            shared[n] = (i, _with_year(t.low[match.end], match, after))
    return shared


def _with_year(link: str, match: Match, after: Match) -> Match:
    first, second = match.meaning, after.meaning
    if not (isinstance(first, Calendar) and isinstance(second, Calendar)):
        return match
    if first.month is None or first.year or first.year_from or second.month is None or second.year is None:
        return match
    if (first.day is None) != (second.day is None):
        return match
    in_order = (first.month, first.day or 0) < (second.month, second.day or 0)
    if not in_order and link not in _SPANS - {"and"}:
        return match
    return replace(match, meaning=replace(first, year=second.year if in_order else second.year - 1))
