"""Words that tie a deed to whom a report says did it: claims of responsibility, accusations, suspicions, possibilities.

The lists are `data/responsibility.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.model.errors import ReferenceDataError
from whence.reference.actors import SECTORS
from whence.reference.agents import agents
from whence.reference.phrases import PhraseIndex, load_yaml

_FILE = "responsibility.yaml"


@dataclass(frozen=True, slots=True)
class ResponsibilityWords:
    """The lists as loaded; what each is for is told in the data file.

    ``authorities`` are PLOVER sectors, ``offices`` and ``pronouns`` lower-cased words; the others know their verbs and
    nouns in any form.
    """

    claimed: PhraseIndex[str]
    unclaimed: PhraseIndex[str]
    accused: PhraseIndex[str]
    suspected: PhraseIndex[str]
    possible: PhraseIndex[str]
    told: PhraseIndex[str]
    deeds: PhraseIndex[str]
    authorities: frozenset[str]
    offices: frozenset[str]
    pronouns: frozenset[str]

    def is_authority(self, word: str) -> bool:
        """Say whether a lower-cased word names people or a body with the powers of a state."""
        if word in self.offices:
            return True
        role = agents().lookup(word)
        return role is not None and role.kind in {"person", "group"} and role.sector in self.authorities

    def names_authority(self, words: Sequence[str]) -> bool:
        """Say whether any of some lower-cased words does."""
        return any(map(self.is_authority, words))


@cache
def responsibility_words() -> ResponsibilityWords:
    """Load the packaged lists once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    data = load_yaml(_FILE)
    try:
        sectors = _words(data["authorities"])
        if not sectors <= SECTORS:
            raise ReferenceDataError(f"reference data {_FILE}: {sorted(sectors - SECTORS)} are no PLOVER sectors")
        return ResponsibilityWords(
            claimed=_index(data["claimed"]),
            unclaimed=_index(data["unclaimed"]),
            accused=_index(data["accused"]),
            suspected=_index(data["suspected"]),
            possible=_index(data["possible"]),
            told=_index(data["told"]),
            deeds=_index(data["deeds"]),
            authorities=sectors,
            offices=_words(data["offices"]),
            pronouns=_words(data["pronouns"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReferenceDataError(f"reference data {_FILE}: {error!r}; reinstall whence") from error


def _words(row: str) -> frozenset[str]:
    return frozenset(word.strip() for word in row.split(","))


def _index(rows: Any) -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex()
    for pos, row in rows:
        for phrase in row.split(","):
            index.add(phrase.strip(), pos, phrase.strip())
    return index
