"""What MUC-4's templates say of words and sentences: who did it, what and who was hit, with what, in which incident.

The templates name each filler by its words, not by where the text says it of the incident. A filler is marked where it
stands with another filler of its template, or else first in a violent sentence, and left out of the loss elsewhere.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from training.examples import Document, Span
from training.scheme import FILLERS, GROUP_INDEX, IGNORE, INCIDENTS
from whence.reference.triggers import lexicon

_SLOTS = {
    "PerpInd": "PERPETRATOR",
    "PerpOrg": "ORGANIZATION",
    "Target": "TARGET",
    "Victim": "VICTIM",
    "Weapon": "WEAPON",
}
_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')
_VIOLENT = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True, slots=True)
class Filler:
    """One way in which the text names a filler, with all places where it stands."""

    slot: str
    type: str
    spans: tuple[Span, ...]


def mark_incidents(doc: Document, templates: Sequence[Mapping[str, Any]], keys: Sequence[Mapping[str, Any]]) -> None:
    """Label the fillers and the kind of incident of every sentence of a report.

    Args:
        doc: the report.
        templates: in GTT form: ``incident_type`` and slots of entities, each a list of ``[words, offset]``.
        keys: the official templates, for the people hit who have no name.
    """
    found = [*_fillers(doc, templates), *_described(doc, keys)]
    sentences = doc.sentences
    violent = {int(sentences[n]) for n in _violent_words(doc)}
    told = {f.type: {int(sentences[b]) for f2 in found if f2.type == f.type for b, _ in f2.spans} for f in found}
    shared = {f: _telling(doc, found, f, violent) for f in found}
    for slot in FILLERS:
        doc.annotate(f"filler.{slot}")
    for filler in sorted(found, key=lambda f: [b - e for b, e in f.spans[:1]], reverse=True):
        column = doc.targets[:, GROUP_INDEX[f"filler.{filler.slot}"]]
        for span in filler.spans:
            if int(sentences[span[0]]) in shared[filler]:
                doc.tag(f"filler.{filler.slot}", filler.slot, [span])
            elif not column[span[0] : span[1]].any():
                column[span[0] : span[1]] = IGNORE
    types = {str(t["incident_type"]) for t in templates}
    for type_ in INCIDENTS:
        column = doc.annotate(f"incident.{type_}")
        if not any(type_ in t for t in types):
            continue
        core = {s for f in found if f.type == type_ and f.slot != "DESCRIBED" for s in shared[f]}
        unsure = violent | told.get(type_, set())
        column[np.isin(sentences, list(unsure))] = IGNORE
        column[np.isin(sentences, list(core))] = 1


def _telling(doc: Document, found: Sequence[Filler], filler: Filler, violent: set[int]) -> set[int]:
    """Return the sentences that name a filler as such: with others of its template, else the first violent one."""
    own = [int(doc.sentences[b]) for b, _ in filler.spans]
    among = {s for s in own if _others(doc, found, filler, s)}
    return among or set([s for s in own if s in violent][:1] or own[:1])


def _others(doc: Document, found: Sequence[Filler], filler: Filler, sentence: int) -> bool:
    """Say whether another filler of the same kind of incident stands in the sentence."""
    return any(
        int(doc.sentences[b]) == sentence
        for other in found
        if other.type == filler.type and other.slot != filler.slot
        for b, _ in other.spans
    )


def _fillers(doc: Document, templates: Sequence[Mapping[str, Any]]) -> Iterator[Filler]:
    for template in templates:
        for slot, label in _SLOTS.items():
            for entity in template.get(slot, ()):
                for words, _ in entity:
                    yield Filler(label, str(template["incident_type"]), tuple(_occurrences(doc, str(words))))


def _described(doc: Document, keys: Sequence[Mapping[str, Any]]) -> Iterator[Filler]:
    for key in keys:
        type_ = " / ".join(key.get("INCIDENT: TYPE") or ()).lower()
        for value in key.get("HUM TGT: DESCRIPTION") or ():
            for match in _QUOTED.finditer(str(value).split('": "')[0] + '"'):
                yield Filler("DESCRIBED", type_, tuple(_occurrences(doc, match.group(1).replace('\\"', '"'))))


def _occurrences(doc: Document, words: str) -> Iterator[Span]:
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", doc.text, re.IGNORECASE):
        span = doc.span(*match.span())
        if span:
            yield span


def _violent_words(doc: Document) -> Iterator[int]:
    for match in lexicon().match([doc.text[w.begin : w.end] for w in doc.words]):
        if any(t.event in _VIOLENT and not t.weak for t in match.triggers):
            yield match.begin_word
