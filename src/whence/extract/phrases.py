"""Noun phrases inside role spans: where they end, and which word is their head."""

from __future__ import annotations

from whence.extract.words import Words
from whence.model.span import Span

_OPENERS = frozenset(
    "by against on upon with to for from between of at in into among amongst toward towards onto over near".split()
)
_RELATIVES = frozenset("who whom whose which that where when while after before because as although including".split())
_CLAUSAL = frozenset("if unless whether that because although while how why what not".split())
_DETERMINERS = frozenset("a an the this that these those its their his her some any such".split())
_JOINTS = frozenset("and , & the or both between as well with".split())
_QUANTITIES = frozenset(
    "number numbers dozens scores hundreds thousands tens millions lots couple handful majority most some many".split()
)
_STOPPERS = frozenset("of in from for on at to by near with during against under inside outside after before".split())
_QUOTES = frozenset("\"'“”‘’«»()[]-–—,;:.")


def noun_phrase(words: Words, begin: int, end: int) -> Span | None:
    """Cut a role span down to its noun phrase.

    Prepositions and punctuation in front go, and so do relative clauses and appositions behind a comma; "A, B and C"
    stays whole. Returns None for a clause, and where nothing but a determiner is left.
    """
    inside = words.inside(begin, end)
    first, last = inside.start, inside.stop
    while first < last and (words.lower[first] in _OPENERS or words.lower[first] in _QUOTES):
        if words.lower[first : first + 2] in (("at", "least"), ("at", "most")):
            break
        first += 1
    if first < last and words.lower[first] in _CLAUSAL:
        return None
    for word in range(first + 1, last):
        lower = words.lower[word]
        if lower in _RELATIVES or (lower in {",", ";", ":", "—", "–", "("} and not _goes_on(words, word, last)):
            last = word
            break
    while last > first and words.lower[last - 1] in _QUOTES:
        last -= 1
    if all(word in _DETERMINERS for word in words.lower[first:last]):
        return None
    return words.span(first, last)


def _goes_on(words: Words, comma: int, last: int) -> bool:
    """Say whether a comma separates members of a list: a later "and" or "or" follows another comma or a short run."""
    if words.lower[comma] != ",":
        return False
    following = words.lower[comma + 1 : min(last, comma + 8)]
    if not following or following[0] in _RELATIVES or following[0] in {"a", "an", "the"}:
        return False
    return "and" in following[:6] or "or" in following[:6]


def head_word(words: Words, span: Span) -> int:
    """Return the index of a noun phrase's head: its last word before the first preposition.

    A quantity is no head: that of "large numbers of fighters" is "fighters".
    """
    inside = words.inside(span.begin, span.end)
    if not inside:
        word = words.at(span.begin)
        return 0 if word is None else word
    first = inside.start
    for word in inside[1:]:
        if words.lower[word] in _STOPPERS or words.lower[word] in _QUOTES - {"-", "'", "’"}:
            if words.lower[word] == "of" and words.lower[word - 1] in _QUANTITIES and word > first:
                first = word + 1
                continue
            return word - 1
    return inside[-1]


def conjuncts(words: Words, span: Span, names: list[Span]) -> list[Span]:
    """Split a coordination of known names ("A, B and C") into its members; anything else stays one phrase.

    ``names`` are spans of names in text order, none nested. The members together cover the phrase but for commas,
    "and", and a determiner.
    """
    inside = [name for name in names if span.covers(name)]
    if len(inside) < 2:
        return [span]
    rest = set(words.inside(span.begin, span.end))
    for name in inside:
        rest -= set(words.inside(name.begin, name.end))
    between = {words.lower[word] for word in rest}
    return inside if between <= _JOINTS and between & {"and", "or", "&", ","} else [span]
