"""What joins in one component, and what does not."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.incidents.worlds import Drawn, account, judgement, link, spot

from whence.link.incidents.clustering import Clustering, cluster
from whence.link.incidents.constraints import Terms
from whence.link.incidents.rulings import Rulings
from whence.model.account import Account
from whence.model.linking import Judgement, Link, Verdict

TERMS = Terms()


class Told:
    """A comparison by a table of pairs of claims; what is not in it is as likely as ``rest``."""

    def __init__(self, pairs: dict[str, float | str], rest: float = 0.1) -> None:
        self.pairs, self.rest = pairs, rest
        self.asked = 0

    def __call__(self, one: Account, other: Account) -> Link:
        self.asked += 1
        value = self.pairs.get(" ".join(sorted((one.claims[0], other.claims[0]))), self.rest)
        return link(one, other, 0.0, value) if isinstance(value, str) else link(one, other, value)


def clusters(accounts: list[Account], told: Told, *judged: Judgement, found: str = "") -> set[str]:
    """Cluster, with links for the pairs ``found`` (all of the table if empty); name clusters by their claims."""
    by_claim = {each.claims[0]: each for each in accounts}
    pairs = found.split(",") if found else list(told.pairs)
    links = [told(by_claim[one], by_claim[other]) for one, other in (pair.split() for pair in pairs)]
    made = cluster(accounts, links, Rulings.of(judged), told, TERMS)
    claim = {each.id: each.claims[0] for each in accounts}
    assert sorted(id for group in made for id in group) == sorted(claim)
    return {"".join(sorted(claim[id] for id in group)) for group in made}


def letters(names: str = "abc", **told: object) -> list[Account]:
    return [account(name, **told) for name in names]


def test_likely_pairs_join() -> None:
    assert clusters(letters(), Told({"a b": 0.9, "b c": 0.9, "a c": 0.8})) == {"abc"}


def test_one_likely_pair_does_not_chain_two_happenings() -> None:
    told = Told({"a b": 0.95, "b c": 0.7, "a c": 0.05})
    assert clusters(letters(), told) == {"ab", "c"}


def test_pairs_that_were_never_compared_are_compared_before_clusters_join() -> None:
    told = Told({"a b": 0.95, "b c": 0.7}, rest=0.05)
    assert clusters(letters(), told) == {"ab", "c"}
    assert told.asked == 3


def test_a_veto_between_any_two_keeps_clusters_apart() -> None:
    assert clusters(letters(), Told({"a b": 0.99, "b c": 0.99, "a c": "far apart"})) == {"ab", "c"}


def test_a_judgement_joins_whatever_score_and_veto() -> None:
    assert clusters(letters("ab"), Told({"a b": "far apart"}), judgement(Verdict.SAME, "a", "b")) == {"ab"}


def test_what_is_joined_by_judgement_keeps_its_other_members() -> None:
    told = Told({"a b": 0.9, "a c": "far apart", "b c": "far apart"})
    assert clusters(letters(), told, judgement(Verdict.SAME, "a", "c")) == {"abc"}


def test_a_judgement_parts_what_is_alike_and_copies_too() -> None:
    apart = judgement(Verdict.DIFFERENT, "a", "b")
    assert clusters(letters("ab"), Told({"a b": 0.99}), apart) == {"a", "b"}
    assert clusters(letters("ab", digest="one"), Told({"a b": 0.99}), apart) == {"a", "b"}


def test_parted_by_what_follows_from_judgements() -> None:
    judged = [judgement(Verdict.SAME, "a", "b"), judgement(Verdict.DIFFERENT, "b", "c")]
    assert clusters(letters(), Told({"a b": 0.1, "a c": 0.99}), *judged) == {"ab", "c"}


def test_unsure_takes_out_the_evidence_of_the_pair_alone() -> None:
    unsure = judgement(Verdict.UNSURE, "a", "b")
    assert clusters(letters("ab"), Told({"a b": 0.99}), unsure) == {"a", "b"}
    assert clusters(letters(), Told({"a b": 0.99, "b c": 0.9, "a c": 0.9}), unsure) == {"abc"}


def test_copies_are_one_node_without_a_comparison() -> None:
    told = Told({})
    assert clusters(letters("abcdef", digest="one"), told, found="a b") == {"abcdef"}
    assert told.asked == 1


def test_days_of_a_cluster_do_not_wander() -> None:
    days = [
        account(name, start=date(2020, 1, day), end=date(2020, 1, day), published=date(2020, 1, 5))
        for name, day in (("a", 1), ("b", 2), ("c", 3))
    ]
    assert clusters(days, Told({"a b": 0.9, "b c": 0.8, "a c": 0.7})) == {"ab", "c"}


def test_a_wide_time_does_not_bridge_two_days() -> None:
    told = [
        account("a", start=date(2020, 1, 1), end=date(2020, 1, 1)),
        account("b", start=date(2020, 1, 1), end=date(2020, 1, 31), published=date(2020, 2, 1)),
        account("c", start=date(2020, 1, 20), end=date(2020, 1, 20), published=date(2020, 1, 21)),
    ]
    assert clusters(told, Told({"a b": 0.9, "b c": 0.8, "a c": 0.6})) == {"ab", "c"}


def test_places_too_far_apart_are_two_happenings() -> None:
    told = [account("a", spots=(spot("North", 0, 10),)), account("b", spots=(spot("South", 0, 0),))]
    assert clusters(told, Told({"a b": 0.99})) == {"a", "b"}


@settings(deadline=None, max_examples=60)
@given(st.integers(2, 14), st.integers(0, 3), st.randoms(use_true_random=False))
def test_order_changes_nothing(number: int, noise: int, chance: random.Random) -> None:
    compare = Drawn(noise / 10)
    accounts = [account(f"claim {n}", digest=f"{'ab'[n % 2]}{n // 2}") for n in range(number)]
    links = [compare(*sorted((a, b), key=lambda each: each.id)) for n, a in enumerate(accounts) for b in accounts[:n]]
    links = [each for each in links if each.score >= 0.2]
    expected = cluster(accounts, links, Rulings(), compare, TERMS)
    chance.shuffle(accounts)
    chance.shuffle(links)
    assert cluster(accounts, links, Rulings(), compare, TERMS) == expected
    # What blocking did not find or nobody kept is compared when it is asked for.
    fewer = [each for each in links if each.score > 0.5]
    assert cluster(accounts, fewer, Rulings(), compare, TERMS) == expected


@pytest.mark.slow
def test_a_large_component_takes_about_as_many_comparisons_as_it_has_links() -> None:
    compare = Drawn(0.1)
    accounts = [account(f"claim {n}", digest=f"{chr(97 + n % 20)}{n}") for n in range(3000)]
    chance = random.Random(1)
    pairs = {tuple(sorted(chance.sample(range(3000), 2))) for _ in range(20000)}
    links = [compare(accounts[a], accounts[b]) for a, b in sorted(pairs)]
    work = Clustering(accounts, links, Rulings(), compare, TERMS)
    groups = work.clusters()
    assert sum(map(len, groups)) == 3000
    assert work.evidence.compared < 40 * len(links)
