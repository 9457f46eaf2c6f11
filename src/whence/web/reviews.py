"""What persons did with claims, for answers. All that other answers know of review goes through here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whence.archive import reviewing
from whence.archive.reviewing.eyes import hidden_from
from whence.model.review import ReviewState
from whence.store.interface import ReadStore
from whence.web.schemas.claims import Reviewed

OPEN = Reviewed(state="open", by=[], fields={}, comments=0, hidden=False)
_AT_ONCE = 500


def reviewed_out(state: ReviewState, hidden: bool = False) -> Reviewed:
    """Tell where a claim stands, and whether that is all that anybody did with it."""
    return Reviewed(
        state=state.state.value, by=list(state.by), fields=dict(state.fields), comments=state.comments, hidden=hidden
    )


def states(store: ReadStore, claim_ids: Iterable[str]) -> Mapping[str, Reviewed]:
    """Get what was done with claims; those that nobody looked at are ``OPEN``."""
    found = reviewing.states(store, claim_ids)
    hidden = hidden_from(store, found)
    return {id: reviewed_out(state, id in hidden) for id, state in found.items()}


def incident_states(store: ReadStore, ids: Iterable[str] | None = None) -> Mapping[str, str]:
    """Get by incident what was done with its claims (``of_incident``); those that nobody looked at are left out.

    Args:
        store: of the archive.
        ids: of the incidents; None for all. That takes its time: the overview keeps what comes of it.
    """
    if ids is not None:
        return _of(store, store.incidents_reviewed(ids))
    return _of(store, _touched(store)) if store.last_act() else {}


def _touched(store: ReadStore) -> set[str]:
    """Find the incidents of which anybody did anything with a claim."""
    touched: set[str] = set()
    after = ""
    while page := store.reviewed(after=after, limit=_AT_ONCE):
        after = page[-1]
        touched.update(store.members(page).values())
    return touched


def _of(store: ReadStore, ids: Iterable[str]) -> Mapping[str, str]:
    claims = store.claims_of(ids)
    known = states(store, [claim for each in claims.values() for claim in each])
    found = {id: of_incident(known[claim] for claim in each) for id, each in claims.items()}
    return {id: state for id, state in found.items() if state != OPEN.state}


def last_act(store: ReadStore) -> int:
    """Get the number of the last act of review."""
    return store.last_act()


def acts(store: ReadStore) -> int:
    """Count the acts of review: they are numbered from 1, and none goes away."""
    return store.last_act()


def of_incident(reviewed: Iterable[Reviewed]) -> str:
    """Put what was done with the claims of an incident into one word.

    ``disputed`` where coders differ on a claim; ``corrected`` where somebody corrected or added one; ``accepted`` where
    all were accepted; ``begun`` where some were; else ``open``.
    """
    found = [each.state for each in reviewed]
    if "disputed" in found:
        return "disputed"
    if {"corrected", "added"} & set(found):
        return "corrected"
    if found and all(state == "accepted" for state in found):
        return "accepted"
    return "begun" if any(state != "open" for state in found) else "open"
