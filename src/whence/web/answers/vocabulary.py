"""The code lists that the desk shows, with names in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from whence.model.claim import EventCodes
from whence.model.incident import Reality
from whence.model.vocabulary import Certainty, Effect, Extent, SpeakerKind, Status
from whence.reference.countries import country
from whence.reference.incident_words import incident_words
from whence.reference.ontology import ontology
from whence.reference.states import states
from whence.web.schemas.archive import Vocabulary
from whence.web.schemas.common import Term

_REALITIES = {
    Reality.ASSERTED: "said to have happened",
    Reality.CONTESTED: "asserted by some, denied or doubted by others",
    Reality.DENIED: "only denied",
    Reality.POSSIBLE: "possible",
    Reality.UNREAL: "planned, predicted or supposed",
}
_EXTENTS = {Extent.SINGLE: "a single event", Extent.SERIES: "a series of events", Extent.AGGREGATE: "a total"}
_KINDS = {SpeakerKind.NGO: "rights or aid group", SpeakerKind.SOCIAL: "social media", SpeakerKind.REBEL: "armed group"}


@cache
def vocabulary_out() -> Vocabulary:
    """Put the lists together; they are part of the program."""
    types = ontology().types
    return Vocabulary(
        plover=[Term(code=name, name=_event(name, None)) for name in types],
        modes={
            name: [Term(code=mode, name=_event(name, mode)) for mode in kind.modes]
            for name, kind in types.items()
            if kind.modes
        },
        statuses=_plain(Status),
        certainties=_plain(Certainty),
        extents=[Term(code=each.value, name=_EXTENTS[each]) for each in Extent],
        realities=[Term(code=each.value, name=_REALITIES[each]) for each in Reality],
        effects=_plain(Effect),
        speaker_kinds=[Term(code=each.value, name=_KINDS.get(each, each.value)) for each in SpeakerKind],
        countries=sorted((_country(code) for code in _codes()), key=lambda term: (term.name, term.code)),
    )


def _plain(terms: Iterable[StrEnum]) -> list[Term]:
    return [Term(code=each.value, name=each.value) for each in terms]


def _event(plover: str, mode: str | None) -> str:
    return incident_words().event(EventCodes(plover, mode, None, None, None, None)).noun


def _codes() -> set[str]:
    import pycountry  # takes longer than all else here

    return {*states().states, *(each.alpha_3 for each in pycountry.countries)}


def _country(code: str) -> Term:
    return Term(code=code, name=country(code).name)
