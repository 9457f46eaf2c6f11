"""One step of linking: readings come in or go, and the incidents that they touch are found again.

The one algorithm that archives and benchmarks run:

1. Each account that comes in is compared with those that share a key with it. What is a copy of one that is there
   (equal digest) is compared with that one only.
2. Where an account goes that stood for its copies, another takes over its links.
3. The components of the graph that any of this touches are clustered again, whole.
4. Clusters get the ids of the incidents that go on in them.

What a link is depends on its two accounts alone, what a component becomes on its accounts and judgements alone. So the
partition is the same however readings are put into steps. Ids have a history: feed readings in the order of
publication, then of their ids, and linking afresh gives the same ids; give what is coded again in the same step as what
it replaces, and no incident is withdrawn in between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from whence.link.incidents.clustering import cluster
from whence.link.incidents.comparisons import Comparisons
from whence.link.incidents.components import Edges, components
from whence.link.incidents.constraints import Terms
from whence.link.incidents.identity import Cluster, Fate, assign, incident_id
from whence.link.incidents.overlay import Overlay
from whence.link.incidents.pairs import Compare
from whence.link.incidents.portions import Portion
from whence.link.incidents.rulings import Rulings
from whence.link.incidents.shelf import Shelf, Tombstone
from whence.model.account import Account
from whence.model.linking import Link, LinkedReading, Verdict
from whence.model.vocabulary import Extent


@dataclass(frozen=True, slots=True)
class Step:
    """What one step changes; with the incidents derived it is a ``Relinked``.

    Attributes:
        readings: those that came in.
        gone: ids of those that count no more.
        links: new ones.
        members: for each claim whose incident changed the id of the new one; None for none.
        fates: what became of the incidents that gained or lost claims, by id.
        told_again: ids of incidents that kept their claims, of which some came in again and may tell something else.
    """

    readings: tuple[LinkedReading, ...]
    gone: tuple[str, ...]
    links: tuple[Link, ...]
    members: tuple[tuple[str, str | None], ...]
    fates: tuple[Fate, ...]
    told_again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What comparing the accounts of some readings found, before any is clustered.

    Attributes:
        links: new ones.
        seeds: ids of accounts whose components have to be clustered again, those of one reading together.
    """

    links: tuple[Link, ...]
    seeds: tuple[str, ...]


def step(
    shelf: Shelf,
    readings: Sequence[LinkedReading],
    gone: Sequence[str],
    rulings: Rulings,
    compare: Compare,
    terms: Terms | None = None,
) -> Step:
    """Link some readings; nothing is written.

    Args:
        shelf: what is linked so far.
        readings: that come in, or again: what is there of them is replaced. The readings of accounts that a judgement
            concerns (``Rulings.concerned``) have to come again, their accounts made anew.
        gone: ids of readings that count no more.
        rulings: all judgements.
        compare: how two accounts are compared.
        terms: what joining takes; None for what goes with the packaged weights.
    """
    terms = terms or Terms.packaged()
    overlay = Overlay(shelf, readings, gone)
    seeds = _compared(overlay, rulings, compare, terms)
    touched = {claim for account in overlay.incoming.values() for claim in account.claims}
    removed = {claim for account in overlay.removed.values() for claim in account.claims}
    clusters = _clusters(shelf, overlay, seeds, rulings, compare, terms)
    found = _outcome(shelf, clusters, removed, touched)
    return replace(found, readings=tuple(readings), gone=tuple(gone), links=tuple(overlay.new_links()))


def gather(
    shelf: Shelf,
    readings: Sequence[LinkedReading],
    gone: Sequence[str],
    rulings: Rulings,
    compare: Compare,
    terms: Terms | None = None,
) -> Gathered:
    """Compare the accounts of some readings and cluster nothing yet: the first half of ``step``.

    Where many readings come in, in any portions and order, and are settled once all of them are there, the ids of
    incidents are the same as if they had come in one step.
    """
    overlay = Overlay(shelf, readings, gone)
    seeds = _compared(overlay, rulings, compare, terms or Terms.packaged())
    return Gathered(tuple(overlay.new_links()), (*overlay.incoming, *sorted(seeds - overlay.incoming.keys())))


def settle(shelf: Shelf, portion: Portion, rulings: Rulings, compare: Compare, terms: Terms | None = None) -> Step:
    """Cluster accounts that were gathered, and find their incidents again: the second half of ``step``.

    Args:
        shelf: what was gathered is on it.
        portion: the accounts and incidents that are settled together.
        rulings: all judgements.
        compare: how two accounts are compared.
        terms: what joining takes; None for what goes with the packaged weights.
    """
    overlay = Overlay(shelf, (), ())
    overlay.accounts(portion.accounts)  # asked for at once, not component by component
    clusters = _clusters(shelf, overlay, set(portion.accounts), rulings, compare, terms or Terms.packaged())
    return _outcome(shelf, clusters, set(portion.lost), set(portion.claims))


def _compared(overlay: Overlay, rulings: Rulings, compare: Compare, terms: Terms) -> set[str]:
    """Make the links of what comes in and goes; return the accounts whose components are touched."""
    comparisons = Comparisons(overlay, compare, terms)
    comparisons.of_incoming()
    return {*overlay.incoming, *comparisons.of_gone(), *_judged_with(overlay, rulings)}


