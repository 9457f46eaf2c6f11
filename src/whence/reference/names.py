"""Compare names of actors: folding, skeletons for transliterations, and words with their offsets.

Two keys stand for a name. The folded key keeps the words and drops accents, points, apostrophes and case; the skeleton
drops articles and evens out what transliteration spells in several ways ("Jabhat an-Nusrah", "Jabhat al-Nusra").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from whence.model.errors import ReferenceDataError

# Letters that Unicode does not decompose into a base letter and an accent.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})
_APOSTROPHES = "'’‘ʼʻʾʿ`´"
# A word: letters and digits, with the points of an initialism, the ampersand and inner apostrophes.
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:[{_APOSTROPHES}&][^\W_]+)*")
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}]s$", re.IGNORECASE)
# Arabic articles before a sun letter take its sound; they are articles only when a hyphen follows.
_ARTICLE = re.compile(r"\b(?:a[rlstdnz]|e[lsdn]|u[lsdr]|ash|adh|ath)-(?=\w)", re.IGNORECASE)
_DROPPED = frozenset({"the", "al", "el", "ul", "of", "for", "and", "de", "del", "la", "los", "las", "le", "les", "in"})
# Evened out in this order: organisation, defense, Dawoud/Daud, Deen/Din, Qaeda/Qaida, Djihad, doubles, -iyah,
# Jabhah/Jabha, Hezbollah/Hizbollah.
_SOUNDS = (
    (re.compile(r"isation"), "ization"),
    (re.compile(r"efens"), "efenc"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|ei|ey(?=.)"), "i"),
    (re.compile(r"ae|ai|ay(?=.)"), "ai"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?:iyah|iyya|iyyah|iya)$"), "ia"),
    (re.compile(r"[ae]h$"), "a"),
    (re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])e(?=h|z)"), "i"),
)
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # builds strings only: the code "NO" stays a word
_MIN_SOUND = 4  # shorter words are too few letters to tell a variant from another word


def load_table(name: str) -> dict[str, Any]:
    """Read one YAML file of the package's data, a mapping; every scalar stays a string.

    Raises:
        ReferenceDataError: the file is missing, is not YAML, or is not a mapping.
    """
    try:
        text = files("whence.reference").joinpath("data", name).read_text(encoding="utf-8")
        data = yaml.load(text, Loader=_LOADER)  # a base loader builds strings, lists and mappings only
    except (OSError, yaml.YAMLError) as error:
        raise ReferenceDataError(f"reference data {name}: {error}; reinstall whence") from error
    if not isinstance(data, dict):
        raise ReferenceDataError(f"reference data {name}: a mapping is needed; reinstall whence")
    return data


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a text.

    Attributes:
        begin: first code point, an offset into the text given.
        end: after the last.
        text: as printed, without a possessive ``'s``.
        key: folded.
        possessive: an ``'s`` was taken off.
        hyphened: a hyphen joins it to the next word.
    """

    begin: int
    end: int
    text: str
    key: str
    possessive: bool
    hyphened: bool


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """Return one word without accents, points, apostrophes and case."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    return "".join(c for c in plain if c.isalnum() or c == "&")


def split_names(text: str, begin: int = 0, end: int | None = None) -> list[NameWord]:
    """Return the words of ``text[begin:end]`` in order. Linear in the length of the range."""
    words = []
    stop = len(text) if end is None else end
    for match in _WORD.finditer(text, begin, stop):
        printed = match.group()
        short = _POSSESSIVE.sub("", printed)
        after = match.end()
        plural_possessive = short == printed and printed[-1] in "sS" and text[after : after + 1] in tuple(_APOSTROPHES)
        hyphened = text[after : after + 1] in ("-", "‐", "‑", "–") and text[after + 1 : after + 2].isalnum()
        key = fold_word(short)
        if key:
            words.append(NameWord(match.start(), after, short, key, short != printed or plural_possessive, hyphened))
    return words


_JOINED = re.compile(rf"[{_APOSTROPHES}.&]")
_SEPARATED = re.compile(r"[^a-z0-9&]+")


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Return the folded key of a name: its folded words with single spaces. Possessives are taken off.

    For plain ASCII without marks inside words this is what `split_names` would give, only sooner: thousands of names
    are folded at load.
    """
    if name.isascii() and not _JOINED.search(name):
        return _SEPARATED.sub(" ", name.lower()).strip()
    return " ".join(word.key for word in split_names(name))


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """Return the key under which the transliterations of a name meet, an empty string where nothing is left."""
    plain = _ARTICLE.sub("", name) if "-" in name else name
    return " ".join(sound for key in fold(plain).split() if (sound := sound_of(key)))


@lru_cache(maxsize=8192)
def sound_of(key: str) -> str:
    """Return a folded word as it sounds, an empty string for articles and small words."""
    if key in _DROPPED:
        return ""
    if len(key) < _MIN_SOUND:
        return key
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key
