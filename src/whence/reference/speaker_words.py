"""Words for those who speak: what kind of speaker a phrase names, whether it withholds a name, for whom it speaks.

The lists are `data/speaker_words.yaml`; what each kind means is told in `docs/speakers.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.model.errors import ReferenceDataError
from whence.model.vocabulary import SpeakerKind
from whence.reference.morphology import noun_forms
from whence.reference.names import NameWord, load_table

CUTS = frozenset(
    "of for at in from with on by near close to inside outside against familiar involved including loyal present under "
    "across around between among who which that whose whom where when while as".split()
)
"""Words that end the part of a phrase in which its head stands."""
_INSTITUTIONS = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.MILITARY, SpeakerKind.POLICE})
_COUNTS = frozenset("dozens hundreds thousands scores number group groups some many most several one majority".split())
_BEHIND = frozenset("here there abroad alike themselves now held left born".split())
_OWN_LINES = frozenset({"who", "which", "that", "whose", "whom", "where", "when", "while", "as"})
_LONGEST = 4
"""Words of the longest listed phrase."""


@dataclass(frozen=True, slots=True)
class Head:
    """The noun of a phrase that tells what a speaker is.

    Attributes:
        kind: the kind that the noun itself tells, or that of the words before it; None where neither does.
        default: the kind of a noun that leaves it open, if neither the words nor the organisation tell.
        noun: the noun in its form, lower-case, maybe of several words.
        open: the noun leaves the kind to the words before it and to the organisation.
        former: the role is a former one.
        before: the lower-cased words before it, those that hyphens join as one: "pro-government".
    """

    kind: SpeakerKind | None
    default: SpeakerKind | None
    noun: str
    open: bool
    former: bool
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """The lists as loaded; what each is for is told in the data file. Nouns are in all their forms, lower-case."""

    heads: Mapping[str, SpeakerKind]
    opens: Mapping[str, SpeakerKind | None]
    none: frozenset[str]
    posted: frozenset[str]
    modifiers: Mapping[str, SpeakerKind]
    sectors: Mapping[str, SpeakerKind]
    persons: frozenset[SpeakerKind]
    neutral: frozenset[SpeakerKind]
    spokespersons: frozenset[str]
    offices: frozenset[str]
    withheld: tuple[str, ...]
    indefinite: frozenset[str]
    former: frozenset[str]
    former_officers: frozenset[SpeakerKind]
    former_others: frozenset[SpeakerKind]
    for_government: frozenset[str]
    state_media: frozenset[str]
    organs: Mapping[str, str]
    wings: Mapping[str, str]
    enemies: Mapping[str, frozenset[str]]

    def head(self, words: Sequence[NameWord]) -> Head | None:
        """Return the noun that tells what a phrase names: the last that is listed before its first preposition."""
        keys = _uncounted(joined_keys(words))
        if not keys or keys[0] in _OWN_LINES:
            return None  # a clause
        plain = _uncounted(joined_keys(words, plain=True))
        cut = next((at for at, key in enumerate(keys) if at and key in CUTS), len(keys))
        shown = _uncounted([word.text for at, word in enumerate(words) if not at or not words[at - 1].hyphened])
        for end in range(cut, 0, -1):
            if end < cut and not _may_follow(shown[end]):
                return None  # the head is a word that is not listed
            for begin in range(max(0, end - _LONGEST), end):
                found = self._at(keys, plain, begin, self._beyond(keys, begin, end, cut))
                if found is not None:
                    return found
        return None

    def _beyond(self, keys: Sequence[str], begin: int, end: int, cut: int) -> int:
        """Return the end of a phrase that goes on over the preposition: "chief of staff"."""
        if end == cut < len(keys) and keys[cut] not in _OWN_LINES:
            for longer in (cut + 3, cut + 2):
                if self._is_listed(" ".join(keys[begin:longer])):
                    return min(longer, len(keys))
        return end

    def _is_listed(self, noun: str) -> bool:
        return noun in self.heads or noun in self.opens or noun in self.none

    def _at(self, keys: Sequence[str], plain: Sequence[str], begin: int, end: int) -> Head | None:
        noun = " ".join(keys[begin:end])
        if not self._is_listed(noun):
            return None
        before = tuple(keys[:begin])
        former = not self.former.isdisjoint(before) and "current" not in before
        if noun in self.heads:
            kind = self.heads[noun]
            return Head(self.once(kind) if former else kind, None, noun, False, former, before)
        if noun in self.none:
            return Head(None, None, noun, False, former, before)
        return Head(
            self._modified(plain[:begin]) or self._employed(before), self.opens[noun], noun, True, former, before
        )

    def _employed(self, before: Sequence[str]) -> SpeakerKind | None:
        """Return what a state's institution right before an open noun tells: "a Home Office spokesman"."""
        names = (" ".join(before[begin:]) for begin in range(max(0, len(before) - 3), len(before)))
        kinds = (self.heads.get(name) for name in names)
        return next((kind for kind in kinds if kind in _INSTITUTIONS), None)

    def _modified(self, before: Sequence[str]) -> SpeakerKind | None:
        """Return what the words before an open noun tell, the nearest of them first."""
        for end in range(len(before), 0, -1):
            for begin in range(max(0, end - 3), end):
                kind = self.modifiers.get(" ".join(before[begin:end]))
                if kind is not None:
                    return kind
        return None

    def once(self, kind: SpeakerKind) -> SpeakerKind:
        """Return what somebody is who was something: officers are experts now, fighters and captives witnesses."""
        if kind in self.former_officers:
            return SpeakerKind.EXPERT
        return SpeakerKind.WITNESS if kind in self.former_others else kind


