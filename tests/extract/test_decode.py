from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.decode import PairScorer, WordSpan, bio_spans, runs, softmax, viterbi

LABELS = ("O", "B-A", "I-A", "B-C", "I-C")


def spans(chosen: list[int]) -> list[tuple[int, int, str]]:
    return [(s.begin, s.end, s.label) for s in bio_spans(LABELS, chosen, [1.0] * len(chosen))]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ([0, 1, 2, 0], [(1, 3, "A")]),
        ([1, 1, 2], [(0, 1, "A"), (1, 3, "A")]),
        ([1, 4, 4], [(0, 1, "A"), (1, 3, "C")]),
        ([0, 2, 2], [(1, 3, "A")]),
        ([], []),
    ],
)
def test_bio(chosen: list[int], found: list[tuple[int, int, str]]) -> None:
    assert spans(chosen) == found


def test_score_is_the_mean() -> None:
    assert list(bio_spans(LABELS, [1, 2], [0.5, 1.0])) == [WordSpan(0, 2, "A", 0.75)]


@given(st.lists(st.integers(0, 4), max_size=30))
def test_spans_cover_exactly_the_tagged_words(chosen: list[int]) -> None:
    covered = [n for b, e, _ in spans(chosen) for n in range(b, e)]
    assert covered == [n for n, label in enumerate(chosen) if label]


@given(st.lists(st.booleans(), max_size=30))
def test_runs(mask: list[bool]) -> None:
    found = list(runs(mask))
    assert [n for b, e in found for n in range(b, e)] == [n for n, v in enumerate(mask) if v]
    assert all(a[1] < b[0] for a, b in pairwise(found))


@given(st.integers(0, 2**32 - 1), st.integers(1, 8))
def test_viterbi_is_legal_and_best(seed: int, words: int) -> None:
    scores = np.log(softmax(np.random.default_rng(seed).normal(size=(2, words, 5)).astype(np.float32) * 3))

    def legal(path: tuple[int, ...]) -> bool:
        return all(b not in (2, 4) or a in (b, b - 1) for a, b in zip((0, *path), path, strict=False))

    for row, path in zip(scores, viterbi(scores), strict=True):
        assert legal(tuple(path))
        mine = row[np.arange(words), path].sum()
        if words <= 4:
            every = np.stack(np.meshgrid(*[range(5)] * words, indexing="ij"), -1).reshape(-1, words)
            best = max(row[np.arange(words), p].sum() for p in every if legal(tuple(p)))
            assert mine == pytest.approx(best, abs=1e-4)


def test_distance_buckets_tell_before_from_after() -> None:
    empty = np.zeros((0, 0), dtype=np.float32)
    scorer = PairScorer(np.array([1, 2, 5]), empty, empty, empty)
    assert scorer.buckets(np.array([0, -1, -2, -4, -9, 1, 2, 5, 6])).tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8]
