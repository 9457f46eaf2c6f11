"""Words for showing an incident: kinds of events and speakers, and statuses (`data/incident_words.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from whence.model.claim import EventCodes
from whence.model.errors import ReferenceDataError
from whence.model.vocabulary import SpeakerKind, Status
from whence.reference.ontology import ontology
from whence.reference.phrases import load_yaml

_FILE = "incident_words.yaml"


@dataclass(frozen=True, slots=True)
class EventWords:
    """Words for a kind of event: "air strike", "on".

    ``joint`` stands in front of whom or what it befell, empty where that is not named; ``joint_party`` where that is an
    actor of the registry.
    """

    noun: str
    joint: str
    joint_party: str


@dataclass(frozen=True, slots=True)
class IncidentWords:
    """The lists as loaded.

    Attributes:
        events: PLOVER type, or type/mode → its words.
        kinds: kinds of speakers in the plural.
        unreal: statuses of what has not happened.
        counting: words that count or point, in front of whom they count.
    """

    events: Mapping[str, EventWords]
    kinds: Mapping[SpeakerKind, str]
    unreal: Mapping[Status, str]
    counting: frozenset[str]

    def event(self, codes: EventCodes | None) -> EventWords:
        """Return the words for a kind of event; of a mode that has none those of its type."""
        if codes is None:
            return EventWords("event", "", "")
        return self.events.get(f"{codes.plover}/{codes.mode}") or self.events[codes.plover]


@cache
def incident_words() -> IncidentWords:
    """Load the packaged lists once.

    Raises:
        ReferenceDataError: the data file breaks its rules, or leaves out a type, a kind or a status.
    """
    data = load_yaml(_FILE)
    try:
        events = {name: _event(row) for name, row in data["events"].items()}
        kinds = {SpeakerKind(name): words for name, words in data["kinds"].items()}
        unreal = {Status(name): words for name, words in data["unreal"].items()}
        counting = frozenset(data["counting"].split())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReferenceDataError(f"reference data {_FILE}: {error!r}; reinstall whence") from error
    known = ontology().types
    names = {*known, *(f"{name}/{mode}" for name, kind in known.items() for mode in kind.modes)}
    wrong = sorted((set(known) - set(events)) | (set(events) - names)) or [*(set(SpeakerKind) - set(kinds))]
    if wrong:
        raise ReferenceDataError(f"reference data {_FILE}: {wrong[0]} is missing, or no type or kind; reinstall whence")
    return IncidentWords(events, kinds, unreal, counting)


def _event(row: str) -> EventWords:
    noun, joint, *party = (part.strip() for part in row.split("|"))
    return EventWords(noun, joint, *(party or [joint]))
