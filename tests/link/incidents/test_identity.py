"""Which incident a cluster is, and what became of those that are no more."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.link.incidents.identity import Assignment, Cluster, Fate, assign, incident_id
from whence.link.incidents.shelf import Tombstone
from whence.model.incident import ChangeKind

NEW, CHANGED, MERGED = ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.MERGED
SPLIT, WITHDRAWN, REVIVED = ChangeKind.SPLIT, ChangeKind.WITHDRAWN, ChangeKind.REVIVED


def fates(made: Assignment) -> dict[str, tuple[ChangeKind, str | None]]:
    return {fate.id: (fate.kind, fate.into) for fate in made.fates}


def test_a_new_cluster_is_named_after_its_founder() -> None:
    made = assign({}, {}, [("a", "b"), ("c",)])
    assert made.ids == (incident_id("a"), incident_id("c"))
    assert {kind for kind, _ in fates(made).values()} == {NEW}


def test_what_did_not_change_has_no_fate() -> None:
    assert assign({"X": ("b", "a")}, {}, [("a", "b")]) == Assignment(("X",), ())


def test_an_incident_keeps_its_id_when_an_earlier_claim_joins() -> None:
    made = assign({"X": ("b",)}, {}, [("a", "b")])
    assert made.ids == ("X",)
    assert fates(made) == {"X": (CHANGED, None)}


def test_the_larger_of_two_that_merge_goes_on() -> None:
    made = assign({"X": ("a",), "Y": ("b", "c")}, {}, [("a", "b", "c")])
    assert made.ids == ("Y",)
    assert fates(made) == {"X": (MERGED, "Y"), "Y": (CHANGED, None)}
    assert made.fates[1].out_of == ("X",)


def test_of_two_as_large_the_older_goes_on() -> None:
    assert assign({"X": ("b",), "Y": ("a",)}, {}, [("a", "b")]).ids == ("Y",)


def test_what_is_split_off_is_new_and_told_where_it_came_from() -> None:
    made = assign({"X": ("a", "b", "c")}, {}, [("a", "b"), ("c",)])
    assert made.ids == ("X", incident_id("c"))
    assert fates(made) == {"X": (SPLIT, None), incident_id("c"): (NEW, None)}
    split = next(fate for fate in made.fates if fate.id == "X")
    assert (split.before, split.parts) == (("a", "b", "c"), (incident_id("c"),))


def test_what_lost_all_its_claims_is_withdrawn() -> None:
    assert fates(assign({"X": ("a",)}, {}, [])) == {"X": (WITHDRAWN, None)}


def test_undoing_a_merge_gives_both_back_though_the_smaller_went_on() -> None:
    stones = {"Y": Tombstone("Y", "X", ("b", "c", "d"))}
    made = assign({"X": ("a", "b", "c", "d")}, stones, [("a",), ("b", "c", "d")])
    assert made.ids == ("X", "Y")
    assert fates(made) == {"X": (SPLIT, None), "Y": (REVIVED, None)}


def test_a_merged_incident_stays_so_while_most_of_its_claims_are_elsewhere() -> None:
    stones = {"Y": Tombstone("Y", "X", ("b", "c", "d"))}
    made = assign({"X": ("a", "b", "c", "d")}, stones, [("a", "b", "c"), ("d",)])
    assert made.ids == ("X", incident_id("d"))


def test_an_incident_that_was_withdrawn_comes_back_with_its_claims() -> None:
    stones = {"X": Tombstone("X", None, ("a",))}
    made = assign({}, stones, [("a",)])
    assert (made.ids, fates(made)) == (("X",), {"X": (REVIVED, None)})


def test_an_id_that_another_has_is_not_given_again() -> None:
    taken = {incident_id("a"), incident_id("b")}
    assert assign({}, {}, [("a", "b", "c")], taken.__contains__).ids == (incident_id("c"),)
    alone = assign({}, {}, [("a",)], taken.__contains__).ids
    assert alone[0] not in taken


def partitions(claims: list[str]) -> st.SearchStrategy[list[Cluster]]:
    def grouped(drawn: list[int]) -> list[Cluster]:
        groups: dict[int, list[str]] = {}
        for claim, group in zip(claims, drawn, strict=True):
            if group >= 0:
                groups.setdefault(group, []).append(claim)
        return sorted(tuple(group) for group in groups.values())

    return st.lists(st.integers(-1, 3), min_size=len(claims), max_size=len(claims)).map(grouped)


CLAIMS = [f"claim {n}" for n in range(7)]


class History:
    """Incidents that live and those that do not, as a shelf would keep them."""

    def __init__(self) -> None:
        self.live: dict[str, Cluster] = {}
        self.fallen: dict[str, Tombstone] = {}

    def go_on(self, clusters: list[Cluster]) -> Assignment:
        made = assign(self.live, self.fallen, clusters)
        for fate in made.fates:
            self._take(fate)
        return made

    def _take(self, fate: Fate) -> None:
        self.fallen.pop(fate.id, None)
        self.live.pop(fate.id, None)
        if fate.claims:
            self.live[fate.id] = fate.claims
        else:
            self.fallen[fate.id] = Tombstone(fate.id, fate.into, fate.before)


@settings(deadline=None, max_examples=100)
@given(st.lists(partitions(CLAIMS), min_size=1, max_size=6))
def test_whatever_happens_each_claim_is_in_one_incident_that_lives(steps: list[list[Cluster]]) -> None:
    history = History()
    for clusters in steps:
        made = history.go_on(clusters)
        assert len(set(made.ids)) == len(clusters)
        assert {id: history.live[id] for id in made.ids} == dict(zip(made.ids, clusters, strict=True))
        assert set(history.live) == set(made.ids)
        for stone in history.fallen.values():
            assert stone.into is None or stone.into in {*history.live, *history.fallen}


@settings(deadline=None, max_examples=100)
@given(st.lists(partitions(CLAIMS), min_size=1, max_size=4))
def test_going_on_with_the_same_changes_nothing(steps: list[list[Cluster]]) -> None:
    history = History()
    for clusters in steps:
        history.go_on(clusters)
    before = dict(history.live)
    assert history.go_on(steps[-1]).fates == ()
    assert history.live == before


@settings(deadline=None, max_examples=100)
@given(partitions(CLAIMS), st.data())
def test_undoing_a_merge_gives_back_the_same_ids(clusters: list[Cluster], data: st.DataObject) -> None:
    if len(clusters) < 2:
        return
    history = History()
    history.go_on(clusters)
    before = dict(history.live)
    two = data.draw(st.lists(st.sampled_from(clusters), min_size=2, max_size=2, unique=True))
    merged = [*(each for each in clusters if each not in two), tuple(sorted((*two[0], *two[1])))]
    history.go_on(sorted(merged))
    assert len(history.live) == len(clusters) - 1
    history.go_on(clusters)
    assert history.live == before


@settings(deadline=None, max_examples=100)
@given(partitions(CLAIMS), st.randoms(use_true_random=False))
def test_ids_do_not_depend_on_the_order_in_which_incidents_are_told(
    clusters: list[Cluster], chance: random.Random
) -> None:
    history = History()
    history.go_on([tuple(CLAIMS[:3]), tuple(CLAIMS[3:])])
    shuffled = list(history.live.items())
    chance.shuffle(shuffled)
    assert assign(dict(shuffled), {}, clusters) == assign(history.live, {}, clusters)
