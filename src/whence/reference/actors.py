"""The registry of armed groups and organisations, and of state bodies with names of their own.

The lists are `data/actors.yaml`, the bodies of `data/states.yaml`, and `data/outlets.yaml`. A name that may mean
several actors, or something else, counts only where the document says which: by a definition ("Rapid Support Forces
(RSF)"), by another, plain name of the same actor, or by the states it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from rapidfuzz import fuzz, process

from whence.model.errors import ReferenceDataError
from whence.model.mention import Actor
from whence.reference.names import NameWord, fold, load_table, skeleton, sound_of, split_names
from whence.reference.outlets import outlets
from whence.reference.states import own_bodies, states

EXTRA_COUNTRIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
"""PLOVER's values of the country field that are not countries."""

SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP REL SOC".split()
)
"""PLOVER 2.0 sector codes."""

# Fuzzy matching is for misprints only. 92 lets one letter in twelve differ; each word must keep three quarters of its
# letters, so that "North" never becomes "South"; the first letter and the number of words must be right. After a change
# run tests/reference/test_actors.py.
_FUZZY_BAR = 92.0
_WORD_BAR = 75.0
_FUZZY_LENGTH = 8
_SKELETON_LENGTH = 6
_MARKS = re.compile(r"[-/()+ ]+")
# Abbreviations that are words of the language where capitals do not tell them apart.
_WORDS = frozenset(
    "is us who aid car care fact model mend cut up far cam jam gal mas cis it let hum sac memorial".split()
)
_SMALL = frozenset("the of for and in de del at on by to".split())  # no name begins or ends with one of these
_GROUP_NOUNS = frozenset(
    "group groups militants militant forces force fighters fighter rebels rebel movement organization organisation "
    "insurgents insurgent guerrillas guerrilla terrorists terrorist gunmen network militia militias faction troops "
    "members jihadists jihadist extremists separatists cartel".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor of the registry.

    Attributes:
        actor: id, name, country and sector.
        kind: as grouped in the data file ("armed group", "peace mission", "state body").
        areas: alpha-3 codes of the states it belongs to or acts in.
        years: first and last year as far as known.
        aliases: other names, without marks.
    """

    actor: Actor
    kind: str
    areas: tuple[str, ...]
    years: tuple[int | None, int | None]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says that may decide between namesakes.

    Attributes:
        countries: alpha-3 codes of the states it names.
        defined: folded abbreviation to the full name it stands for in this document.
        ids: actors named in it without ambiguity.
        caseless: it is all in capitals or all in small letters, so that case tells nothing.
    """

    countries: frozenset[str] = frozenset()
    defined: Mapping[str, str] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()
    caseless: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A name that the registry knows.

    ``actor`` is None where it stays ambiguous; ``reason`` says why, or how it was found.
    """

    actor: Actor | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Alias:
    """One spelling: whose it is, whether only this case counts, whether the document must support it."""

    entry: Entry
    exact: str | None
    unsure: bool


class Registry:
    """All actors, found by folded name, by transliteration or, if the name is long, in spite of a misprint."""

    def __init__(self, entries: Iterable[tuple[Entry, Sequence[str]]]) -> None:
        self.entries: dict[str, Entry] = {}
        self._folded: dict[str, list[_Alias]] = {}
        self._skeletons: dict[str, list[_Alias]] = {}
        for entry, marked in entries:
            self._add(entry, marked)
        self._longest = max((len(key.split()) for key in self._folded), default=0)
        self._firsts: dict[str, int] = {}  # first word to the length in words of the longest name it begins
        self._long: dict[tuple[str, int], list[str]] = {}  # names that misprints are compared with
        for key in self._folded:
            words = key.split()
            self._firsts[words[0]] = max(len(words), self._firsts.get(words[0], 0))
            if len(key) >= _FUZZY_LENGTH:
                self._long.setdefault((key[0], len(words)), []).append(key)
        self._first_sounds = {key.split()[0] for key in self._skeletons}

    def _add(self, entry: Entry, marked: Sequence[str]) -> None:
        id = entry.actor.id
        if id is None or id in self.entries:
            raise ReferenceDataError(f"actor {id}: the id is missing or taken; give every actor its own")
        self.entries[id] = entry
        for name in marked:
            bare = name.rstrip("!?")
            marks = name[len(bare) :]
            # A name that ends in "!" itself is not marked: it holds spaces or points.
            pointed = "." in bare and bare.isupper()  # "F.M.L.N."
            alias = _Alias(entry, bare.replace(".", "") if "!" in marks or pointed else None, "?" in marks)
            _file(self._folded, fold(bare), alias)
            # "The Independent" is an outlet only with its article, which a skeleton has not.
            if (
                alias.exact is None
                and not bare.startswith("The ")
                and len(sounds := skeleton(bare)) >= _SKELETON_LENGTH
            ):
                _file(self._skeletons, sounds, alias)

    def find(self, name: str, *, context: Context) -> Match | None:
        """Return the actor a name stands for, None where the registry does not know the name.

        Tried in this order: the name as it is, its transliterations, the name without a general noun at its end ("the
        Haqqani militants"), and misprints of long names.
        """
        words = split_names(name)
        while words and words[0].key in {"the", "a", "an"}:
            if found := self.exactly(words, context=context):
                return found
            words = words[1:]
        for stop in range(len(words), max(0, len(words) - 3), -1):
            if stop < len(words) and words[stop].key not in _GROUP_NOUNS:
                break
            found = self.exactly(words[:stop], context=context)
            if found:
                return found
        return self._misprinted(" ".join(word.key for word in words), context)

    def exactly(self, words: Sequence[NameWord], *, context: Context) -> Match | None:
        """Return the actor that exactly these words name, transliterations included, misprints not."""
        if not words:
            return None
        key = " ".join(word.key for word in words)
        aliases = self._spelled(words, key, context.caseless)
        if aliases:
            return self._decide(aliases, _text(words), key, context, "the name")
        if len(key) >= _SKELETON_LENGTH and words[0].key not in _SMALL and words[-1].key not in _SMALL:
            sounds = " ".join(s for word in _without_articles(words) if (s := sound_of(word.key)))
            aliases = self._skeletons.get(sounds, []) if len(sounds) >= _SKELETON_LENGTH else []
            if aliases:
                return self._decide(aliases, _text(words), key, context, "a transliteration")
        defined = context.defined.get(key)
        return self._defined(defined, _text(words), context) if defined else None

    def at(self, words: Sequence[NameWord], begin: int, *, context: Context) -> tuple[int, Match] | None:
        """Return the longest name that begins at a word, and the word after its end."""
        key = words[begin].key
        sound = sound_of(key)
        if key not in self._firsts and sound and sound not in self._first_sounds and key not in context.defined:
            return None
        for end in range(min(len(words), begin + self._longest), begin, -1):
            found = self.exactly(words[begin:end], context=context)
            if found:
                return end, found
        return None

    def certain(self, words: Sequence[NameWord], *, caseless: bool = False) -> frozenset[str]:
        """Return the ids of all actors that a text names by a name of one actor only. Linear in the number of words."""
        ids: set[str] = set()
        keys = [word.key for word in words]
        for begin, key in enumerate(keys):
            for end in range(begin + 1, min(len(keys), begin + self._firsts.get(key, 0)) + 1):
                aliases = self._spelled(words[begin:end], " ".join(keys[begin:end]), caseless)
                if len(aliases) == 1 and not aliases[0].unsure and aliases[0].entry.actor.id:
                    ids.add(aliases[0].entry.actor.id)
        return frozenset(ids)

    def _spelled(self, words: Sequence[NameWord], key: str, caseless: bool) -> list[_Alias]:
        """Return the owners of a spelling; in a text without case, a word of the language is nobody's abbreviation."""
        aliases = self._folded.get(key)
        if not aliases:
            return []
        if caseless:
            return [] if key in _WORDS else aliases
        printed = _text(words).replace(".", "")
        return [a for a in aliases if a.exact is None or fold_marks(a.exact) == printed]

    def _defined(self, full: str, short: str, context: Context) -> Match | None:
        found = self.exactly(split_names(full), context=Context(context.countries, {}, context.ids))
        return Match(found.actor, f"{short!r} is defined here as {full!r}; {found.reason}") if found else None

    def _decide(self, aliases: Sequence[_Alias], name: str, key: str, context: Context, how: str) -> Match:
        """Choose among the owners of a spelling."""
        if len(aliases) == 1 and not aliases[0].unsure:
            return _found(aliases[0].entry, f"{how} {name!r} in the registry")
        full = context.defined.get(key)
        by_definition = self._defined(full, name, context) if full and fold(full) != key else None
        if by_definition:
            return by_definition
        entries = [alias.entry for alias in aliases]
        named = [entry for entry in entries if entry.actor.id in context.ids]
        if len(named) == 1:
            return _found(named[0], f"{name!r}, and the document names {named[0].actor.name}")
        near = [entry for entry in entries if context.countries.intersection(entry.areas)]
        if len(near) == 1:
            shared = ", ".join(sorted(context.countries.intersection(near[0].areas)))
            return _found(near[0], f"{name!r}, and the document speaks of {shared}")
        plain = [alias.entry for alias in aliases if not alias.unsure]
        if not near and len(plain) == 1:
            return _found(plain[0], f"{how} {name!r} in the registry; nothing speaks for its namesakes")
        if len(entries) == 1:
            return Match(None, f"{name!r} may be {entries[0].actor.name}, and nothing else in the document says so")
        options = ", ".join(entry.actor.name for entry in entries)
        return Match(None, f"{name!r} is ambiguous ({options}) and the document does not decide")

    def _misprinted(self, key: str, context: Context) -> Match | None:
        if len(key) < _FUZZY_LENGTH:
            return None
        rivals = self._long.get((key[0], len(key.split())), [])
        close = process.extract(key, rivals, scorer=fuzz.ratio, score_cutoff=_FUZZY_BAR, limit=5)
        near = [(candidate, score) for candidate, score, _ in close if _same_words(key, candidate)]
        owners = {alias.entry.actor.id for candidate, _ in near for alias in self._folded[candidate]}
        if len(owners) != 1:
            return None
        candidate, score = near[0]
        aliases = [alias for alias in self._folded[candidate] if alias.exact is None]
        if not aliases:
            return None
        found = self._decide(aliases, candidate, candidate, context, "a misprint of")
        return Match(found.actor, f"{found.reason} ({score:.0f} of 100 alike)")


def _file(index: dict[str, list[_Alias]], key: str, alias: _Alias) -> None:
    """Keep one alias of an entry under a key: the one that counts in any case, where there is one ("Isis", "ISIS!")."""
    if not key:
        return
    aliases = index.setdefault(key, [])
    same = next((n for n, other in enumerate(aliases) if other.entry is alias.entry), None)
    if same is None:
        aliases.append(alias)
    elif alias.exact is None:
        aliases[same] = replace(alias, unsure=alias.unsure and aliases[same].unsure)


def _same_words(one: str, other: str) -> bool:
    """Say whether two names have word for word nearly the same letters, and the same figures."""
    left, right = one.split(), other.split()
    return len(left) == len(right) and all(
        a == b or (not any(c.isdigit() for c in a + b) and fuzz.ratio(a, b) >= _WORD_BAR)
        for a, b in zip(left, right, strict=True)
    )


def fold_marks(name: str) -> str:
    """Return a name with spaces for hyphens, slashes and brackets, as its words are printed."""
    return _MARKS.sub(" ", name).strip()


def _text(words: Sequence[NameWord]) -> str:
    return " ".join(word.text for word in words)


def _without_articles(words: Sequence[NameWord]) -> list[NameWord]:
    """Drop Arabic articles that took the sound of the next letter: "an-Nusra"."""
    return [w for w in words if not (w.hyphened and skeleton(f"{w.text}-x") == "x")]


def _found(entry: Entry, reason: str) -> Match:
    return Match(entry.actor, reason)


def _years(text: str, id: str) -> tuple[int | None, int | None]:
    if not text:
        return None, None
    first, dash, last = text.partition("-")
    if not dash or not first.isdigit() or (last and not last.isdigit()):
        raise ReferenceDataError(f"actor {id}: years are written 1990-, 1990-2001 or left out, not {text!r}")
    return int(first), int(last) if last else None


def _entry(id: str, kind: str, row: str) -> tuple[Entry, list[str]]:
    columns = [column.strip() for column in row.split("|")]
    if len(columns) != 5:
        raise ReferenceDataError(f"actor {id}: needs name | country | sector | years | aliases")
    name, countries, sector, years, rest = columns
    country, *areas = countries.split()
    known = states().states
    if any(code not in known for code in areas) or (country not in known and country not in EXTRA_COUNTRIES):
        raise ReferenceDataError(f"actor {id}: {countries!r} has a code that is no state's and not PLOVER's")
    if sector != "-" and sector not in SECTORS:
        raise ReferenceDataError(f"actor {id}: {sector!r} is no PLOVER sector")
    marked = [name.split(" (")[0] + "?" if " (" in name else name]
    marked += [name] if " (" in name else []
    marked += [alias.strip() for alias in rest.split(";") if alias.strip()]
    actor = Actor(id, name, country, None if sector == "-" else sector)
    near = (country, *areas) if country in known else tuple(areas)
    return Entry(actor, kind, near, _years(years, id), tuple(alias.rstrip("!?") for alias in marked)), marked


def _bodies() -> Iterable[tuple[Entry, Sequence[str]]]:
    for id, marked in own_bodies().items():
        code, sector = id.split("-")
        actor = states().body(code, sector)
        if actor.id is None:
            actor = Actor(id, marked[0].rstrip("!?"), code, sector)
        yield Entry(actor, "state body", (code,), (None, None), tuple(alias.rstrip("!?") for alias in marked)), marked


def _outlets() -> Iterable[tuple[Entry, Sequence[str]]]:
    for outlet in outlets().all:
        actor = Actor(outlet.id, outlet.name, outlet.country, "JRN")
        near = (outlet.country,) if outlet.country in states().states else ()
        bare = tuple(name.rstrip("!?") for name in outlet.marked)
        yield Entry(actor, "outlet", near, (None, None), bare), outlet.marked


@cache
def registry() -> Registry:
    """Load the registry once.

    Raises:
        ReferenceDataError: a data file breaks its rules.
    """
    listed = [_entry(id, kind, row) for kind, rows in load_table("actors.yaml").items() for id, row in rows.items()]
    return Registry([*listed, *_bodies(), *_outlets()])
