"""With what: names of weapons. Several can have been used, so they never contradict each other."""

from __future__ import annotations

from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.fields import agreement, field, share
from whence.model.incident import Field

_RULE = "named by most origins"


def _can_be_both(one: str, other: str) -> bool:
    """Say that two weapons contradict each other: never, since both can have been used."""
    del one, other
    return False


def weapons(evidence: Evidence) -> Field[str]:
    """Choose what it was done with."""
    given = ((weapon.name, weapon.name, claim.id) for claim in evidence.telling for weapon in claim.weapons)
    values = evidence.values(given, order=str)
    if not values:
        return Field()
    first = values[0]
    told_by = share(first.origins, len(evidence.origins_of(id for told in values for id in told.claims)))
    agreed = agreement(evidence, values, _can_be_both)
    return field(values, first.value, first.claims, f"{_RULE} ({told_by})", agreed)
