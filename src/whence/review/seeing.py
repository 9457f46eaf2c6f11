"""What a coder may see of a claim that others judge too: until all is said of it, only what is one's own.

Two coders are independent as long as neither knows what the other said. So each judges the program's own claim, with
what one corrected in it oneself, and says by accepting or rejecting it that this is all. From then on nothing is
hidden.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from whence.model.review import JUDGING, SETTLING, Act, ActKind, standing


def has_said_all(acts: Iterable[Act], who: str) -> bool:
    """Say whether a coder accepted or rejected a claim, and stands by it.

    Args:
        acts: all on the claim, those that were undone too.
        who: the coder.
    """
    return any(act.who == who and act.kind in SETTLING for act in standing(acts))


def has_decided(acts: Collection[Act], who: str) -> bool:
    """Say whether somebody took back what another did with a claim: what they saw is not hidden again."""
    done = {act.seq: act.who for act in acts}
    return any(act.who == who and done.get(act.undoes or 0, who) != who for act in acts)


def rejects(acts: Iterable[Act], who: str) -> bool:
    """Say whether a coder's last word on a claim is that there is none."""
    said = [act.kind for act in standing(acts) if act.who == who and act.kind in JUDGING]
    return said[-1:] == [ActKind.REJECT]


def own(acts: Iterable[Act], who: str) -> tuple[Act, ...]:
    """Leave of acts on a claim those that a coder sees who has not said all of it.

    They are one's own; that somebody added the claim, for else there would be nothing to judge; and whatever took these
    back or let them stand again.
    """
    seen: dict[int, Act] = {}
    for act in sorted(acts, key=lambda act: act.seq):
        if act.who == who or act.kind is ActKind.ADD or act.undoes in seen:
            seen[act.seq] = act
    return tuple(seen.values())


def by_claim(acts: Iterable[Act]) -> Mapping[str, Sequence[Act]]:
    """Sort acts by the claim that they are on; those on incidents are left out."""
    found: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        if act.claim_id is not None:
            found[act.claim_id].append(act)
    return found
