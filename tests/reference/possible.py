"""Everything that the mappings of the ontology can answer."""

from functools import cache
from itertools import product

from whence.model.claim import EventCodes
from whence.reference.circumstances import Circumstances, Object, Side
from whence.reference.ontology import codes, ontology
from whence.reference.weapons import CLASSES

CROWDS = ["protesters", "rioters", "mob"]
# Sides that differ in what the mappings to ACLED and CAMEO tell apart.
SIDES = [Side(sector) for sector in (None, "MIL", "COP", "REB", "UAF", "CVL")] + [
    Side("OPP", crowd=crowd) for crowd in CROWDS
]
OBJECTS: list[Object | None] = [None, "territory", "people"]
TYPES_AND_MODES = [(name, mode) for name, kind in ontology().types.items() for mode in (None, *kind.modes)]
PUBLISHED = {(name, sub) for name, subs in ontology().acled.items() for sub in subs}
CAMEO_ROOTS = {f"{root:02}" for root in range(1, 21)}


def acled(coded: EventCodes) -> tuple[str | None, str | None]:
    return coded.acled_event_type, coded.acled_sub_event_type


@cache
def answers() -> dict[tuple[str, str | None], frozenset[EventCodes]]:
    """Return all codes that each type and mode can have; weapons matter to ASSAULT alone."""
    return {(event, mode): _answers(event, mode) for event, mode in TYPES_AND_MODES}


def _answers(event: str, mode: str | None) -> frozenset[EventCodes]:
    weapons = [None, *sorted(CLASSES)] if event == "ASSAULT" else [None]
    return frozenset(
        codes(event, mode, Circumstances(weapon, actor, target, object_, None, effect))
        for weapon, actor, target, object_, effect in product(
            weapons, SIDES, SIDES, OBJECTS, [None, "killed", "detained"]
        )
    )
