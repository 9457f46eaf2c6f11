"""Count one document for the metrics of MUC-4 that `whence.bench.scores.templates` describes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from whence.bench.annotations import TEMPLATE_SLOTS, Template, TemplateEntity
from whence.bench.scores.measures import harmonic, ratio
from whence.bench.scores.pairing import assign
from whence.bench.scores.template_alignment import Right, best_map

TYPE_ROW = "incident_type"


@dataclass(frozen=True, slots=True)
class Row:
    """Numerators and denominators of precision and recall; they differ where two predictions share a gold item."""

    right_predicted: int = 0
    predicted: int = 0
    right_gold: int = 0
    gold: int = 0

    def __add__(self, other: Row) -> Row:
        return Row(
            self.right_predicted + other.right_predicted,
            self.predicted + other.predicted,
            self.right_gold + other.right_gold,
            self.gold + other.gold,
        )

    def prf(self) -> tuple[float, float, float]:
        """Return precision, recall and F1 in percent."""
        p, r = ratio(self.right_predicted, self.predicted), ratio(self.right_gold, self.gold)
        return 100 * p, 100 * r, 100 * harmonic(p, r)


Rows = Mapping[str, Row]
"""A document's counts by slot (or by what else a metric tells apart)."""


def micro(rows: Rows, *, without: str | None = None) -> Row:
    """Add up all rows but one."""
    return sum((row for name, row in rows.items() if name != without), Row())


def _sizes(predicted: Sequence[Template], gold: Sequence[Template]) -> dict[str, Row]:
    rows = {TYPE_ROW: Row(predicted=len(predicted), gold=len(gold))}
    for slot in TEMPLATE_SLOTS:
        sizes = (sum(len(t.entities(slot)) for t in side) for side in (predicted, gold))
        rows[slot] = Row(predicted=next(sizes), gold=next(sizes))
    return rows


def contained(entity: TemplateEntity, other: TemplateEntity) -> bool:
    """Say whether all mentions of an entity are mentions of the other."""
    return all(mention in other for mention in entity)


def _right_entities(predicted: Template, gold: Template, slot: str, one_to_one: bool) -> Right:
    hits = [[int(contained(p, g)) for g in gold.entities(slot)] for p in predicted.entities(slot)]
    if one_to_one:
        right = sum(hits[i][j] for i, j in assign(hits))
        return right, right
    return sum(any(row) for row in hits), sum(any(column) for column in zip(*hits, strict=True))


def count_gtt(predicted: Sequence[Template], gold: Sequence[Template], one_to_one: bool = False) -> Rows:
    """Count a document by slot for ``gtt`` and ``gtt-1to1``."""
    rows = _sizes(predicted, gold)
    for i, j in align_gtt(predicted, gold, one_to_one).items():
        for slot, (a, b) in _right_slots(predicted[i], gold[j], one_to_one).items():
            rows[slot] += Row(right_predicted=a, right_gold=b)
    return rows


def align_gtt(predicted: Sequence[Template], gold: Sequence[Template], one_to_one: bool = False) -> dict[int, int]:
    """Return the map from predicted to gold templates under which the document's F1 is highest."""
    whole = micro(_sizes(predicted, gold))
    worth = {
        (i, j): _sum_right(_right_slots(p, g, one_to_one))
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
        if same_type(p, g)
    }

    def f1(right_predicted: int, right_gold: int) -> float:
        return harmonic(ratio(right_predicted, whole.predicted), ratio(right_gold, whole.gold))

    return best_map((len(predicted), len(gold)), worth, f1)


def same_type(predicted: Template, gold: Template) -> bool:
    """Say whether a template may be aligned: "attack" fits "attack / bombing"."""
    return predicted.incident_type in gold.incident_type


def _right_slots(predicted: Template, gold: Template, one_to_one: bool) -> dict[str, Right]:
    right = {slot: _right_entities(predicted, gold, slot, one_to_one) for slot in TEMPLATE_SLOTS}
    return {**right, TYPE_ROW: (1, 1)}


def _sum_right(slots: Mapping[str, Right]) -> Right:
    return sum(a for a, _ in slots.values()), sum(b for _, b in slots.values())


def _entity_total(template: Template) -> int:
    return sum(len(template.entities(slot)) for slot in TEMPLATE_SLOTS)