def _clusters(
    shelf: Shelf, overlay: Overlay, seeds: set[str], rulings: Rulings, compare: Compare, terms: Terms
) -> list[Cluster]:
    """Cluster the components that are touched; each cluster lists its claims in the order of their telling."""
    links: dict[tuple[str, str], Link] = {}

    edges = edges_of(overlay, rulings, terms, links)
    parts = components(seeds, edges)
    while more := _left_out(shelf, overlay, parts):
        parts = components({*seeds, *more}, edges)
        seeds |= more
    inside = _inside(parts, links.values())
    told = []
    for part, within in zip(parts, inside, strict=True):
        by_id = {id: one for id, one in overlay.accounts(part).items() if one.extent is not Extent.AGGREGATE}
        for group in cluster(tuple(by_id.values()), within, rulings, compare, terms):
            told.append(sorted(telling for id in group for telling in _tellings(by_id[id])))
    return [tuple(claim for _, _, claim in claims) for claims in sorted(told)]


def _left_out(shelf: Shelf, overlay: Overlay, parts: Sequence[Sequence[str]]) -> set[str]:
    """Find accounts of the incidents that are touched which no component has: those were linked under other terms."""
    accounts = overlay.accounts(id for part in parts for id in part)
    claims = {claim for each in (*accounts.values(), *overlay.removed.values()) for claim in each.claims}
    whole = shelf.claims_of(sorted(set(shelf.members(sorted(claims)).values())))
    missing = {claim for held in whole.values() for claim in held} - claims
    return overlay.accounts_with(missing) - accounts.keys() if missing else set()


def _inside(parts: Sequence[Sequence[str]], links: Iterable[Link]) -> list[list[Link]]:
    """Sort links by the component that both their ends are in."""
    part_of = {id: number for number, part in enumerate(parts) for id in part}
    inside: list[list[Link]] = [[] for _ in parts]
    for link in links:
        number = part_of.get(link.one)
        if number is not None and number == part_of.get(link.other):
            inside[number].append(link)
    return inside


def edges_of(
    overlay: Overlay, rulings: Rulings, terms: Terms, seen: dict[tuple[str, str], Link] | None = None
) -> Edges:
    """Say which accounts can become one at all: those that likeness joins, or a person. Links are kept in ``seen``."""

    def edges(ids: Collection[str]) -> list[tuple[str, str]]:
        touching = overlay.links(ids)
        if seen is not None:
            seen.update(((link.one, link.other), link) for link in touching)
        joining = [link for link in touching if link.veto is None and link.score > terms.threshold]
        return [*((link.one, link.other) for link in joining), *_judged_same(overlay, ids, rulings)]

    return edges


def _tellings(account: Account) -> list[tuple[bool, date, str]]:
    """Give what orders claims by their telling: by day of publication, unknown last, then by id."""
    return [(account.published is None, account.published or date.min, claim) for claim in account.claims]


def _judged_same(overlay: Overlay, ids: Collection[str], rulings: Rulings) -> list[tuple[str, str]]:
    edges: list[tuple[str, str]] = []
    if not rulings.standing:
        return edges
    for id, account in overlay.accounts(ids).items():
        partners = {other for claim in account.claims for other in rulings.partners(claim, Verdict.SAME)}
        if partners:
            edges += [(id, other) for other in sorted(overlay.accounts_with(partners))]
    return edges


def _judged_with(overlay: Overlay, rulings: Rulings) -> set[str]:
    """Find the accounts that judgements alone join to what goes."""
    claims = {claim for account in overlay.removed.values() for claim in account.claims}
    judged = {other for claim in claims for other in rulings.partners(claim, Verdict.SAME)}
    return overlay.accounts_with(judged) if judged else set()


def _outcome(shelf: Shelf, clusters: list[Cluster], removed: set[str], touched: set[str]) -> Step:
    """Give clusters their ids.

    Args:
        shelf: with members as they were.
        clusters: of whole components.
        removed: claims that went, or came again.
        touched: claims that came in or again.
    """
    claims = {claim for each in clusters for claim in each}
    before = shelf.members(sorted(claims | removed))
    old = shelf.claims_of(sorted(set(before.values())))
    assignment = assign(old, _tombstones(shelf, old, clusters), clusters, _Taken(shelf, clusters))
    after = {claim: id for id, each in zip(assignment.ids, clusters, strict=True) for claim in each}
    members = [(claim, after.get(claim)) for claim in sorted(claims | removed) if before.get(claim) != after.get(claim)]
    changed = {fate.id for fate in assignment.fates}
    again = {after[claim] for claim in touched if claim in after} - changed
    return Step((), (), (), tuple(members), assignment.fates, tuple(sorted(again)))


def _tombstones(shelf: Shelf, old: Mapping[str, tuple[str, ...]], clusters: list[Cluster]) -> dict[str, Tombstone]:
    """Get what was merged into incidents, at first or second hand, and what was withdrawn and may come back."""
    found = {
        id: stone
        for id, stone in shelf.tombstones(sorted(incident_id(each[0]) for each in clusters)).items()
        if stone.into is None
    }
    waiting = sorted(old)
    while waiting:
        more = {id: stone for id, stone in shelf.merged_into(waiting).items() if id not in found}
        found.update(more)
        waiting = sorted(more)
    return found


class _Taken:
    """Says whether an incident that a step does not touch has an id, or had it: founders' ids are asked for at once."""

    def __init__(self, shelf: Shelf, clusters: list[Cluster]) -> None:
        self._shelf = shelf
        self._known: dict[str, bool] = {}
        self._ask([incident_id(each[0]) for each in clusters])

    def __call__(self, id: str) -> bool:
        if id not in self._known:
            self._ask([id])
        return self._known[id]

    def _ask(self, ids: list[str]) -> None:
        there = {*self._shelf.claims_of(ids), *self._shelf.tombstones(ids)}
        self._known.update((id, id in there) for id in ids)
