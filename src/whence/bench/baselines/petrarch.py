"""Read the dictionaries of the PETRARCH line: verb patterns, names of actors, the CAMEO to PLOVER table.

Verb patterns stand in blocks under a default CAMEO code::

    --- ABANDON [080] ---
    ABANDON {ABANDONS ABANDONED ABANDONING}  # a verb with its forms; regular ones where none are given
    +CALL_OFF                                # several words: the one after the plus is inflected
    - * PLAN FOR + [125]                     # a pattern: "*" is the verb, "+ $ ^ %" stand for actors, "&" names a set

Words that an underscore joins are read like words that a space joins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from whence.bench.readers import MAX_LINE, readable
from whence.model.errors import BenchInputError

Phrase = tuple[str, ...]
"""Upper-case words."""

Element = frozenset[Phrase]
"""One place of a pattern: any of these."""

ACTOR_FILES = ("Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt")
AGENT_FILE = "Phoenix.agents.txt"
VERB_FILE = "CAMEO.verbpatterns.txt"
PLOVER_FILE = "CAMEO2PLOVER-2021.txt"

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CODE = re.compile(r"\[~?([^\]]*)\]")
_CAMEO = re.compile(r"\d{2,4}")
_TABLE_LINE = re.compile(r"(\d{2,4}):\s*([A-Z]+)")
_PERSON = re.compile(r"!\w+!")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words before and after a verb, nearest first, and the CAMEO code that they give it (``None``: no event)."""

    before: tuple[Element, ...]
    after: tuple[Element, ...]
    code: str | None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's code without any pattern, and the patterns of its block, those with most words first."""

    code: str | None
    patterns: tuple[Pattern, ...]


def words(text: str) -> Phrase:
    """Return the upper-case words of a text."""
    return tuple(_WORD.findall(text.upper()))


def read_verbs(folder: Path) -> dict[Phrase, Verb]:
    """Return every form of every verb.

    Raises:
        BenchInputError: the file cannot be read or holds no verbs.
    """
    sets: dict[str, set[Phrase]] = {}
    blocks: list[_Block] = []
    current: set[Phrase] = set()
    for line in _lines(folder / VERB_FILE):
        if line.startswith("---"):
            blocks.append(_Block(_code(line), [], []))
        elif line.startswith("&"):
            current = sets.setdefault(_set_name(line), set())
        elif not blocks:
            current.add(words(line))
        elif line.startswith("- "):
            blocks[-1].patterns.append(line[2:])
        else:
            blocks[-1].verbs.append(line)
    if not blocks:
        raise BenchInputError(f"{folder / VERB_FILE}: holds no block of verbs: copy the dictionary again")
    elements = {name: frozenset(members - {()}) for name, members in sets.items()}
    return {form: verb for block in blocks for form, verb in block.forms(elements)}


def read_names(folder: Path) -> set[Phrase]:
    """Return the names of actors, and the words for agents in singular and plural.

    Raises:
        BenchInputError: a file cannot be read.
    """
    names = {words(_name(line)) for file in ACTOR_FILES for line in _lines(folder / file)}
    for line in _lines(folder / AGENT_FILE):
        for name in (line.split("[")[0].split("{")[0], *re.findall(r"\{([^}]*)\}", line)):
            for person in ("MAN", "MEN", "WOMAN", "PERSON") if "!" in name else ("",):
                agent = words(_PERSON.sub(person, name))
                names |= {agent, (*agent[:-1], f"{agent[-1]}S")} if agent else set()
    return names - {()}


def read_plover(folder: Path) -> dict[str, str]:
    """Return the PLOVER type of each CAMEO code that has one.

    Raises:
        BenchInputError: the file cannot be read or holds no code.
    """
    lines = (_TABLE_LINE.match(line) for line in _lines(folder / PLOVER_FILE))
    table: dict[str, str] = {}
    for match in lines:
        if match:
            table.setdefault(match[1], match[2])
    if not table:
        raise BenchInputError(f"{folder / PLOVER_FILE}: holds no line 'code: TYPE': copy the table again")
    return table


@dataclass(frozen=True, slots=True)
class _Block:
    code: str | None
    verbs: list[str]
    patterns: list[str]

    def forms(self, sets: Mapping[str, Element]) -> Iterator[tuple[Phrase, Verb]]:
        patterns = [_pattern(line, sets) for line in self.patterns]
        patterns.sort(key=lambda pattern: -len(pattern.before) - len(pattern.after))
        for line in self.verbs:
            verb = Verb(_code(line) if "[" in line else self.code, tuple(patterns))
            for form in _forms(line):
                yield form, verb


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines that hold something, without comments."""
    with readable(path) as stream:
        data = stream.read(MAX_LINE)
    for line in data.decode("utf-8", "replace").splitlines():
        kept = line.split("#")[0].rstrip()
        if kept:
            yield kept


def _name(line: str) -> str:
    """Return the name on a line of actors; a line that starts with a tab holds codes and dates."""
    return "" if line[0].isspace() else re.split(r"[\[;({]", line)[0]


def _code(line: str) -> str | None:
    """Return the CAMEO code in brackets, the source's where the target has its own."""
    found = _CODE.search(line)
    code = _CAMEO.match(found[1].strip()) if found else None
    return code[0] if code else None


def _set_name(token: str) -> str:
    return token.strip("& ").rstrip("_")


def _pattern(line: str, sets: Mapping[str, Element]) -> Pattern:
    left, _, right = line.split("[")[0].partition("*")
    before = tuple(_elements(left, sets))
    return Pattern(before[::-1], tuple(_elements(right, sets)), _code(line))


def _elements(text: str, sets: Mapping[str, Element]) -> Iterator[Element]:
    """Yield the places that have to be filled; signs for actors stand for nothing that can be checked here."""
    for token in re.split(r"[\s_]+", text):
        if token.startswith("&"):
            yield sets.get(_set_name(token), frozenset())
        elif found := words(token):
            yield frozenset((found,))


def _forms(line: str) -> Iterator[Phrase]:
    listed = re.findall(r"\{([^}]*)\}", line)
    lemma = line.split("{")[0].split("[")[0].strip()
    yield from (words(form) for form in (lemma, *" ".join(listed).split()) if words(form))
    if not listed:
        before, inflected = lemma.split("+", 1) if "+" in lemma else ("", lemma)
        verb, *after = words(inflected) or ("",)
        yield from ((*words(before), form, *after) for form in _regular(verb) if verb)


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("E"):
        return f"{verb}S", f"{verb}D", f"{verb[:-1]}ING"
    if re.search(r"[^AEIOU]Y\Z", verb):
        return f"{verb[:-1]}IES", f"{verb[:-1]}IED", f"{verb}ING"
    return f"{verb}{'ES' if re.search(r'(?:[SXZ]|[CS]H)$', verb) else 'S'}", f"{verb}ED", f"{verb}ING"
