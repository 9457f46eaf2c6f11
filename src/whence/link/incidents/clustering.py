"""From links to clusters: which accounts of one connected component are of one happening.

The rule: links are gone through from the strongest to the weakest (ties: by ids). The clusters at the two ends of a
link join if no judgement and no veto is between them, one happening can lie within the days and places of both, and the
mean log-odds of all pairs between them is above the threshold: the whole of the one has to look like the whole of the
other, so that one likely pair never chains two happenings together. Pairs that were not compared yet are compared then.
The outcome depends on the accounts and judgements alone, not on the order in which they came.

Why the mean: on the incidents that several of MUC-4's training reports tell it has a B-cubed precision of 90.9 and a
recall of 48.0 (mean of B-cubed and CEAF-e F1 60.5), the median of the pairs 89.3 and 46.0 (58.8), and any one link
without a veto 69.1 and 62.3 (62.3): that joins more, and three in ten wrongly, which nobody who reads an incident can
see. Letting up to a quarter of the pairs be vetoed changes nothing there. Why one pass from the best link down and not
the best mean each time: it asks only for the pairs that it needs, and no pair that blocking happened to find can change
the order.

A cluster of more than ``Terms.sample`` nodes is represented by those with the lowest ids, which are hashes, and so a
sample that changes little as the cluster grows. Thus no link costs more than ``sample`` squared comparisons, and a
component costs about as much as it has links.

Copies (equal digests) are one node whatever they tell, since they tell the same; accounts that a judgement parts are
nodes of their own. A person's ``same`` joins the clusters that the two are in, whatever score and veto; where another's
``different`` parts those, it joins the two accounts before all else. ``unsure`` takes out the evidence of the pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from whence.link.incidents.constraints import Terms
from whence.link.incidents.joining import Group, Weighing
from whence.link.incidents.pairs import Compare, Evidence, Node
from whence.link.incidents.rulings import Pair, Rulings
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
        """Join what belongs together, and then whole clusters that a person says are one.

        Where another judgement parts the rest of two such clusters, the two accounts are joined before all else.
        """
        same = sorted(self._judged[Verdict.SAME])
        first: set[Pair] = set()
        while True:
            nodes = self._nodes(self._joined(sorted(first)))
            groups = self._grown(nodes)
            clashing = self._united(groups, {id: node.key for node in nodes for id in node.members}, same)
            if first >= clashing:
                break
            first |= clashing
        members = {node.key: node.members for node in nodes}
        joined = {id(group): group for group in groups.values()}.values()
        return sorted(tuple(sorted(id for key in group.keys for id in members[key])) for group in joined)

    def _grown(self, nodes: Sequence[Node]) -> dict[str, Group]:
        """Join nodes by their likeness; return the group of each, by its key."""
        holds = {id: node.key for node in nodes for id in node.members}
        apart, unsure = ({_ordered(holds[a], holds[b]) for a, b in self._judged[v]} for v in sorted(_PARTING))
        weighing = Weighing(self.evidence, self._terms, unsure)
        groups = {node.key: Group.of(node) for node in nodes}
        for one, other in apart:
            groups[one].foes.add(other)
            groups[other].foes.add(one)
        for one, other in self._ordered_links(nodes, weighing):
            left, right = groups[one], groups[other]
            if left is not right and weighing.joins(left, right):
                self._unite(groups, left, right)
        return groups

    def _united(self, groups: dict[str, Group], holds: Mapping[str, str], same: Sequence[Pair]) -> set[Pair]:
        """Join the groups that persons say are one; return the pairs whose groups another judgement parts."""
        clashing = set()
        for one, other in same:
            left, right = groups[holds[one]], groups[holds[other]]
            if left is not right:
                if Weighing.apart(left, right):
                    clashing.add((one, other))
                else:
                    self._unite(groups, left, right)
        return clashing

    def _unite(self, groups: dict[str, Group], left: Group, right: Group) -> None:
        larger, smaller = (left, right) if left.size >= right.size else (right, left)
        larger.absorb(smaller, self._terms.sample)
        for key in smaller.keys:
            groups[key] = larger

    def _ordered_links(self, nodes: Sequence[Node], weighing: Weighing) -> list[tuple[str, str]]:
        """Order the pairs of nodes that have a link above the threshold: best first, then by ids.

        A link is one of digests: which copy was compared does not count. Only judgements let several nodes have one.
        """
        holding: dict[str, list[Node]] = {}
        for node in nodes:
            for face in node.faces:
                holding.setdefault(face.digest, []).append(node)
        digests = {_ordered(self._accounts[link.one].digest, self._accounts[link.other].digest) for link in self._links}
        pairs = {
            (one.key, other.key): (one, other)
            for first, second in digests
            for one, other in _across(holding[first], holding[second])
        }
        weighed = ((weighing.of(one, other), key) for key, (one, other) in pairs.items())
        counting = [(-value, key) for value, key in weighed if value is not None and value > weighing.least]
        return [key for _, key in sorted(counting)]

    def _nodes(self, groups: Sequence[Sequence[str]]) -> list[Node]:
        """Make the nodes: groups that are joined already, then copies of each other, then the rest, each by itself."""
        alone = {id for verdict in _PARTING for pair in self._judged[verdict] for id in pair}
        taken = {id for group in groups for id in group}
        copies: dict[str, list[Account]] = {}
        for id, account in self._accounts.items():
            if id not in taken:
                copies.setdefault(id if id in alone else account.digest, []).append(account)
        nodes = [Node.of((self._accounts[id] for id in group), self._terms) for group in groups]
        nodes += [Node.of(same, self._terms) for same in copies.values()]
        return sorted(nodes, key=lambda node: node.key)

    def _joined(self, same: Iterable[Pair]) -> list[list[str]]:
        """Join what persons say is the same, unless another says that it is not."""
        group_of: dict[str, list[str]] = {}
        apart = self._judged[Verdict.DIFFERENT]
        for one, other in same:
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


def _across(ones: Sequence[Node], others: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Yield the pairs of different nodes, each in the order of keys."""
    for one in ones:
        for other in others:
            if one.key != other.key:
                yield (one, other) if one.key < other.key else (other, one)


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
