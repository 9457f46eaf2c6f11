"""Portions of what waits to be clustered: whole components, with all whose incidents they share, and no more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from whence.link.incidents.components import Edges, components
from whence.link.incidents.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Portion:
    """What is settled together. What is in different portions cannot touch each other, in whatever order they go.

    Attributes:
        accounts: ids of accounts: whole components, and all others that the claims of their incidents are in.
        incidents: ids of the incidents that those claims are in so far.
        claims: of the accounts.
        lost: claims of the incidents that are linked no more.
    """

    accounts: tuple[str, ...]
    incidents: tuple[str, ...]
    claims: tuple[str, ...]
    lost: tuple[str, ...]


def portions(
    shelf: Shelf, seeds: Iterable[str], incidents: Iterable[str], edges: Callable[[], Edges], most: int
) -> Iterator[Portion]:
    """Yield what waits in portions. Each may be written before the next is asked for.

    Args:
        shelf: as it is when a portion is asked for.
        seeds: ids of the accounts that wait; their order changes nothing but what comes into a portion together.
        incidents: ids of incidents that lost claims, or have to be told again.
        edges: gives the edges of the graph, of the shelf as it is.
        most: how many seeds a portion is grown from.
    """
    done: set[str] = set()
    for of_accounts, ids in ((True, seeds), (False, incidents)):
        waiting = iter(dict.fromkeys(ids))  # as they are told: what lies together is asked for together
        while some := list(islice((id for id in waiting if id not in done), most)):
            portion = _grown(shelf, some if of_accounts else (), () if of_accounts else some, edges())
            yield portion
            done.update(some, portion.accounts, portion.incidents)


def _grown(shelf: Shelf, seeds: Collection[str], incidents: Collection[str], edges: Edges) -> Portion:
    accounts, claims, known, lost = set[str](), set[str](), set[str](), set[str]()
    coming, asked = set(seeds), set(incidents)
    while coming or asked:
        new = {id for part in components(coming, edges) for id in part} - accounts
        accounts |= new
        told = {claim for account in shelf.accounts(sorted(new)).values() for claim in account.claims}
        claims |= told
        asked = (asked | set(shelf.members(sorted(told)).values())) - known
        known |= asked
        held = {claim for members in shelf.claims_of(sorted(asked)).values() for claim in members}
        addresses = shelf.claim_addresses(sorted(held - claims))
        lost |= held - claims - addresses.keys()
        coming = {each.account_id for each in addresses.values() if each.account_id} - accounts
        asked = set()
    return Portion(*(tuple(sorted(each)) for each in (accounts, known, claims, lost)))
