"""The language of searches: words, "phrases", -without, begin*, this OR that. Whatever a person types is valid."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_TERMS = 64
"""How many terms of a query count; nobody types more, and each costs a look-up."""

TOKEN = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
"""A word as the index knows it: letters and digits, with the accents that stand on them."""

_PIECE = re.compile(r'(-?)(?:"([^"]*)(?:"(\*?)|\Z)|(\S+))')
_ACCENTS = re.compile("[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens that stand side by side; with ``begins``, the last may go on."""

    tokens: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What a query asks for: of each group one term must be there, and none of those without."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()

    @property
    def wanted(self) -> tuple[Term, ...]:
        """All terms that may be in a hit."""
        return tuple(term for group in self.groups for term in group)


def read_words(typed: str) -> Words:
    """Read what a person typed; signs that are no words are passed over. ``OR`` joins the terms on its two sides."""
    groups: list[list[Term]] = []
    without: list[Term] = []
    joins = False
    for count, found in enumerate(_PIECE.finditer(typed)):
        if count >= 2 * MAX_TERMS or len(groups) + len(without) >= MAX_TERMS:
            break
        if found[4] == "OR" and not found[1]:
            joins = bool(groups)
            continue
        term = _term(found)
        if term is None:
            continue
        if found[1]:
            without.append(term)
        elif joins:
            groups[-1].append(term)
        else:
            groups.append([term])
        joins = False
    return Words(tuple(map(tuple, groups)), tuple(without))


def _term(found: re.Match[str]) -> Term | None:
    words = found[4] if found[4] is not None else found[2]
    tokens = tuple(TOKEN.findall(words))
    begins = bool(found[3]) or (found[4] is not None and words.endswith("*"))
    return Term(tokens, begins) if tokens else None


def fold(token: str) -> str:
    """Take case and accents off a token."""
    if token.isascii():
        return token.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", token.casefold())).casefold()
