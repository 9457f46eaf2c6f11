"""How a report ties a deed to whom it says did it, claim by claim: MUC-4's ``PERP: ORGANIZATION CONFIDENCE``.

The speaker and the wording decide, nothing else: what anybody states without distance is reported as fact, what a
party says of its own deeds is claimed or admitted, what somebody charges or suspects is accused, by authorities where
the one who does has the powers of a state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.model.claim import Attribution, Claim, Participant
from whence.model.vocabulary import Certainty, Involvement, PerpConfidence, SpeakerKind, Status
from whence.reference.phrases import PhraseIndex
from whence.reference.responsibility import ResponsibilityWords, responsibility_words

_HAPPENED = frozenset({Status.ASSERTED, Status.POSSIBLE})
_OPEN = frozenset({Certainty.POSSIBLE, Certainty.DOUBTFUL})
_AUTHORITIES = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.MILITARY, SpeakerKind.POLICE})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WORD_BEFORE = re.compile(r"([^\W_]+)\s+\Z")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_OUTLOOK = frozenset("may might could can".split())
"""Verbs with which a deed is still to come, but before "have" and "be attacking"."""
_BEHIND_OUTLOOK = re.compile(r"\s+(?:(?:well|also|still|already|indeed|not)\s+)*(?:have\b|be\s+\w+ing\b)")
_NOBODY = frozenset("no nobody none neither".split())
_SPEAKERS = frozenset("i we us".split())
_OWN = frozenset("our my its their".split())
"""Words in front of the speaker's own people: "its soldiers"."""
_BEFORE = 20
"""Code points in front of an actor in which "suspected" belongs to it."""


def perp_confidence(claim: Claim) -> PerpConfidence | None:
    """Say how a claim, its speaker known, ties its deed to its actors; None without actors or without a deed done."""
    actors, said = claim.actors, claim.attribution
    if not actors or not _has_happened(claim) or _opening(actors[0]) in _NOBODY:
        return None
    lists, own = responsibility_words(), _speaks_of_itself(actors, said)
    is_suspect = any(_holds(lists.suspected, text) for actor in actors for text in _named(actor))
    if claim.status is Status.ASSERTED and own and not is_suspect:
        return PerpConfidence.CLAIMED
    told = [span.text for span in (*claim.cues, *([said.cue] if said.cue else []))]
    if is_suspect or any(_holds(index, text) for text in told for index in (lists.accused, lists.suspected)):
        by_authority = not own and _is_authority(said, lists)
        return PerpConfidence.ACCUSED_BY_AUTHORITIES if by_authority else PerpConfidence.ACCUSED
    if claim.status is Status.POSSIBLE or claim.certainty in _OPEN:
        return PerpConfidence.POSSIBLE
    return PerpConfidence.FACT


def _has_happened(claim: Claim) -> bool:
    """Say whether a deed was done, or may have been: "may attack" tells of none, "may have attacked" of one."""
    if claim.status is not Status.POSSIBLE:
        return claim.status in _HAPPENED
    outlook = (cue for cue in claim.cues if cue.text.lower() in _OUTLOOK)
    return all(_BEHIND_OUTLOOK.match(cue.source, cue.end) for cue in outlook)


def _speaks_of_itself(actors: Sequence[Participant], attribution: Attribution) -> bool:
    """Say whether the speaker is an actor, or speaks of its own people."""
    speaker = attribution.speaker
    if attribution.involvement is not None:
        return attribution.involvement is Involvement.OWN
    if not isinstance(speaker, Participant):
        return False
    return any(_is_same(speaker, actor) or _is_own(actor) for actor in actors)


def _is_own(actor: Participant) -> bool:
    """Say whether an actor is named as the speaker's: "we", "our fighters", "its soldiers"."""
    opening = _opening(actor)
    return opening in _SPEAKERS or opening in _OWN or _in_front(actor) in _OWN


def _is_same(one: Participant, other: Participant) -> bool:
    same_id = one.actor_id is not None and one.actor_id == other.actor_id
    same_mention = one.mention_id is not None and one.mention_id == other.mention_id
    return same_id or same_mention or _bare(one.name) == _bare(other.name)


def _named(actor: Participant) -> tuple[str, str]:
    """Return the word in front of an actor, and its first words: there "suspected" and "alleged" stand."""
    return _in_front(actor), " ".join(_words(actor.span.text)[:2])


def _is_authority(attribution: Attribution, lists: ResponsibilityWords) -> bool:
    """Say whether a claim's speaker has the powers of a state, by its kind or, where that is not known, its words."""
    if attribution.speaker_kind is not None:
        return attribution.speaker_kind in _AUTHORITIES
    speaker = attribution.speaker
    if not isinstance(speaker, Participant):
        return False
    return speaker.sector in lists.authorities or (
        speaker.sector is None and lists.names_authority(_words(speaker.name))
    )


def _holds(index: PhraseIndex[str], text: str) -> bool:
    return next(index.match(_words(text)), None) is not None


def _opening(actor: Participant) -> str:
    """Return the first word of an actor, lower-case."""
    return next(iter(_words(actor.span.text)), "")


def _in_front(actor: Participant) -> str:
    """Return the word in front of an actor, lower-case; empty where a comma or a sentence's end lies between."""
    words = _WORD_BEFORE.search(actor.span.source, max(0, actor.span.begin - _BEFORE), actor.span.begin)
    return words.group(1).lower() if words else ""


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name, count=1).lower()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
