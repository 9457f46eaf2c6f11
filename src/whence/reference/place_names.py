"""Names of places made comparable: folded, spelt by one convention, and by how they sound.

Four steps, each coarser than the one before: ``fold`` takes off case, diacritics and punctuation; ``key`` also takes
off articles and settles how Arabic, Persian and Slavic names are spelt in Latin letters; ``skeleton`` makes letters the
same that transliterations swap (Lugansk, Luhansk); ``sound`` keeps the consonants of that only and serves as an index
of what a fuzzy comparison has to look at.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ħ": "h",
        "&": " and ",
        **dict.fromkeys("'`´‘’ʻʼʽʾʿ′.", ""),
        **dict.fromkeys("-‐‑‒–—_/,()", " "),
    }
)
_JUNK = re.compile(r"[^a-z0-9 ]+")
_ARTICLES = frozenset("al el as ash ad adh an ar at ath az ed er es esh et ez il ul".split())
_WORDS = {
    **dict.fromkeys(("dayr", "dair", "der", "dar"), "deir"),
    **dict.fromkeys(("bayt", "bait", "bet", "beth"), "beit"),
    **dict.fromkeys(("tall", "tell", "tal"), "tel"),
    **dict.fromkeys(("jebel", "djebel", "gebel", "gabal", "jabel"), "jabal"),
    **dict.fromkeys(("ayn", "ein", "ayin"), "ain"),
    **dict.fromkeys(("kfar", "kefar", "kafar", "kafer"), "kafr"),
    **dict.fromkeys(("sheikh", "shaykh", "shaikh", "cheikh"), "shekh"),
    **dict.fromkeys(("kala", "qala", "qalat", "qalah", "kalat"), "kalat"),
    "albu": "abu",
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "ft": "fort",
}
_SPELLINGS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"iyy?[ae]h?$|ieh$|iye$", "ia"),
        (r"(?<=\w\w)[ae]h$", "a"),
        (r"ou|oo", "u"),
        (r"uw(?=[ae])", "w"),
        (r"a[iy]yi", "ai"),
        (r"(?:ie|yi)v$", "iv"),
        (r"ee", "i"),
        (r"ei|ai|ay", "e"),
        (r"a[wu](?![aeiou])", "o"),
        (r"sk[iy]y?$|skij$", "ski"),
        (r"ij$|iy$|yi$|yy$", "i"),
        (r"y(?![aeiou])", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_SWAPPED = (("sh", "x"), ("gh", "h"), ("dj", "j"), ("dh", "d"), ("th", "t"))
"""Pairs of letters that are one sound, in the order in which they are settled; x is free by then."""
_ALIKE = str.maketrans({"g": "h", "o": "u", "e": "i", "y": "i"})
_ENDING = re.compile(r"(?<=\w\w)uv\b")
"""-ov, where Ukrainian has -iv."""
_MUTE = re.compile(r"[aeiouyhwg ]+")
_VOWELS = re.compile(r"[aeiouyhw ]+")
_BLUNT = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "w", "g": "j", "p": "b"})


def fold(name: str) -> str:
    """Take off case, diacritics and punctuation; hyphens become blanks, other marks vanish ("U.S." is "us").

    A name in no Latin letters folds to the empty string.
    """
    text = name.casefold().translate(_LETTERS)
    if not text.isascii():
        text = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
        text = text.translate(_LETTERS)
    return " ".join(_JUNK.sub("", text).split())


def key(folded: str) -> str:
    """Return the one spelling under which all transliterations of a folded name are filed."""
    words = folded.split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1:
        kept = [word for word in words if word not in _ARTICLES]
        if sum(map(len, kept)) >= 3:
            words = kept
    return " ".join(map(_settle, words))


@lru_cache(maxsize=65536)
def _settle(word: str) -> str:
    word = _WORDS.get(word, word)
    for pattern, to in _SPELLINGS:
        word = pattern.sub(to, word)
    return word


def skeleton(filed: str) -> str:
    """Return a filed name with the letters made the same that transliterations swap: g and h, o and u, e and i.

    The first letter stays what it is, but q is k.
    """
    text = filed.replace("q", "k").replace("x", "ks")
    for pair, to in _SWAPPED:
        text = text.replace(pair, to)
    return text[:1] + _ENDING.sub("iv", text[1:].translate(_ALIKE))


def consonants(filed: str) -> str:
    """Return the first letter and the consonants of a filed name, with those made equal that sound alike."""
    return (filed[:1] + _VOWELS.sub("", filed[1:])).translate(_BLUNT)


def sound(filed: str) -> str:
    """Return under what a fuzzy comparison finds a filed name: its consonants without those that skeletons equate."""
    return (filed[:1] + _MUTE.sub("", filed[1:])).translate(_BLUNT)
