"""How likely a description is relevant to CEHA: one violent event of conflict in the Horn of Africa, and not a summary.

A logistic regression over a dozen figures, each a reason that a reader could give. The task's own reasons, its region
and its kinds of conflict, are here and not in the product. Weights and words are `reference/data/relevance.yaml`,
written by `python -m training.relevance`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.extract.encoder import SentenceKind
from whence.link.relevance import Account
from whence.model.errors import ReferenceDataError
from whence.model.place import Place
from whence.model.reading import Reading
from whence.reference.phrases import load_yaml

DATA = "relevance.yaml"


@dataclass(frozen=True, slots=True)
class Weight:
    """What a figure adds to the log odds: ``weight`` × (value - ``mean``) / ``spread``."""

    mean: float
    spread: float
    weight: float


@dataclass(frozen=True, slots=True)
class Relevance:
    """The task's region and words, and the fitted weights."""

    region: frozenset[str]
    conflict: re.Pattern[str]
    bias: float
    weights: Mapping[str, Weight]

    @classmethod
    def load(cls) -> Relevance:
        """Load the packaged data.

        Raises:
            ReferenceDataError: the data is not of the form that `training.relevance` writes.
        """
        data = load_yaml(DATA)
        try:
            weights = {
                name: Weight(*(float(values[key]) for key in ("mean", "spread", "weight")))
                for name, values in data["weights"].items()
            }
            words = "|".join(re.escape(word.strip()) for word in data["conflict"].split(","))
            pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
            region = frozenset(code.strip() for code in data["region"].split(","))
            return cls(region, pattern, float(data["bias"]), weights)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ReferenceDataError(f"{DATA}: {error!r}") from error

    def probability(self, reading: Reading, kinds: Sequence[SentenceKind]) -> float:
        """Return how likely a description is relevant, in [0, 1]."""
        return 1 / (1 + math.exp(-self.bias - sum(self.reasons(reading, kinds).values())))

    def reasons(self, reading: Reading, kinds: Sequence[SentenceKind]) -> dict[str, float]:
        """Return what each figure adds to the log odds, the strongest first."""
        found = self.figures(reading, kinds)
        added = {name: w.weight * (found[name] - w.mean) / w.spread for name, w in self.weights.items()}
        return dict(sorted(added.items(), key=lambda item: -abs(item[1])))

    def figures(self, reading: Reading, kinds: Sequence[SentenceKind]) -> dict[str, float]:
        """Return the figures of a description.

        Args:
            reading: the description, read.
            kinds: what the encoder says of each of its sentences, in order; empty if it says nothing.
        """
        account, text = Account.of(reading), reading.document.text
        words = len(text.split())
        places = [m.resolved.country for m in reading.mentions if isinstance(m.resolved, Place)]
        topics = [dict(kind.topics) for kind in kinds]
        return {
            "length": math.log(max(1, account.sentences)),
            "leads with one act of violence": float(account.leads),
            "share of violent sentences": account.violent_sentences,
            "share of series and totals": account.recurring,
            "counts victims": float(account.tolls),
            "first sentence on an attack": topics[0].get("ASSAULT", 0.0) if topics else 0.0,
            "sentences on attacks": _mean(topics, "ASSAULT"),
            "sentences on support": _mean(topics, "SUPPORT"),
            "first sentence like an incident": dict(kinds[0].incidents).get("attack", 0.0) if kinds else 0.0,
            "kind of conflict": math.log1p(len(self.conflict.findall(text))) / math.log(words + 5),
            "in the region": (sum(code in self.region for code in places) + 1) / (len(places) + 1),
        }


def _mean(topics: Sequence[Mapping[str, float]], label: str) -> float:
    return sum(topic.get(label, 0.0) for topic in topics) / max(1, len(topics))
