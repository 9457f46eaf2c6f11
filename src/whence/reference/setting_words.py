"""Words that tell where and when an event was, and those that only look like it.

The lists are `data/setting_words.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.reference.names import load_table
from whence.reference.phrases import PhraseIndex


@dataclass(frozen=True, slots=True)
class SettingWords:
    """The lists as loaded; what each is for is told in the data file.

    The prepositions and ``belonging`` hold lower-cased words, the others know their nouns and verbs in any form.
    """

    within: frozenset[str]
    toward: frozenset[str]
    source: frozenset[str]
    aimed: frozenset[str]
    party: frozenset[str]
    belonging: frozenset[str]
    wars: PhraseIndex[str]
    mutual: PhraseIndex[str]
    departures: PhraseIndex[str]
    visits: PhraseIndex[str]
    located: PhraseIndex[str]
    ground: PhraseIndex[str]
    endings: PhraseIndex[str]
    achieving: PhraseIndex[str]


@cache
def setting_words() -> SettingWords:
    """Load the packaged lists once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    data = load_table("setting_words.yaml")
    try:
        return SettingWords(
            within=frozenset(_phrases(data["within"])),
            toward=frozenset(_phrases(data["toward"])),
            source=frozenset(_phrases(data["source"])),
            aimed=frozenset(_phrases(data["aimed"])),
            party=frozenset(_phrases(data["party"])),
            belonging=frozenset(_phrases(data["belonging"])),
            wars=_index(data["wars"]),
            mutual=_index(data["mutual"]),
            departures=_index(data["departures"]),
            visits=_index(data["visits"]),
            located=_index(data["located"]),
            ground=_index(data["ground"]),
            endings=_index(data["endings"]),
            achieving=_index(data["achieving"]),
        )
    except (KeyError, AttributeError) as error:
        raise ReferenceDataError(f"reference data setting_words.yaml: {error!r}; reinstall whence") from error


def _phrases(row: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in row.split(",")]


def _index(row: str) -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex()
    for phrase in _phrases(row):
        index.add(phrase, "any", phrase)
    return index
