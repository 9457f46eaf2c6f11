"""Turn scores into spans. Word numbers throughout; `end` is exclusive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
MOST_BETWEEN = 3  # other cues between a cue and a span: more count as this many
_NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words [begin, end) with a label; the score is the mean probability of the labels chosen."""

    begin: int
    end: int
    label: str
    score: float


def softmax(scores: Floats) -> Floats:
    """Return probabilities over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = raised / raised.sum(-1, keepdims=True)
    return result


def log_softmax(scores: Floats) -> Floats:
    """Return log probabilities over the last axis."""
    lowered = scores - scores.max(-1, keepdims=True)
    result: Floats = lowered - np.log(np.exp(lowered).sum(-1, keepdims=True))
    return result


def bio_spans(labels: Sequence[str], chosen: Sequence[int], scores: Sequence[float]) -> Iterator[WordSpan]:
    """Read spans off one chosen label a word; an I- that continues nothing opens a span.

    Args:
        labels: "O", then "B-X" and "I-X" for every X; label 0 is outside.
        chosen: index into ``labels`` for each word.
        scores: probability of the chosen label.
    """
    begin, kind = -1, ""
    for at, index in enumerate([*chosen, 0]):
        label = labels[index]
        if begin >= 0 and not (label.startswith("I-") and label[2:] == kind):
            yield WordSpan(begin, at, kind, sum(scores[begin:at]) / (at - begin))
            begin = -1
        if index and begin < 0:
            begin, kind = at, label[2:]


def runs(mask: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the longest runs [begin, end) of true values."""
    begin = -1
    for at, value in enumerate([*mask, False]):
        if value and begin < 0:
            begin = at
        elif not value and begin >= 0:
            yield begin, at
            begin = -1


def viterbi(scores: Floats) -> Ints:
    """Return the best legal sequence of BIO labels for each row.

    Labels are O, then B- and I- of each type in turn, so that label 2k+2 continues 2k+1 and itself and nothing else.

    Args:
        scores: log probabilities, [rows, words, labels]; the same number of words in every row.
    """
    rows, words, size = scores.shape
    inside = np.arange(2, size, 2)
    free = np.concatenate(([0], np.arange(1, size, 2)))
    best = scores[:, 0].copy()
    best[:, inside] = _NEVER
    back = np.zeros((rows, words, size), dtype=np.int64)
    for at in range(1, words):
        source = best.argmax(-1)
        step = np.empty_like(best)
        step[:, free] = best.max(-1)[:, None]
        back[:, at, free] = source[:, None]
        from_begin = best[:, inside - 1] >= best[:, inside]
        step[:, inside] = np.where(from_begin, best[:, inside - 1], best[:, inside])
        back[:, at, inside] = np.where(from_begin, inside - 1, inside)
        best = step + scores[:, at]
    path = np.zeros((rows, words), dtype=np.int64)
    if words:
        path[:, -1] = best.argmax(-1)
    for at in range(words - 1, 0, -1):
        path[:, at - 1] = np.take_along_axis(back[:, at], path[:, at, None], -1)[:, 0]
    return path


@dataclass(frozen=True, slots=True)
class PairScorer:
    """Label a word in relation to an anchor word (see training/net.py, which trains it).

    Attributes:
        bounds: upper ends of the distance buckets, in words.
        distance: [buckets, size]; score: [size, labels]; bias: [labels].
    """

    bounds: Ints
    distance: Floats
    score: Floats
    bias: Floats

    def buckets(self, distance: Ints) -> Ints:
        """Return the bucket of each signed distance: 0 at 0, then those before the anchor, then those after."""
        size = np.searchsorted(self.bounds, np.abs(distance), side="left") + 1
        side = len(self.bounds) + 1
        result: Ints = np.where(distance == 0, 0, np.where(distance < 0, size, size + side))
        return result

    def link_buckets(self, cues: Ints, begins: Ints, kinds: Ints) -> Ints:
        """Return [cues, spans]: the span's kind, how many other cues stand between, and the distance, as one number.

        Args:
            cues: sorted word numbers of the cues.
            begins: first word of each span.
            kinds: 0 for a source, 1 for a content.
        """
        order = np.arange(len(cues))[:, None]
        before = np.searchsorted(cues, begins, side="left")[None, :]
        between = np.where(before > order, before - order - 1, order - before).clip(0, MOST_BETWEEN)
        near = self.buckets(begins[None, :] - cues[:, None])
        result: Ints = (kinds[None, :] * (MOST_BETWEEN + 1) + between) * (2 * len(self.bounds) + 3) + near
        return result

    def logits(self, anchors: Floats, words: Floats, bucket: Ints) -> Floats:
        """Return [anchors, words, labels].

        Args:
            anchors: states [anchors, 2 * size].
            words: states [words, 2 * size].
            bucket: [anchors, words].
        """
        size = self.distance.shape[1]
        hidden: Floats = anchors[:, None, size:] * words[None, :, size:]
        hidden += anchors[:, None, :size]
        hidden += words[None, :, :size]
        hidden += self.distance[bucket]
        np.maximum(hidden, 0, out=hidden)
        result: Floats = hidden @ self.score + self.bias
        return result
