"""Fit what tells places from sides, peoples and things: `python -m training.places`.

A ridge-penalised logistic regression over the evidence of `whence.extract.rules.place_evidence`, on the halves of
GeoWebNews and GeoVirus and the documents of re3d that are not held out. Prints relaxed F1 of recognition on the halves
that are, and by ten-fold cross-validation within the part of GeoWebNews that is fitted on; writes the weights to
`src/whence/reference/data/place_use.yaml`. Run it again when the encoder, the gazetteer or the evidence changes.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.corpora import LITERAL, Row, held_out, rows
from whence.bench.scores.pairing import pair_spans
from whence.clean import text_article
from whence.config import Config
from whence.extract.rules.place_evidence import Evidence
from whence.extract.rules.place_spotting import candidates
from whence.pipeline import Pipeline
from whence.reference.phrases import load_yaml
from whence.reference.place_use import DATA, place_use

Floats = npt.NDArray[np.float64]
Offsets = tuple[int, int]

CORPORA = (("geowebnews", "dev", 1.0), ("geovirus", "dev", 0.3), ("re3d", "train", 0.3))
"""Corpora with their weights. GeoVirus marks sides ("Mexico confirmed") as well, so it must not count in full; without
it names of countries are refused that every corpus but GeoWebNews marks."""
FOLDS = 10
RIDGE = 3.3
"""Penalty on the squared weights."""
LEAST = 8
"""Names with a piece of evidence, of those fitted on, for it to be weighed."""
LEAN = 0.4
"""Log odds in favour of a place: a side too many is refused later by who does what, a place too few is lost."""
PACKAGED = Path(__file__).parents[1] / "src" / "whence" / "reference" / "data" / DATA
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate of a document with its evidence, and whether the corpus marks it as a place."""

    document: str
    evidence: tuple[str, ...]
    is_place: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    """The candidates of a corpus, how many places it marks, and which documents are held out; ``gold`` by document."""

    names: list[Name]
    gold: Counter[str]
    held: frozenset[str]

    def part(self, held: bool) -> list[Name]:
        """Return the names of documents that are held out, or of those that are not."""
        return [name for name in self.names if (name.document in self.held) == held]


def main() -> None:
    """Fit, report and write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    pipeline = Pipeline.default(Config())
    fit_all({name: read(pipeline, name, part) for name, part, _ in CORPORA})


def fit_all(corpora: dict[str, Corpus]) -> None:
    """Fit on what is not held out, report on what is, and write the weights."""
    fitted = {name: corpus.part(held=False) for name, corpus in corpora.items()}
    counts = Counter(each for names in fitted.values() for name in names for each in set(name.evidence))
    evidence = sorted(each for each, count in counts.items() if count >= LEAST and each not in place_use().by_hand)
    weight = np.concatenate([np.full(len(fitted[name]), share) for name, _, share in CORPORA])
    every = [name for names in fitted.values() for name in names]
    model = fit(columns(every, evidence), answers(every), weight)
    for name in ("geowebnews", "geovirus"):
        held = corpora[name].part(held=True)
        _LOG.info("%s, held out: F1 %.1f", name, f1(held, decide(held, evidence, model), corpora[name].gold))
    _LOG.info("geowebnews, cross-validated: F1 %.1f", cross_validated(corpora, evidence))
    _write(evidence, model)


def read(pipeline: Pipeline, name: str, part: str) -> Corpus:
    """Gather the candidates of a corpus; those that it says nothing of are left out."""
    found: list[Name] = []
    gold: Counter[str] = Counter()
    for row in rows(name, part):
        document = text_article(row["text"], all_story=True).document
        encoding, gazetteer = pipeline.extract.encode(document), pipeline.extract.gazetteer
        spans = candidates(document.text, encoding, gazetteer, place_use())
        gathered, ends = Evidence(document.text, encoding, gazetteer, place_use()), {end for _, end in spans}
        marked = _in_entities(row, spans) if name == "re3d" else _in_toponyms(row, spans)
        gold[str(row["id"])] = len(_places(row)) if name != "re3d" else 0
        found += [
            Name(str(row["id"]), tuple(sorted({*gathered.of(*span, ends)})), answer)
            for span, answer in zip(spans, marked, strict=True)
            if answer is not None
        ]
    return Corpus(found, gold, frozenset(held_out(name)))


def columns(names: Sequence[Name], evidence: Sequence[str]) -> Floats:
    """Return which evidence each name has, [names, evidence]."""
    at = {each: n for n, each in enumerate(evidence)}
    found = np.zeros((len(names), len(evidence)))
    for row, name in enumerate(names):
        found[row, [at[each] for each in name.evidence if each in at]] = 1.0
    return found


def answers(names: Sequence[Name]) -> Floats:
    """Return 1 for places and 0 for others."""
    return np.array([name.is_place for name in names], dtype=np.float64)


def fit(figures: Floats, wanted: Floats, weight: Floats) -> Floats:
    """Fit by Newton's method: the bias, which has no penalty, and a weight for each column."""
    extended = np.hstack([np.ones((len(figures), 1)), figures])
    penalty = RIDGE * np.diag([0.0] + [1.0] * figures.shape[1])
    model = np.zeros(extended.shape[1])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-extended @ model))
        slope = extended.T @ (weight * (wanted - expected)) - penalty @ model
        curve = (extended * (weight * expected * (1 - expected))[:, None]).T @ extended + penalty
        model += np.linalg.solve(curve, slope)
    model[0] += LEAN
    return model


