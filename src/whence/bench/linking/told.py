"""What a bench on linking has to know of a claim: its kind, the words it names, and the incident it was put into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from whence.bench.readers import Offsets, Row
from whence.model.claim import Claim, Participant
from whence.model.reading import Reading
from whence.model.vocabulary import Extent, Status

_TOLD = frozenset({Status.ASSERTED, Status.DENIED, Status.POSSIBLE})
"""What a claim says of an incident that it tells of; plans and demands are of what may be one day."""


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim of a report; offsets are code points into the report's text.

    Attributes:
        id: as in its reading.
        plover: its event type.
        mode: its event's mode.
        told: whether it tells of one happening, or some, that happened, did not, or may have.
        trigger: the words for the deed.
        hit: words for whom or what it hit: targets and counts of people.
        beside: words for who did it, and with what.
        incidents: the incident that each system put it into, by the system's name.
    """

    id: str
    plover: str
    mode: str | None
    told: bool
    trigger: Offsets
    hit: tuple[Offsets, ...]
    beside: tuple[Offsets, ...]
    incidents: Mapping[str, str]

    @classmethod
    def of(cls, claim: Claim, reading: Reading, incidents: Mapping[str, str]) -> Self:
        """Take over what is needed of a claim of a reading."""
        words = {mention.id: (mention.span.begin, mention.span.end) for mention in reading.mentions}
        tolls = ((toll.span.begin, toll.span.end) for toll in claim.casualties)
        return cls(
            claim.id,
            claim.event.plover,
            claim.event.mode,
            claim.status in _TOLD and claim.extent is not Extent.AGGREGATE,
            (claim.trigger.begin, claim.trigger.end),
            (*_spans(claim.targets), *tolls),
            (*_spans(claim.actors), *(words[id_] for id_ in claim.instruments if id_ in words)),
            incidents,
        )

    @classmethod
    def read(cls, row: Row) -> Self:
        """Read what `to_json` gives."""
        begin, end = row.span()
        systems = row.fields.get("incidents")
        if not isinstance(systems, Mapping) or any(not isinstance(name, str) for name in systems.values()):
            row.fail("incidents", "an object from system to incident")
        return cls(
            row.identifier("claim"),
            row.text("plover"),
            row.text_or_none("mode"),
            row.fields.get("told") is True,
            (begin, end),
            row.spans("hit"),
            row.spans("beside"),
            {str(name): str(incident) for name, incident in systems.items()},
        )

    def to_json(self) -> dict[str, object]:
        """Return the object of a predictions file."""
        return {
            "claim": self.id,
            "plover": self.plover,
            "mode": self.mode,
            "told": self.told,
            "begin": self.trigger[0],
            "end": self.trigger[1],
            "hit": [list(span) for span in self.hit],
            "beside": [list(span) for span in self.beside],
            "incidents": dict(self.incidents),
        }


def claims_of(reading: Reading, incidents: Mapping[str, Mapping[str, str]] | None = None) -> list[ToldClaim]:
    """Return all claims of a reading; ``incidents`` are those of each claim, by its id."""
    return [ToldClaim.of(claim, reading, (incidents or {}).get(claim.id, {})) for claim in reading.claims]


def _spans(people: Iterable[Participant]) -> Iterator[Offsets]:
    for person in people:
        yield person.span.begin, person.span.end
