"""What stands in front of a speaker and a verb of saying: "Rebels shelled the port, the army said"."""

from __future__ import annotations

from whence.extract.said.extent import Extent
from whence.extract.said.line import FRONT_BREAKS, MARKS, Line

_SUBORDINATORS = frozenset("after as when while before if although though because since once despite in on".split())
_SUBJECTS = frozenset("the a an his her its their this these those he she it they we i you".split())
_LONGEST_SOURCE = 12
"""Words of a source behind "according to" at most."""


def may_lead(line: Line, begin: int, verb: int) -> bool:
    """Say whether what is said may stand before its speaker: in front of a comma or closing mark, and a clause.

    ``begin`` is the first word of speaker and verb.
    """
    front = line.trimmed(range(line.inside.start, begin))
    if not front or line.lower(begin - 1) not in FRONT_BREAKS:
        return False
    around = line.quotations.at(begin - 1)
    closing = line.lower(begin - 1) in MARKS and (around is None or around.first != begin - 1)
    told = line.main_verb(front, reduced=True) is not None
    return closing or told or line.lower(verb + 1) == ","


def is_subordinate(line: Line) -> bool:
    """Say whether a sentence opens with a clause that is another's adjunct: "As troops came, the army denied"."""
    return line.lower(line.inside.start) in _SUBORDINATORS


def leading(line: Line, begin: int, extent: Extent) -> range:
    """Return what is said in front of a speaker: a quotation that ends there, or the clause."""
    last = _before_other_source(line, begin)
    quotation = line.quotation(last - 1) or (line.quotation(last - 2) if line.lower(last - 1) == "," else None)
    if quotation is not None and quotation.last >= last - 1:
        first = quotation.first
        if first <= line.inside.start or line.lower(first - 1) in {":", ",", ";"}:
            return range(first, quotation.last)
    return extent.front(last)


def resumed(line: Line, first: int) -> list[range]:
    """Return what goes on behind a speaker set in: "Rebels, the army said, shelled the port", "..., killing ten"."""
    if line.lower(first) != ",":
        return []
    at = first + 1
    participle = line.lower(at).endswith("ing") and at in line.passage.predicates and not line.is_saying(at)
    further = line.lower(at) in {"and", "but"} and at + 1 in line.passage.predicates and line.is_finite(at + 1)
    begins = line.is_finite(at) and line.lower(at) not in _SUBJECTS
    return [line.trimmed(range(at, line.inside.stop))] if participle or further or begins else []


def _before_other_source(line: Line, begin: int) -> int:
    """Return where what is said ends in front of two sources: ", according to X and, separately, residents said"."""
    word = begin - 1
    while line.lower(word) == "," or line.lower(word).endswith("ly"):
        word -= 1
    if line.lower(word) != "and":
        return begin
    first = max(line.inside.start, word - _LONGEST_SOURCE)
    phrases = (n for n in range(word, first, -1) if (line.lower(n), line.lower(n + 1)) == ("according", "to"))
    return next(phrases, begin)
