"""Mend the spans of place names as the encoder tags them: halves of names, common nouns, overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterable

Offsets = tuple[int, int]

_COMPASS = frozenset("North South East West Northern Southern Eastern Western Central Upper Lower Greater".split())
_OPENERS = _COMPASS | frozenset(
    "United Arab New Saudi Sri San Santa Santo Los Las El La Le Hong Sierra Costa Puerto Burkina Papua Guinea "
    "Port Fort Mount Lake St. St Saint Sainte Cape Tel Deir Abu Umm Ras Khan Bab Jabal Great Al Ar As Ash Ad "
    "Kafr Tal Tell Ain".split()
)
"""First words of names that are no names by themselves."""
_AFTER_COMPASS = frozenset(
    "Korea Africa America Sudan Yemen Vietnam Timor Carolina Dakota Virginia Asia Kivu Darfur Kordofan "
    "Waziristan Sinai Bank Ossetia Macedonia Wales Australia Ireland Sea Ghouta Luzon Caucasus Papua Jerusalem "
    "Equatoria Rhine Yorkshire Sussex Midlands Europe Sahara Territory Cape Nile Huallaga Galilee".split()
)
"""Words that a capitalised point of the compass makes a name of its own with; elsewhere it says which part is meant."""
_NEVER = frozenset(("United Nations", "UN", "U.N.", "UN's", "NATO", "OPEC", "ASEAN", "World", "God", "University"))
"""Organisations and words that taggers take for places and that never are one."""
_NEXT = re.compile(r"[ -]([A-Z][\w'’-]*)")
_ARTICLE = re.compile(r"(?<![\w-])(?:(?:[Aa](?:[lnrtsdz]|sh|dh)|[Ee](?:[lnrtsdz]|sh))-|A(?:l|sh|r|d|s) )$")
"""An Arabic article, cut off by the tagger: joined by a hyphen, or a blank if it has a capital."""
_BEFORE = re.compile(r"([A-Z][a-z]*\.?)[ -]$")


def mend(text: str, spans: Iterable[Offsets]) -> list[Offsets]:
    """Return place names that stand for themselves, in text order and apart.

    "United" grows to "United States" and "Korea" to "South Korea"; what has no capital or is only the opening of a
    name is left out; of overlapping spans the longer stays. Linear in the number of spans.
    """
    mended = (_mend(text, begin, end) for begin, end in spans)
    longest = sorted((span for span in mended if span), key=lambda span: (span[0], -span[1]))
    kept: list[Offsets] = []
    for span in longest:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[1] - span[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = span
    return kept


def _mend(text: str, begin: int, end: int) -> Offsets | None:
    while begin < end and not (text[begin].isalnum() or text[begin] in "'‘’ʻ"):
        begin += 1
    while begin < end and not (
        text[end - 1].isalnum() or text[end - 1] in ".'’" or (text[end - 1] == ")" and "(" in text[begin:end])
    ):
        end -= 1
    article = _ARTICLE.search(text, max(0, begin - 5), begin)
    begin = article.start() if article else begin
    for _ in range(2):
        last = re.split(r"[ -]", text[begin:end])[-1]
        follows = _NEXT.match(text, end, end + 40)
        if last not in _OPENERS or not follows:
            break
        if text[begin:end] in _COMPASS and re.sub(r"['’]s?$", "", follows[1]) not in _AFTER_COMPASS:
            break
        end = follows.end()
    before = _BEFORE.search(text, max(0, begin - 12), begin)
    if before and before[1] in _OPENERS:
        first = re.split(r"[ '’]", text[begin:end])[0]
        if before[1] not in _COMPASS or first in _AFTER_COMPASS:
            begin = before.start()
    name = text[begin:end]
    if (
        name in _OPENERS
        or re.sub(r"['’]s?$", "", name) in _NEVER
        or len(name) < 2
        or not any(mark.isupper() for mark in name)
    ):
        return None
    return begin, end
