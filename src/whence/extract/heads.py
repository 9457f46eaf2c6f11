"""What each column of the encoder's output means, and how a window's columns become spans of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from whence.extract.decode import Floats, Ints, PairScorer, WordSpan, bio_spans, softmax, viterbi

ROLE_ROWS = 128  # predicates decoded at once; more would pad short sentences to the longest for little gain
# Thresholds chosen on the dev files; re-run `python -m training evaluate` after changing one.
PREDICATE_FLOOR = 0.5
EVENT_FLOOR = 0.5
LINK_FLOOR = 0.5  # a cue and a span above this belong together
CONTENT_FLOOR = 0.15  # a content span without a cue goes to its best cue above this
SOURCE_FLOOR = 0.1  # a cue without a source takes its best one above this
BONUS = {"source": 0.3, "cue": 0.4, "content": 0.0}  # added to the log-odds of being tagged: more is found
FILLER_BONUS = 1.5  # the same for fillers of incidents, which are weighed again by their score
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


def find_parts(groups: dict[str, Group], tags: Floats) -> dict[str, list[WordSpan]]:
    """Return the source, cue and content spans of a window from its tag scores [words, columns]."""
    parts = {}
    for part, bonus in BONUS.items():
        group = groups[f"attribution.{part}"]
        scores = tags[:, group.begin : group.end].copy()
        scores[:, 0] -= bonus
        probabilities = softmax(scores)
        chosen, best = probabilities.argmax(-1), probabilities.max(-1)
        parts[part] = list(bio_spans(group.labels, chosen.tolist(), best.tolist()))
    return parts


def find_links(scorer: PairScorer, view: View, parts: dict[str, list[WordSpan]]) -> list[Anchor]:
    """Link each cue of a window with its source and content spans; cues without content are dropped.

    Args:
        scorer: of cue and span.
        view: the window.
        parts: of `find_parts`, numbered as the words of the window.
    """
    cues, spans = parts["cue"], [*parts["source"], *parts["content"]]
    if not cues or not parts["content"]:
        return []
    sources = len(parts["source"])
    anchors = np.array([c.begin for c in cues], dtype=np.int64)
    begins = np.array([s.begin for s in spans], dtype=np.int64)
    kinds = (np.arange(len(spans)) >= sources).astype(np.int64)
    bucket = scorer.link_buckets(anchors, begins, kinds)
    linked = softmax(scorer.logits(view.anchors[anchors], view.words[begins], bucket))[:, :, 1]
    chosen = choose_links(linked, sources)
    found = []
    for cue, row, scores in zip(cues, chosen, linked, strict=True):
        if row[sources:].any():
            own = [replace(spans[n], score=float(scores[n])) for n in np.flatnonzero(row).tolist()]
            moved = tuple(
                replace(s, begin=s.begin + view.begin, end=s.end + view.begin)
                for s in sorted([cue, *own], key=lambda s: s.begin)
            )
            found.append(Anchor(cue.begin + view.begin, cue.score, moved))
    return found


def choose_links(linked: Floats, sources: int) -> NDArray[np.bool_]:
    """Return which spans belong to which cue, from probabilities [cues, spans], of which ``sources`` come first."""
    chosen = linked > LINK_FLOOR
    for n in range(sources, linked.shape[1]):
        best = int(linked[:, n].argmax())
        if not chosen[:, n].any() and linked[best, n] > CONTENT_FLOOR:
            chosen[best, n] = True
    if sources:
        for cue, row in enumerate(linked[:, :sources]):
            best = int(row.argmax())
            if not chosen[cue, :sources].any() and row[best] > SOURCE_FLOOR:
                chosen[cue, best] = True
    return chosen
