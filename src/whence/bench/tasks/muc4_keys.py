"""The organisations that MUC-4's official templates hold responsible, with the confidence each key allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.bench.linking.keys import QUOTED
from whence.bench.readers import Row
from whence.bench.scores.confidence import ConfidenceQuestion
from whence.model.vocabulary import PerpConfidence

HIT = ("PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION")
"""Slots with the words for whom and what an incident hit."""
_CONFIDENCE = "PERP: ORGANIZATION CONFIDENCE"
_NAME = re.compile(r"[A-Z]+(?: [A-Z]+)*")
_VALUES = {value.upper(): value for value in PerpConfidence}
_SHORTEST = 4
"""Letters of words that can tell an incident from another."""


def questions(row: Row) -> tuple[ConfidenceQuestion, ...]:
    """Return a question for each organisation of each template; none where the file has no official templates."""
    keys = row.rows("keys") if row.has("keys") else []
    return tuple(question for key in keys for question in _of_key(key))


def _of_key(key: Row) -> Iterator[ConfidenceQuestion]:
    """Read values such as ``? POSSIBLE / REPORTED AS FACT: "FMLN" / "FRONT"``."""
    hit = (words for slot in HIT for value in _fillers(key, slot) for words in _quoted(value))
    deed = tuple(words for words in hit if len(words) >= _SHORTEST)
    for filler in _fillers(key, _CONFIDENCE):
        allowed, _, named = filler.partition(":")
        values = frozenset(_VALUES[name] for name in _NAME.findall(allowed) if name in _VALUES)
        names = tuple(_quoted(named))
        if values and names:
            yield ConfidenceQuestion(names, deed, values)


def _fillers(key: Row, slot: str) -> tuple[str, ...]:
    return key.texts(slot) if key.has(slot) else ()


def _quoted(value: str) -> list[str]:
    """Return the fillers of a value, lower-case, without the quotation marks inside them."""
    return [words.replace('\\"', "").strip().lower() for words in QUOTED.findall(value)]
