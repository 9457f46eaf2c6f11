"""ACLED's codes beside event types: kinds of actors, disorder types, regions, scales of sources, figures for words.

The mappings are ``data/acled.yaml``; a code that does not follow from what is known is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.reference.names import load_table

EXTERNAL = 8
"""``inter`` of forces of another state, and of peacekeepers."""
CIVILIANS = 7
_STATE = 1
_DISORDER = {
    "p": "Political violence",
    "d": "Demonstrations",
    "pd": "Political violence; Demonstrations",
    "-": "Strategic developments",
}
_MANY_STATES = frozenset({"IGO", "UNO", "EUR"})
"""PLOVER's countries for bodies of many states: their forces are nobody's own."""


@dataclass(frozen=True, slots=True)
class Acled:
    """The mappings.

    Attributes:
        events: event_type → sub_event_type → disorder_type.
        acting: PLOVER sector → inter of who acts.
        hit: PLOVER sector → inter of who is acted upon.
        crowds: crowd → inter.
        scales: kind of outlet → scale, "home" where it depends on the country.
        figures: word → the figure that ACLED counts for it.
        regions: alpha-3 code → region.
    """

    events: Mapping[str, Mapping[str, str]]
    acting: Mapping[str, int]
    hit: Mapping[str, int]
    crowds: Mapping[str, int]
    scales: Mapping[str, str]
    figures: Mapping[str, int]
    regions: Mapping[str, str]

    def disorder(self, event_type: str, sub_event_type: str | None) -> str | None:
        """Return the disorder_type; None where the sub-event is not known and would decide."""
        kinds = self.events.get(event_type, {})
        if sub_event_type is not None:
            return kinds.get(sub_event_type)
        return next(iter(kinds.values())) if len(set(kinds.values())) == 1 else None

    def inter(self, sector: str | None, country: str | None, place_country: str | None, *, acts: bool) -> int | None:
        """Return the kind of an actor by its PLOVER sector; None where that does not tell.

        Args:
            sector: of PLOVER.
            country: alpha-3 or one of PLOVER's extras; None counts as the country of the place.
            place_country: alpha-3 code of where it happened.
            acts: whether it acts or is acted upon.
        """
        code = (self.acting if acts else self.hit).get(sector or "")
        if code != _STATE:
            return code
        abroad = country is not None and place_country is not None and country != place_country
        return EXTERNAL if abroad or country in _MANY_STATES else code

    def scale(self, kind: str, outlet_country: str, place_country: str | None) -> str | None:
        """Return the scale of a source: by its kind, and for most kinds by its country and that of the event."""
        scale = self.scales.get(kind)
        if scale != "home":
            return scale
        if place_country is None or outlet_country == place_country:
            return "National" if outlet_country == place_country else None
        here, there = self.regions.get(outlet_country), self.regions.get(place_country)
        if here is None or there is None:
            return None
        return "Regional" if here == there else "International"


@cache
def acled() -> Acled:
    """Load the mappings once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    data = load_table("acled.yaml")
    try:
        return Acled(
            events={
                kind: {sub: _DISORDER[flag] for sub, flag in subs.items()} for kind, subs in data["events"].items()
            },
            acting=_codes(data["inter"]),
            hit=_codes(data["inter_target"]),
            crowds={crowd: int(code) for crowd, code in data["crowds"].items()},
            scales=dict(data["scales"]),
            figures={word: int(figure) for word, figure in data["figures"].items()},
            regions={code: region for region, row in data["regions"].items() for code in row.split()},
        )
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise ReferenceDataError(f"reference data acled.yaml: {error!r}; reinstall whence") from error


def _codes(table: Mapping[str, str]) -> dict[str, int]:
    return {sector: int(code) for code, row in table.items() for sector in row.split()}
