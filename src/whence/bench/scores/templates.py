"""Score MUC-4 template filling with the metrics that papers report.

``gtt``         what GTT, TempGen and IterX call micro F1: templates of a compatible type are aligned so that the
                document's F1 is highest; in an aligned pair a predicted entity is right if all its mentions are
                mentions of one gold entity of the slot; the incident type counts as one more slot. Two predicted
                entities may both be right for one gold entity.
``gtt-1to1``    the same with entities matched one-to-one (what the paper's text describes).
``rme-subset``  CEAF-RME with phi_subset (Chen et al. 2023): no credit for the type; a predicted entity is right if any
                of its mentions is in a gold entity of the slot.
``rme-phi3``    CEAF-RME with phi_3: mention-level credit, so that naming one mention out of three costs recall.
``ree``         CEAF-REE (Du et al. 2021): the templates of a document merged into one, entities one-to-one.
``detect``      document relevance, number of templates, and types.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whence.bench.scores.measures import Figures
from whence.bench.scores.template_counts import METRICS, TYPE_ROW, Row, Rows, micro
from whence.bench.scores.template_keys import Documents


def count_documents(metric: str, predicted: Documents, gold: Documents) -> dict[str, Rows]:
    """Count every gold document for a metric of `METRICS`; a missing document counts as predicted empty."""
    return {docid: METRICS[metric](predicted.get(docid, ()), templates) for docid, templates in gold.items()}


def summarise(metric: str, documents: Mapping[str, Rows]) -> Figures:
    """Return precision, recall and F1 of every row, and micro and macro means."""
    rows: dict[str, Row] = {}
    for counted in documents.values():
        for name, row in counted.items():
            rows[name] = rows.get(name, Row()) + row
    out: Figures = {name: _figures([row.prf()]) for name, row in rows.items()}
    if metric == "detect":
        return out
    if len(rows) > 1:
        out["micro"] = _figures([micro(rows).prf()])
        if TYPE_ROW in rows:
            out["micro, 5 string slots"] = _figures([micro(rows, without=TYPE_ROW).prf()])
        out["macro over slots"] = _figures([row.prf() for row in rows.values()])
    eventful = [row.prf() for row in map(micro, documents.values()) if row.gold]
    if eventful:
        out["macro over event documents"] = _figures(eventful)
    return out


def _figures(values: Sequence[tuple[float, float, float]]) -> dict[str, float]:
    means = (sum(column) / len(values) for column in zip(*values, strict=True))
    return {name: round(mean, 2) for name, mean in zip(("p", "r", "f1"), means, strict=True)}
