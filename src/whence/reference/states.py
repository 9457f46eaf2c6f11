"""States: the words that name a state, its people and its capital, and the bodies every state has, by rule.

The list is `data/states.yaml`. Every state has armed forces, a police and so on, whether anybody listed them or not:
`body_of("SYR", "MIL")` is an actor with the id `SYR-MIL`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.model.mention import Actor
from whence.reference.names import NameWord, fold, load_table, split_names

_BODIES = {
    "MIL": "Armed forces of {}",
    "COP": "Police of {}",
    "GOV": "Government of {}",
    "LEG": "Parliament of {}",
    "JUD": "Judiciary of {}",
    "SPY": "Intelligence services of {}",
}
_WITH_ARTICLE = frozenset(
    "ARE BHS CAF COD COG COK COM CZE DOM FLK GBR GMB MDV MHL NLD PHL SLB SUN USA".split()
)  # "Armed forces of the Philippines"


class StateTerm(StrEnum):
    """What kind of word names a state."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True)
class State:
    """A state: alpha-3 code, and today's usual English name."""

    code: str
    name: str

    @property
    def in_sentence(self) -> str:
        """The name as it stands after a preposition: "the Philippines"."""
        return f"the {self.name}" if self.code in _WITH_ARTICLE else self.name


@dataclass(frozen=True, slots=True)
class StateWord:
    """A word or phrase that names states; several codes where it is ambiguous.

    Attributes:
        codes: alpha-3 codes, in the order of the data file.
        term: the kind of word. A word that is a name and an adjective ("Myanmar") is a name.
        exact: the only spellings that count ("US"), or an empty tuple where case is free.
        words: length in words.
    """

    codes: tuple[str, ...]
    term: StateTerm
    exact: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class StateMatch:
    """A state word at words [begin, end)."""

    begin: int
    end: int
    word: StateWord


class States:
    """All states with their words."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self.states: dict[str, State] = {}
        self._words: dict[str, StateWord] = {}
        for code, row in rows.items():
            columns = [[item.strip() for item in column.split(",") if item.strip()] for column in row.split("|")]
            if len(columns) != 4 or not columns[0]:
                raise ReferenceDataError(f"state {code}: needs names | adjectives | people | capitals")
            names, adjectives, people, capitals = columns
            self.states[code] = State(code, names[0].removesuffix("!"))
            self._add(code, StateTerm.NAME, names)
            self._add(code, StateTerm.ADJECTIVE, adjectives)
            self._add(code, StateTerm.PEOPLE, [*people, *(f"{word}s" for word in adjectives if _has_plural(word))])
            self._add(code, StateTerm.CAPITAL, capitals)
        self._longest = max(word.words for word in self._words.values())
        self._firsts = {key.split()[0] for key in self._words}

    def _add(self, code: str, term: StateTerm, words: Iterable[str]) -> None:
        for marked in words:
            word = marked.removesuffix("!")
            key = fold(word)
            exact = (word,) if marked.endswith("!") else ()
            before = self._words.get(key)
            if before is not None:
                codes = before.codes if code in before.codes else (*before.codes, code)
                spellings = (*before.exact, *exact, *(() if exact else (word,))) if before.exact else ()
                self._words[key] = StateWord(codes, before.term, spellings, before.words)
            else:
                self._words[key] = StateWord((code,), term, exact, len(key.split()))

    def lookup(self, name: str) -> StateWord | None:
        """Return what exactly this name stands for, an article before it apart."""
        words = split_names(name)
        if words and words[0].key == "the":
            words = words[1:]
        found = self.at(words, 0)
        return found.word if found and found.end == len(words) else None

    def at(self, words: Sequence[NameWord], begin: int) -> StateMatch | None:
        """Return the longest state word that begins at the given word."""
        if begin < len(words) and words[begin].key not in self._firsts:
            return None
        for end in range(min(len(words), begin + self._longest), begin, -1):
            word = self._words.get(" ".join(w.key for w in words[begin:end]))
            if word and (not word.exact or _is_exact(_printed(words, begin, end), word.exact)):
                return StateMatch(begin, end, word)
        return None

    def matches(self, words: Sequence[NameWord]) -> Iterator[StateMatch]:
        """Yield the state words from left to right, the longest first, none overlapping."""
        position = 0
        while position < len(words):
            found = self.at(words, position)
            if found:
                yield found
            position = found.end if found else position + 1

    def mentioned(self, words: Sequence[NameWord]) -> Counter[str]:
        """Count how often each state is named by an unambiguous word."""
        return Counter(m.word.codes[0] for m in self.matches(words) if len(m.word.codes) == 1)

    def body(self, code: str, sector: str | None) -> Actor:
        """Return a state, or the body of it that has the given sector.

        Only the bodies that every state has get an id. For any other sector ("French journalists") the actor is
        unnamed: it has the country and the sector.

        Raises:
            KeyError: no state has this code.
        """
        state = self.states[code]
        if sector is None:
            return Actor(code, state.name, code, None)
        if sector not in _BODIES:
            return Actor(None, state.name, code, sector)
        return Actor(f"{code}-{sector}", _BODIES[sector].format(state.in_sentence), code, sector)


def _printed(words: Sequence[NameWord], begin: int, end: int) -> str:
    return " ".join(word.text for word in words[begin:end])


def _is_exact(printed: str, exact: tuple[str, ...]) -> bool:
    """Say whether a spelling counts; points tell an abbreviation in small letters too ("u.s.")."""
    return printed in exact or ("." in printed and printed.upper() in exact)


def _has_plural(adjective: str) -> bool:
    return not adjective.endswith(("!", ".", "ese", "ish", "ch", "ss", "s"))


@cache
def states() -> States:
    """Load the states once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    return States(load_table("states.yaml")["states"])


def has_body(sector: str | None) -> bool:
    """Say whether every state has a body of this sector."""
    return sector in _BODIES


@cache
def own_bodies() -> Mapping[str, tuple[str, ...]]:
    """Return the bodies with names of their own: id (``SYR-MIL``) to marked aliases, as in the data file.

    Raises:
        ReferenceDataError: an id is not a state's code and a sector.
    """
    known = states().states
    bodies = {}
    for id, row in load_table("states.yaml")["bodies"].items():
        code, _, sector = id.partition("-")
        if code not in known or not sector:
            raise ReferenceDataError(f"body {id}: needs a state's code and a sector, as in SYR-MIL")
        bodies[id] = tuple(alias.strip() for alias in row.split(";") if alias.strip())
    return bodies
