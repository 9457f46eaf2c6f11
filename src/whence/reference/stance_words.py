"""Words that tell whom and what a stance is on: reports, one's own part, what carries an event, what keeps a distance.

The lists are `data/stance_words.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.reference.names import load_table
from whence.reference.phrases import PhraseIndex

_FILE = "stance_words.yaml"


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The lists as loaded; what each is for is told in the data file.

    ``openers`` and what follows it hold lower-cased words, the others know their nouns and verbs in any form.
    """

    reports: PhraseIndex[str]
    charges: PhraseIndex[str]
    parts: PhraseIndex[str]
    taking_part: PhraseIndex[str]
    carrying: PhraseIndex[str]
    adjuncts: PhraseIndex[str]
    attributive: PhraseIndex[str]
    outlet: PhraseIndex[str]
    openers: frozenset[str]
    topics: frozenset[str]
    bent: frozenset[str]
    conditions: frozenset[str]
    refused: frozenset[str]
    asked: frozenset[str]


@cache
def stance_words() -> StanceWords:
    """Load the packaged lists once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    data = load_table(_FILE)
    try:
        return StanceWords(
            reports=_index(data["reports"], "noun"),
            charges=_index(data["charges"], "noun"),
            parts=_index(data["parts"], "noun"),
            taking_part=_index(data["taking_part"], "verb"),
            carrying=_index(data["carrying"], "verb"),
            adjuncts=_index(data["adjuncts"], "phrase"),
            attributive=_index(data["attributive"], "phrase"),
            outlet=_index(data["outlet"], "phrase"),
            openers=frozenset(_phrases(data["openers"])),
            topics=frozenset(_phrases(data["topics"])),
            bent=frozenset(_phrases(data["bent"])),
            conditions=frozenset(_phrases(data["conditions"])),
            refused=frozenset(_phrases(data["refused"])),
            asked=frozenset(_phrases(data["asked"])),
        )
    except (KeyError, AttributeError) as error:
        raise ReferenceDataError(f"reference data {_FILE}: {error!r}; reinstall whence") from error


def _phrases(row: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in row.split(",")]


def _index(row: str, pos: str) -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex()
    for phrase in _phrases(row):
        index.add(phrase, pos, phrase)
    return index
