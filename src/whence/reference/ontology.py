"""The event ontology: PLOVER types and modes, and their counterparts in CAMEO, ACLED and UCDP.

All mappings are data (`data/ontology.yaml`); docs/ontology.md gives the reason for each choice. A code that depends on
what is not known (who was hit, with what) is None, never guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.model.claim import EventCodes
from whence.model.errors import ReferenceDataError
from whence.reference.circumstances import Circumstances, SectorRoles
from whence.reference.morphology import noun_forms
from whence.reference.phrases import load_yaml

_NONE = "none"
_RULE_KEYS = frozenset({"event", "modes", "weapons", "facts", "type", "sub", "code", "mode", "as"})


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of a PLOVER type: its printed score (None: not printed) and CAMEO code (None: no counterpart)."""

    name: str
    score: float | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type.

    Attributes:
        name: upper-case name.
        quad: quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        score: conflict-cooperation score from -10 to +10, as printed in the manual.
        cameo: CAMEO root of an event without mode, None where several roots fit.
        modes: modes by name.
    """

    name: str
    quad: int
    score: float
    cameo: str | None
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a mapping: conditions (None: any value; "none" in them: the value is unknown) and what follows."""

    events: frozenset[str]
    modes: frozenset[str] | None
    weapons: frozenset[str] | None
    facts: frozenset[str]
    result: tuple[str | None, str | None]

    def fits(self, event: str, mode: str | None, weapon: str | None, facts: frozenset[str]) -> bool:
        """Say whether the conditions hold."""
        return (
            event in self.events
            and (self.modes is None or (mode or _NONE) in self.modes)
            and (self.weapons is None or (weapon or _NONE) in self.weapons)
            and self.facts <= facts
        )


@dataclass(frozen=True, slots=True)
class Ontology:
    """Types and mappings as loaded.

    Attributes:
        types: PLOVER types by name.
        roles: what PLOVER's sectors can be in an act of violence.
        crowds: noun, singular or plural, lower-case → the crowd that it names: protesters, rioters or mob.
        territory: nouns, singular and plural, for what changes hands as territory.
        wielders: noun of one or two words for who acts → the class of the weapon that this tells.
        meanings: what a type and mode mean by whom or what they befall, and by what weapon, first that fits.
        acled: ACLED event_type → its sub_event_types.
        acled_rules: PLOVER → ACLED, first that fits.
        cameo_rules: exceptions to the CAMEO codes of types and modes, first that fits.
        ucdp_modes: modes of ASSAULT that UCDP can count, "none" for no mode.
        weapon_modes: weapon class → mode of an ASSAULT that has none.
        object_modes: type → rules for its mode by the event it is about.
        speech: (status, type of an act) → type of speaking of it.
    """

    types: Mapping[str, EventType]
    roles: SectorRoles
    crowds: Mapping[str, str]
    territory: frozenset[str]
    wielders: Mapping[str, str]
    meanings: tuple[Rule, ...]
    acled: Mapping[str, Sequence[str]]
    acled_rules: tuple[Rule, ...]
    cameo_rules: tuple[Rule, ...]
    ucdp_modes: frozenset[str]
    weapon_modes: Mapping[str, str]
    object_modes: Mapping[str, tuple[Rule, ...]]
    speech: Mapping[tuple[str, str], str]


@cache
def ontology() -> Ontology:
    """Load the packaged ontology once.

    Raises:
        ReferenceDataError: the data file breaks its own rules.
    """
    data = load_yaml("ontology.yaml")
    try:
        return Ontology(
            types={name: _type(name, entry) for name, entry in data["types"].items()},
            roles=SectorRoles({sector: role for role, row in data["sectors"].items() for sector in row.split()}),
            crowds={form: crowd for crowd, row in data["crowds"].items() for form in _forms(row)},
            territory=frozenset(_forms(data["territory"])),
            wielders={
                " ".join([*noun.split()[:-1], form]): weapon
                for weapon, nouns in data["wielders"].items()
                for noun in nouns
                for form in noun_forms(noun.split()[-1])
            },
            meanings=tuple(_rule(line, "as", "as") for line in data["meanings"]),
            acled={name: tuple(subs) for name, subs in data["acled"].items()},
            acled_rules=tuple(_rule(line, "type", "sub") for line in data["acled_rules"]),
            cameo_rules=tuple(_rule(line, "code", "code") for line in data["cameo"]),
            ucdp_modes=frozenset(data["ucdp_modes"].split()),
            weapon_modes=dict(data["weapon_modes"]),
            object_modes={
                name: tuple(_rule(line, "mode", "mode") for line in lines)
                for name, lines in data["object_modes"].items()
            },
            speech={
                (status, event): line["speech"]
                for line in data["speech"]
                for status in line["status"].split()
                for event in line["event"].split()
            },
        )
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise ReferenceDataError(f"reference data ontology.yaml: {error!r}; reinstall whence") from error