def decide(names: Sequence[Name], evidence: Sequence[str], model: Floats) -> list[bool]:
    """Say of each name whether it is a place."""
    return [bool(odds > 0) for odds in columns(names, evidence) @ model[1:] + model[0]]


def f1(names: Sequence[Name], decided: Sequence[bool], gold: Counter[str]) -> float:
    """Return F1 in per cent over the documents that the names are from."""
    wanted = sum(gold[document] for document in {name.document for name in names})
    right = sum(name.is_place and said for name, said in zip(names, decided, strict=True))
    return 200 * right / max(1, wanted + sum(decided))


def cross_validated(corpora: dict[str, Corpus], evidence: Sequence[str]) -> float:
    """Return F1 over folds of every tenth document of GeoWebNews' fitted part, each decided without it."""
    own = corpora["geowebnews"].part(held=False)
    order = {document: n for n, document in enumerate(sorted({name.document for name in own}))}
    decided: dict[int, bool] = {}
    for fold in range(FOLDS):
        out = [n for n, name in enumerate(own) if order[name.document] % FOLDS == fold]
        kept = [name for n, name in enumerate(own) if n not in set(out)]
        others = [corpora[name].part(held=False) for name, _, _ in CORPORA[1:]]
        every = [kept, *others]
        weight = np.concatenate([np.full(len(e), share) for e, (_, _, share) in zip(every, CORPORA, strict=True)])
        names = [name for each in every for name in each]
        model = fit(columns(names, evidence), answers(names), weight)
        decided.update(zip(out, decide([own[n] for n in out], evidence, model), strict=True))
    return f1(own, [decided[n] for n in range(len(own))], corpora["geowebnews"].gold)


def _places(row: Row) -> list[Offsets]:
    marked = row["toponyms"]
    return [(each["begin"], each["end"]) for each in marked if each.get("type") in {*LITERAL, None}]


def _in_toponyms(row: Row, spans: Sequence[Offsets]) -> Iterator[bool | None]:
    paired = {n for _, n in pair_spans(_places(row), list(spans))}
    yield from (n in paired for n in range(len(spans)))


def _in_entities(row: Row, spans: Sequence[Offsets]) -> Iterator[bool | None]:
    """Yield whether the innermost entity around a name is a location.

    None where it has no telling type, and for locations in organisations: "the Government of Iraq" is no place.
    """
    for begin, end in spans:
        around = [each for each in row["entities"] if each["begin"] <= begin and end <= each["end"]]
        around = [each for each in around if each["type"] in ("Location", "Organisation", "Nationality", "Person")]
        types = [each["type"] for each in sorted(around, key=lambda each: (each["end"] - each["begin"], each["type"]))]
        if not types or (types[0] == "Location" and "Organisation" in types):
            yield None
        else:
            yield types[0] == "Location"


def _write(evidence: Sequence[str], model: Floats) -> None:
    head = PACKAGED.read_text("utf-8").partition("# --- fitted")[0]
    lines = [f"  {each}: {weight:.2f}\n" for each, weight in zip(evidence, model[1:], strict=True)]
    text = f"{head}# --- fitted by `python -m training.places`\nbias: {model[0]:.3f}\nweights:\n{''.join(lines)}"
    PACKAGED.write_text(text, "utf-8")
    load_yaml(DATA)


if __name__ == "__main__":
    main()
