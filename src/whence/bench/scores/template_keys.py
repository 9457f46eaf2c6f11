"""The templates of a document as the scores of MUC-4 compare them: cleaned, without repetitions, by one form of id."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.annotations import TEMPLATE_SLOTS, Template

_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_TEST_ID = re.compile(r"TST(\d*)-MUC\d-(\d+)\Z")


@dataclass(frozen=True, slots=True)
class TemplateDocument:
    """The gold templates of a document."""

    id: str
    templates: tuple[Template, ...]


Documents = Mapping[str, tuple[Template, ...]]


def document_key(docid: str) -> str:
    """Return one form for the two ids of a test document: ``TST3-MUC4-0001`` is also written ``30001``."""
    match = _TEST_ID.match(docid)
    return str(int(match[1] or "0") * 10000 + int(match[2])) if match else docid


def normalise(mention: str) -> str:
    """Lower-case a mention and take off punctuation, articles and extra spaces."""
    return " ".join(_ARTICLE.sub(" ", mention.lower().translate(_NO_PUNCTUATION)).split())


def clean(template: Template) -> Template:
    """Normalise the type and every mention."""
    slots = {
        slot: tuple(tuple(map(normalise, entity)) for entity in template.entities(slot) if entity)
        for slot in TEMPLATE_SLOTS
    }
    return Template(template.incident_type.strip().lower(), slots)


def gold_templates(documents: Iterable[TemplateDocument]) -> dict[str, tuple[Template, ...]]:
    """Return the cleaned gold by document; templates that are equal as written are one template."""
    out: dict[str, tuple[Template, ...]] = {}
    for document in documents:
        distinct: list[Template] = []
        distinct.extend(t for t in document.templates if t not in distinct)
        out[document_key(document.id)] = tuple(map(clean, distinct))
    return out


def predicted_templates(predicted: Mapping[str, Sequence[Template]]) -> dict[str, tuple[Template, ...]]:
    """Return the cleaned predictions by document."""
    return {document_key(docid): tuple(map(clean, templates)) for docid, templates in predicted.items()}
