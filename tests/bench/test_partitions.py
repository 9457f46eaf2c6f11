"""B-cubed and CEAF-e on the examples of their papers, and against brute force on small partitions."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.bench.scores.bcubed import item_scores
from whence.bench.scores.ceafe import match
from whence.bench.scores.partitions import Partitions, components, spanning
from whence.model.errors import BenchInputError

KEY = {1: "a", 2: "a", 3: "a", 4: "a", 5: "a", 6: "b", 7: "b", 8: "c", 9: "c", 10: "c", 11: "c", 12: "c"}
"""The example of Bagga and Baldwin (1998), taken up by Luo (2005)."""


def response(*groups: range) -> dict[int, str]:
    """Name groups by their place."""
    return {item: str(number) for number, group in enumerate(groups) for item in group}


def b3(both: Partitions[int]) -> tuple[float, float]:
    """Average precision and recall over all items."""
    scores = list(item_scores(both))
    precision = [score.precision for score in scores if score.precision is not None]
    recall = [score.recall for score in scores if score.recall is not None]
    return sum(precision) / len(precision), sum(recall) / len(recall)


def test_bcubed_of_two_clusters_joined() -> None:
    """The small error costs less than the large one, as Bagga and Baldwin wanted it."""
    small = Partitions(KEY, response(range(1, 6), range(6, 13)))
    large = Partitions(KEY, {**response(range(1, 13)), 6: "x", 7: "x"})
    assert b3(small) == pytest.approx((0.762, 1.0), abs=5e-4)
    assert b3(large) == pytest.approx((0.583, 1.0), abs=5e-4)


def test_ceafe_of_two_clusters_joined() -> None:
    """By Luo's example: 1 + 10/12 over two clusters of the response, and over three of the key."""
    found = match(Partitions(KEY, response(range(1, 6), range(6, 13))))
    assert {(pair.key, pair.response) for pair in found} == {("a", "0"), ("c", "1")}
    assert sum(pair.likeness for pair in found) == pytest.approx(1 + 10 / 12)


def test_clusters_left_out_count_on_neither_average() -> None:
    """Precision is over the kept clusters of the response, recall over those of the key; members all count."""
    both = Partitions({"p": "a", "q": "a", "r": "b"}, {"p": "1", "q": "2", "r": "1"})
    scores = {score.item: score for score in item_scores(both, key={"a"}, response={"1"})}
    assert (scores["p"].precision, scores["p"].recall) == (0.5, 0.5)
    assert (scores["q"].precision, scores["q"].recall) == (None, 0.5)
    assert (scores["r"].precision, scores["r"].recall) == (0.5, None)
    assert [(pair.key, pair.response) for pair in match(both, key={"a"}, response={"1"})] == [("a", "1")]


def test_spanning_clusters_have_items_of_several_groups() -> None:
    """Two claims of one document make no cluster that spans."""
    clusters = {("d1", 1): "a", ("d1", 2): "a", ("d1", 3): "b", ("d2", 1): "b"}
    assert spanning(clusters, lambda item: item[0]) == {"b"}


def test_other_items_are_refused() -> None:
    """Both partitions have to be of the same items."""
    with pytest.raises(BenchInputError, match="different items"):
        Partitions({1: "a"}, {2: "a"})


small = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=8)


@given(small)
def test_ceafe_is_the_best_of_all_assignments(pairs: list[tuple[int, int]]) -> None:
    """No one-to-one map of clusters is better than the one found."""
    both = Partitions(
        {at: f"k{key}" for at, (key, _) in enumerate(pairs)}, {at: f"r{other}" for at, (_, other) in enumerate(pairs)}
    )
    keys, responses = sorted(set(both.key.values())), sorted(set(both.response.values()))
    pad = [*responses, *(None for _ in keys)]

    def likeness(key: str, other: str | None) -> float:
        mine = {at for at, name in both.key.items() if name == key}
        theirs = {at for at, name in both.response.items() if name == other}
        return 2 * len(mine & theirs) / (len(mine) + len(theirs))

    best = max(
        sum(likeness(key, other) for key, other in zip(keys, chosen, strict=True))
        for chosen in set(permutations(pad, len(keys)))
    )
    assert sum(pair.likeness for pair in match(both)) == pytest.approx(best)


@given(small)
def test_bcubed_by_its_definition(pairs: list[tuple[int, int]]) -> None:
    """Precision and recall of an item are shares of the items that are with it."""
    both = Partitions(
        {at: str(key) for at, (key, _) in enumerate(pairs)}, {at: str(other) for at, (_, other) in enumerate(pairs)}
    )
    for score in item_scores(both):
        key, other = pairs[score.item]  # type: ignore[call-overload]  # items are places in the list
        mine = [pair for pair in pairs if pair[0] == key]
        theirs = [pair for pair in pairs if pair[1] == other]
        assert score.recall == pytest.approx(sum(pair[1] == other for pair in mine) / len(mine))
        assert score.precision == pytest.approx(sum(pair[0] == key for pair in theirs) / len(theirs))


@given(small)
def test_components_part_what_does_not_overlap(pairs: list[tuple[int, int]]) -> None:
    """Every cluster is in one component, and overlapping ones are in the same."""
    edges = [(f"k{key}", f"r{other}") for key, other in pairs]
    parts = list(components(edges))
    assert sorted(key for keys, _ in parts for key in keys) == sorted({key for key, _ in edges})
    assert sorted(other for _, others in parts for other in others) == sorted({other for _, other in edges})
    assert all(any(key in keys and other in others for keys, others in parts) for key, other in edges)
