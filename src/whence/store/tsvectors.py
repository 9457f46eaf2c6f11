"""Texts and queries in PostgreSQL's own notation, cut into words by us, so that no word means more than it does.

PostgreSQL's parser would take addresses, paths and hyphens for kinds of words of their own, and fold no accents.
"""

from __future__ import annotations

from whence.store.query import TOKEN, Term, Words, fold

_LONGEST = 1000
"""Bytes of a word that count; PostgreSQL refuses words of more than 2,046."""
_LAST_PLACE = 16_383
"""The last place in a text that PostgreSQL can note; of words beyond it only that they are there is known."""
_PLACES = 255
"""Places that PostgreSQL notes of one word."""
_ROOM = 900_000
"""Bytes of words and places that one text may fill; PostgreSQL refuses more than 1,048,575."""


def tsvector(title: str | None, text: str) -> str:
    """Write the words of a title (weight A) and a text with their places."""
    places: dict[str, list[str]] = {}
    room = _ROOM
    at = 0
    for weight, part in (("A", title or ""), ("", text)):
        for found in TOKEN.finditer(part):
            at += 1
            word = _word(found[0])
            known = places.get(word)
            if known is None:
                room -= len(word.encode()) + 4
                known = places[word] = []
            if len(known) < _PLACES and (at <= _LAST_PLACE or not known):
                room -= 2
                known.append(f"{min(at, _LAST_PLACE)}{weight}")
            if room < 0:
                break
        at += 1  # a phrase does not run from the title into the text
    return " ".join(f"'{word}':{','.join(noted)}" for word, noted in places.items())


def tsquery(words: Words) -> str:
    """Write what must be there; empty where the words ask for nothing."""
    return " & ".join(f"({any_of(group)})" for group in words.groups)


def any_of(terms: tuple[Term, ...]) -> str:
    """Write that one of some terms must be there."""
    return " | ".join(map(_term, terms))


def _term(term: Term) -> str:
    words = [f"'{_word(token)}'" for token in term.tokens]
    if term.begins:
        words[-1] += ":*"
    return f"({' <-> '.join(words)})"


def _word(token: str) -> str:
    return fold(token).encode()[:_LONGEST].decode("utf-8", "ignore")