def _mention_total(template: Template) -> int:
    return sum(len(entity) for slot in TEMPLATE_SLOTS for entity in template.entities(slot))


def _subset_credit(predicted: Sequence[TemplateEntity], gold: Sequence[TemplateEntity]) -> Right:
    """Credit each predicted entity for its first mention that is in a gold entity."""
    places = ((next((j for j, g in enumerate(gold) if m in g), None) for m in entity) for entity in predicted)
    firsts = [next((place for place in found if place is not None), None) for found in places]
    hits = [place for place in firsts if place is not None]
    return len(hits), len(set(hits))


def _phi3_credit(predicted: Sequence[TemplateEntity], gold: Sequence[TemplateEntity]) -> Right:
    """Credit the mentions in common under the best one-to-one map of entities."""
    shared = [[sum(mention in g for mention in p) for g in gold] for p in predicted]
    right = sum(shared[i][j] for i, j in assign(shared))
    return right, right


Credit = Callable[[Sequence[TemplateEntity], Sequence[TemplateEntity]], Right]


def _rme_pair(predicted: Template, gold: Template, credit: Credit) -> Right:
    """Return the best credit under any reading of a gold type such as ``bombing / attack``."""
    readings = (reading.strip() == predicted.incident_type for reading in gold.incident_type.split("/"))
    if not any(readings):
        return 0, 0
    return _sum_right({slot: credit(predicted.entities(slot), gold.entities(slot)) for slot in TEMPLATE_SLOTS})


def count_rme(
    predicted: Sequence[Template], gold: Sequence[Template], size: Callable[[Template], int], credit: Credit
) -> Rows:
    """Count a document for CEAF-RME; predicted templates with nothing in them do not count."""
    filled = [template for template in predicted if size(template)]
    worth = [[_rme_pair(p, g, credit) for p in filled] for g in gold]
    pairs = [worth[i][j] for i, j in assign([[a for a, _ in row] for row in worth])]
    return {
        "all": Row(sum(a for a, _ in pairs), sum(map(size, filled)), sum(b for _, b in pairs), sum(map(size, gold)))
    }


def merge(templates: Iterable[Template]) -> Template:
    """Merge the templates of a document; an entity whose mentions are all in another's (or the reverse) is that one."""
    slots: dict[str, tuple[TemplateEntity, ...]] = dict.fromkeys(TEMPLATE_SLOTS, ())
    for template in templates:
        for slot in TEMPLATE_SLOTS:
            for entity in template.entities(slot):
                if not any(contained(entity, other) or contained(other, entity) for other in slots[slot]):
                    slots[slot] += (entity,)
    return Template("", slots)


def count_ree(predicted: Sequence[Template], gold: Sequence[Template]) -> Rows:
    """Count a document by slot for CEAF-REE."""
    ours, theirs = merge(predicted), merge(gold)
    rows = {}
    for slot in TEMPLATE_SLOTS:
        hits = [[int(contained(p, g)) for p in ours.entities(slot)] for g in theirs.entities(slot)]
        right = sum(hits[i][j] for i, j in assign(hits))
        rows[slot] = Row(right, len(ours.entities(slot)), right, len(theirs.entities(slot)))
    return rows


def count_detect(predicted: Sequence[Template], gold: Sequence[Template]) -> Rows:
    """Count a document for detection."""
    both = int(bool(predicted) and bool(gold))
    any_type = min(len(predicted), len(gold))
    fits = [[int(same_type(p, g)) for g in gold] for p in predicted]
    typed = sum(fits[i][j] for i, j in assign(fits))
    sizes = len(predicted), len(gold)
    return {
        "doc has event": Row(both, int(bool(predicted)), both, int(bool(gold))),
        "templates (any type)": Row(any_type, sizes[0], any_type, sizes[1]),
        "templates (type)": Row(typed, sizes[0], typed, sizes[1]),
    }


METRICS: Mapping[str, Callable[[Sequence[Template], Sequence[Template]], Rows]] = {
    "gtt": count_gtt,
    "gtt-1to1": partial(count_gtt, one_to_one=True),
    "rme-subset": partial(count_rme, size=_entity_total, credit=_subset_credit),
    "rme-phi3": partial(count_rme, size=_mention_total, credit=_phi3_credit),
    "ree": count_ree,
    "detect": count_detect,
}
"""How each metric counts a document."""
