"""Claims of an archive in a few words: ``told(at="Palmyra", killed=6, says="the army")``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.factories import Draft

from whence.model.archive import derived_id
from whence.model.claim import Casualties, EventCodes, Participant, Stance
from whence.model.dates import PartialDate
from whence.model.linking import ArchivedClaim, claim_id
from whence.model.mention import Count, Weapon
from whence.model.place import Geometry, Place
from whence.model.vocabulary import (
    Certainty,
    Effect,
    Extent,
    Involvement,
    MentionKind,
    PerpConfidence,
    SpeakerKind,
    StanceKind,
    Status,
)

SPOTS = {
    "Palmyra": Place("Palmyra", Geometry("Point", ((38.28, 34.56),)), 3.0, 163808, "SYR", "Homs", 1, 1, "its name"),
    "near Palmyra": Place("Palmyra", Geometry("Point", ((38.28, 34.56),)), 18.0, 163808, "SYR", "Homs", 2, 1, "near"),
    "Homs province": Place("Homs", Geometry("Point", ((38.0, 34.4),)), 130.0, 169575, "SYR", "Homs", 4, 2, "its name"),
    "Syria": Place("Syria", Geometry("Point", ((38.5, 35.0),)), 400.0, 163843, "SYR", None, 6, None, "its name"),
    "Aleppo": Place("Aleppo", Geometry("Point", ((37.16, 36.2),)), 4.0, 170063, "SYR", "Aleppo", 1, 1, "its name"),
    "Mosul": Place("Mosul", Geometry("Point", ((43.12, 36.34),)), 4.0, 99072, "IRQ", "Nineveh", 1, 1, "its name"),
}
KNOWN: dict[str, dict[str, Any]] = {
    "Syrian troops": {"actor_id": "SYR-MIL", "country": "SYR", "sector": "MIL"},
    "the Syrian army": {"actor_id": "SYR-MIL", "country": "SYR", "sector": "MIL"},
    "Islamic State": {"actor_id": "islamic-state", "country": "IMG", "sector": "REB"},
    "Islamic State fighters": {"actor_id": "islamic-state", "country": "IMG", "sector": "REB"},
    "Russian jets": {"actor_id": "RUS-MIL", "country": "RUS", "sector": "MIL"},
    "the Russian ministry": {"actor_id": "RUS-GOV", "country": "RUS", "sector": "GOV"},
    "the SDF": {"actor_id": "sdf", "country": "SYR", "sector": "REB"},
    "a spokesman for the SDF": {"actor_id": "sdf", "country": "SYR", "sector": "REB"},
    "soldiers": {"sector": "MIL"},
    "villagers": {"sector": "CVL"},
    "rebels": {"sector": "REB"},
    "Shia militias": {"sector": "PRM"},
}
TYPES = {
    None: EventCodes("ASSAULT", None, "190", None, None, None),
    "aerial": EventCodes("ASSAULT", "aerial", "195", "Explosions/Remote violence", "Air/drone strike", None),
    "explosives": EventCodes("ASSAULT", "explosives", "183", "Explosions/Remote violence", None, None),
    "abduct": EventCodes("ASSAULT", "abduct", "181", "Violence against civilians", None, None),
    "talks": EventCodes("CONSULT", None, "04", None, None, None),
    "seize": EventCodes("COERCE", "seize", None, "Strategic developments", None, None),
}


def told(
    *,
    report: str = "one",
    origin: str | None = None,
    by: str | tuple[str, ...] = (),
    on: str | tuple[str, ...] = (),
    at: str | None = None,
    when: tuple[date, date] | date | None = None,
    says: str | None = None,
    kind: SpeakerKind | None = None,
    side: str | None = None,
    anonymous: bool = False,
    mode: str | None = None,
    killed: int | Count | None = None,
    of: str | None = "people",
    tolls: tuple[tuple[Effect, str | None, Count, bool], ...] = (),
    status: Status = Status.ASSERTED,
    extent: Extent = Extent.SINGLE,
    perp: PerpConfidence | None = None,
    involvement: Involvement | None = None,
    stances: tuple[tuple[str, StanceKind], ...] = (),
    day: int | None = 28,
    outlet: str | None = None,
    weapons: tuple[str, ...] = (),
    nth: int = 1,
) -> ArchivedClaim:
    """Make one claim of a report named ``report``; ``origin`` names the report that it is a copy of."""
    actors, targets = ((each,) if isinstance(each, str) else each for each in (by, on))
    if killed is not None:
        count = killed if isinstance(killed, Count) else Count(killed, killed, killed)
        tolls = ((Effect.KILLED, of, count, False), *tolls)
    words = [*actors, "attacked", *targets, at or "", says or "", "said", *(name for name, _ in stances)]
    counted = [f"{count.low} {count.best} {count.high} {group or ''}" for _, group, count, _ in tolls]
    draft = Draft(" . ".join(word for word in (*words, *counted, f"{nth}.") if word))
    made = draft.claim("attacked", says=says, cue="said" if says is not None else None, status=status)
    span = draft.span
    version = derived_id("version", report)
    claim = replace(
        made,
        event=TYPES[mode],
        actors=tuple(_person(draft, each) for each in actors),
        targets=tuple(_person(draft, each) for each in targets),
        casualties=tuple(
            Casualties(effect, group, count, span(words), part)
            for (effect, group, count, part), words in zip(tolls, counted, strict=True)
        ),
        place=replace(draft.place(at), place=SPOTS[at]) if at else None,
        time=draft.time("said", *(when if isinstance(when, tuple) else (when, when))) if when else None,
        not_after=date(2016, 3, day) if status is Status.ASSERTED and day else None,
        extent=extent,
        certainty=Certainty.CERTAIN,
        perp_confidence=perp,
        attribution=replace(
            made.attribution, speaker_kind=kind, side=side, anonymous=anonymous, involvement=involvement
        ),
    )
    if says and says in KNOWN:
        claim = replace(claim, attribution=replace(claim.attribution, speaker=_person(draft, says)))
    return ArchivedClaim(
        id=claim_id(version, claim.trigger.begin, claim.trigger.end, claim.event.plover, nth),
        claim=claim,
        event_id="e1",
        reading_id=derived_id("reading", report),
        version_id=version,
        report_id=derived_id("report", report),
        sha256="0" * 64,
        origin_id=derived_id("version", origin or report),
        outlet=outlet or f"The {report.title()} Gazette",
        published=PartialDate(2016, 3, day) if day else None,
        weapons=tuple(Weapon(name, "explosives") for name in weapons),
        stances=tuple(Stance(claim.id, _person(draft, name), stance, span(name)) for name, stance in stances),
        copied=origin is not None,
    )


def _person(draft: Draft, name: str) -> Participant:
    return Participant(draft.mention(name, MentionKind.ACTOR), draft.span(name), name, **KNOWN.get(name, {}))
