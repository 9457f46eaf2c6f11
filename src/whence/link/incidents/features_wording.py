"""Likeness of words."""

from __future__ import annotations

from dataclasses import dataclass

from whence.link.incidents.prepared import Finding, Prepared

_SHOWN = 4
_UNLIKE = 0.5
"""Cosine below which the sentences of one report tell nothing: they seldom say the same twice."""

_TELLING = 6
"""Content words from which nobody comes by the same ones by chance: what two reports tell so is one text."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Words, told when they are asked for."""

    words: frozenset[str]

    def __str__(self) -> str:
        return ", ".join(sorted(self.words)[:_SHOWN])


def wording(one: Prepared, other: Prepared) -> Finding | None:
    """Compare the words of the evidence, then its vectors by the cosine of their angle."""
    mine, theirs = one.account, other.account
    if mine.words == theirs.words and len(mine.words) >= _TELLING and mine.version_id != theirs.version_id:
        return "copied", ()
    if one.vector is None or other.vector is None:
        return None
    cosine = float(one.vector @ other.vector)
    bounds = ((0.3, "strange"), (0.5, "loose"), (0.65, "some"), (0.8, "alike"))
    if cosine < _UNLIKE and one.account.version_id == other.account.version_id:
        return None
    return next((name for most, name in bounds if cosine < most), "close"), (round(cosine, 2),)


def names(one: Prepared, other: Prepared) -> Finding | None:
    """Count rare words that the evidence has in common: names, mostly."""
    if not one.named or not other.named:
        return None
    common = one.named & other.named
    if not common:
        return None if one.account.version_id == other.account.version_id else ("none", ())
    count = len(common) + len(common & one.rare)
    name = "one" if count == 1 else "two" if count == 2 else "several" if count <= 4 else "many"
    return name, (Listed(common),)


def lemma(one: Prepared, other: Prepared) -> Finding | None:
    """Compare the dictionary forms of the triggers."""
    common = one.lemmas & other.lemmas
    return ("same", (min(common),)) if common else ("differ", ())
