"""Where: the most precise place that agrees with those of a majority of the origins."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.fields import agreement, field, share
from whence.link.incidents.deriving.rules import PlaceRule
from whence.link.settings import are_apart
from whence.model.incident import Field, Told
from whence.model.place import Place

_PRECISE = "most precise place that the majority goes with"
_SUPPORTED = "place of most origins"
_TIED = "told differently by equally many; no place is taken"


def place(evidence: Evidence) -> Field[Place]:
    """Choose where it was."""
    given = ((_same(c.claim.place.place), c.claim.place.place, c.id) for c in evidence.telling if c.claim.place)
    values = evidence.values(given, order=lambda value: value.name)
    agreed = agreement(evidence, values, are_apart)
    whole = evidence.origins_of(id for told in values for id in told.claims)
    fitting = [told for told in values if evidence.rules.is_majority(len(_origins(evidence, told, values)), len(whole))]
    if fitting:
        chosen = min(fitting, key=lambda told: (*_precision(evidence, told), *evidence.rank(told), told.value.name))
        rule = _PRECISE if evidence.rules.place is PlaceRule.PRECISE else _SUPPORTED
    elif len(values) > 1 and evidence.rank(values[0])[:2] < evidence.rank(values[1])[:2]:
        chosen, rule = values[0], _SUPPORTED
    else:
        return field(values, None, (), _TIED, agreed)
    behind = [told for told in values if not are_apart(told.value, chosen.value)]
    claims = evidence.in_order(id for told in behind for id in told.claims)
    told_by = share(len(evidence.origins_of(claims)), len(whole))
    return field(values, chosen.value, claims, f"{rule} ({told_by})", agreed)


def contains(whole: Place, part: Place) -> bool:
    """Say whether a place lies in another, as far as that is known: in its country, its division or its circle."""
    if are_apart(whole, part):
        return False
    return whole.name == part.name or (whole.where_prec, whole.radius_km) >= (part.where_prec, part.radius_km)


def _origins(evidence: Evidence, told: Told[Place], values: Sequence[Told[Place]]) -> frozenset[str]:
    """Return the origins whose places agree with one."""
    return evidence.origins_of(id for v in values if not are_apart(v.value, told.value) for id in v.claims)


def _precision(evidence: Evidence, told: Told[Place]) -> tuple[float, ...]:
    if evidence.rules.place is PlaceRule.SUPPORTED:
        return ()
    return (told.value.where_prec, told.value.radius_km)


def _same(place: Place) -> Hashable:
    """Return what makes two places one: what they are, not how they were found."""
    return place.geonameid, place.name, place.where_prec, place.radius_km, place.geometry
