"""Which template of its document each claim of a reading is on: by the words that both name, never by values.

A claim is on a template where it is of the same kind of deed, says that it happened (or did not, or may have), and
names whom or what the incident hit: one of the key's fillers stands in the text where the claim's targets,
its dead, or their names do. Words that fit anything ("people", "a house") count only beside a second filler, or in a
document with no other template of that kind. A claim that is equally well on two templates is on none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.linking.gold import PLAIN
from whence.bench.linking.keys import KeyDocument, KeyIncident
from whence.bench.linking.names import Aliases, content
from whence.bench.readers import Offsets
from whence.model.claim import Claim, Participant
from whence.model.reading import Reading
from whence.model.vocabulary import Extent, Status

TOLD = frozenset({Status.ASSERTED, Status.DENIED, Status.POSSIBLE})
"""What a claim that tells of an incident says of it; plans and demands are of what may be one day."""
_ABDUCTION = frozenset({("ASSAULT", "abduct"), ("COERCE", "seize"), ("COERCE", "arrest")})
_TAKING = frozenset({("COERCE", "seize"), ("ASSAULT", "destroy"), ("ASSAULT", None)})
_VIOLENT = "ASSAULT"
_NAMED, _SPECIFIC, _PLAIN, _BESIDE = 6, 4, 2, 1
"""Worth of a name, of words that tell whom, of words that fit anything, and of the perpetrator or the weapon."""
_ENOUGH = _PLAIN + _BESIDE


def align(document: KeyDocument, reading: Reading) -> dict[str, KeyIncident]:
    """Return the incident of each claim, by the claim's id in its reading; claims on none are left out."""
    fillers = {incident.id: _Fillers.of(incident, reading.document.text) for incident in document.incidents}
    words = {mention.id: (mention.span.begin, mention.span.end) for mention in reading.mentions}
    found = {}
    for claim in reading.claims:
        if claim.status in TOLD and claim.extent is not Extent.AGGREGATE:
            fitting = [incident for incident in document.incidents if is_kind(claim, incident.types)]
            best = _best(claim, fitting, fillers, words)
            if best is not None:
                found[claim.id] = best
    return found


def is_kind(claim: Claim, types: Iterable[str]) -> bool:
    """Say whether a claim's event can be one of MUC-4's kinds of incident."""
    event = (claim.event.plover, claim.event.mode)
    return any(_fits(event, type_) for type_ in types)


def _fits(event: tuple[str, str | None], type_: str) -> bool:
    match type_:
        case "KIDNAPPING":
            return event in _ABDUCTION
        case "ROBBERY":
            return event in _TAKING
        case _:
            return event[0] == _VIOLENT and event not in _ABDUCTION


@dataclass(frozen=True, slots=True)
class _Fillers:
    """Where the words of a template stand in the text, with what each is worth."""

    hit: tuple[tuple[Offsets, int], ...]
    beside: tuple[Offsets, ...]

    @classmethod
    def of(cls, incident: KeyIncident, text: str) -> _Fillers:
        hit = [(span, _NAMED) for aliases in incident.named for span in _places(aliases, text)]
        for aliases in (*incident.described, *incident.things):
            worth = _SPECIFIC if content(aliases, PLAIN) else _PLAIN
            hit += [(span, worth) for span in _places(aliases, text)]
        others = (*incident.people, *incident.organisations, *incident.weapons)
        return cls(tuple(hit), tuple(span for aliases in others for span in _places(aliases, text)))

    def worth(self, hit: Sequence[Offsets], beside: Sequence[Offsets]) -> int:
        """Return how well a claim fits that has its targets and the rest of its words there; 0: not at all."""
        most = max((worth for span, worth in self.hit if _meets(span, hit)), default=0)
        return most + _BESIDE * any(_meets(span, beside) for span in self.beside) if most else 0


def _best(
    claim: Claim, fitting: Sequence[KeyIncident], fillers: Mapping[str, _Fillers], words: Mapping[str, Offsets]
) -> KeyIncident | None:
    hit = [*_spans(claim.targets), *((toll.span.begin, toll.span.end) for toll in claim.casualties)]
    beside = [*_spans(claim.actors), *(words[id_] for id_ in claim.instruments if id_ in words)]
    worth = {incident.id: fillers[incident.id].worth(hit, beside) for incident in fitting}
    most = max(worth.values(), default=0)
    best = [incident for incident in fitting if worth[incident.id] == most]
    if len(best) != 1 or (most < _ENOUGH and not (most and len(fitting) == 1)):
        return None
    return best[0]


def _spans(people: Iterable[Participant]) -> Iterator[Offsets]:
    for person in people:
        yield person.span.begin, person.span.end


def _places(aliases: Aliases, text: str) -> Iterator[Offsets]:
    """Yield where the words of an alias stand, whatever the white space between them and their case."""
    for alias in aliases:
        pattern = r"\s+".join(re.escape(word) for word in alias.split())
        if pattern:
            for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
                yield match.span()


def _meets(span: Offsets, others: Iterable[Offsets]) -> bool:
    return any(begin < span[1] and span[0] < end for begin, end in others)
