"""What each column of the encoder's output means, and how a window's columns become spans of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from whence.extract.decode import Floats, Ints, PairScorer, WordSpan, bio_spans, softmax, viterbi

ROLE_ROWS = 128  # predicates decoded at once; more would pad short sentences to the longest for little gain
# Thresholds chosen on the dev files; re-run `python -m training evaluate` after changing one.
PREDICATE_FLOOR = 0.5
EVENT_FLOOR = 0.5
FILLER_BONUS = 1.5  # added to the log-odds of fillers of incidents: more is found, and weighed again by its score
FILLER, INCIDENT, TOPIC = "filler.", "incident.", "topic"  # names of groups, or how they begin


@dataclass(frozen=True, slots=True)
class Group:
    """Columns [begin, end) of the tag scores are one softmax over ``labels``."""

    name: str
    labels: tuple[str, ...]
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A predicate or cue word with the spans that belong to it, numbered as the words of the document."""

    word: int
    score: float
    spans: tuple[WordSpan, ...]


def lay_out(groups: Sequence[tuple[str, Sequence[str]]]) -> dict[str, Group]:
    """Assign columns to groups of labels, in order."""
    at, laid = 0, {}
    for name, labels in groups:
        laid[name] = Group(name, tuple(labels), at, at + len(labels))
        at += len(labels)
    return laid


class SentenceScores:
    """Mean probability of every label of the groups that speak of whole sentences, word by word gathered."""

    def __init__(self, groups: dict[str, Group], sentences: int) -> None:
        self._groups = [g for g in groups.values() if g.name.startswith(INCIDENT) or g.name == TOPIC]
        self._sums = {g.name: np.zeros((sentences, len(g.labels)), dtype=np.float32) for g in self._groups}
        self._words = np.zeros(sentences, dtype=np.float32)

    def put(self, sentences: Ints, tags: Floats) -> None:
        """Add the scores [words, columns] of words in the sentences of these numbers."""
        np.add.at(self._words, sentences, 1.0)
        for group in self._groups:
            np.add.at(self._sums[group.name], sentences, softmax(tags[:, group.begin : group.end]))

    def incidents(self, sentence: int) -> tuple[tuple[str, float], ...]:
        """Return the kinds of violent incident with their probabilities, best first."""
        found = [(n.removeprefix(INCIDENT), self._mean(n, sentence, 1)) for n in self._sums if n.startswith(INCIDENT)]
        return tuple(sorted(found, key=lambda f: -f[1]))

    def topics(self, sentence: int) -> tuple[tuple[str, float], ...]:
        """Return the types of event that a report with this sentence could be about, best first."""
        labels = next((g.labels for g in self._groups if g.name == TOPIC), ())
        found = [(label, self._mean(TOPIC, sentence, n)) for n, label in enumerate(labels)]
        return tuple(sorted(found, key=lambda f: -f[1]))

    def _mean(self, name: str, sentence: int, column: int) -> float:
        return float(self._sums[name][sentence, column] / max(1.0, self._words[sentence]))


class TagColumns:
    """Chosen label and its probability for every word and group: 5 bytes each, so that long documents fit."""

    def __init__(self, groups: dict[str, Group], words: int) -> None:
        self._groups = {name: n for n, name in enumerate(groups)}
        self._layout = groups
        self._chosen = np.zeros((len(groups), words), dtype=np.uint8)
        self._scores = np.zeros((len(groups), words), dtype=np.float32)

    def put(self, begin: int, tags: Floats) -> None:
        """Store the scores [words, columns] of the words from ``begin`` on."""
        for name, n in self._groups.items():
            group = self._layout[name]
            scores = tags[:, group.begin : group.end]
            probabilities = softmax(scores)
            if name.startswith(FILLER):
                scores = scores.copy()
                scores[:, 0] -= FILLER_BONUS
            chosen = scores.argmax(-1)
            self._chosen[n, begin : begin + len(tags)] = chosen
            self._scores[n, begin : begin + len(tags)] = probabilities[np.arange(len(tags)), chosen]

    def spans(self, name: str) -> Iterator[WordSpan]:
        """Yield the spans of one BIO group over the whole document; cost follows the tagged words, not all words."""
        n = self._groups[name]
        labels, chosen, scores = self._layout[name].labels, self._chosen[n], self._scores[n]
        tagged = np.flatnonzero(chosen)
        if not tagged.size:
            return
        cuts = [0, *(np.flatnonzero(np.diff(tagged) > 1) + 1).tolist(), len(tagged)]
        for first, last in pairwise(cuts):
            begin, end = int(tagged[first]), int(tagged[last - 1]) + 1
            for span in bio_spans(labels, chosen[begin:end].tolist(), scores[begin:end].tolist()):
                yield WordSpan(span.begin + begin, span.end + begin, span.label, span.score)


