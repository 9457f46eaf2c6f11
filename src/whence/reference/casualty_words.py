"""Words around tolls: states of people ("missing"), nouns that count ("fatalities"), parts of totals ("including").

The lists are `data/casualties.yaml`. Words are lower-case; phrases are tuples of words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.model.vocabulary import Effect
from whence.reference.morphology import noun_forms, verb_forms
from whence.reference.phrases import load_yaml

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CasualtyWords:
    """The word lists as loaded; nouns and verbs in all their forms.

    Attributes:
        states: what people are behind their number → what happened to them.
        counted: noun that counts what happened → what that was; two effects where it may be either.
        take_lives: verbs in front of "12 lives".
        lose: verbs of a side that loses people.
        suffered: lemmas of triggers whose subject is the one it happens to.
        parts: phrases in front of the part of a total.
        tolls: nouns for a number of people affected.
        families: groups of people that are counted as groups.
        gatherers: nouns that gather people in front of their number.
        people: nouns for people that are in no role.
        things: nouns that are no people.
    """

    states: Mapping[Phrase, Effect]
    counted: Mapping[Phrase, tuple[Effect, ...]]
    take_lives: frozenset[str]
    lose: frozenset[str]
    suffered: frozenset[str]
    parts: frozenset[Phrase]
    tolls: frozenset[str]
    families: frozenset[str]
    gatherers: frozenset[str]
    people: frozenset[str]
    things: frozenset[str]


@cache
def casualty_words() -> CasualtyWords:
    """Load the packaged lists once.

    Raises:
        ReferenceDataError: the data file breaks its own rules.
    """
    data = load_yaml("casualties.yaml")
    try:
        return CasualtyWords(
            states={
                tuple(phrase.split()): Effect(effect)
                for effect, row in data["states"].items()
                for phrase in _listed(row)
            },
            counted={
                phrase: tuple(Effect(effect) for effect in effects.split())
                for effects, row in data["counted"].items()
                for noun in _listed(row)
                for phrase in _noun_phrases(noun)
            },
            take_lives=_verbs(data["take_lives"]),
            lose=_verbs(data["lose"]),
            suffered=frozenset(_listed(data["suffered"])),
            parts=frozenset(tuple(phrase.split()) for phrase in _listed(data["parts"])),
            tolls=_nouns(data["tolls"]),
            families=_nouns(data["families"]),
            gatherers=_nouns(data["gatherers"]),
            people=_nouns(data["people"]),
            things=_nouns(data["things"]),
        )
    except (KeyError, AttributeError, ValueError) as error:
        raise ReferenceDataError(f"reference data casualties.yaml: {error!r}; reinstall whence") from error


def _noun_phrases(noun: str) -> list[Phrase]:
    return [tuple(noun.split())] if " " in noun else [(form,) for form in noun_forms(noun)]


def _nouns(row: str) -> frozenset[str]:
    return frozenset(form for noun in _listed(row) for form in noun_forms(noun))


def _verbs(row: str) -> frozenset[str]:
    return frozenset(form for verb in _listed(row) for form in verb_forms(verb))


def _listed(row: str) -> list[str]:
    return [word.strip() for word in row.split(",")]
