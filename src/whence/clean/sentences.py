"""Sentences by rule: one pass, no backtracking over the text, offsets exact.

A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number, or, in text with capitals, the
next word is in lower case. Newlines inside a stretch are blanks, so hard-wrapped copy reads like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_END = re.compile(
    r"(?P<stop>[.!?…]{1,20}|[؟۔。！？।]{1,20})"
    r"(?P<closers>[\"'”’»)\]*]{0,6}(?:\s?\[\d{1,3}\]){0,4})"
    r"(?P<gap>\s{1,200})"
    r"(?=(?P<openers>[\"'“‘«(\[*—–-]{0,6}\s?)(?P<next>\S))"
)
_FUSED = re.compile(r"(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]{1,20}[\s,])")
"""Scraped text loses the blank between sentences. An address has no blank after its capitalised part."""

_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘«]{1,24}\Z")
_NEXT_WORD = re.compile(r"\w{1,20}")
LONGEST = 3_000
"""Code points of the longest sentence; the longest in 249 newspaper articles has 879."""
_SAMPLE = 2_000
"""Characters of a stretch without a capital after which it is taken to have none."""
_WIDE_STOP = frozenset("؟۔。！？।")

_NEVER = _words(
    """
    mr mrs ms mx dr prof rev hon fr sr. st ste mt ft messrs mme mlle
    gen lt col maj capt cpt cmdr cdr comdr brig sgt cpl pvt pfc adm vadm radm ens maj-gen lt-gen lt-col brig-gen
    sen rep gov pres amb atty supt insp det dep sec min dir
    vs v cf viz eg ie e.g i.e approx ca al etc.
    ayat hoj
    """
)
"""Abbreviations that a name or more always follows: ranks, offices, forms of address, Latin ones."""

_BEFORE_NUMBER = _words("no nos nr p pp vol art arts sec fig ch para jan feb mar apr jun jul aug sep sept oct nov dec")
_SOMETIMES = _words("inc corp ltd co cos bros jr sr esq dept univ assn etc est u.s u.n u.k u.a.e d.c a.m p.m")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]\Z")

_STARTERS = _words(
    """
    a about after all also although among an and another as at because before both but by despite during each earlier
    eight elsewhere even every few five for four from government he her his how however i if in instead it its last
    later local many meanwhile more most much nearly nine no nobody none nor not nothing on once one only or other our
    over police residents seven several she since six so some still such ten that the their then there these they this
    those three though three thus to today two under until we what when where which while who why witnesses with
    yesterday yet you
    """
)
"""Words that start sentences and seldom names: they tell "in the U.S. The army" from "the U.S. Army"."""


def sentences(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences of ``text[begin:end]``, in order.

    Together they hold every character of the stretch that is no blank. Time is linear in its length. What is longer
    than any sentence is cut at blanks, or where there is none, so that no reader of sentences meets a whole book.
    """
    for first, last in _stops(text, begin, end):
        yield from _pieces(text, first, last)


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while end - begin > LONGEST:
        blank = max(text.rfind(mark, begin + 1, begin + LONGEST) for mark in " \n\t")
        cut = blank if blank > begin else begin + LONGEST
        while text[cut - 1].isspace():
            cut -= 1
        yield begin, cut
        begin = _skip(text, cut, end)
    if begin < end:
        yield begin, end


def _stops(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between full stops."""
    start = _skip(text, begin, end)
    cased = any(letter.isupper() for letter in text[begin : min(end, begin + _SAMPLE)])
    for cut, resume in _cuts(text, begin, end, cased=cased):
        if start < cut:
            yield start, cut
            start = resume
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    if start < last:
        yield start, last


def _skip(text: str, begin: int, end: int) -> int:
    while begin < end and text[begin].isspace():
        begin += 1
    return begin


def _cuts(text: str, begin: int, end: int, *, cased: bool) -> Iterator[tuple[int, int]]:
    fused = [
        (match.start(), match.start()) for match in _FUSED.finditer(text, begin, end) if _is_prose(text, match.start())
    ]
    spaced = [
        (match.end("closers"), match.end("gap"))
        for match in _END.finditer(text, begin, end)
        if _ends(text, match, cased=cased)
    ]
    yield from sorted(fused + spaced) if fused else spaced


def _is_prose(text: str, at: int) -> bool:
    """Say whether a stop without a blank after it stands in prose, and not in an address or a file name."""
    before = _WORD_BEFORE.search(text, max(0, at - 24), at)
    following = _NEXT_WORD.match(text, at)
    if before is None or following is None or re.search(r"[./@\\_]", before.group()[:-1]):
        return False
    return following.group().lower() in _STARTERS


def _ends(text: str, match: re.Match[str], *, cased: bool) -> bool:
    stop, following = match["stop"], match["next"]
    if stop[0] in _WIDE_STOP:
        return True
    if cased and following.islower():
        return False
    if stop[-1] in "!?" or len(stop) > 1 or "…" in stop or match["closers"]:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    return before is None or _word_ends(before.group(), text, match)


def _word_ends(word: str, text: str, match: re.Match[str]) -> bool:
    """Say whether a single full stop after this word ends a sentence, with a capital, a digit or a mark to follow."""
    lower, following = word.lower().lstrip("*_<>"), match["next"]
    if lower in _NEVER:
        return False
    if lower in _BEFORE_NUMBER:
        return not following.isdigit()
    if word.isdigit() and len(word) <= 2 and _begins_item(text, match.start() - len(word)):
        return False  # "1. The first point": the number of an item
    if len(word) == 1 and word.isalpha():
        return word in "Ii" and _next_word(text, match) in _STARTERS
    if lower in _SOMETIMES or _ACRONYM.match(word):
        return bool(match["openers"].strip()) or _next_word(text, match) in _STARTERS
    return True


def _next_word(text: str, match: re.Match[str]) -> str:
    found = _NEXT_WORD.match(text, match.start("next"))
    return found.group().lower() if found else ""


def _begins_item(text: str, at: int) -> bool:
    before = text[max(0, at - 8) : at]
    return not before.strip() or before.endswith("\n") or before.rstrip()[-1] in ".!?:;"