def codes(event: str, mode: str | None, known: Circumstances) -> EventCodes:
    """Return the codes of an event in every vocabulary.

    Whom or what an act befalls, and by what weapon, may show that it is of another type or mode (``meanings``): to
    capture a town is to seize it, to capture men is to abduct them. An ASSAULT without mode takes that of its weapon
    where there is only one.

    Raises:
        KeyError: the type or mode is not PLOVER's.
    """
    data = ontology()
    facts = data.roles.facts(known)
    _ = data.types[event].modes[mode] if mode is not None else data.types[event]
    meant = _first(data.meanings, event, mode, known.weapon, facts)[0]
    if meant:
        event, mode = meant.split()
    elif mode is None and event == "ASSAULT":
        mode = data.weapon_modes.get(known.weapon or "")
    kind = data.types[event]
    acled = _first(data.acled_rules, event, mode, known.weapon, facts)
    counted = event == "ASSAULT" and (mode or _NONE) in data.ucdp_modes
    return EventCodes(
        plover=event,
        mode=mode,
        cameo=_first(data.cameo_rules, event, mode, known.weapon, facts)[0]
        or (kind.modes[mode].cameo if mode else kind.cameo),
        acled_event_type=acled[0],
        acled_sub_event_type=acled[1],
        ucdp_type_of_violence=data.roles.violence(known.actor, known.target) if counted else None,
    )


def _first(
    rules: Sequence[Rule], event: str, mode: str | None, weapon: str | None, facts: frozenset[str]
) -> tuple[str | None, str | None]:
    return next((rule.result for rule in rules if rule.fits(event, mode, weapon, facts)), (None, None))


def quad_class(event: str) -> int:
    """Return the quad class (1 to 4) of a PLOVER type.

    Raises:
        KeyError: the type is not PLOVER's.
    """
    return ontology().types[event].quad


def object_mode(event: str, object_event: str, object_mode: str | None) -> str | None:
    """Return the mode of a REQUEST, REJECT or THREATEN by the event that it is about, None where that does not tell.

    "Called for" + RETREAT/ceasefire → yield; "threatened" + ASSAULT → violence.
    """
    return _first(ontology().object_modes.get(event, ()), object_event, object_mode, None, frozenset())[0]


def speech_act(event: str, mode: str | None, status: str) -> tuple[str, str | None] | None:
    """Return the PLOVER type and mode of speaking of an act that has not happened.

    "Will send aid" is an AGREE, "vowed to attack" a THREATEN, "must withdraw" a REQUEST. That the speaker is the actor
    (or, for a REQUEST, somebody else) is for the caller to check.

    Args:
        event: PLOVER type of the act.
        mode: its mode.
        status: its status (a value of Status).

    Returns:
        None where PLOVER has no type for it.
    """
    speech = ontology().speech.get((status, event))
    return None if speech is None else (speech, object_mode(speech, event, mode))


def _type(name: str, entry: dict[str, Any]) -> EventType:
    modes = {
        mode: Mode(mode, None if values["score"] == _NONE else float(values["score"]), _code(values["cameo"]))
        for mode, values in entry.get("modes", {}).items()
    }
    return EventType(name, int(entry["quad"]), float(entry["score"]), _code(entry["cameo"]), modes)


def _code(text: str) -> str | None:
    return None if text == _NONE else text


def _forms(row: str) -> list[str]:
    return [form for noun in row.split() for form in noun_forms(noun)]


def _rule(line: dict[str, str], first: str, second: str) -> Rule:
    if not _RULE_KEYS.issuperset(line):
        raise ValueError(f"unknown key in the rule {line}")
    return Rule(
        events=frozenset(line["event"].split()),
        modes=frozenset(line["modes"].split()) if "modes" in line else None,
        weapons=frozenset(line["weapons"].split()) if "weapons" in line else None,
        facts=frozenset(line.get("facts", "").split()),
        result=(line.get(first), line.get(second)),
    )
