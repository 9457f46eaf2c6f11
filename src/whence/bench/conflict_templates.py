"""MUC-4 templates from a reading: one per incident type, filled from the claims of that type.

The mapping is PLOVER's ASSAULT and COERCE by mode. What armed forces do to armed groups is combat and no incident of
that task; what did not happen fills nothing. Victims are named persons there, and lower-cased text hides names, so that
the slot stays empty for now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whence.bench.annotations import Template, TemplateEntity
from whence.model.claim import Claim, Participant
from whence.model.mention import Actor, Mention
from whence.model.reading import Reading
from whence.model.vocabulary import MentionKind, Status
from whence.reference.agents import is_agent

_TYPE_OF_MODE = {"abduct": "kidnapping", "explosives": "bombing", "suicide-attack": "bombing"}
_BOMB = re.compile(r"bomb|explo|blast|dynamit|detonat|grenade|car-bomb", re.IGNORECASE)
_FIRE = re.compile(r"arson|burn|torch|set fire|on fire|ablaze", re.IGNORECASE)
_ROB = re.compile(r"\brob|loot|stole|steal|extort", re.IGNORECASE)
_FIGHTERS = frozenset({"REB", "UAF"})
_LEADING = re.compile(r"\A(?:(?:the|a|an|some|several|many|of|by)\s+)+", re.IGNORECASE)
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
        organisation = _organisation(participant, mentions)
        if organisation is not None:
            yield "PerpOrg", organisation
        if organisation is None or organisation != _words(participant):
            yield from _filler("PerpInd", participant)
    for participant in claim.targets:
        if not _is_people(participant):
            yield from _filler("Target", participant)
    for id in claim.instruments:
        mention = mentions[id]
        if mention.kind is MentionKind.WEAPON:
            yield "Weapon", mention.span.text


def _filler(slot: str, participant: Participant) -> Iterator[tuple[str, str]]:
    words = _words(participant)
    if words:
        yield slot, words


def _words(participant: Participant) -> str:
    words = _LEADING.sub("", participant.span.text).strip()
    return "" if words.lower() in _PRONOUNS else words


def _organisation(participant: Participant, mentions: dict[str, Mention]) -> str | None:
    """Return the words that name the registered actor inside a participant, the shortest of them."""
    if participant.actor_id is None:
        return None
    inside = (
        mention.span.text
        for mention in mentions.values()
        if participant.span.covers(mention.span)
        and isinstance(mention.resolved, Actor)
        and mention.resolved.id == participant.actor_id
    )
    return _LEADING.sub("", min(inside, key=len, default=participant.span.text))


def _is_people(participant: Participant) -> bool:
    """Say whether a target is people described and not named: the task's victims are names, its targets are things."""
    return participant.sector is not None or is_agent(participant.span.text.split()[-1].lower())
