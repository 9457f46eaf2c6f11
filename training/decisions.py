"""Choose what is decided beyond the scores of attributions, on PolNeAR dev, which nothing of the network has seen.

The articles held out from the branch will not do: the trunk was trained on them, scores there are surer than elsewhere,
and what is chosen on them takes too little.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from training.corpora import rows, sentence_breaks
from training.scoring import PARTS, AttributionCount
from whence.extract.encoder import Encoder
from whence.extract.linking import Decisions, Said
from whence.extract.tokens import Word, split_words

log = logging.getLogger(__name__)

BEGIN = Decisions(
    bonus={"source": 0.4, "cue": 0.7, "content": 0.2},
    opening={"source": 0.5, "cue": 0.5, "content": 1.0},
    bridged=2,
    linked=0.5,
    content=0.1,
    cue=0.3,
    source=0.1,
)
STEPS = {"bonus": 0.2, "opening": 0.25}
FLOORS = (0.05, 0.1, 0.2, 0.35, 0.5)
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Article:
    """An article with what the network says of it."""

    text: str
    words: list[Word]
    said: list[Said]
    gold: list[dict[str, Any]]


def choose(model: Path) -> Decisions:
    """Choose the decisions of an exported model and write them into its labels: one number after the other, twice."""
    write(model, BEGIN)
    encoder = Encoder.load(model)
    articles = [_article(encoder, row) for row in rows("polnear", "dev")]
    best = BEGIN
    value = measure(encoder, articles, best)
    for _ in range(ROUNDS):
        for field in ("bonus", "opening", "bridged", "linked", "content", "cue", "source"):
            for candidate in _candidates(best, field):
                reached = measure(encoder, articles, candidate)
                if reached > value + 0.01:
                    best, value = candidate, reached
        log.info("decisions: %.2f with %s", value, best)
    write(model, best)
    return best


def measure(encoder: Encoder, articles: Sequence[Article], decisions: Decisions) -> float:
    """Return the mean of the three token F1 and the relation F1, and of the source accuracy at half their weight."""
    count = AttributionCount()
    for article in articles:
        found = encoder.decide(article.words, article.said, decisions)
        spans = [{p: [[t.begin, t.end] for t in getattr(a, p)] for p in PARTS} for a in found]
        count.add(article.text, article.gold, spans)
    *four, source = count.figures().values()
    return (sum(four) + 0.5 * source) / 4.5


def write(model: Path, decisions: Decisions) -> None:
    """Put decisions into the labels of an exported model."""
    path = model / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    labels["decisions"] = asdict(decisions)
    path.write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def _article(encoder: Encoder, row: dict[str, Any]) -> Article:
    text = row["text"]
    breaks = sentence_breaks(text)
    sentences = list(zip(breaks, [*breaks[1:], len(text)], strict=True))
    return Article(text, split_words(text), encoder.attribution_scores(text, sentences), row["attributions"])


def _candidates(now: Decisions, field: str) -> Iterator[Decisions]:
    """Yield neighbours in one field."""
    value = getattr(now, field)
    others: Iterable[Any] = FLOORS
    if field == "bridged":
        others = range(3)
    elif field in STEPS:
        moves = [(part, sign * STEPS[field]) for part in PARTS for sign in (-1, 1)]
        others = ({**value, part: round(value[part] + move, 2)} for part, move in moves)
    for other in others:
        changed: dict[str, Any] = {field: other}
        yield replace(now, **changed)
