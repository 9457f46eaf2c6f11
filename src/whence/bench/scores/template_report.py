"""Score MUC-4 predictions under several metrics at once, with bootstrap intervals."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from whence.bench.annotations import Template
from whence.bench.scores.measures import CI_ENDS, Bootstrap, Figures
from whence.bench.scores.template_counts import METRICS, Row, Rows, micro
from whence.bench.scores.template_keys import TemplateDocument, document_key, gold_templates, predicted_templates
from whence.bench.scores.templates import count_documents, summarise


def score(
    gold: Sequence[TemplateDocument],
    predicted: Mapping[str, Sequence[Template]],
    metrics: Sequence[str] = tuple(METRICS),
    bootstrap: Bootstrap | None = None,
) -> Figures:
    """Score all documents under the metrics named; see `whence.bench.scores.templates` for them."""
    wanted, found = gold_templates(gold), predicted_templates(predicted)
    out: Figures = {}
    for metric in metrics:
        documents = count_documents(metric, found, wanted)
        figures = summarise(metric, documents)
        if metric != "detect":
            figures |= _ci95(documents, bootstrap or Bootstrap())
        out[metric] = figures
    out["counts"] = {
        "documents": len(wanted),
        "gold_templates": sum(map(len, wanted.values())),
        "predicted_templates": sum(len(found.get(docid, ())) for docid in wanted),
        "missing_documents": sum(document_key(docid) not in found for docid in wanted),
    }
    return out


def _ci95(documents: Mapping[str, Rows], bootstrap: Bootstrap) -> Figures:
    """Return the 95 % interval of micro F1 over resampled documents, drawn one by one in the order of their ids."""
    if not bootstrap.runs:
        return {}
    ids = sorted(documents)
    rows = [micro(documents[docid]) for docid in ids]
    rng = random.Random(bootstrap.seed)
    values = sorted(sum((rng.choice(rows) for _ in ids), Row()).prf()[2] for _ in range(bootstrap.runs))
    return {"ci95": [round(values[min(len(values) - 1, int(end * len(values)))], 2) for end in CI_ENDS]}
