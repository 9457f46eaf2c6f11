"""What a coding in PLOVER got wrong: the type, and the participants of the event that is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from whence.bench.annotations import CodedEvent
from whence.bench.errors.context import around, where
from whence.bench.errors.fault import Analysis, Fault
from whence.bench.scores.measures import Tally
from whence.bench.scores.pairing import Pair, take_greedily
from whence.bench.scores.participants import pair_same, same, words
from whence.bench.scores.plover import (
    NEAR_TYPES,
    PloverRecord,
    Predictions,
    headline,
    judged,
    paired,
    plover_2,
    role_prf,
    tally,
)

_ACTORS, _TARGETS = "actors", "targets"
_TYPE = {"any": 1, "first": 1}
_FIRST = {"first": 1}


class Named(NamedTuple):
    """A participant: its role, ``actors`` or ``targets``, and the words that name it."""

    role: str
    text: str


def analyse(gold: Sequence[tuple[PloverRecord, str]], predicted: Predictions) -> Analysis:
    """Class the faults of all records, each given with its text."""
    found = paired([record for record, _ in gold], predicted)
    documents = (
        (tally(record, events), [*_of_type(record, text, events), *_of_participants(record, text, events)])
        for (record, events), (_, text) in zip(found, gold, strict=True)
    )
    return Analysis.of(documents, _headline)


def _of_type(record: PloverRecord, text: str, events: Sequence[CodedEvent]) -> Iterator[Fault]:
    """Yield the fault of a record's type, if any.

    ``no event``, ``neighbouring type`` (a type whose border 2.0 draws otherwise), ``wrong type``, ``not first``.
    """
    gold, found = plover_2(record.event), [plover_2(event.event) for event in events]
    if gold in found[:1]:
        return
    cause = "not first" if gold in found else "wrong type" if found else "no event"
    if cause == "wrong type" and any(frozenset((gold, name)) in NEAR_TYPES for name in found):
        cause = "neighbouring type"
    detail = f"{gold} → {found[0] if found else 'none'}"
    names = ", ".join(found) or None
    yield Fault(record.id, cause, detail, gold, names, around(text), _FIRST if cause == "not first" else _TYPE)


def _of_participants(record: PloverRecord, text: str, events: Sequence[CodedEvent]) -> Iterator[Fault]:
    """Yield what is wrong with the participants of the event that is judged.

    In an event of the right type: ``swapped`` (actor for target), ``other words`` (some in common, not the head),
    ``missed``, ``missed: in another event`` and ``spurious``; of an event of another type, or none, all that is missed
    or made up follows from the type, and is called so.
    """
    chosen = judged(record, events)
    right = plover_2(chosen.event) == plover_2(record.event)
    wanted, found = _unpaired(record, chosen)
    for a, b in _pull(wanted, found, pair_same(_texts(wanted), _texts(found))):
        yield _fault(record, text, "participant swapped", a, b, _swapped(a, b))
    for a, b in _pull(wanted, found, _sharing_words(wanted, found)):
        yield _fault(record, text, "participant in other words", a, b, _worth(a, right=1))
    others = [name for event in events if event is not chosen for name in (*event.actors, *event.targets)]
    for a in wanted:
        elsewhere = ": in another event" if any(same(a.text, name) for name in others) else ""
        cause = f"participant missed{elsewhere}" if right else "participant missed: event not found"
        yield _fault(record, text, cause, a, None, _worth(a, right=1, predicted=1))
    for b in found:
        cause = "participant spurious" if right else "participant spurious: of a wrong event"
        yield _fault(record, text, cause, None, b, _worth(b, predicted=-1))


def _unpaired(record: PloverRecord, chosen: CodedEvent) -> tuple[list[Named], list[Named]]:
    """Return the gold and the predicted participants that the score did not pair within their role."""
    left: tuple[list[Named], list[Named]] = ([], [])
    for role, gold, given in ((_ACTORS, record.sources, chosen.actors), (_TARGETS, record.targets, chosen.targets)):
        found = [text for text in given if text.strip()]
        pairs = pair_same(gold, found)
        left[0].extend(Named(role, text) for i, text in enumerate(gold) if i not in {i for i, _ in pairs})
        left[1].extend(Named(role, text) for j, text in enumerate(found) if j not in {j for _, j in pairs})
    return left


def _pull(wanted: list[Named], found: list[Named], pairs: Sequence[Pair]) -> list[tuple[Named, Named]]:
    """Take pairs out of the two lists."""
    out = [(wanted[i], found[j]) for i, j in pairs]
    for a, b in out:
        wanted.remove(a)
        found.remove(b)
    return out


def _sharing_words(wanted: Sequence[Named], found: Sequence[Named]) -> list[Pair]:
    return take_greedily(
        (i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(found)
        if a.role == b.role and set(words(a.text)) & set(words(b.text))
    )


def _texts(names: Iterable[Named]) -> list[str]:
    return [name.text for name in names]


def _worth(name: Named, **counts: int) -> Tally:
    return {f"{role}:{count}": value for role in (name.role, "any_role") for count, value in counts.items()}


def _swapped(gold: Named, found: Named) -> Tally:
    """Count a participant that moves to its role: with the roles ignored, it was right already."""
    return {f"{gold.role}:right": 1, f"{gold.role}:predicted": 1, f"{found.role}:predicted": -1}


def _fault(record: PloverRecord, text: str, cause: str, gold: Named | None, found: Named | None, worth: Tally) -> Fault:
    names = [each for each in (gold, found) if each is not None]
    spans = [span for name in names for span in where(text, name.text)]
    detail = f"{' → '.join(dict.fromkeys(name.role for name in names))} of {plover_2(record.event)}"
    return Fault(record.id, cause, detail, gold and gold.text, found and found.text, around(text, spans), worth)


def _headline(sums: Mapping[str, float]) -> dict[str, float]:
    return {**headline(sums), **{f"{role}_f1": role_prf(sums, role).f1 for role in (_ACTORS, _TARGETS)}}
