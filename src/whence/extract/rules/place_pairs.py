"""Expressions of several place names: "between X and Y", "the X-Y road", "the X-Y border", "the X-Y-Z triangle"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from whence.extract.rules.place_measures import SIDE
from whence.extract.rules.place_patterns import LIST_LINK, PAIR_AFTER, PAIR_BORDER, PAIR_LINK, THE
from whence.model.place import PlaceForm

Offsets = tuple[int, int]
_AFTER = 45
_FARTHEST = 60
"""Code points between two names of one expression."""
_MOST = 5
"""Corners of the widest "triangle" looked at."""

_WAYS = r"road|highway|motorway|route|railway|track|corridor"
_BETWEEN = re.compile(
    r"(?:\b(?P<midway>halfway|midway|half\s+way|mid-way)\s+|(?:\b(?:the|an?)\s+(?:[\w-]+\s+){0,2})?"
    r"\b(?P<feature>desert|area|border|borders|frontier|no\s+man['’]s\s+land|(?:buffer|demilitari[sz]ed)\s+zone"
    r"|border\s+crossing|crossing|border\s+area|region|line|frontline|front\s+line|stretch|steppe|countryside"
    rf"|territory|triangle|valley|plain|{_WAYS})\s+(?:that\s+lies\s+|that\s+runs\s+|lying\s+|running\s+|leading\s+)?)?"
    rf"\b(?P<word>between)\s+{THE}$",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"\b(?:(?:the|an?)\s+(?:[\w-]+\s+){{0,2}}(?P<feature>{_WAYS})\s+(?:leading\s+|running\s+|going\s+)?from"
    rf"|(?:the|an?)\s+(?:[\w-]+\s+){{0,2}}(?P<link>{_WAYS})\s+(?:that\s+)?(?:link(?:s|ing)|connect(?:s|ing)|join(?:s|ing))"
    rf"|(?P<way>on\s+(?:the|its|their|his|her)\s+way\s+from|en\s+route\s+from|(?:while\s+)?travell?ing\s+from))\s+{THE}$",
    re.IGNORECASE,
)
_TO = re.compile(rf"(?:\s*\([^)]{{1,30}}\))?,?\s+(?:to|with|and|towards?|into)\s+{THE}", re.IGNORECASE)
_AND = re.compile(
    rf"(?:\s*\([^)]{{1,30}}\))?,?\s+and\s+(?:(?:the\s+)?(?:{SIDE}|central|neighbou?ring|nearby)\s+)?{THE}",
    re.IGNORECASE,
)
_SEPARATED = re.compile(
    r"(?:\bthe\s+)?\b(?P<feature>borders?|frontier|boundary)\s+(?:line\s+)?(?:that\s+)?(?:separat(?:es|ing)|divid(?:es|ing))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BORDER_OF = re.compile(
    r"(?:\bthe\s+(?:[a-z]+\s+)?)?\b(?P<feature>borders?|frontier|boundary|meeting\s+point|junction|tri-?border\s+(?:area|region|zone)"
    r"|(?:three|tri)-?border\s+(?:area|region|zone)|triangle)\s+(?:line\s+)?(?:of|between|formed\s+by|linking|where)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+of\s+)?$",
    re.IGNORECASE,
)
_MEET = re.compile(r"\bwhere\s+(?:the\s+(?:borders|frontiers)\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)
_MEETING = re.compile(r",?\s+(?:all\s+)?(?:meet|converge|intersect|come\s+together)\b", re.IGNORECASE)
_WITH = re.compile(
    r"(?:['’]s?)?\s+(?:(?:north|south|east|west)\w*\s+|long\s+|land\s+|shared\s+){0,2}(?P<feature>borders?|frontier)\s+with\s+(?:the\s+)?",
    re.IGNORECASE,
)
_FROM_SEPARATED = re.compile(r"\s+(?:from|and)\s+(?:the\s+)?", re.IGNORECASE)
_HALF = re.compile(r"(?<=\w)\s?[-\u2010-\u2014/]\s?(?=[A-Z])")
_PREFIX = re.compile(
    r"(?:^|[\s-])(?:Al|El|As|Ash|Ad|An|Ar|At|Az|Ez|Deir|Ain|Ayn|Tel|Tell|Umm|Abu|Bab|Saint|San|Santa|Sainte|Port|Guinea"
    r"|Rif|Bosnia|Timor|Baden|Schleswig|Kara|Nagorno)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\s+(?:provinces|governorates|districts|states|regions|counties|cities|towns|villages)\b")
_TRIANGLES = ("triangle", "tri-border", "triborder")


class Several(NamedTuple):
    """An expression at ``[begin, end)`` and how many of the names from the first on are in it."""

    begin: int
    end: int
    form: PlaceForm
    used: int


def read(text: str, names: Sequence[Offsets], position: int, least: int) -> Several | None:
    """Read an expression that begins with the name at a position and takes in those that follow it."""
    run = _run(text, names, position)
    for rule in (_triangle, _joined, _border, _between, _from_to, _split):
        found = rule(text, run, least)
        if found is not None:
            plural = _PLURAL.match(text, found.end, found.end + _AFTER)
            return found._replace(end=plural.end()) if plural else found
    return None


def _run(text: str, names: Sequence[Offsets], position: int) -> list[Offsets]:
    """Return the names from a position on that can be in one expression."""
    run = [names[position]]
    for name in names[position + 1 : position + _MOST]:
        if name[0] - run[-1][1] > _FARTHEST or "\n\n" in text[run[-1][1] : name[0]]:
            break
        run.append(name)
    return run


def _linked(text: str, run: Sequence[Offsets], link: re.Pattern[str]) -> int:
    """Count the names from the first on that a link joins."""
    count = 1
    while count < len(run) and link.fullmatch(text, run[count - 1][1], run[count][0]):
        count += 1
    return count


def _triangle(text: str, run: Sequence[Offsets], least: int) -> Several | None:
    dashed = _linked(text, run, PAIR_LINK)
    if dashed >= 3:
        end = run[dashed - 1][1]
        noun = PAIR_AFTER.match(text, end, end + _AFTER)
        if noun and noun["noun"].lower().startswith(_TRIANGLES):
            return _of(run[0][0], noun.end(), "triangle", run[:dashed], noun["noun"])
    listed = _linked(text, run, LIST_LINK)
    if listed < 3:
        return None
    before = _BORDER_OF.search(text, least, run[0][0]) or _BETWEEN.search(text, least, run[0][0])
    if before:
        return _of(before.start(), run[2][1], "triangle", run[:3], before["feature"])
    meet, meeting = _MEET.search(text, least, run[0][0]), _MEETING.match(text, run[2][1], run[2][1] + _AFTER)
    if meet and meeting:
        return _of(meet.start(), meeting.end(), "triangle", run[:3], "border")
    return None


def _joined(text: str, run: Sequence[Offsets], _: int) -> Several | None:
    """Read "the X-Y road" and "the X-Y border" of two names."""
    if _linked(text, run, PAIR_LINK) < 2:
        return None
    return _with_noun(text, (run[0], run[1]), 2)


def _split(text: str, run: Sequence[Offsets], _: int) -> Several | None:
    """Read the same where both stand in one name."""
    begin, end = run[0]
    if not (PAIR_AFTER.match(text, end, end + _AFTER) or PAIR_BORDER.match(text, end, end + _AFTER)):
        return None
    for dash in _HALF.finditer(text, begin, end):
        if not _PREFIX.search(text[begin : dash.start()]):
            return _with_noun(text, ((begin, dash.start()), (dash.end(), end)), 1)
    return None


def _with_noun(text: str, pair: tuple[Offsets, Offsets], used: int) -> Several | None:
    end = pair[1][1]
    border = PAIR_BORDER.match(text, end, end + _AFTER)
    if border:
        return Several(pair[0][0], border.end(), PlaceForm("border", pair, feature="border"), used)
    noun = PAIR_AFTER.match(text, end, end + _AFTER)
    if noun:
        return Several(pair[0][0], noun.end(), PlaceForm("between", pair, feature=_lower(noun["noun"])), used)
    return None


def _border(text: str, run: Sequence[Offsets], least: int) -> Several | None:
    """Read "X's border with Y", "the border of X and Y" and "the border separating X from Y"."""
    if len(run) < 2:
        return None
    first, second = run[0], run[1]
    if _WITH.fullmatch(text, first[1], second[0]):
        return _of(first[0], second[1], "border", run[:2], "border")
    separated = _SEPARATED.search(text, least, first[0])
    if separated and _FROM_SEPARATED.fullmatch(text, first[1], second[0]):
        return _of(separated.start(), second[1], "border", run[:2], "border")
    shared = _BORDER_OF.search(text, least, first[0])
    of_two = shared and shared["feature"].lower().startswith(("border", "front", "bound"))
    if shared and of_two and _AND.fullmatch(text, first[1], second[0]):
        return _of(shared.start(), second[1], "border", run[:2], "border")
    return None


def _between(text: str, run: Sequence[Offsets], least: int) -> Several | None:
    if len(run) < 2 or not _AND.fullmatch(text, run[0][1], run[1][0]):
        return None
    between = _BETWEEN.search(text, least, run[0][0])
    if between is None:
        return None
    feature = "midway" if between["midway"] else _lower(between["feature"])
    relation = "border" if feature and feature.startswith(("border", "frontier", "crossing")) else "between"
    return _of(between.start(), run[1][1], relation, run[:2], "border" if relation == "border" else feature)


def _from_to(text: str, run: Sequence[Offsets], least: int) -> Several | None:
    if len(run) < 2 or not _TO.fullmatch(text, run[0][1], run[1][0]):
        return None
    leading = _FROM.search(text, least, run[0][0])
    if leading is None:
        return None
    return _of(leading.start(), run[1][1], "between", run[:2], leading["feature"] or leading["link"] or "way")


def _of(begin: int, end: int, relation: str, names: Sequence[Offsets], feature: str | None) -> Several:
    return Several(begin, end, PlaceForm(relation, tuple(names), feature=_lower(feature)), len(names))  # type: ignore[arg-type]


def _lower(word: str | None) -> str | None:
    return " ".join(word.lower().split()) if word else None
