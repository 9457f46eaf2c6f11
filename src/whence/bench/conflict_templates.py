"""MUC-4 templates from a reading: its violent events by kind of incident, with who and what plays a part in them.

The reading says where something violent is said to have happened or to be planned: those sentences alone open
templates, one a kind. The kind (attack, bombing, kidnapping ...) is the encoder's view of these sentences. Fillers are
the participants that the encoder marks in and around them, at a score that pays in this task: a claim of the reading
asks for more (`extract/fillers.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.annotations import Template
from whence.extract.encoder import Encoding
from whence.extract.fillers import Filler, tidy
from whence.extract.words import Words
from whence.model.reading import Reading
from whence.model.vocabulary import Status

# Chosen on MUC-4 dev.
KIND_FLOOR = 0.12
"""Probability that the encoder must give a kind in one sentence of an event for a template of it."""
RIVAL = 0.6
"""Share of the likeliest other kind that a kind needs in its own best sentence."""
FLOORS = {"PerpInd": 0.3, "PerpOrg": 0.4, "Target": 0.4, "Victim": 0.5, "Weapon": 0.3}
"""Score that a filler of a slot needs; two mentions of the same words count together."""

_SLOTS = {
    "PERPETRATOR": "PerpInd",
    "ORGANIZATION": "PerpOrg",
    "TARGET": "Target",
    "VICTIM": "Victim",
    "WEAPON": "Weapon",
}
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_TOLD = frozenset({Status.ASSERTED, Status.POSSIBLE, Status.PLANNED})
_NOBODY = frozenset("people persons person it they he she him them who we i you his others".split())
_WORD = re.compile(r"\w{3}")

Kinds = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the task needs of a document: kinds of incident by sentence, and where something violent is told."""

    kinds: Sequence[Kinds]
    told: frozenset[int]

    @classmethod
    def of(cls, words: Words, reading: Reading, encoding: Encoding) -> _Scene:
        told = {
            words.sentence_index(claim.trigger.begin)
            for claim in reading.claims
            if claim.event.plover in _VIOLENT and claim.status in _TOLD
        }
        return cls([dict(s.incidents) for s in encoding.sentences], frozenset(s for s in told if s is not None))

    def open(self) -> dict[str, float]:
        """Return the kinds of incident that the document tells of, with their probabilities."""
        found = {}
        for kind in {kind for kinds in self.kinds for kind in kinds}:
            best = max(self.told, key=lambda s: self.kinds[s][kind], default=None)
            if best is not None and self.kinds[best][kind] > KIND_FLOOR:
                found[kind] = best
        return {
            kind: self.kinds[best][kind]
            for kind, best in sorted(found.items())
            if self.kinds[best][kind] >= RIVAL * max(self.kinds[best][other] for other in found)
        }

    def kind_of(self, filler: Filler, opened: Kinds) -> str:
        """Return the kind of incident in which a filler plays its part: that of its sentence, or those around it."""
        around = self.kinds[max(0, filler.sentence - 1) : filler.sentence + 2]

        def weight(kind: str) -> float:
            near = max(kinds[kind] for kinds in around)
            return self.kinds[filler.sentence][kind] + 0.3 * near + 0.1 * opened[kind]

        return max(opened, key=weight)


def fill(reading: Reading, encoding: Encoding) -> list[Template]:
    """Return the templates of a document, one a kind of incident.

    Args:
        reading: the document's claims.
        encoding: the encoder's view of the same document.
    """
    words = Words.of(reading.document, [(word.begin, word.end) for word in encoding.words])
    scene = _Scene.of(words, reading, encoding)
    opened = scene.open()
    if not opened:
        return []
    scores: dict[tuple[str, str, str], float] = {}
    for slot, text, filler in _named(tidy(words, encoding.fillers)):
        key = (scene.kind_of(filler, opened), slot, text)
        scores[key] = 1 - (1 - scores.get(key, 0.0)) * (1 - filler.score)
    return [Template(kind, dict(_slots(kind, scores))) for kind in opened]


def _named(fillers: Sequence[Filler]) -> Iterator[tuple[str, str, Filler]]:
    """Yield slot and words of each filler; a victim's surname stands for the full name told elsewhere."""
    victims = {f.span.text for f in fillers if f.label == "VICTIM"}
    for filler in fillers:
        text = filler.span.text
        if filler.label in _SLOTS and text not in _NOBODY and _WORD.search(text):
            if filler.label == "VICTIM":
                text = max((name for name in victims if name.endswith(f" {text}")), key=len, default=text)
            yield _SLOTS[filler.label], text, filler


def _slots(kind: str, scores: Mapping[tuple[str, str, str], float]) -> Iterable[tuple[str, tuple[tuple[str], ...]]]:
    for slot, floor in FLOORS.items():
        found = tuple((text,) for (k, s, text), score in scores.items() if (k, s) == (kind, slot) and score > floor)
        if found:
            yield slot, found
