"""Match word lists against text in one pass: a trie over lower-cased words that knows English inflection.

Every list of reference data (triggers, weapons, cues) is a set of phrases. Hyphens and spaces are equal ("air-strike",
"air strike"), determiners, numbers and common adjectives inside a phrase may be skipped ("took three hostages" is "take
hostages"), any inflected form of a verb or noun phrase counts, and the longest phrase wins. The cost is linear in the
number of words: each start walks at most the longest phrase, with few readings side by side. Inflections are kept per
word, not per phrase, so thousands of phrases load quickly.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Generic, TypeVar

import yaml

from whence.model.errors import ReferenceDataError
from whence.reference.morphology import british, noun_forms, singular, verb_forms

T = TypeVar("T")

# Words that may stand inside a phrase without being part of it; the lists are stored without them.
_SKIPPED = frozenset("a an the his her its their our my your this these those ' ’ 's ’s".split())
# Words that may stand in front of a noun inside a phrase ("took three foreign hostages"), as figures may.
_MODIFIERS = frozenset(
    "all any another both each every few five foreign formal four fresh full further heavy immediate key large local "
    "major many massive mass more most much national nationwide new official other planned several six some strict "
    "such ten three tough two".split()
)
_MAX_SKIPPED = 3
_DASHES = re.compile(r"[-\u2010\u2011\u2012\u2013]+")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # strings, lists and mappings only: "no" stays a word
_HEAD_ENDS = frozenset("of for in on to against with at by from between under into as".split())
_PARTICLES = _HEAD_ENDS | frozenset("up down off out over away back through upon about after around without".split())
_LY_VERBS = frozenset("ally apply bully comply fly rally rely reply supply".split())
# Marks of trie keys that stand for all forms of a word. Words never hold spaces, so no word of a text looks like one.
_VERB, _NOUN = "v ", "n "


def load_yaml(*path: str) -> Any:
    """Read one YAML file of the package's data; every scalar stays a string.

    Raises:
        ReferenceDataError: the file is missing or is not YAML.
    """
    try:
        text = files("whence.reference").joinpath("data", *path).read_text("utf-8")
        return yaml.load(text, Loader=_LOADER)
    except (OSError, yaml.YAMLError) as error:
        raise ReferenceDataError(f"reference data {'/'.join(path)}: {error}; reinstall whence") from error


def load_groups(*path: str) -> list[tuple[dict[str, str], list[str]]]:
    """Read one YAML file of the package's data: a list of groups, each a mapping whose `words` are separated by commas.

    Returns:
        The other keys of each group, and its words.

    Raises:
        ReferenceDataError: the file is missing, is not YAML, or is not such a list.
    """
    name = "/".join(path)
    loaded = load_yaml(*path)
    if not isinstance(loaded, list):
        raise ReferenceDataError(f"reference data {name}: expected a list of groups")
    groups = []
    for group in loaded:
        if not isinstance(group, dict) or not all(isinstance(value, str) for value in group.values()):
            raise ReferenceDataError(f"reference data {name}: a group is a mapping of strings, not {group!r}")
        words = [word for word in (part.strip() for part in group.pop("words", "").split(",")) if word]
        if not words:
            raise ReferenceDataError(f"reference data {name}: a group without words: {group!r}")
        groups.append((group, words))
    return groups


class _Node(Generic[T]):
    """One step of the trie; `hides`: a phrase ends here that stands for nothing."""

    __slots__ = ("children", "hides", "values")

    def __init__(self) -> None:
        self.children: dict[str, _Node[T]] = {}
        self.values: tuple[T, ...] = ()
        self.hides = False


@dataclass(frozen=True, slots=True)
class PhraseMatch(Generic[T]):
    """A phrase found in a list of words.

    Attributes:
        begin_word: index of the first word.
        end_word: index after the last word.
        values: what the phrase stands for.
    """

    begin_word: int
    end_word: int
    values: tuple[T, ...]


class PhraseIndex(Generic[T]):
    """A set of phrases with values, matched longest first."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._keys: dict[str, tuple[str, ...]] = {}
        self._known: set[str] = set()

    def add(self, phrase: str, pos: str, value: T) -> None:
        """Add a phrase.

        A verb phrase inflects its first word (the second after an adverb: "strictly forbid"), a noun phrase the word
        before its first preposition, "any" is both, and anything else ("adj", "phrase") is taken as it is. Two-word
        nouns also match written as one word, and the last noun of a verb phrase in either number ("take hostages").

        Args:
            phrase: words separated by spaces; hyphens separate the parts of a word.
            pos: verb, noun, any, or another word for none of these.
            value: what a match yields.

        Raises:
            ReferenceDataError: the phrase has no words.
        """
        for keys in self._paths(phrase, pos):
            node = self._walk(keys)
            if value not in node.values:
                node.values = (*node.values, value)

    def hide(self, phrase: str, pos: str) -> None:
        """Let a phrase stand for nothing and hide the phrases inside it; arguments and errors are those of `add`."""
        for keys in self._paths(phrase, pos):
            self._walk(keys).hides = True

    def _paths(self, phrase: str, pos: str) -> Iterator[list[str]]:
        words = phrase.lower().split()
        words = words[:1] + [word for word in words[1:] if word not in _SKIPPED]
        if not words:
            raise ReferenceDataError("an empty phrase in the reference data; give it words")
        if pos in {"verb", "any"}:
            yield from self._verb_paths(words)
        if pos in {"noun", "any"}:
            yield from self._noun_paths(words)
        if pos not in {"verb", "noun", "any"}:
            yield self._literals(words)

    def _verb_paths(self, words: list[str]) -> Iterator[list[str]]:
        head = 1 if len(words) > 1 and words[0].endswith("ly") and words[0] not in _LY_VERBS else 0
        before, after = self._literals(words[:head]), self._literals(words[head + 1 :])
        if after and after[-1] not in _PARTICLES:
            after[-1] = self._inflected(_NOUN, singular(after[-1]))
        for prefix, last in _hyphenated(words[head]):
            yield [*before, *prefix, self._inflected(_VERB, last), *after]

    def _noun_paths(self, words: list[str]) -> Iterator[list[str]]:
        head = next((place for place, word in enumerate(words) if place and word in _HEAD_ENDS), len(words)) - 1
        before, after = self._literals(words[:head]), self._literals(words[head + 1 :])
        for prefix, last in _hyphenated(words[head]):
            yield [*before, *prefix, self._inflected(_NOUN, last), *after]
        if len(words) == 2 and head == 1:
            yield [self._inflected(_NOUN, "".join(words))]

    def _walk(self, keys: Sequence[str]) -> _Node[T]:
        node = self._root
        for key in keys:
            child = node.children.get(key)
            if child is None:
                child = node.children[key] = _Node()
            node = child
        return node

    def _literals(self, words: list[str]) -> list[str]:
        """Return the keys of words that stay as they are, and know their British spellings."""
        parts = [part for word in words for part in (_DASHES.split(word) if "-" in word else (word,)) if part]
        for part in parts:
            if part not in self._known:
                self._known.add(part)
                if (other := british(part)) != part:
                    self._keys[other] = (*self._keys.get(other, ()), part)
        return parts

    def _inflected(self, mark: str, word: str) -> str:
        """Return the key that stands for all forms of a word, and know those forms."""
        key = mark + word
        if key not in self._known:
            self._known.add(key)
            other = british(word)
            forms = _forms(mark, word) if other == word else [*_forms(mark, word), *_forms(mark, other)]
            for form in forms:
                self._keys[form] = (*self._keys.get(form, ()), key)
        return key

    def lookup(self, phrase: str) -> tuple[T, ...]:
        """Return the values of a phrase in any of its forms, or an empty tuple."""
        words = phrase.split()
        found = next(self.match(words), None)
        return found.values if found and (found.begin_word, found.end_word) == (0, len(words)) else ()

    def match(self, words: Sequence[str]) -> Iterator[PhraseMatch[T]]:
        """Yield the longest phrases from left to right, none overlapping, without the hidden ones.

        Args:
            words: the words of a text in order, in any case. A word may hold hyphens, and a hyphen may be a word. A
                phrase never begins or ends inside a word.
        """
        parts, owner, last = _parts(words)
        position = 0
        while position < len(parts):
            end = position
            values: tuple[T, ...] = ()
            if position == 0 or owner[position] != owner[position - 1]:
                end, values = self._longest(parts, last, position)
            if values:
                yield PhraseMatch(owner[position], owner[end - 1] + 1, values)
            position = max(end, position + 1)

    def _longest(self, parts: list[str], last: list[bool], begin: int) -> tuple[int, tuple[T, ...]]:
        """Walk all readings of the words from `begin` side by side; return where the longest phrase ends."""
        nodes, best, skipped = [self._root], begin, 0
        values: tuple[T, ...] = ()
        for position in range(begin, len(parts)):
            part = parts[position]
            keys = (part, *self._keys.get(part, ()))
            reached = [child for node in nodes for key in keys if (child := node.children.get(key)) is not None]
            if last[position] and any(node.values or node.hides for node in reached):
                hidden = any(node.hides for node in reached)
                best, values = position + 1, () if hidden else tuple(v for node in reached for v in node.values)
            if position > begin and skipped < _MAX_SKIPPED and _may_be_skipped(part):
                nodes, skipped = reached + nodes, skipped + 1
            elif reached:
                nodes, skipped = reached, 0
            else:
                break
        return best, values


def _may_be_skipped(part: str) -> bool:
    return part in _SKIPPED or part in _MODIFIERS or part[0].isdigit()


def _hyphenated(word: str) -> list[tuple[list[str], str]]:
    """Return the readings of a head word that may hold hyphens, as (parts before its last, last part)."""
    if "-" not in word:
        return [([], word)]
    parts = [part for part in _DASHES.split(word) if part]
    return [(parts[:-1], parts[-1]), ([], "".join(parts))]


def _forms(mark: str, word: str) -> list[str]:
    return noun_forms(word) if mark == _NOUN else verb_forms(word)


def _parts(words: Sequence[str]) -> tuple[list[str], list[int], list[bool]]:
    """Split words at hyphens: the parts, the word each belongs to, and whether it is that word's last part."""
    parts: list[str] = []
    owner: list[int] = []
    last: list[bool] = []
    for index, word in enumerate(words):
        lowered = word.lower()
        pieces = [lowered] if lowered.isalnum() else [piece for piece in _DASHES.split(lowered) if piece]
        for number, piece in enumerate(pieces, start=1):
            parts.append(piece)
            owner.append(index)
            last.append(number == len(pieces))
    return parts, owner, last
