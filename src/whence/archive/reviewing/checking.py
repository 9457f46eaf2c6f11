"""Values that come from outside, checked against the text and the reference data, and written as acts keep them.

Whatever a client sends is built anew here: codes from the ontology, actors from the registry, places from the
gazetteer. What the words are is the document's to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from whence.model.claim import EventCodes, Participant
from whence.model.errors import InputError, SchemaError
from whence.model.place import Place
from whence.model.review import ReviewField
from whence.model.serial import plain
from whence.model.timex import ResolvedTime, precision_codes
from whence.reference.actors import registry
from whence.reference.circumstances import Circumstances
from whence.reference.gazetteer import Gazetteer
from whence.reference.ontology import codes, ontology
from whence.reference.weapons import CLASSES
from whence.review.given import Given, NamedWeapon, Worded, given

_LONGEST_REASON = 500
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks values that are given of one document."""

    text: str
    gazetteer: Gazetteer

    def within(self, spans: Spans) -> None:
        """See that selected words lie in the text.

        Raises:
            InputError: they do not.
        """
        for begin, end in spans:
            if not 0 <= begin < end <= len(self.text):
                raise InputError(f"no words at {begin}-{end}: the text has {len(self.text)} characters")

    def checked(self, name: ReviewField, value: Any, spans: Spans) -> Any:
        """Return a value as an act keeps it, in plain data.

        Raises:
            InputError: it is none that the field can have; the message says why.
        """
        if name is ReviewField.EVENT:
            return plain(event_codes(value))
        try:
            found = given(name, value, spans, self.text)
        except SchemaError as error:
            raise InputError(f"{error}; whence review show lists what a field takes") from error
        return self._plain(found)

    def added(self, value: Any, spans: Spans) -> dict[str, Any]:
        """Return what an added claim says: ``event`` with its codes, and whichever other fields are told.

        Raises:
            InputError: a field is none, or its value.
        """
        self.within(spans)
        if not isinstance(value, Mapping):
            raise InputError("an added claim takes at least the event type: plover")
        whole = {name: each for name, each in value.items() if name not in ("plover", "mode")}
        whole.setdefault("event", value)
        unknown = sorted(whole.keys() - {name.value for name in ReviewField})
        if unknown:
            raise InputError(f"a claim has no field {unknown[0][:40]}; it has {', '.join(ReviewField)}")
        return {name: self.checked(ReviewField(name), each, spans) for name, each in whole.items()}

    def _plain(self, found: Given) -> Any:
        match found:
            case Worded():
                return self._worded(found)
            case tuple():
                return [self._plain_item(each) for each in found]
            case Participant():
                return _party(found)
            case _:
                return plain(found)

    def _plain_item(self, item: Any) -> Any:
        if isinstance(item, Participant):
            return _party(item)
        if isinstance(item, NamedWeapon):
            if item.weapon.weapon_class not in CLASSES:
                raise InputError(f"no class of weapons: {item.weapon.weapon_class}; there are {', '.join(CLASSES)}")
            return {"span": plain(item.span), **plain(item.weapon)}
        return plain(item)

    def _worded(self, found: Worded) -> Any:
        value = found.value
        value = self._place(value) if isinstance(value, Place) else _time(value)
        return {**plain(value), "spans": plain(found.spans)}

    def _place(self, place: Place) -> Place:
        short = replace(place, reason=place.reason[:_LONGEST_REASON])
        if place.geonameid is None:
            return short
        there = self.gazetteer.numbered(place.geonameid)
        if there is None:
            raise InputError(f"the gazetteer has no place {place.geonameid}; ask for the choices that words have")
        return replace(short, country=there.country, adm1=there.adm1)


def event_codes(value: Any) -> EventCodes:
    """Look up the codes of an event type and mode that a person chose; both stay as chosen.

    Raises:
        InputError: PLOVER has no such type or mode.
    """
    if isinstance(value, str):
        value = {"plover": value}
    plover, mode = (value.get("plover"), value.get("mode")) if isinstance(value, Mapping) else (None, None)
    kind = ontology().types.get(plover) if isinstance(plover, str) else None
    if kind is None:
        raise InputError(f"no event type: {str(plover)[:40]}; there are {', '.join(ontology().types)}")
    if mode is not None and (not isinstance(mode, str) or mode not in kind.modes):
        raise InputError(f"{kind.name} has no mode {str(mode)[:40]}; it has {', '.join(kind.modes) or 'none'}")
    found = codes(kind.name, mode, Circumstances())
    if (found.plover, found.mode) == (kind.name, mode):
        return found
    return EventCodes(kind.name, mode, kind.modes[mode].cameo if mode else kind.cameo, None, None, None)


def _party(party: Participant) -> dict[str, Any]:
    """Write a party; one of the registry has the registry's country and sector."""
    if party.actor_id is not None:
        entry = registry().entries.get(party.actor_id)
        if entry is None:
            raise InputError(f"the registry has no actor {party.actor_id[:60]}; ask for the choices that words have")
        party = replace(party, country=entry.actor.country, sector=entry.actor.sector)
    told = plain(party)
    return {name: told[name] for name in ("span", "name", "actor_id", "country", "sector")}


def _time(time: ResolvedTime) -> ResolvedTime:
    known = (None, None) if time.start is None or time.end is None else precision_codes(time.start, time.end)
    reason = time.reason[:_LONGEST_REASON]
    return replace(time, value=time.value[:100], reason=reason, date_prec=known[0], time_precision=known[1])
