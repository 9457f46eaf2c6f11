"""MUC-4 templates from a reading: one per incident type, filled from the claims of that type.

The mapping is PLOVER's ASSAULT and COERCE by mode. What armed forces do to armed groups is combat and no incident of
that task; what did not happen fills nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whence.bench.annotations import Template, TemplateEntity
from whence.model.claim import Claim, Participant
from whence.model.mention import Actor, Mention
from whence.model.reading import Reading
from whence.model.vocabulary import MentionKind, Status

_TYPE_OF_MODE = {"abduct": "kidnapping", "explosives": "bombing", "suicide-attack": "bombing"}
_BOMB = re.compile(r"bomb|explo|blast|dynamit|detonat|grenade|car-bomb", re.IGNORECASE)
_FIRE = re.compile(r"arson|burn|torch|set fire|on fire|ablaze", re.IGNORECASE)
_ROB = re.compile(r"\brob|loot|stole|steal|extort", re.IGNORECASE)
_FIGHTERS = frozenset({"REB", "UAF"})
_LEADING = re.compile(r"(?:the|a|an|some|several|many|of|by)\s+", re.IGNORECASE)
_PRONOUNS = frozenset("he she they it them him who that which we i you this these those".split())


def fill(reading: Reading) -> list[Template]:
    """Return the templates of a document, in the order in which their types are first told of."""
    mentions = {mention.id: mention for mention in reading.mentions}
    grouped: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        kind = _incident_type(claim)
        if kind is not None:
            grouped.setdefault(kind, []).append(claim)
    return [_template(kind, claims, mentions) for kind, claims in grouped.items()]


def _incident_type(claim: Claim) -> str | None:
    if claim.event.plover != "ASSAULT" or claim.status not in (Status.ASSERTED, Status.POSSIBLE, Status.PLANNED):
        return None
    if any(p.sector in _FIGHTERS for p in claim.targets) and not any(p.sector in _FIGHTERS for p in claim.actors):
        return None
    words = claim.trigger.text
    if _ROB.search(words):
        return "robbery"
    if _FIRE.search(words):
        return "arson"
    if claim.event.mode in _TYPE_OF_MODE:
        return _TYPE_OF_MODE[claim.event.mode]
    return "bombing" if _BOMB.search(words) else "attack"


def _template(kind: str, claims: Iterable[Claim], mentions: dict[str, Mention]) -> Template:
    found: dict[str, dict[str, TemplateEntity]] = {}
    for claim in claims:
        for slot, words in _fillers(claim, mentions):
            found.setdefault(slot, {}).setdefault(words.lower(), (words,))
    return Template(kind, {slot: tuple(entities.values()) for slot, entities in found.items()})


def _fillers(claim: Claim, mentions: dict[str, Mention]) -> Iterator[tuple[str, str]]:
    for participant in claim.actors:
        words = _words(participant)
        if words:
            yield ("PerpOrg" if _is_organisation(participant, mentions) else "PerpInd"), words
    for participant in claim.targets:
        words = _words(participant)
        if words:
            yield ("Victim" if _is_person(participant, mentions) else "Target"), words
    for id in claim.instruments:
        mention = mentions[id]
        if mention.kind is MentionKind.WEAPON:
            yield "Weapon", mention.span.text


def _words(participant: Participant) -> str:
    words = _LEADING.sub("", participant.span.text, count=1).strip()
    return "" if words.lower() in _PRONOUNS else words


def _is_organisation(participant: Participant, mentions: dict[str, Mention]) -> bool:
    actor = mentions[participant.mention_id].resolved if participant.mention_id else None
    return isinstance(actor, Actor) and actor.id is not None


def _is_person(participant: Participant, mentions: dict[str, Mention]) -> bool:
    actor = mentions[participant.mention_id].resolved if participant.mention_id else None
    return isinstance(actor, Actor) and actor.sector is not None and actor.id is None