@dataclass(frozen=True, slots=True)
class View:
    """One window's states: word 0 here is word ``begin`` of the document.

    Attributes:
        states: [words, 2 * size] as anchors, then as words.
        sentences: sentence number of each word.
    """

    begin: int
    anchors: Floats
    words: Floats
    sentences: Ints


def find_roles(scorer: PairScorer, labels: Sequence[str], views: Sequence[tuple[View, Sequence[int]]]) -> list[Anchor]:
    """Return the role spans of every predicate; ``views`` pairs windows with their predicates (word in window)."""
    asked: list[tuple[int, Floats]] = []
    for view, predicates in views:
        for sentence, group in groupby(predicates, key=lambda p: int(view.sentences[p])):
            begin = int(np.searchsorted(view.sentences, sentence, side="left"))
            end = int(np.searchsorted(view.sentences, sentence, side="right"))
            members = list(group)
            bucket = scorer.buckets(np.arange(begin, end)[None, :] - np.asarray(members)[:, None])
            scores = scorer.logits(view.anchors[members], view.words[begin:end], bucket)
            asked += [(view.begin + begin, row) for row in softmax(scores)]
    order = sorted(range(len(asked)), key=lambda n: len(asked[n][1]))
    found: dict[int, tuple[WordSpan, ...]] = {}
    for at in range(0, len(order), ROLE_ROWS):
        chunk = order[at : at + ROLE_ROWS]
        for n, path in zip(chunk, _best_paths([asked[m][1] for m in chunk]), strict=True):
            offset, probabilities = asked[n]
            chosen = join_touching(labels, path[: len(probabilities)])
            scores = probabilities[np.arange(len(chosen)), chosen]
            found[n] = tuple(
                WordSpan(s.begin + offset, s.end + offset, s.label, s.score)
                for s in bio_spans(labels, chosen.tolist(), scores.tolist())
            )
    numbers = [view.begin + p for view, predicates in views for p in predicates]
    return [Anchor(word, 1.0, found[n]) for n, word in enumerate(numbers)]


def join_touching(labels: Sequence[str], chosen: Ints) -> Ints:
    """Make one argument of two of the same number that touch: PropBank gives a predicate no two ("the", "army")."""
    joined = chosen.copy()
    for at in range(1, len(joined)):
        label = labels[joined[at]]
        if label.startswith("B-ARG") and label[5:6].isdigit() and labels[joined[at - 1]][2:] == label[2:]:
            joined[at] += 1  # I- follows B-
    return joined


def _best_paths(rows: Sequence[Floats]) -> Ints:
    """Return the best legal BIO labels of rows of unequal length; most rows are legal as they stand."""
    width, size = max(len(r) for r in rows), rows[0].shape[1]
    scores = np.full((len(rows), width, size), -1e6, dtype=np.float32)
    scores[:, :, 0] = 0.0
    for n, row in enumerate(rows):
        scores[n, : len(row)] = np.log(row + 1e-9)
    paths: Ints = scores.argmax(-1)
    before = np.concatenate((np.zeros((len(rows), 1), dtype=np.int64), paths[:, :-1]), axis=1)
    continues = (paths > 0) & (paths % 2 == 0)
    illegal = (continues & (before != paths) & (before != paths - 1)).any(1)
    if illegal.any():
        paths[illegal] = viterbi(scores[illegal])
    return paths
