"""What tells whether two claims of one report are on the same happening: words, and modes that go together.

The lists are `data/happenings.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.model.errors import ReferenceDataError
from whence.reference.names import load_table
from whence.reference.ontology import ontology
from whence.reference.phrases import PhraseIndex

_ASSAULT = "ASSAULT"
_ABDUCT = "abduct"


@dataclass(frozen=True, slots=True)
class HappeningWords:
    """The lists as loaded; what each is for is told in the data file.

    ``known``, ``fresh``, ``dated`` and ``joining`` hold lower-cased words; ``again``, ``apart`` and ``revised`` find
    phrases in lower-cased text; the others know their nouns and verbs in any form.
    """

    known: frozenset[str]
    fresh: frozenset[str]
    dated: frozenset[str]
    joining: frozenset[str]
    again: re.Pattern[str]
    apart: re.Pattern[str]
    revised: re.Pattern[str]
    wider: PhraseIndex[str]
    general: PhraseIndex[str]
    mutual: PhraseIndex[str]
    answers: PhraseIndex[str]
    people: PhraseIndex[str]
    perpetrators: PhraseIndex[str]
    modes: frozenset[frozenset[str]]

    def modes_agree(self, one: str | None, other: str | None) -> bool:
        """Say whether two modes of one PLOVER type can be told of the same happening."""
        if one == other:
            return True
        if one is None or other is None:
            return _ABDUCT not in (one, other)
        return frozenset({one, other}) in self.modes


@cache
def happening_words() -> HappeningWords:
    """Load the packaged lists once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    data = load_table("happenings.yaml")
    try:
        return HappeningWords(
            known=_words(data["known"]),
            fresh=_words(data["fresh"]),
            dated=_words(data["dated"]),
            joining=_words(data["joining"]),
            again=_pattern(data["again"]),
            apart=_pattern(data["apart"]),
            revised=_pattern(data["revised"]),
            wider=_index(data["wider"]),
            general=_index(data["general"]),
            mutual=_index(data["mutual"]),
            answers=_index(data["answers"]),
            people=_index(data["people"]),
            perpetrators=_index(data["perpetrators"]),
            modes=_modes(data["modes"]),
        )
    except (KeyError, AttributeError) as error:
        raise ReferenceDataError(f"reference data happenings.yaml: {error!r}; reinstall whence") from error


def _phrases(row: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in row.split(",")]


def _words(row: str) -> frozenset[str]:
    return frozenset(_phrases(row))


def _pattern(row: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in _phrases(row)) + r")\b")


def _index(row: str) -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex()
    for phrase in _phrases(row):
        index.add(phrase, "any", phrase)
    return index


def _modes(table: Mapping[str, Any]) -> frozenset[frozenset[str]]:
    known = ontology().types[_ASSAULT].modes
    pairs = [(one, other) for one, row in table.items() for other in _phrases(row)]
    strange = sorted({mode for pair in pairs for mode in pair} - known.keys())
    if strange:
        raise ReferenceDataError(f"happenings.yaml: no modes of {_ASSAULT}: {', '.join(strange)}")
    return frozenset(frozenset(pair) for pair in pairs)
