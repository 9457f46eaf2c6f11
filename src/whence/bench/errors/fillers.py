"""What is wrong with the fillers of one predicted template that is aligned with a gold one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from whence.bench.annotations import TEMPLATE_SLOTS, Template, TemplateEntity
from whence.bench.scores.pairing import Pair, take_greedily
from whence.bench.scores.participants import same
from whence.bench.scores.template_counts import Row, contained


class Filler(NamedTuple):
    """An entity in its slot."""

    slot: str
    entity: TemplateEntity


class FillerFault(NamedTuple):
    """A fault of fillers: its cause, the gold and the predicted one, and what putting it right adds."""

    cause: str
    gold: Filler | None
    found: Filler | None
    worth: Row


Others = tuple[Sequence[Template], Sequence[Template]]
"""The other predicted and the other gold templates of the document."""

_REPLACED = Row(right_predicted=1, right_gold=1)
_ADDED = Row(right_predicted=1, predicted=1, right_gold=1)
_REMOVED = Row(predicted=-1)


def filler_faults(
    found: Template, gold: Template, others: Others, claimed: Sequence[str] | None
) -> Iterator[FillerFault]:
    """Yield the faults of one aligned pair, by cause.

    ``filler: words cut otherwise`` and ``filler: wrong slot``, where what was found is much the same words; ``filler
    missed``: ``in another template``, ``in a claim only`` or ``in no claim``; ``filler spurious``: ``of another
    incident``, ``slot empty in the key`` or ``beside the key's``. Without claims, a missed one is plainly that.
    """
    wanted, ours = _unpaired(found, gold)
    for a, b in _pull(wanted, ours, same_slot=True):
        yield FillerFault("filler: words cut otherwise", a, b, _REPLACED)
    for a, b in _pull(wanted, ours, same_slot=False):
        yield FillerFault("filler: wrong slot", a, b, _REPLACED)
    for a in wanted:
        yield FillerFault(f"filler missed{_why_missed(a, others[0], claimed)}", a, None, _ADDED)
    for b in ours:
        yield FillerFault(f"filler spurious: {_why_spurious(b, gold, others[1])}", None, b, _REMOVED)


def _unpaired(found: Template, gold: Template) -> tuple[list[Filler], list[Filler]]:
    """Return the gold and the predicted fillers that the score counts as wrong."""
    wanted: list[Filler] = []
    ours: list[Filler] = []
    for slot in TEMPLATE_SLOTS:
        theirs, mine = gold.entities(slot), found.entities(slot)
        wanted += [Filler(slot, g) for g in theirs if not any(contained(p, g) for p in mine)]
        ours += [Filler(slot, p) for p in mine if not any(contained(p, g) for g in theirs)]
    return wanted, ours


def _pull(wanted: list[Filler], found: list[Filler], *, same_slot: bool) -> list[tuple[Filler, Filler]]:
    """Take pairs that are much the same words out of the two lists, within slots or across them."""
    pairs: list[Pair] = take_greedily(
        (i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(found)
        if (a.slot == b.slot) is same_slot and _alike(a.entity, b.entity)
    )
    out = [(wanted[i], found[j]) for i, j in pairs]
    for a, b in out:
        wanted.remove(a)
        found.remove(b)
    return out


def _why_missed(filler: Filler, others: Iterable[Template], claimed: Sequence[str] | None) -> str:
    if _is_in(filler, others):
        return ": in another template"
    if claimed is None:
        return ""
    return ": in a claim only" if _alike(filler.entity, claimed) else ": in no claim"


def _why_spurious(filler: Filler, gold: Template, others: Iterable[Template]) -> str:
    if _is_in(filler, others):
        return "of another incident"
    return "beside the key's" if gold.entities(filler.slot) else "slot empty in the key"


def _is_in(filler: Filler, templates: Iterable[Template]) -> bool:
    return any(
        _alike(filler.entity, entity) for each in templates for slot in TEMPLATE_SLOTS for entity in each.entities(slot)
    )


def _alike(entity: TemplateEntity, mentions: Sequence[str]) -> bool:
    return any(same(one, other) for one in entity for other in mentions)
