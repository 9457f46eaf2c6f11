"""Cut a mention into pieces that mean something: names, states, roles, and what joins them.

"large numbers of Turkish-backed rebels, who ..." becomes [small words] of [backing: Turkish-backed, role: rebels]; the
relative clause is cut off. What the pieces add up to is said in `phrase.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from whence.reference.actors import Context, Match, Registry
from whence.reference.agents import Agents, Role
from whence.reference.names import NameWord, split_names
from whence.reference.states import States, StateWord

MAX_WORDS = 60
"""Words of a mention that are read; a longer one is a clause, and its head stands at its beginning."""

_RELATIVE = frozenset("who which that whose where whom when while after before because whether".split())
_OF = frozenset({"of", "from", "for"})
_AND = frozenset({"and", "or", "&", "plus"})
_CUTS = frozenset(
    "in at on to with by near against along inside outside under over around across between during since into through "
    "as including like amid towards toward via is are was were has have had being been will would despite".split()
)
_TITLED_SECTORS = frozenset({"MIL", "GOV", "COP", "LEG", "JUD", "REL", "ELI"})  # whose roles stand before names
_TRAILERS = frozenset("there here alone today loyal known seen caught held shot".split())
_ATTITUDES = frozenset({"pro", "anti", "non", "counter"})
_FORMER = frozenset({"ex", "former", "onetime", "erstwhile", "ousted", "deposed"})
# "Turkish backed rebels": without a hyphen only these qualify what stands before them.
_LOOSE_QUALIFIERS = frozenset("backed led supported affiliated linked aligned allied controlled run held".split())


# Small words inside names of persons: "Haider al-Abadi", "Ursula von der Leyen".
_PARTICLES = frozenset(
    "al el ul ur ud ash as ad an ar at az bin ibn bint ben abu umm van von der den de la del da dos di y e zu".split()
)


class PieceKind(StrEnum):
    """What a piece of a mention is."""

    NAME = "name"
    STATE = "state"
    ROLE = "role"
    TITLE = "title"
    BACKING = "backing"
    FORMER = "former"
    PEOPLE = "people"
    SMALL = "small"
    OF = "of"
    AND = "and"
    COMMA = "comma"
    PROPER = "proper"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a mention, and what they are.

    Attributes:
        kind: see PieceKind.
        begin: offset of the first code point in the document.
        end: after the last.
        text: as printed.
        key: folded.
        match: the registry's answer, for names.
        state: for states.
        role: for roles, and for titles that tell a role.
        possessive: an 's was taken off.
    """

    kind: PieceKind
    begin: int
    end: int
    text: str
    key: str
    match: Match | None = None
    state: StateWord | None = None
    role: Role | None = None
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts mentions into pieces with the help of the reference lists."""

    registry: Registry
    states: States
    agents: Agents

    def cut(self, text: str, begin: int, end: int, context: Context) -> list[Piece]:
        """Return the pieces of ``text[begin:end]`` up to the first clause or place phrase that follows the head.

        Linear in the number of words, times the longest name.
        """
        words = split_names(text, begin, end)[:MAX_WORDS]
        pieces: list[Piece] = []
        position = 0
        while position < len(words):
            between = text[words[position - 1].end : words[position].begin] if position else ""
            if pieces and any(mark in between for mark in "([;:—"):
                break
            if pieces and "," in between and pieces[-1].kind is not PieceKind.COMMA:
                pieces.append(Piece(PieceKind.COMMA, words[position - 1].end, words[position].begin, ",", ","))
            word = words[position]
            if word.key in _RELATIVE or (word.key in _CUTS and _has_head(pieces)):
                break
            stop, piece = self._piece(words, position, context)
            if piece.kind is PieceKind.OTHER and _ends_phrase(piece.key) and _has_head(pieces):
                break
            if piece.kind is PieceKind.OTHER and context.caseless and _names_follow(pieces):
                piece = replace(piece, kind=PieceKind.PROPER)
            pieces.append(piece)
            position = stop
        while pieces and pieces[-1].kind in {PieceKind.COMMA, PieceKind.AND, PieceKind.OF}:
            pieces.pop()
        return _backed_by_both(pieces)

    def _piece(self, words: Sequence[NameWord], at: int, context: Context) -> tuple[int, Piece]:
        """Return the word after the piece that begins at a word, and the piece."""
        word = words[at]
        if word.key in _ATTITUDES and word.hyphened and at + 1 < len(words):
            stop, _ = self._piece(words, at + 1, context)
            return stop, _make(PieceKind.BACKING, words[at:stop])
        stop, piece = self._longest(words, at, context)
        qualified = stop < len(words) and (
            (words[stop - 1].hyphened and words[stop].key in self.agents.qualifying)
            or (piece.kind in {PieceKind.STATE, PieceKind.NAME} and words[stop].key in _LOOSE_QUALIFIERS)
        )
        if qualified and piece.kind not in {PieceKind.OF, PieceKind.AND}:
            return stop + 1, _make(PieceKind.BACKING, words[at : stop + 1])
        return stop, piece

    def _longest(self, words: Sequence[NameWord], at: int, context: Context) -> tuple[int, Piece]:
        """Take the longest of a name, a state word and a role; in a tie the first of these."""
        word = words[at]
        found: list[tuple[int, Piece]] = []
        if name := self.registry.at(words, at, context=context):
            found.append((name[0], _make(PieceKind.NAME, words[at : name[0]], match=name[1])))
        if state := self.states.at(words, at):
            found.append((state.end, _make(PieceKind.STATE, words[at : state.end], state=state.word)))
        if role := self.agents.at(words, at):
            found.append((role[0], _make(PieceKind.ROLE, words[at : role[0]], role=role[1])))
        if title := self.agents.title_at(words, at):
            meant = self.agents.lookup(title[1])
            found.append((title[0], _make(PieceKind.TITLE, words[at : title[0]], role=meant)))
        if found:
            return max(found, key=lambda item: item[0])
        kind = self._small(word, context.caseless)
        if (
            kind is PieceKind.OTHER
            and word.key in _PARTICLES
            and at + 1 < len(words)
            and words[at + 1].text[0].isupper()
        ):
            kind = PieceKind.PROPER
        return at + 1, _make(kind, words[at : at + 1])

    def _small(self, word: NameWord, caseless: bool) -> PieceKind:
        if word.key in _FORMER:
            return PieceKind.FORMER
        if word.key in _OF:
            return PieceKind.OF
        if word.key in _AND:
            return PieceKind.AND
        if word.key in self.agents.peoples:
            return PieceKind.PEOPLE
        if word.key in self.agents.modifiers or word.key in self.agents.partitives or word.key.isdigit():
            return PieceKind.SMALL
        if word.text[0].isupper() and not caseless:
            return PieceKind.PROPER
        return PieceKind.OTHER


def _make(
    kind: PieceKind,
    words: Sequence[NameWord],
    *,
    match: Match | None = None,
    state: StateWord | None = None,
    role: Role | None = None,
) -> Piece:
    text = " ".join(word.text for word in words)
    key = " ".join(word.key for word in words)
    return Piece(kind, words[0].begin, words[-1].end, text, key, match, state, role, words[-1].possessive)


def _backed_by_both(pieces: list[Piece]) -> list[Piece]:
    """Take "Russian and" in "Russian and Iranian-backed forces" for a part of the backing."""
    kinds = [piece.kind for piece in pieces]
    for n in range(len(pieces) - 2):
        if kinds[n : n + 3] == [PieceKind.STATE, PieceKind.AND, PieceKind.BACKING]:
            pieces[n] = replace(pieces[n], kind=PieceKind.BACKING)
            pieces[n + 1] = replace(pieces[n + 1], kind=PieceKind.SMALL)
    return pieces


def _has_head(pieces: Sequence[Piece]) -> bool:
    heads = {PieceKind.NAME, PieceKind.STATE, PieceKind.ROLE, PieceKind.PROPER}
    return any(piece.kind in heads for piece in pieces)


def _names_follow(pieces: Sequence[Piece]) -> bool:
    """Say whether a name is expected where case tells nothing: after a title ("colonel ..."), and inside a name."""
    last = pieces[-1] if pieces else None
    if last is None or last.kind in {PieceKind.PROPER, PieceKind.TITLE}:
        return last is not None
    role = last.role
    return role is not None and role.kind == "person" and not role.plural and role.sector in _TITLED_SECTORS


def _ends_phrase(key: str) -> bool:
    """Say whether a small-letter word after the head opens something else: "rebels holding", "troops there"."""
    return key.endswith(("ing", "ed", "ly")) or key in _TRAILERS
