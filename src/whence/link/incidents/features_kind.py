"""Likeness in kind: event type, mode, weapons, and how the happening is told."""

from __future__ import annotations

from whence.link.incidents.prepared import Finding, Prepared
from whence.model.vocabulary import Extent
from whence.reference.happenings import happening_words

_ABDUCT = "abduct"
_NEXT, _NEAR = 1, 5
"""Sentences from the beginning of an account to that of another."""


def type_(one: Prepared, other: Prepared) -> Finding | None:
    """Compare event types; those of no common family are vetoed before."""
    common = [plover for plover in one.account.plover if plover in other.account.plover]
    if common:
        return ("violence" if "ASSAULT" in common else "same"), (common[0],)
    return "near", (one.account.plover[0], other.account.plover[0])


def mode(one: Prepared, other: Prepared) -> Finding | None:
    """Compare modes: told in both, they are the same, go together, or exclude each other; an abduction is no other."""
    if not one.modes or not other.modes:
        told = one.account.modes or other.account.modes
        return ("taken or not", (told[0],)) if told == (_ABDUCT,) else None
    common = one.modes & other.modes
    if common:
        return "same", (min(common),)
    agree = happening_words().modes_agree
    pair = (one.account.modes[0], other.account.modes[0])
    return ("agree" if any(agree(a, b) for a in one.modes for b in other.modes) else "differ"), pair


def weapon(one: Prepared, other: Prepared) -> Finding | None:
    """Compare classes of weapons."""
    if not one.weapons or not other.weapons:
        return None
    common = one.weapons & other.weapons
    if common:
        return "same", (min(common),)
    return "differ", (one.account.weapons[0], other.account.weapons[0])


def history(one: Prepared, other: Prepared) -> Finding | None:
    """Notice what is told long after it happened: that takes more to be known again."""
    return ("told", ()) if one.is_history or other.is_history else None


def anchor(one: Prepared, other: Prepared) -> Finding | None:
    """Notice that nothing tells one of them, or both, from others of its kind: "the fighting there"."""
    if one.is_anchored and other.is_anchored:
        return None
    return ("one" if one.is_anchored or other.is_anchored else "none"), ()


def series(one: Prepared, other: Prepared) -> Finding | None:
    """Compare extents: one happening, or a run of them."""
    pair = {one.account.extent, other.account.extent}
    if Extent.SERIES not in pair:
        return None
    return ("both", ()) if len(pair) == 1 else ("one", ())


def report(one: Prepared, other: Prepared) -> Finding | None:
    """Notice accounts of one report, which told them apart."""
    if one.account.version_id != other.account.version_id:
        return None
    apart = abs(one.account.at - other.account.at)
    return ("next" if apart <= _NEXT else "near" if apart <= _NEAR else "far"), (apart,)
