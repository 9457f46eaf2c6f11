"""What a prediction of predicates and roles got wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from whence.bench.annotations import Proposition
from whence.bench.errors.context import around, difference
from whence.bench.errors.fault import Analysis, Fault
from whence.bench.readers import Offsets
from whence.bench.scores.measures import Tally
from whence.bench.scores.pairing import pair_spans
from whence.bench.scores.roles import Role, RoleSentence, headline, roles_of, tally

_FIGURES = ("predicates_f1", "roles_given_predicates_f1", "roles_end_to_end_f1")
_PREDICATE_MISSED = {"predicates:right": 1, "predicates:predicted": 1}
_PREDICATE_SPURIOUS = {"predicates:predicted": -1}
_ROLE = {"roles_end_to_end:right": 1, "roles_given_predicates:right": 1}
_ROLE_SPURIOUS = {"roles_end_to_end:predicted": -1, "roles_given_predicates:predicted": -1}
_ROLE_MISSED = {**_ROLE, "roles_end_to_end:predicted": 1, "roles_given_predicates:predicted": 1}
_ROLE_OF_NOTHING = {"roles_end_to_end:predicted": -1}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A gold sentence with its text and where its tokens stand in it."""

    gold: RoleSentence
    text: str
    tokens: Sequence[Offsets]


def analyse(gold: Iterable[Sentence], predicted: Mapping[str, Sequence[Proposition]]) -> Analysis:
    """Class the faults of all annotated sentences."""
    documents = (
        (tally(wanted, found := predicted.get(sentence.gold.id, ())), faults(sentence, wanted, found))
        for sentence in gold
        if (wanted := sentence.gold.propositions) is not None
    )
    return Analysis.of(documents, _headline)


def faults(sentence: Sentence, gold: Sequence[Proposition], found: Sequence[Proposition]) -> Iterator[Fault]:
    """Yield what is wrong in a sentence, by cause.

    ``predicate missed`` and ``predicate spurious``, each with the faults that follow for its roles; for predicates of
    both sides ``wrong label``, ``boundary``, ``missed`` and ``spurious``.
    """
    predicates, ours = ({each.index for each in side} for side in (gold, found))
    for index in sorted(predicates - ours):
        yield _fault(sentence, ("predicate missed", ""), (index, index + 1), None, _PREDICATE_MISSED)
    for index in sorted(ours - predicates):
        yield _fault(sentence, ("predicate spurious", ""), None, (index, index + 1), _PREDICATE_SPURIOUS)
    wanted, given = roles_of(gold), roles_of(found)
    for role in sorted(wanted):
        if role.predicate not in ours:
            yield _missed(sentence, "role of a missed predicate", role)
    for role in sorted(given):
        if role.predicate not in predicates:
            yield _spurious(sentence, "role of a spurious predicate", role, _ROLE_OF_NOTHING)
    for index in sorted(predicates & ours):
        theirs, mine = ({role for role in side if role.predicate == index} for side in (wanted, given))
        yield from _of_predicate(sentence, theirs - mine, mine - theirs)


def _of_predicate(sentence: Sentence, gold: AbstractSet[Role], found: AbstractSet[Role]) -> Iterator[Fault]:
    """Yield the faults of one predicate's roles that are on one side only."""
    wanted, ours = set(gold), set(found)
    for one, other in _pairs(gold, found):
        wanted.remove(one)
        ours.remove(other)
        if _span(one) == _span(other):
            kind = ("wrong label", f"{one.label} → {other.label}")
        else:
            kind = ("boundary", f"{one.label} found {difference(_span(one), _span(other))}")
        yield _fault(sentence, kind, _span(one), _span(other), _ROLE)
    for role in sorted(wanted):
        yield _missed(sentence, "missed", role)
    for role in sorted(ours):
        yield _spurious(sentence, "spurious", role, _ROLE_SPURIOUS)


def _pairs(gold: AbstractSet[Role], found: AbstractSet[Role]) -> Iterator[tuple[Role, Role]]:
    """Yield pairs of the same span first, then overlapping ones of the same label."""
    at = {_span(role): role for role in sorted(found, reverse=True)}
    same = [(role, at.pop(_span(role))) for role in sorted(gold) if _span(role) in at]
    yield from same
    taken = {role for pair in same for role in pair}
    by_label: defaultdict[str, tuple[list[Role], list[Role]]] = defaultdict(lambda: ([], []))
    for side, roles in enumerate((gold, found)):
        for role in sorted(roles - taken):
            by_label[role.label][side].append(role)
    for ours, theirs in by_label.values():
        for i, j in pair_spans([*map(_span, ours)], [*map(_span, theirs)]):
            yield ours[i], theirs[j]


def _span(role: Role) -> Offsets:
    return role.begin, role.end


def _missed(sentence: Sentence, cause: str, role: Role) -> Fault:
    return _fault(sentence, (cause, role.label), _span(role), None, _ROLE_MISSED)


def _spurious(sentence: Sentence, cause: str, role: Role, worth: Tally) -> Fault:
    return _fault(sentence, (cause, role.label), None, _span(role), worth)


def _fault(
    sentence: Sentence, kind: tuple[str, str], gold: Offsets | None, found: Offsets | None, worth: Tally
) -> Fault:
    context = around(sentence.text, [_characters(sentence, each) for each in (gold, found) if each is not None])
    return Fault(sentence.gold.id, *kind, _words(sentence, gold), _words(sentence, found), context, worth)


def _words(sentence: Sentence, tokens: Offsets | None) -> str | None:
    return None if tokens is None else sentence.text[slice(*_characters(sentence, tokens))]


def _characters(sentence: Sentence, tokens: Offsets) -> Offsets:
    """Return the characters of tokens ``[begin, end)``; a prediction may name tokens that are not there."""
    inside = sentence.tokens[tokens[0] : tokens[1]]
    return (inside[0][0], inside[-1][1]) if inside else (0, 0)


def _headline(sums: Mapping[str, float]) -> dict[str, float]:
    figures = headline(sums)
    return {name: figures[name] for name in _FIGURES}
