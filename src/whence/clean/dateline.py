"""Datelines: the place, day and agency before the first words of a wire report ("DAMASCUS, April 3 (Xinhua) --")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whence.clean.head_dates import DATE, DAY_AND_MONTH

_PLACE = r"[^\W\d_](?:[\w.,'’/\s-]|\([\w ]{2,20}\)){1,70}?"
_AGENCY = r"\((?P<agency>[^()\n]{2,60})\)"
_DASH = r"\s{0,3}(?:--+|[—–]|-(?=\s))\s*"
_WIRE = re.compile(
    rf"(?:{_PLACE}(?:,\s+|\s+))?"
    rf"(?:(?P<date>{DATE}|{DAY_AND_MONTH}|no\s+date),?\s*)?"
    rf"(?:{_AGENCY}\s*)?"
    rf"{_DASH}"
    r"(?P<notes>(?:\[[^\[\]]{1,200}\]\s*){0,6})",
    re.IGNORECASE,
)
"""With a date or an agency this is a wire's signature, whatever its case."""

_BARE = re.compile(
    r"(?P<city>(?:[A-Z]{2,3}\.? )?[A-Z][A-Z'’-]{3,}(?: [A-Z][A-Z'’-]+){0,3})"
    r"(?:,\s[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?"
    r"\s{0,3}(?:--+|[—–]|-(?=\s))\s*(?=[\"“‘']?[A-Z][a-z]|[\"“‘']?A\s)"
)
"""A city in capitals and a dash, before words that are not all in capitals."""

_NO_CITIES = frozenset(
    """
    ISIS ISIL DAESH NATO UNHCR UNICEF HAMAS UPDATE UPDATED BREAKING EXCLUSIVE ANALYSIS OPINION COMMENT WATCH VIDEO
    CORRECTION CORRECTED FACTBOX EXPLAINER INTERVIEW NOTE WARNING URGENT LIVE PHOTOS RSF FARC UNITA
    """.split()
)

_SAYS_SOMETHING = re.compile(
    r"\A(?:on|in|by|since|until|from|after|before|during|as|at|between|for|with)\b"
    r"|\b(?:is|are|was|were|has|have|had|said|says|will|would|killed|attacked|the|an?)\b",
    re.IGNORECASE,
)
_NOTE_IN_BRACKETS = re.compile(r"(?:\[(?:TEXT|REPORT|EXCERPTS?|CONTINUED)\]\s*){1,4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """How far a dateline reaches, and what it names."""

    end: int
    date: str | None = None
    agency: str | None = None


def dateline(opening: str) -> Dateline | None:
    """Find the dateline at the very start of a report's first paragraph; None where there is none.

    Args:
        opening: the paragraph, or its first few hundred characters, from its first letter on.
    """
    wire = _WIRE.match(opening)
    if wire and (wire["date"] or wire["agency"]):
        place = opening[: min(wire.start(group) for group in ("date", "agency") if wire[group])]
        if not _SAYS_SOMETHING.search(place):
            agency = " ".join(wire["agency"].split()) if wire["agency"] else None
            return Dateline(wire.end(), wire["date"], agency)
    bare = _BARE.match(opening)
    if bare and bare["city"].split()[0] not in _NO_CITIES:
        return Dateline(bare.end())
    note = _NOTE_IN_BRACKETS.match(opening)
    return Dateline(note.end()) if note and note.end() < len(opening) else None
