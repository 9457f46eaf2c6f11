"""Which template of its document each claim is on: by the words that both name, never by values.

A claim is on a template where it is of the same kind of deed, says that it happened (or did not, or may have), and
names whom or what the incident hit: one of the key's fillers stands in the text where the claim's targets or its dead
do. Words that fit anything ("people", "a house") count only beside a second filler, or in a document with no other
template of that kind. A claim that is equally well on two templates is on none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whence.bench.linking.keys import KeyIncident
from whence.bench.linking.names import Aliases, content
from whence.bench.linking.resemblance import PLAIN
from whence.bench.linking.told import ToldClaim
from whence.bench.readers import Offsets

_ABDUCTION = frozenset({("ASSAULT", "abduct"), ("COERCE", "seize"), ("COERCE", "arrest")})
_TAKING = frozenset({("COERCE", "seize"), ("ASSAULT", "destroy"), ("ASSAULT", None)})
_VIOLENT = "ASSAULT"
_NAMED, _SPECIFIC, _PLAIN, _BESIDE = 6, 4, 2, 1
"""Worth of a name, of words that tell whom, of words that fit anything, and of the perpetrator or the weapon."""
_ENOUGH = _PLAIN + _BESIDE


def align(incidents: Sequence[KeyIncident], text: str, claims: Iterable[ToldClaim]) -> dict[str, KeyIncident]:
    """Return the incident of each claim, by the claim's id; claims on none are left out.

    Args:
        incidents: of the document.
        text: of the document.
        claims: of its reading.
    """
    fillers = [(incident, _Fillers.of(incident, text)) for incident in incidents]
    found = {}
    for claim in claims:
        best = _best(claim, [pair for pair in fillers if is_kind(claim, pair[0].types)]) if claim.told else None
        if best is not None:
            found[claim.id] = best
    return found


def is_kind(claim: ToldClaim, types: Iterable[str]) -> bool:
    """Say whether a claim's event can be one of MUC-4's kinds of incident."""
    return any(_fits((claim.plover, claim.mode), type_) for type_ in types)


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

    def worth(self, claim: ToldClaim) -> int:
        """Return how well a claim fits; 0: not at all."""
        most = max((worth for span, worth in self.hit if _meets(span, claim.hit)), default=0)
        return most + _BESIDE * any(_meets(span, claim.beside) for span in self.beside) if most else 0


def _best(claim: ToldClaim, fitting: Sequence[tuple[KeyIncident, _Fillers]]) -> KeyIncident | None:
    worth = [(fillers.worth(claim), incident) for incident, fillers in fitting]
    most = max((value for value, _ in worth), default=0)
    best = [incident for value, incident in worth if value == most]
    enough = most >= _ENOUGH or (most > 0 and len(fitting) == 1)
    return best[0] if enough and len(best) == 1 else None


def _places(aliases: Aliases, text: str) -> Iterator[Offsets]:
    """Yield where the words of an alias stand, whatever the white space between them and their case."""
    for alias in aliases:
        pattern = r"\s+".join(re.escape(word) for word in alias.split())
        if pattern:
            for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
                yield match.span()


def _meets(span: Offsets, others: Iterable[Offsets]) -> bool:
    return any(begin < span[1] and span[0] < end for begin, end in others)
