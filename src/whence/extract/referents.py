"""Whom a document names or describes in full: what a later pronoun or short form can refer to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from whence.extract.encoder import Tag
from whence.extract.phrases import head_word
from whence.extract.words import Words
from whence.model.span import Span
from whence.reference.actors import Context, registry
from whence.reference.agents import agents
from whence.reference.appositions import apposition
from whence.reference.names import split_names
from whence.reference.states import StateTerm, states

_FEMALE = frozenset(
    "mrs ms miss lady queen woman spokeswoman policewoman mother daughter wife widow girl chairwoman "
    "grandmother stepmother niece sister  businesswoman congresswoman midwife princess actress nun aunt".split()
)
_MALE = frozenset(
    "mr sir lord king man spokesman policeman father son husband widower boy chairman grandfather stepfather nephew "
    "brother businessman congressman prince actor priest monk uncle emir sultan sheikh imam pope".split()
)
_THINGS = frozenset("report statement study survey document letter article message footage video photograph".split())
_PARTICLES = frozenset(
    "al el ul ur ud ash as ad an ar at az bin ibn bint ben abu van von der den de la del da dos".split()
)


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody whom a document names or describes in full.

    Attributes:
        span: the words.
        person: whether it is a person or persons, and not a body or a thing; None if untold.
        plural: whether it is several.
        female: whether it is a woman; None if untold.
        told: whether it is the source of something said.
        quoted: whether somebody else says its name, inside quotation marks.
        name: the folded words of its name, empty for a description.
        at: where a short form stands for it.
        roles: the lower-cased words around the name or up to the head, which tell what it is.
    """

    span: Span
    person: bool | None
    plural: bool
    female: bool | None
    told: bool
    quoted: bool
    name: tuple[str, ...] = ()
    roles: tuple[str, ...] = field(default=(), repr=False)
    at: Span | None = None

    @property
    def where(self) -> Span:
        """Where it was spoken of: a short form of it, or its own words."""
        return self.at or self.span

    @property
    def who(self) -> str:
        """What two referents that are the same have in common: the last word of a name, or the words."""
        return self.name[-1] if self.name and self.person else " ".join(self.roles or self.name)


@dataclass(frozen=True, slots=True)
class Referents:
    """Tells what phrases of one document refer to; ``labels`` are the encoder's names, by their last word."""

    words: Words
    labels: dict[int, str]

    @classmethod
    def of(cls, words: Words, names: Iterable[Tag]) -> Referents:
        """Index the encoder's names by the word that each ends with."""
        labels = {}
        for tag in names:
            inside = words.inside(tag.begin, tag.end)
            labels.update(dict.fromkeys(inside, tag.label))
        return cls(words, labels)

    def read(self, span: Span, *, told: bool, quoted: bool) -> Referent:
        """Say what a phrase refers to, by its head, its name and what stands beside it."""
        head = head_word(self.words, span)
        core = self.words.document.span(span.begin, max(span.begin + 1, self.words.ends[head]))
        keys = [word.key for word in split_names(core.text)]
        noun = self.words.lower[head]
        role = agents().lookup(noun)
        name = _name(core)
        if role is not None and len(name) < 2:  # "Officials" begins a sentence, "Democratic Forces" is a name
            name = ()
        beside = (*self._before(span), *_beside(span)) if name else ()
        roles = tuple([key for key in keys if key not in name] + list(beside)) if name else tuple(keys)
        person = self._is_person(head, core, role is not None, roles)
        plural = (" and " in core.text and person is not False) or bool(role and role.plural and not name)
        return Referent(span, person, plural, _female((*keys, *beside)), told, quoted, name, roles)

    def _before(self, span: Span) -> tuple[str, ...]:
        """Return the roles and titles right in front of a name: "Major" before "Ivan Konev"."""
        first = self.words.inside(span.begin, span.end).start
        found: list[str] = []
        for word in range(first - 1, max(-1, first - 4), -1):
            lower = self.words.lower[word]
            if agents().lookup(lower) is None and lower.strip(".") not in agents().titles:
                break
            found.insert(0, lower.strip("."))
        return tuple(found)

    def _is_person(self, head: int, core: Span, described: bool, roles: Sequence[str]) -> bool | None:
        noun = self.words.lower[head]
        role = agents().lookup(noun)
        if described and role is not None:
            return role.kind == "person"
        if noun in _FEMALE | _MALE:
            return True
        if noun in _THINGS or is_body(core.text):
            return False
        label = self.labels.get(head)
        if label in {"PER", "ORG"}:
            return label == "PER"
        if label is not None:
            return None
        known = (agents().lookup(word) for word in roles)
        return True if any(each is not None and each.kind == "person" and not each.plural for each in known) else None


@cache
def is_body(name: str) -> bool:
    """Say whether a name is that of a state or of a body of the registry."""
    words = split_names(name)
    if words and words[0].key == "the":
        words = words[1:]
    state = states().at(words, 0) if words else None
    if state is not None and state.end == len(words):
        return state.word.term in (StateTerm.NAME, StateTerm.CAPITAL)
    return registry().exactly(words, context=Context()) is not None


@cache
def sector_of(name: str) -> str | None:
    """Return the PLOVER sector of a body that the registry knows by name, None for any other."""
    found = registry().find(name, context=Context())
    return found.actor.sector if found and found.actor else None


def _name(core: Span) -> tuple[str, ...]:
    """Return the folded words of the name that a phrase ends with: its last capitalised words, without titles."""
    words = split_names(core.text)
    first = len(words)
    while first and (words[first - 1].text[0].isupper() or (first < len(words) and words[first - 1].key in _PARTICLES)):
        first -= 1
    while first < len(words):
        title = agents().title_at(words, first)
        role = agents().at(words, first)
        if title is None and (role is None or role[1].kind != "person" or role[0] >= len(words)):
            break
        first = title[0] if title else role[0]  # type: ignore[index]
    return tuple(word.key for word in words[first:] if word.key not in _PARTICLES | {"the"})


def _beside(span: Span) -> tuple[str, ...]:
    """Return the words of an apposition behind a name: ", the spokesman for the army,"."""
    return tuple(word.key for word in split_names(apposition(span.source, span.end) or ""))


def _female(words: Iterable[str]) -> bool | None:
    known = set(words)
    if known & _FEMALE:
        return None if known & _MALE else True
    return False if known & _MALE else None
