"""Fit the weights by which accounts are linked, on MUC-4's training reports: `python -m training.linking`.

The keys of MUC-4 say which templates of its reports are of one incident (`whence.bench.linking`), and so which accounts
are. Of the pairs that blocking finds and no veto forbids, those of which both are known are fitted to: fit, report by
five-fold cross-validation over incidents, and write the weights into `src/whence/reference/data/linking.yaml`. Priors
are `training/linking_priors.yaml`, where new outcomes are entered first. Run it again when a feature, or what accounts
hold, changes.

Readings are made by the packaged program, which takes some minutes; `--readings` takes such as were kept, as lines of
JSON with `id` and `reading`, plain or gzipped.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import logging
import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import yaml

from training.folder import corpora_folder
from training.linking_fit import BIAS, Outcome, Sample, fit, log_odds
from whence.bench.linking.alignment import align
from whence.bench.linking.gold import link
from whence.bench.linking.keys import KeyDocument, KeyIncident
from whence.bench.linking.shelved import Shelved, shelve
from whence.bench.linking.told import claims_of
from whence.bench.readers import read_rows
from whence.bench.wiring import Wiring
from whence.config import Config
from whence.extract.encoder import Encoder
from whence.link.incidents.comparing import findings
from whence.link.incidents.prepared import prepare
from whence.link.incidents.vetoes import veto
from whence.model.account import Account
from whence.model.parse import reading_from_dict
from whence.model.reading import Reading
from whence.pipeline import Pipeline

PACKAGED = Path(__file__).parents[1] / "src" / "whence" / "reference" / "data" / "linking.yaml"
PRIORS = Path(__file__).parent / "linking_priors.yaml"
PENALTY = 2.0
FOLDS = 5
_WEIGHT = re.compile(r"(?<=\{weight: )[-+.\d]+")
_LOG = logging.getLogger(__name__)


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(prog="python -m training.linking", description=__doc__)
    parser.add_argument("--readings", type=Path, nargs="*", default=[], help="files of readings that were kept")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    documents = [KeyDocument.read(row) for row in read_rows(corpora_folder() / "muc4" / "train.jsonl.gz")]
    readings = _kept(args.readings) if args.readings else _coded(documents)
    samples, incidents = labelled(documents, readings)
    priors, held = read_priors()
    _LOG.info("%d pairs, %d of one incident", len(samples), sum(sample.same for sample in samples))
    _LOG.info("cross-validated loss %.3f, as judged %.3f", *cross_validated(samples, incidents, priors, held))
    write(fit(samples, priors, held, PENALTY))


def labelled(
    documents: Sequence[KeyDocument], readings: Mapping[str, Reading]
) -> tuple[list[Sample], list[tuple[str, str]]]:
    """Return the pairs that are compared and of which the keys say whether they are one, each with its incidents.

    The pairs of two incidents, or of one, count less the more there are, so that one long story does not outweigh all.
    """
    vector = Encoder.load().vector
    shelved = {id_: shelve(id_, reading, vector) for id_, reading in readings.items()}
    incident_of = dict(_incidents(documents, readings, shelved))
    known = {a.id: a for each in shelved.values() for a in each.accounts if a.id in incident_of}
    found = []
    for one, other in sorted(_candidates(shelved.values(), known)):
        first, second = prepare(known[one]), prepare(known[other])
        if veto(first, second) is None:
            outcomes = tuple((name, outcome) for name, outcome, _ in findings(first, second))
            incidents = sorted((incident_of[one], incident_of[other]))
            found.append((outcomes, (incidents[0], incidents[1])))
    size = Counter(pair for _, pair in found)
    samples = [Sample(outcomes, a == b, 1 / math.sqrt(size[a, b])) for outcomes, (a, b) in found]
    return samples, [pair for _, pair in found]


def cross_validated(
    samples: Sequence[Sample],
    incidents: Sequence[tuple[str, str]],
    priors: Mapping[Outcome, float],
    held: Container[Outcome],
) -> tuple[float, float]:
    """Return the mean loss of pairs by weights fitted without their incidents, and by the priors."""
    fitted = {}
    for fold in range(FOLDS):
        left_out = [fold in (_fold(one), _fold(other)) for one, other in incidents]
        weights = fit([s for s, out in zip(samples, left_out, strict=True) if not out], priors, held, PENALTY)
        for at, (one, _) in enumerate(incidents):
            if _fold(one) == fold:
                fitted[at] = log_odds(samples[at], weights)
    judged = {at: log_odds(sample, priors) for at, sample in enumerate(samples)}
    return _loss(samples, fitted), _loss(samples, judged)


def _loss(samples: Sequence[Sample], odds: Mapping[int, float]) -> float:
    total = sum(s.counts * math.log1p(math.exp(-odds[at] if s.same else odds[at])) for at, s in enumerate(samples))
    return total / sum(sample.counts for sample in samples)


def _fold(incident: str) -> int:
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % FOLDS


def _incidents(
    documents: Sequence[KeyDocument], readings: Mapping[str, Reading], shelved: Mapping[str, Shelved]
) -> Iterator[tuple[str, str]]:
    """Yield each account of which the keys know the incident, with the incident of most of its claims."""
    gold = link(documents)
    for document in documents:
        if document.id not in readings:
            continue
        account_of = shelved[document.id].account_of()
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for claim, incident in _aligned(document, readings[document.id]).items():
            if incident.id not in gold.left_out:
                told[account_of[claim]][gold.incident_of[incident.id]] += 1
        for account, incidents in told.items():
            yield account, min(incidents, key=lambda name: (-incidents[name], name))


def _aligned(document: KeyDocument, reading: Reading) -> dict[str, KeyIncident]:
    return align(document.incidents, reading.document.text, claims_of(reading))


def _candidates(reports: Iterable[Shelved], known: Mapping[str, Account]) -> set[tuple[str, str]]:
    sharing: dict[int, list[str]] = defaultdict(list)
    for report in reports:
        for account, keys in report.linked.keys:
            if account in known:
                for key in keys:
                    sharing[key].append(account)
    return {(min(pair), max(pair)) for ids in sharing.values() for pair in combinations(ids, 2)}


def read_priors() -> tuple[dict[Outcome, float], frozenset[Outcome]]:
    """Read the weights as judged, and which of them are held whatever the pairs say."""
    data = yaml.safe_load(PRIORS.read_text(encoding="utf-8"))
    found: dict[Outcome, float] = {BIAS: float(data["bias"])}
    for feature, levels in data["features"].items():
        found |= {(feature, str(level)): float(weight) for level, weight in levels.items()}
    held = ((feature, level) for feature, levels in data["held"].items() for level in levels)
    return found, frozenset(held)


def write(weights: Mapping[Outcome, float]) -> None:
    """Put the weights in their places in the packaged file; everything else stays."""
    feature, lines = "", []
    for line in PACKAGED.read_text(encoding="utf-8").splitlines():
        if line.startswith("bias:"):
            line = f"bias: {weights[BIAS]:.2f}"
        elif match := re.match(r"  (\w+):\Z", line):
            feature = match[1]
        elif match := re.match(r"    ([\w ]+): \{weight:", line):
            line = _WEIGHT.sub(f"{weights[feature, match[1]]:.2f}", line, count=1)
        lines.append(line)
    PACKAGED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _coded(documents: Iterable[KeyDocument]) -> dict[str, Reading]:
    wiring = Wiring(Pipeline.default(Config()))
    return {document.id: wiring.read_with_kinds(document.text, document.told)[0] for document in documents}


def _kept(files: Iterable[Path]) -> dict[str, Reading]:
    found = {}
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found[row["id"]] = reading_from_dict(row["reading"])
    return found


if __name__ == "__main__":
    main()
