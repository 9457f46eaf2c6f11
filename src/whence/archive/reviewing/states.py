"""What persons did with claims, for whoever shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whence.model.review import OPEN, ReviewState, state_of
from whence.store.interface import ReadStore


def states(store: ReadStore, claim_ids: Iterable[str]) -> Mapping[str, ReviewState]:
    """Say where claims stand: each of those asked for, ``open`` where nobody did anything. One query for all.

    Raises:
        StoreError: the store cannot be used.
    """
    wanted = tuple(dict.fromkeys(claim_ids))
    acts = store.acts_of(wanted)
    return {id: state_of(acts[id]) if id in acts else OPEN for id in wanted}


def state(store: ReadStore, claim_id: str) -> ReviewState:
    """Say where one claim stands.

    Raises:
        StoreError: the store cannot be used.
    """
    return states(store, [claim_id])[claim_id]
