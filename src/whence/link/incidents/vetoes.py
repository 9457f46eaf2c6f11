"""What forbids that two accounts are of one happening, however alike they are."""

from __future__ import annotations

from whence.link.incidents.features_setting import days_between, place
from whence.link.incidents.prepared import Prepared
from whence.model.vocabulary import Extent

_DAYS = 1
"""Days between told days that reporters confuse: night and morning, time zones."""


def veto(one: Prepared, other: Prepared) -> str | None:
    """Say in words why two accounts cannot be of one happening; None where nothing forbids it."""
    a, b = one.account, other.account
    if Extent.AGGREGATE in (a.extent, b.extent):
        return "a total is attached to incidents, not one of them"
    if one.families.isdisjoint(other.families):
        return f"{a.plover[0]} and {b.plover[0]} are different things"
    if a.real != b.real:
        return "one is said to have happened, the other only to be planned or supposed"
    gap = days_between(one, other)
    if gap is not None and gap > (0 if a.version_id == b.version_id else _DAYS):
        return f"told for days that are {gap} days apart" if gap > _DAYS else "one report tells them of different days"
    return _place(one, other) or _victim(one, other)


def _place(one: Prepared, other: Prepared) -> str | None:
    if not one.spots or not other.spots:
        return None
    found = place(one, other)
    if found is None or found[0] not in ("far", "other country"):
        return None
    names = f"{found[1][0]} and {found[1][1]}"
    return (
        f"{names} are in different countries" if found[0] == "other country" else f"{names} are {found[1][2]} km apart"
    )


def _victim(one: Prepared, other: Prepared) -> str | None:
    """Compare named victims of killings in which one person died."""
    if one.only_victim is None or other.only_victim is None or one.only_victim & other.only_victim:
        return None
    return f"{' '.join(sorted(one.only_victim))} and {' '.join(sorted(other.only_victim))} are different people"
