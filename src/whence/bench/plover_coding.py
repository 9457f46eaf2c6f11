"""How PLOVER codes what a reading claims.

PLOVER has types for speaking of an act: who promises aid AGREEs, who threatens an attack THREATENs, who demands a
withdrawal REQUESTs. A claim of Whence keeps the act's own type and says by its status that the act has not happened;
here it becomes the act of speaking (`whence.reference.ontology.speech_act`).

PLOVER's records also name as target the state, place or party that an event is about, whatever part it plays: the
state that aid is cut to, the leader whose plan is rejected, the city in which a curfew is imposed. A claim names only
those who are hit, asked or met; the rest is added here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from whence.bench.annotations import CodedEvent
from whence.model.claim import Claim, Participant
from whence.model.reading import Reading
from whence.model.span import Span
from whence.model.vocabulary import MentionKind
from whence.reference.ontology import speech_act

_NAMING = frozenset({MentionKind.ACTOR, MentionKind.PLACE})
# Types whose two sides PLOVER counts as actors: who agree, meet or trade with each other need no target.
_TWO_SIDED = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
# Types whose object is often the actor's own: "withdraw its forces" is done to nobody.
_OF_ONES_OWN = frozenset({"MOBILIZE", "RETREAT"})
# Types that are done to somebody: a place that is only named beside them is nobody.
_DONE_TO_SOMEBODY = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_OWN = ("its ", "their ", "his ", "her ")
_CLAUSE_ENDS = re.compile(
    r"[,;:()]|\b(?:after|amid|as|because|before|despite|following|saying|since|unless|until|when|while)\b"
)
_JOINTS = frozenset({",", "and", "or", ", and", ", or", "and the"})


def coded_events(reading: Reading) -> list[CodedEvent]:
    """Return the events of the claims in the order of the text: news leads with what it reports.

    An act only spoken of is left out where a claim of its own tells of the speaking: "threatened to attack" has a
    THREATEN by its trigger.
    """
    ordered = sorted(reading.claims, key=lambda claim: claim.trigger.begin)
    told = {claim.event.plover for claim in ordered}
    events: list[CodedEvent] = []
    for claim in ordered:
        speech = speech_act(claim.event.plover, claim.event.mode, claim.status.value)
        if speech is None:
            events.append(_done(claim, claim.event.plover, reading))
        elif speech[0] not in told:
            events.append(_spoken(claim, speech[0], reading))
    return events


def _spoken(claim: Claim, type_: str, reading: Reading) -> CodedEvent:
    """Who promises or threatens is the actor of the act; who requests is the speaker, to whoever is to act."""
    if type_ != "REQUEST":
        return _done(claim, type_, reading)
    speaker = claim.attribution.speaker
    return CodedEvent(type_, (speaker.name,) if isinstance(speaker, Participant) else (), _names(claim.actors))


def _done(claim: Claim, type_: str, reading: Reading) -> CodedEvent:
    actors, targets = _names(claim.actors), _names(claim.targets)
    if type_ in _OF_ONES_OWN:
        targets = tuple(target for target in targets if not target.lower().startswith(_OWN))
    if not targets and not (type_ in _TWO_SIDED and len(actors) > 1):
        targets = _named_behind(claim, reading) or _place(claim, reading)
    return CodedEvent(type_, actors, targets)


def _named_behind(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """Return the first party or place that is named behind a claim's trigger in its clause, and those joined to it."""
    text, named = reading.document.text, list(_named(claim, reading))
    if not named or _CLAUSE_ENDS.search(text, claim.trigger.end, named[0].begin):
        return ()
    found = named[:1]
    for other in named[1:]:
        if text[found[-1].end : other.begin].strip() not in _JOINTS:
            break
        found.append(other)
    return tuple(span.text for span in found)


def _named(claim: Claim, reading: Reading) -> Iterator[Span]:
    """Yield the names behind a claim's trigger in its sentence, the longest ones, but not its actors or speaker."""
    sentence = next(s for s in reading.document.sentences if s.overlaps(claim.trigger))
    speaker = claim.attribution.speaker
    parties = [*claim.actors, *([speaker] if isinstance(speaker, Participant) else [])]
    end = claim.trigger.end
    for span in _longest_first(mention.span for mention in reading.mentions if mention.kind in _NAMING):
        inside = end <= span.begin and span.end <= sentence.end
        party = any(span.overlaps(each.span) or span.text == each.name for each in parties)
        if inside and not party and any(word[0].isupper() for word in span.text.split()):
            yield span
            end = span.end


def _longest_first(spans: Iterable[Span]) -> Sequence[Span]:
    return sorted(spans, key=lambda span: (span.begin, -span.end))


def _place(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """Return the place of a claim; what is said or moved is about the place that its sentence names."""
    ids = claim.place.mention_ids[:1] if claim.place else ()
    told = tuple(mention.span.text for mention in reading.mentions if mention.id in ids)
    if told or claim.event.plover in _DONE_TO_SOMEBODY:
        return told
    sentence = next(s for s in reading.document.sentences if s.overlaps(claim.trigger))
    named = (m.span for m in reading.mentions if m.kind is MentionKind.PLACE and sentence.covers(m.span))
    return tuple(span.text for span in named if not any(span.overlaps(actor.span) for actor in claim.actors))[:1]


def _names(participants: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(participant.name for participant in participants)
