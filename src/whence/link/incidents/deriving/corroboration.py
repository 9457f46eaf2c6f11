"""How many stand behind an incident: articles, independent origins, speakers, and whose side they are on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.sides import actor_name, side_of
from whence.link.incidents.deriving.voices import Voice
from whence.model.incident import Corroboration
from whence.model.vocabulary import SpeakerKind, Status


def corroboration(evidence: Evidence) -> Corroboration:
    """Count those who stand behind an incident: who says so, not who denies it."""
    behind = backing(evidence)
    origins, voices = evidence.origins_of(behind), list(evidence.voices_of(behind).values())
    articles = len({claim.report_id for claim in evidence.claims})
    sides = sides_of(voices)
    unsided = sum(voice.side is None for voice in voices)
    return Corroboration(
        articles=articles,
        origins=len(origins),
        speakers=len(voices),
        kinds=kinds_of(voices),
        sides=sides,
        unsided=unsided,
        headline=_headline(articles, len(origins), len(voices), () if unsided else sides),
    )


def backing(evidence: Evidence) -> list[str]:
    """Return the claims that stand behind an incident; those that deny it where there are no others."""
    standing = [claim for claim in evidence.claims if claim.id not in evidence.void]
    return [c.id for c in standing if c.claim.status is not Status.DENIED] or [
        c.id for c in standing or evidence.claims
    ]


def sides_of(voices: Iterable[Voice]) -> tuple[str, ...]:
    """Return the sides that some speakers speak for."""
    return tuple(sorted({side_of(voice.side) for voice in voices if voice.side is not None}))


def kinds_of(voices: Iterable[Voice]) -> tuple[SpeakerKind, ...]:
    """Return what some speakers are, in the order of the list of kinds."""
    found = {voice.kind for voice in voices}
    return tuple(kind for kind in SpeakerKind if kind in found)


def _headline(articles: int, origins: int, speakers: int, sides: Sequence[str]) -> str:
    counts = ", ".join((_count(articles, "article"), _count(origins, "origin"), _count(speakers, "speaker")))
    if not sides:
        return counts
    names = [actor_name(side) for side in sides]
    if len(names) > 1:
        return f"{counts}, of sides {', '.join(names[:-1])} and {names[-1]}"
    return f"{counts}, {({1: '', 2: 'both '}).get(speakers, 'all ')}of side {names[0]}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
