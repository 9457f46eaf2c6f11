"""Which claim of a reading the acts on a claim are on: the one with its id, or else the one on its words.

When a newer program reads a report, its trigger may be a word longer, or its event type another. What persons said
stays with the words: of the claims whose trigger shares characters with the old one, and which no acts are on by their
id, the one of the same type counts, then the one that shares most.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the acts on a claim belong: its id in the archive, and its trigger and event type when they were done."""

    claim_id: str
    begin: int
    end: int
    plover: str


def anchored(anchors: Iterable[Anchor], claims: Sequence[Claim], ids: Sequence[str]) -> Mapping[str, int]:
    """Find the claims that acts are on.

    Args:
        anchors: of the claims that were judged.
        claims: of the reading.
        ids: by which the archive would know these, in their order.

    Returns:
        By id of the judged claim the position of the reading's; those that the program does not find are left out.
    """
    by_id = {id: at for at, id in enumerate(ids)}
    wanted = list(anchors)
    found = {each.claim_id: by_id[each.claim_id] for each in wanted if each.claim_id in by_id}
    free = [at for at in range(len(claims)) if at not in set(found.values())]
    for each in wanted:
        near = [at for at in free if _shared(each, claims[at]) > 0]
        if each.claim_id in found or not near:
            continue
        best = max(near, key=lambda at: (claims[at].event.plover == each.plover, _shared(each, claims[at]), -at))
        found[each.claim_id] = best
        free.remove(best)
    return found


def _shared(anchor: Anchor, claim: Claim) -> int:
    return min(anchor.end, claim.trigger.end) - max(anchor.begin, claim.trigger.begin)