def up_to_cut(words: Sequence[NameWord]) -> Sequence[NameWord]:
    """Return the words of a phrase in which its head stands: those before the first preposition or clause.

    What counts the people behind "of" is left out: "hundreds of", "a group of".
    """
    of = next((at for at, word in enumerate(words[:4]) if word.key == "of"), 0)
    rest = words[of + 1 :] if of and words[of - 1].key in _COUNTS else words
    return rest[: next((at for at, word in enumerate(rest) if at and word.key in CUTS), len(rest))]


def _uncounted(keys: list[str]) -> list[str]:
    """Leave out what counts the people behind "of": "hundreds of", "a group of"."""
    at = keys.index("of") if "of" in keys[:4] else 0
    return keys[at + 1 :] if at and keys[at - 1] in _COUNTS else keys


def _may_follow(word: str) -> bool:
    """Say whether a word can stand behind the head: a name, or what is told of it ("women captured", "locals here")."""
    return word[0].isupper() or word.endswith(("ed", "ing")) or word in _BEHIND


def joined_keys(words: Sequence[NameWord], *, plain: bool = False) -> list[str]:
    """Return the folded words of a phrase, those that hyphens join as one: "pro-government".

    Args:
        words: the words.
        plain: whether to leave the capitalised words inside empty, which may be parts of names, but abbreviations.
    """
    keys: list[str] = []
    for at, word in enumerate(words):
        key = "" if plain and at and word.text[0].isupper() and not word.text.isupper() else word.key
        if at and words[at - 1].hyphened:
            keys[-1] += f"-{key}"
        else:
            keys.append(key)
    return keys


def _phrases(row: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in row.split(",") if phrase.strip()]


def _forms(phrase: str) -> Iterable[str]:
    """Return a noun phrase in singular and plural, of the word before a preposition if there is one."""
    words = phrase.split()
    head = next((at for at, word in enumerate(words) if at and word in CUTS), len(words)) - 1
    yield phrase
    for form in noun_forms(words[head]):
        yield " ".join([*words[:head], form, *words[head + 1 :]])


def _kinds(table: Mapping[str, str]) -> dict[str, SpeakerKind]:
    found: dict[str, SpeakerKind] = {}
    for kind, row in table.items():
        for phrase in _phrases(row):
            if found.setdefault(phrase, SpeakerKind(kind)) is not SpeakerKind(kind):
                raise ReferenceDataError(f"speaker words: {phrase!r} is listed under {found[phrase]} and {kind}")
    return found


def _inflected(table: Mapping[str, SpeakerKind]) -> dict[str, SpeakerKind]:
    """Add the plurals; a form that is listed itself keeps its own kind."""
    return {form: kind for phrase, kind in table.items() for form in _forms(phrase)} | dict(table)


def _load(data: Mapping[str, Any]) -> SpeakerWords:
    opens = {
        form: None if kind == "-" else SpeakerKind(kind)
        for kind, row in data["open"].items()
        for phrase in _phrases(row)
        for form in _forms(phrase)
    }
    listed = _kinds(data["heads"])
    both = sorted(listed.keys() & opens.keys())
    if both:
        raise ReferenceDataError(f"speaker words: {', '.join(both)} cannot tell a kind and leave it open")
    heads = {form: kind for form, kind in _inflected(listed).items() if form not in opens}
    return SpeakerWords(
        heads=heads,
        opens=opens,
        none=frozenset(form for phrase in _phrases(data["none"]) for form in _forms(phrase)),
        posted=frozenset(form for phrase in _phrases(data["posted"]) for form in _forms(phrase)),
        modifiers=_kinds(data["modifiers"]),
        sectors={sector: SpeakerKind(kind) for sector, kind in data["sectors"].items()},
        persons=frozenset(SpeakerKind(kind) for kind in data["persons"]),
        neutral=frozenset(SpeakerKind(kind) for kind in data["neutral"]),
        spokespersons=frozenset(form for phrase in _phrases(data["spokespersons"]) for form in _forms(phrase)),
        offices=frozenset(_phrases(data["offices"])),
        withheld=tuple(_phrases(data["withheld"])),
        indefinite=frozenset(_phrases(data["indefinite"])),
        former=frozenset(_phrases(data["former"])),
        former_officers=frozenset(SpeakerKind(kind) for kind in data["former_officers"]),
        former_others=frozenset(SpeakerKind(kind) for kind in data["former_others"]),
        for_government=frozenset(_phrases(data["for_government"])),
        state_media=frozenset(_phrases(data["state_media"])),
        organs=data["organs"],
        wings=data["wings"],
        enemies={id: frozenset(row.split()) for id, row in data["enemies"].items()},
    )


@cache
def speaker_words() -> SpeakerWords:
    """Load the packaged lists once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    try:
        return _load(load_table("speaker_words.yaml"))
    except (KeyError, AttributeError, ValueError) as error:
        raise ReferenceDataError(f"reference data speaker_words.yaml: {error!r}; reinstall whence") from error
