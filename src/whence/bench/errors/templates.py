"""What a filling of MUC-4 templates got wrong under the metric ``gtt``.

Template faults cost the template with all that is in it; filler faults are those of templates that were aligned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.annotations import TEMPLATE_SLOTS, Template, TemplateEntity
from whence.bench.errors.context import around, where
from whence.bench.errors.fault import Analysis, Fault
from whence.bench.errors.fillers import Filler, FillerFault, filler_faults
from whence.bench.scores.measures import Tally
from whence.bench.scores.template_counts import Row, align_gtt, count_gtt, micro, same_type
from whence.bench.scores.template_keys import (
    TemplateDocument,
    document_key,
    gold_templates,
    normalise,
    predicted_templates,
)


@dataclass(frozen=True, slots=True)
class Predicted:
    """What was predicted: templates and participants of claims, both by document id; the latter only where known."""

    templates: Mapping[str, Sequence[Template]]
    claimed: Mapping[str, Sequence[str]]


def analyse(gold: Sequence[tuple[TemplateDocument, str]], predicted: Predicted) -> Analysis:
    """Class the faults of all documents, each given with its text."""
    named = {document_key(document.id): (document.id, text) for document, text in gold}
    wanted = gold_templates(document for document, _ in gold)
    found = predicted_templates(predicted.templates)
    claimed = {document_key(id_): [*map(normalise, words)] for id_, words in predicted.claimed.items()}
    documents = []
    for id_, templates in wanted.items():
        document = _Document(*named[id_], templates, found.get(id_, ()), claimed.get(id_))
        documents.append((_counts(micro(count_gtt(document.found, document.gold))), document.faults()))
    return Analysis.of(documents, _headline)


@dataclass(frozen=True, slots=True)
class _Document:
    """A document with its templates, cleaned, and the words of its claims' participants, where they are known."""

    id: str
    text: str
    gold: Sequence[Template]
    found: Sequence[Template]
    claimed: Sequence[str] | None

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of templates, then those of fillers in aligned templates."""
        aligned = align_gtt(self.found, self.gold)
        for j in sorted({*range(len(self.gold))} - set(aligned.values())):
            yield self._missed(self.gold[j])
        for i in sorted({*range(len(self.found))} - set(aligned)):
            yield self._spurious(self.found[i])
        for i, j in sorted(aligned.items(), key=lambda pair: pair[1]):
            others = [p for n, p in enumerate(self.found) if n != i], [g for n, g in enumerate(self.gold) if n != j]
            for fault in filler_faults(self.found[i], self.gold[j], others, self.claimed):
                yield self._filler(fault)

    def _missed(self, template: Template) -> Fault:
        if not self.found:
            cause = "document not opened"
        elif any(same_type(each, template) for each in self.found):
            cause = "another of its type"
        else:
            cause = "no template of its type"
        worth = _counts(Row(*[_size(template)] * 3))
        shown, type_ = _shown(template), template.incident_type
        return Fault(self.id, f"template missed: {cause}", type_, shown, None, self._around(template), worth)

    def _spurious(self, template: Template) -> Fault:
        if not self.gold:
            cause = "document without incidents"
        elif any(same_type(template, each) for each in self.gold):
            cause = "another of its type"
        else:
            cause = "no incident of its type"
        worth = _counts(Row(predicted=-_size(template)))
        shown, type_ = _shown(template), template.incident_type
        return Fault(self.id, f"template spurious: {cause}", type_, None, shown, self._around(template), worth)

    def _filler(self, fault: FillerFault) -> Fault:
        sides = [each for each in (fault.gold, fault.found) if each is not None]
        spans = [span for each in sides for mention in each.entity[:1] for span in where(self.text, mention)]
        detail = " → ".join(dict.fromkeys(each.slot for each in sides))
        shown = fault.gold and _mentions(fault.gold.entity), fault.found and _mentions(fault.found.entity)
        return Fault(self.id, fault.cause, detail, *shown, around(self.text, spans[:1]), _counts(fault.worth))

    def _around(self, template: Template) -> str:
        """Show where the first filler stands, or how the text begins."""
        mentions = (mention for filler in _fillers(template) for mention in filler.entity)
        spans = next((found for mention in mentions if (found := where(self.text, mention))), [])
        return around(self.text, spans)


def _fillers(template: Template) -> list[Filler]:
    return [Filler(slot, entity) for slot in TEMPLATE_SLOTS for entity in template.entities(slot)]


def _size(template: Template) -> int:
    """Count what a template is worth: its type and its fillers."""
    return 1 + len(_fillers(template))


def _shown(template: Template) -> str:
    fillers = "; ".join(f"{filler.slot}: {_mentions(filler.entity)}" for filler in _fillers(template))
    return f"{template.incident_type}: {fillers or 'nothing filled'}"


def _mentions(entity: TemplateEntity) -> str:
    return " / ".join(entity)


def _counts(row: Row) -> Tally:
    return {
        "right_predicted": row.right_predicted,
        "predicted": row.predicted,
        "right_gold": row.right_gold,
        "gold": row.gold,
    }


def _headline(sums: Mapping[str, float]) -> dict[str, float]:
    row = Row(*(int(sums[name]) for name in _counts(Row())))
    return {"gtt_f1": row.prf()[2]}
