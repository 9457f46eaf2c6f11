"""What persons did with claims, for answers. All that the API knows of review goes through here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whence.store.interface import ReadStore
from whence.web.schemas.claims import Reviewed

OPEN = Reviewed(state="open", by=[], fields={}, comments=0)


def states(store: ReadStore, claim_ids: Iterable[str]) -> Mapping[str, Reviewed]:  # noqa: ARG001 (see below)
    """Get what was done with claims; those that nobody looked at are ``OPEN``."""
    return dict.fromkeys(claim_ids, OPEN)  # until archive.reviewing is there


def incident_states(store: ReadStore, ids: Iterable[str] | None = None) -> Mapping[str, str]:  # noqa: ARG001
    """Get by incident what was done with its claims (``of_incident``); those that nobody looked at are left out.

    Args:
        store: of the archive.
        ids: of the incidents; None for all.
    """
    return {}


def last_act(store: ReadStore) -> int:  # noqa: ARG001
    """Get the number of the last act of review."""
    return 0


def acts(store: ReadStore) -> int:  # noqa: ARG001
    """Count the acts of review."""
    return 0


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
