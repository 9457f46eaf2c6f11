from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from whence.bench.scores.pairing import assign, pair_spans

SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda s: (s[0], s[0] + s[1])), max_size=7)


@given(SPANS, SPANS)
def test_span_pairs_overlap_one_to_one_and_leave_no_pair(
    gold: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    pairs = pair_spans(gold, found)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(gold[i][0] < found[j][1] and found[j][0] < gold[i][1] for i, j in pairs)
    free = [
        [k for k in range(len(side)) if k not in {pair[n] for pair in pairs}] for n, side in enumerate((gold, found))
    ]
    assert not any(gold[i][0] < found[j][1] and found[j][0] < gold[i][1] for i in free[0] for j in free[1])


def test_identical_spans_come_before_larger_overlaps() -> None:
    assert pair_spans([(0, 20), (5, 10)], [(5, 10)]) == [(1, 0)]


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_an_assignment_has_the_greatest_weight(rows: int, columns: int, data: st.DataObject) -> None:
    line = st.lists(st.integers(0, 5), min_size=columns, max_size=columns)
    weights = data.draw(st.lists(line, min_size=rows, max_size=rows))
    pairs = assign(weights)
    assert len(pairs) == min(rows, columns)
    best = max(
        sum(weights[i][j] for i, j in zip(chosen, range(columns), strict=False))
        if rows >= columns
        else sum(weights[i][j] for i, j in zip(range(rows), chosen, strict=False))
        for chosen in permutations(range(max(rows, columns)), min(rows, columns))
    )
    assert sum(weights[i][j] for i, j in pairs) == best


def test_nothing_to_assign() -> None:
    assert assign([]) == []
    assert assign([[], []]) == []
