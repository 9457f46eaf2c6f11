"""Counts beyond the words beside them: lists, parts of totals, and tolls that rise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from whence.extract.rules.casualty_cues import Cue
from whence.extract.rules.casualty_grammar import BE, Governor, Grammar
from whence.extract.rules.counted import Counted
from whence.model.vocabulary import Effect

_AND = frozenset({"and", ",", "plus", "&"})
_NO_LIST = frozenset(
    '. ; : “ ” " but when while after before because since which who that if said says had has have'.split()
)
_BEHIND_LIST = frozenset('. , ; ) in on at near from and including during who while when as”"'.split())
_CLAUSE_OPENERS = frozenset('. ; : , ( “ ” " that said says but when while after before because and – —'.split())
_LIST = 12
"""Words from a member of a list back to the verb or to another member."""
_TOLL_REACH = 25
_STATED = frozenset("to at of is was now stands stood reached reaching hit hits reach".split())
_SURPASSED = frozenset("passed exceeded topped surpassed passes exceeds tops surpasses above beyond".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """Which governor each counted group of people has, and which groups are parts of others."""

    governors: dict[Counted, Governor]
    parts: dict[Counted, Governor]


def read(grammar: Grammar, counted: Sequence[Counted], *, killed_before: bool) -> Reading:
    """Find what governs each counted group of people of a sentence, in text order.

    ``killed_before`` says whether the text has told of dead before: then a bare "toll" is theirs.
    """
    governors, older = _risen(grammar, counted, killed_before=killed_before)
    left = [one for one in counted if one not in governors and one not in older and not grammar.is_whole(one)]
    parts = _parts(grammar, left)
    whole = [one for one in left if one not in parts]
    objects: dict[int, Governor] = {}  # by the last word of whom they govern
    for one, following in zip_longest(whole, whole[1:]):
        governor = grammar.beside(one) or _listed(grammar, one, following, objects) or grammar.apart(one)
        if governor:
            governors[one] = governor
        if governor and not governor.behind:
            objects[one.end - 1] = governor
    _list_backwards(grammar, whole, governors)
    return Reading(governors, dict(_placed(grammar, counted, governors, parts)))


def _risen(
    grammar: Grammar, counted: Sequence[Counted], *, killed_before: bool
) -> tuple[dict[Counted, Governor], set[Counted]]:
    """Read "the death toll rose to 15 from 12": the newest count, and the older ones, which count no more."""
    governors: dict[Counted, Governor] = {}
    older: set[Counted] = set()
    for cues, begin in _tolls(grammar, killed_before=killed_before):
        reached = [one for one in counted if begin <= one.first < begin + _TOLL_REACH]
        before = {one: grammar.words.lower[grammar.skip_back(one.first - 1)] for one in reached}
        newest = next((one for one in reached if before[one] == "to"), None) or next(
            (one for one in reached if before[one] in _STATED | _SURPASSED), None
        )
        if newest:
            governors[newest] = Governor(cues, surpassed=before[newest] in _SURPASSED)
            older |= {one for one in reached if before[one] == "from"}
    return governors, older


def _tolls(grammar: Grammar, *, killed_before: bool) -> Iterator[tuple[tuple[Cue, ...], int]]:
    """Yield what a toll is of, and the word behind it: "the death toll", "the number of wounded"."""
    lower, sentence = grammar.words.lower, grammar.sentence
    for word in sentence:
        if lower[word] in grammar.known.tolls:
            cue = grammar.ending.get(word)
            deadly = cue is not None or lower[word - 1] in {"death", "dead"}
            if deadly or killed_before or any(cue.effect is Effect.KILLED for cue in grammar.cues):
                yield (cue or Cue(word, word + 1, Effect.KILLED, word + 1),), word + 1
        elif lower[word : word + 2] == ("number", "of"):
            named = next((grammar.starting[n] for n in range(word + 2, word + 6) if n in grammar.starting), None)
            if named:
                yield (named,), named.last


def _parts(grammar: Grammar, counted: Sequence[Counted]) -> set[Counted]:
    """Find the parts of totals: "including three children and two women", "three of them", "three of the dead"."""
    lower, parts = grammar.words.lower, set[Counted]()
    previous: Counted | None = None
    for one in counted:
        word = grammar.skip_back(one.first - 1)
        phrases = {lower[word - length + 1 : word + 1] for length in (1, 2)}
        listed = previous in parts and previous is not None and _AND.issuperset(lower[previous.end : one.first])
        named = one.of_them or one.of_state is not None or (listed and not one.bare)
        if named or phrases & grammar.known.parts or _state_before(grammar, one) or _state_behind(grammar, one):
            parts.add(one)
        previous = one
    return parts


def _state_before(grammar: Grammar, one: Counted) -> Cue | None:
    """Read "among the dead were 12 children", "the dead included three children"."""
    lower, word = grammar.words.lower, grammar.skip_back(one.first - 1)
    included = lower[word] in {"included", "include"}
    if not (included or lower[word] in BE) or word - 2 not in grammar.sentence:
        return None
    cue = grammar.ending.get(word - 1)
    opened = cue is not None and lower[cue.first - 1] in {"the", "those"}
    return cue if opened and cue and (included or lower[cue.first - 2] == "among") else None


def _state_behind(grammar: Grammar, one: Counted) -> Cue | None:
    """Read "three children were among the dead", "were among the 12 people killed"."""
    lower, word = grammar.words.lower, one.end
    if lower[word : word + 2] not in {("were", "among"), ("was", "among"), ("are", "among")}:
        return None
    return next((grammar.starting[n] for n in range(word + 2, word + 7) if n in grammar.starting), None)


def _listed(grammar: Grammar, one: Counted, following: Counted | None, objects: dict[int, Governor]) -> Governor | None:
    """Read a later member of a list of objects: "killed a judge, his wife and two sons"."""
    lower, word = grammar.words.lower, grammar.skip_back(one.first - 1)
    if lower[word] not in _AND or not _may_be_listed(grammar, one) or _is_apposition(grammar, one, following):
        return None
    for before in range(word, max(grammar.sentence.start, word - _LIST) - 1, -1):
        if before in objects:
            return objects[before]
        cue = grammar.ending.get(before)
        if cue:
            return grammar.by(cue) if grammar.is_active(cue) and not cue.suffered and not cue.state else None
        if lower[before] in _NO_LIST or lower[before] in BE:
            return None
    return None


def _is_apposition(grammar: Grammar, one: Counted, following: Counted | None) -> bool:
    """Say whether a single person behind a comma is the one named before it: "the mayor, an ally of the rebels"."""
    lower = grammar.words.lower
    if one.count.high != 1 or lower[one.first - 1] != ",":
        return False
    return following is None or not _AND.issuperset(lower[one.end : following.first])


def _may_be_listed(grammar: Grammar, one: Counted) -> bool:
    """Say whether no verb follows, as in "and 30 fled", and no age stands between commas, as in ", 34,"."""
    lower, after = grammar.words.lower, one.end
    closed = after >= grammar.sentence.stop or lower[after] in _BEHIND_LIST
    if one.bare:
        return closed and lower[one.first - 1] == "and" and lower[after : after + 1] != (",",)
    return bool(one.people) and (closed or (not lower[after].endswith(("ed", "ing")) and lower[after] not in BE))


def _list_backwards(grammar: Grammar, counted: Sequence[Counted], governors: dict[Counted, Governor]) -> None:
    """Give earlier members of a list of subjects what befell the last: "a soldier and two civilians were killed"."""
    lower = grammar.words.lower
    for one, following in reversed(list(pairwise(counted))):
        governor = governors.get(following)
        if one in governors or not one.people or governor is None or not governor.behind:
            continue
        between, before = lower[one.end : following.first], grammar.skip_back(one.first - 1)
        opens = one.first == grammar.sentence.start or lower[before] in _CLAUSE_OPENERS or before == one.first
        if between and _AND.issuperset(between) and opens:
            governors[one] = governor


def _placed(
    grammar: Grammar, counted: Sequence[Counted], governors: dict[Counted, Governor], parts: set[Counted]
) -> Iterator[tuple[Counted, Governor]]:
    """Yield parts with what befell the whole; a part that something else befell is none and gets its own governor."""
    whole: Governor | None = None
    for one in counted:
        if one not in parts:
            whole = governors.get(one, whole)
            continue
        state = grammar.starting.get(one.of_state) if one.of_state is not None else None
        state = state or _state_before(grammar, one) or _state_behind(grammar, one)
        own = None if state else grammar.beside(one)
        if own and (whole is None or {c.effect for c in own.cues} != {c.effect for c in whole.cues}):
            governors[one] = own
        elif state:
            yield one, grammar.by(state)
        elif whole and not whole.together:
            yield one, replace(whole, behind=False, noun=None)
