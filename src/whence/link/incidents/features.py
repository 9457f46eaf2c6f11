"""What is compared of two accounts: each feature finds one outcome, or nothing where one of the two does not tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from whence.link.incidents.features_kind import anchor, history, mode, report, series, type_, weapon
from whence.link.incidents.features_parties import actor, sides, target
from whence.link.incidents.features_setting import place, published, time
from whence.link.incidents.features_toll import toll
from whence.link.incidents.features_wording import lemma, names, wording
from whence.link.incidents.prepared import Finding, Prepared

Feature: TypeAlias = Callable[[Prepared, Prepared], Finding | None]


def features() -> dict[str, Feature]:
    """Return the features by the name under which their weights are filed, in the order in which reasons are shown."""
    return {
        "type": type_,
        "mode": mode,
        "time": time,
        "published": published,
        "place": place,
        "actor": actor,
        "target": target,
        "sides": sides,
        "toll": toll,
        "weapon": weapon,
        "names": names,
        "wording": wording,
        "lemma": lemma,
        "anchor": anchor,
        "history": history,
        "series": series,
        "report": report,
    }
