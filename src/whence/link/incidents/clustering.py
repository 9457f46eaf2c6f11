"""From links to clusters: which accounts of one connected component are of one happening.

The rule: links are gone through from the strongest to the weakest (ties: by ids). The clusters at the two ends of a
link join if no judgement and no veto is between them, one happening can lie within the days and places of both, and the
mean log-odds of all pairs between them is above the threshold: the whole of the one has to look like the whole of the
other, so that one likely pair never chains two happenings together. Pairs that were not compared yet are compared then.
The outcome depends on the accounts and judgements alone, not on the order in which they came.

Why the mean: single links chain, complete links split what one badly read report belongs to. Why one pass from the best
link down and not the best mean each time: it asks only for the pairs that it needs, and no pair that blocking happened
to find can change the order.

A cluster of more than ``Terms.sample`` nodes is represented by those with the lowest ids, which are hashes, and so a
sample that changes little as the cluster grows. Thus no link costs more than ``sample`` squared comparisons, and a
component costs about as much as it has links.

A person's ``same`` joins first, whatever the score and veto, but not against another's ``different``. ``unsure`` takes
the evidence of the pair itself out. Copies are one node; accounts that a judgement parts are nodes of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from whence.link.incidents.constraints import Terms
from whence.link.incidents.joining import Group, Weighing
from whence.link.incidents.pairs import Compare, Evidence, Node
from whence.link.incidents.rulings import Rulings
from whence.model.account import Account
from whence.model.linking import Link, Verdict

_PARTING = frozenset({Verdict.DIFFERENT, Verdict.UNSURE})


def cluster(
    accounts: Sequence[Account], links: Iterable[Link], rulings: Rulings, compare: Compare, terms: Terms | None = None
) -> list[tuple[str, ...]]:
    """Group the accounts of a component, or of several, by happening.

    Args:
        accounts: of the component; round-ups and totals are left to whoever attaches them.
        links: between them; links to others are ignored.
        rulings: of persons, by claim.
        compare: for pairs that no link tells of.
        terms: what joining takes; None for what goes with the packaged weights.

    Returns:
        Ids of accounts, sorted, each in one cluster.
    """
    return Clustering(accounts, links, rulings, compare, terms or Terms.packaged()).clusters()


class Clustering:
    """One component at work. ``evidence.compared`` counts the pairs that had to be compared."""

    def __init__(
        self, accounts: Sequence[Account], links: Iterable[Link], rulings: Rulings, compare: Compare, terms: Terms
    ) -> None:
        self._accounts = {account.id: account for account in sorted(accounts, key=lambda account: account.id)}
        self._links = [link for link in links if link.one in self._accounts and link.other in self._accounts]
        self._terms = terms
        self.evidence = Evidence(compare)
        for link in self._links:
            self.evidence.learn(link, self._accounts[link.one], self._accounts[link.other])
        self._judged = _judged(self._accounts.values(), rulings)

    def clusters(self) -> list[tuple[str, ...]]:
        """Join what belongs together."""
        nodes = self._nodes()
        holds = {id: node.key for node in nodes for id in node.members}
        apart, unsure = ({_ordered(holds[a], holds[b]) for a, b in self._judged[v]} for v in sorted(_PARTING))
        weighing = Weighing(self.evidence, self._terms, unsure)
        groups = {node.key: Group.of(node) for node in nodes}
        for one, other in apart:
            groups[one].foes.add(other)
            groups[other].foes.add(one)
        for one, other in self._ordered_links(nodes, holds, weighing):
            left, right = groups[one], groups[other]
            if left is not right and weighing.joins(left, right):
                larger, smaller = (left, right) if left.size >= right.size else (right, left)
                larger.absorb(smaller, self._terms.sample)
                for key in smaller.keys:
                    groups[key] = larger
        members = {node.key: node.members for node in nodes}
        joined = {id(group): group for group in groups.values()}.values()
        return sorted(tuple(sorted(id for key in group.keys for id in members[key])) for group in joined)

    def _ordered_links(
        self, nodes: Sequence[Node], holds: Mapping[str, str], weighing: Weighing
    ) -> list[tuple[str, str]]:
        """Order the pairs of nodes that have a link above the threshold: best first, then by ids."""
        by_key = {node.key: node for node in nodes}
        pairs = {
            _ordered(holds[link.one], holds[link.other]) for link in self._links if holds[link.one] != holds[link.other]
        }
        weighed = ((weighing.of(by_key[one], by_key[other]), one, other) for one, other in pairs)
        counting = [
            (-value, one, other) for value, one, other in weighed if value is not None and value > weighing.least
        ]
        return [(one, other) for _, one, other in sorted(counting)]

    def _nodes(self) -> list[Node]:
        """Make the nodes: what is judged the same first, then copies of each other, then the rest, each by itself."""
        groups = self._judged_same()
        alone = {id for verdict in _PARTING for pair in self._judged[verdict] for id in pair}
        taken = {id for group in groups for id in group}
        copies: dict[str, list[Account]] = {}
        for id, account in self._accounts.items():
            if id not in taken:
                copies.setdefault(id if id in alone else account.digest, []).append(account)
        nodes = [Node.of((self._accounts[id] for id in group), self._terms) for group in groups]
        for same in copies.values():
            parts = [same] if self._copied(same) else [[account] for account in same]
            nodes += [Node.of(part, self._terms) for part in parts]
        return sorted(nodes, key=lambda node: node.key)

    def _copied(self, accounts: Sequence[Account]) -> bool:
        """Say whether accounts of one digest say enough to be of one happening: "there was an attack" does not."""
        first = accounts[0]
        other = next((each for each in accounts if each.version_id != first.version_id), accounts[-1])
        return other is first or self.evidence.between(first, other) > Weighing.log_odds_of(self._terms.threshold)

    def _judged_same(self) -> list[list[str]]:
        """Join what persons say is the same, unless another says that it is not."""
        group_of: dict[str, list[str]] = {}
        apart = self._judged[Verdict.DIFFERENT]
        for one, other in sorted(self._judged[Verdict.SAME]):
            left, right = group_of.get(one, [one]), group_of.get(other, [other])
            if left is right or any(_ordered(a, b) in apart for a in left for b in right):
                continue
            joined = [*left, *right]
            group_of.update(dict.fromkeys(joined, joined))
        return list({id(group): sorted(group) for group in group_of.values()}.values())


def _judged(accounts: Iterable[Account], rulings: Rulings) -> dict[Verdict, set[tuple[str, str]]]:
    """Turn judgements on claims into pairs of accounts, by verdict."""
    pairs: dict[Verdict, set[tuple[str, str]]] = {verdict: set() for verdict in Verdict}
    if not rulings.standing:
        return pairs
    account_of = {claim: account.id for account in accounts for claim in account.claims}
    for claim, account in account_of.items():
        for each in rulings.by_claim.get(claim, ()):
            other = account_of.get(each.other)
            if each.one == claim and other is not None and other != account:
                pairs[each.verdict].add(_ordered(account, other))
    for one, other in rulings.apart_among(account_of):
        if account_of[one] != account_of[other]:
            pairs[Verdict.DIFFERENT].add(_ordered(account_of[one], account_of[other]))
    return pairs


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
