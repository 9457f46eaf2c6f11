"""Role nouns: what a word says about who somebody is ("soldiers": military; "spokesman": nothing by itself).

The list is `data/agents.yaml`. Sectors are PLOVER's. Plurals are made by rule at load.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.model.errors import ReferenceDataError
from whence.reference.actors import SECTORS
from whence.reference.morphology import noun_forms
from whence.reference.names import NameWord, fold, load_table, split_names
from whence.reference.states import states

ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "SPY", "CRM"})
"""Sectors whose people bear arms or work for those who do."""

REBELLIOUS = frozenset({"REB", "OPP", "CRM"})
"""Sectors that turn the words for an army: rebel troops are rebels."""

_KINDS = frozenset({"person", "group", "vehicle", "site"})
# Words for forces of any kind: whose they are is told by what stands before them ("Syrian forces", "rebel forces").
_BARE_FORCES = frozenset({"force", "forces"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun.

    Attributes:
        noun: as in the data file, singular.
        sector: PLOVER sector, None where the word does not tell one.
        kind: person, group, vehicle or site.
        apart: beside a name it means somebody else than the named ("Hamas victims").
        plural: this form is a plural.
    """

    noun: str
    sector: str | None
    kind: str
    apart: bool
    plural: bool

    @property
    def armed(self) -> bool:
        """Say whether people of this role bear arms."""
        return self.sector in ARMED

    @property
    def bare_force(self) -> bool:
        """Say whether this is "forces", which are a state's where a state's name stands before it."""
        return self.noun in _BARE_FORCES


class Agents:
    """All role nouns, and the small words around them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._roles: dict[str, Role] = {}
        apart = dict.fromkeys(_listed(data["apart"]))  # in the file's order, so that every process reads the same
        for head, row in data["roles"].items():
            sector, _, kind = head.partition(" ")
            if kind not in _KINDS or (sector != "-" and sector not in SECTORS):
                raise ReferenceDataError(f"roles {head!r}: needs a PLOVER sector or '-', and one of {sorted(_KINDS)}")
            self._add(row, None if sector == "-" else sector, kind, apart)
        for noun in apart:
            self._file(noun, Role(noun, None, "person", True, False))
        self.partitives = _words(data["partitives"])
        self.qualifying = _words(data["qualifying"])
        self.peoples = _words(data["peoples"])
        self.modifiers = _words(data["modifiers"])
        self.pronouns = _words(data["pronouns"])
        self.titles = {fold(title): role for title, role in data["titles"].items()}
        self._longest = max(len(key.split()) for key in self._roles)

    def _add(self, row: str, sector: str | None, kind: str, apart: Collection[str]) -> None:
        for noun in row.split(","):
            bare = fold(noun.strip().removesuffix("!"))
            forms = [bare] if noun.strip().endswith("!") else _forms(bare)
            for form in forms:
                self._file(form, Role(bare, sector, kind, bare in apart, form != bare))

    def _file(self, form: str, role: Role) -> None:
        """Keep a role under a form; a word listed twice keeps its first meaning."""
        self._roles.setdefault(form, role)
        if role.apart and not form.endswith("s") and role.kind == "person":
            self._roles.setdefault(noun_forms(form)[-1], role)

    def lookup(self, noun: str) -> Role | None:
        """Return the role of exactly this noun, singular or plural."""
        return self._roles.get(fold(noun))

    def at(self, words: Sequence[NameWord], begin: int) -> tuple[int, Role] | None:
        """Return the longest role that begins at a word, and the word after its end."""
        for end in range(min(len(words), begin + self._longest), begin, -1):
            role = self._roles.get(" ".join(word.key for word in words[begin:end]))
            if role and not any(word.possessive for word in words[begin : end - 1]):
                return end, role
        return None

    def title_at(self, words: Sequence[NameWord], begin: int) -> tuple[int, str] | None:
        """Return the longest printed title that begins at a word ("Maj. Gen."), and its role ("-": a courtesy)."""
        for end in range(min(len(words), begin + 2), begin, -1):
            title = self.titles.get(" ".join(word.key for word in words[begin:end]))
            if title is not None:
                return end, title
        return None


def _listed(row: str) -> list[str]:
    return [fold(word) for word in row.split(",")]


def _words(row: str) -> frozenset[str]:
    return frozenset(_listed(row))


def _forms(noun: str) -> Iterable[str]:
    """Return singular and plural: of the last word, or of the word before the first preposition."""
    words = noun.split()
    head = next((i for i, word in enumerate(words) if i and word in {"of", "in"}), len(words)) - 1
    return [" ".join([*words[:head], form, *words[head + 1 :]]) for form in noun_forms(words[head])]


@cache
def agents() -> Agents:
    """Load the role nouns once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    return Agents(load_table("agents.yaml"))


def is_agent(word: str) -> bool:
    """Say whether a noun, singular or plural, names people, groups or organisations."""
    role = agents().lookup(word)
    return role is not None and role.kind in {"person", "group"}


def is_crewed(phrase: str) -> bool:
    """Say whether a phrase ends in a vehicle that acts for those it belongs to: "Russian jets", "army helicopters".

    A vehicle whose word tells a sector ("warplanes") needs nobody in front of it.
    """
    words = split_names(phrase)
    role = agents().lookup(words[-1].key) if words else None
    if role is None or role.kind != "vehicle":
        return False
    return role.armed or any(is_agent(word.key) or states().at(words, n) for n, word in enumerate(words[:-1]))
