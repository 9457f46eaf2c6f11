"""Dossiers in a few words: ``dossier()`` is an incident of two reports made by hand, with every field told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

from tests.factories import Draft
from whence.model.archive import derived_id
from whence.model.claim import EventCodes
from whence.model.dates import PartialDate
from whence.model.incident import (
    Agreement,
    Attached,
    ChangeKind,
    Corroboration,
    Days,
    Field,
    Harm,
    Incident,
    IncidentVersion,
    Party,
    Reality,
    Responsibility,
    Standing,
    Told,
)
from whence.model.linking import ArchivedClaim, Dossier, claim_id, named_mentions
from whence.model.mention import Count, Weapon
from whence.model.place import Geometry, Place
from whence.model.reading import Reading
from whence.model.vocabulary import Effect, Extent, SpeakerKind, Status

T = TypeVar("T")
AT = datetime(2016, 3, 29, 12, 0, tzinfo=UTC)
EVENT = EventCodes("ASSAULT", "aerial", "195", "Explosions/Remote violence", "Air/drone strike", 1)
PLACE = Place("Palmyra", Geometry("Point", ((38.2839, 34.5601),)), 5.0, 163808, "SYR", "Homs", 2, 2, "the only one")
DAYS = Days(date(2016, 3, 27), date(2016, 3, 27), 1, 1)
STATE = Party("Military Forces of Syria", "SYR_MIL", "SYR", "MIL", ("Government forces", "=the army"))
REBELS = Party("militants", None, None, "REB", ("militants",))


def readings() -> tuple[Reading, Reading]:
    """Make two reports on one happening; the second also has a round-up."""
    first = Draft("Government forces bombed militants near Palmyra on Sunday, the army said. Six fighters were killed.")
    first.claim(
        "bombed", by="Government forces", on="militants", at="Palmyra", when="Sunday", says="the army", cue="said"
    )
    first.claim("killed", on="fighters", killed=("Six fighters", 6))
    first.same("c1", "c2")
    second = Draft(
        "Planes struck Palmyra, a monitor said; ten militants died.\nSince May 400 fighters have fallen, it said.",
        title="=HYPERLINK(1), a headline",
        publisher="Sample Monitor",
    )
    second.claim("struck", at="Palmyra", says="a monitor", cue="said", killed=("ten militants", 10))
    second.claim("fallen", killed=("400 fighters", 400), extent=Extent.AGGREGATE)
    second.same("c1")
    return first.reading(), second.reading()


def archived(reading: Reading, published: PartialDate | None = None) -> tuple[ArchivedClaim, ...]:
    """Make claims of a reading those of an archive in which each text is a report of its own."""
    version = derived_id("version", reading.report.id)
    event_of = {id: event.id for event in reading.events for id in event.claim_ids}
    return tuple(
        ArchivedClaim(
            id=claim_id(version, claim.trigger.begin, claim.trigger.end, claim.event.plover),
            claim=claim,
            event_id=event_of.get(claim.id),
            reading_id=derived_id("reading", version),
            version_id=version,
            report_id=derived_id("report", reading.report.id),
            sha256=reading.report.id,
            origin_id=version,
            outlet=reading.report.publisher,
            published=published or PartialDate(2016, 3, 28),
            title=reading.report.title,
            url="https://example.org/reports/1",
            weapons=(Weapon("bomb", "explosives"),),
            mentions=named_mentions(claim, reading.mentions),
        )
        for claim in reading.claims
    )


def dossier(id: str = "", *, number: int = 1) -> Dossier:
    """Make the dossier of the incident of ``readings``."""
    one, two = (archived(reading) for reading in readings())
    own = tuple(claim.id for claim in (*one, two[0]))
    id = id or derived_id("incident", own[0])
    version = IncidentVersion(
        1, id, number, AT, ChangeKind.NEW, ("2 new reports",), incident=_incident(id, own, one, two)
    )
    return Dossier(version, (*one, *two))


def bare() -> Dossier:
    """Make the dossier of an incident of which nothing is told but that it happened."""
    draft = Draft("There was an attack.")
    draft.claim("attack")
    draft.same("c1")
    claims = archived(draft.reading())
    whole = dossier().incident
    empty = replace(
        whole,
        id=derived_id("incident", claims[0].id),
        title="attack",
        claims=(claims[0].id,),
        reports=(claims[0].report_id,),
        event=_agreed(EventCodes("ASSAULT", None, "180", None, None, None), (claims[0].id,)),
        actors=Field(),
        targets=Field(),
        weapons=Field(),
        place=Field(),
        time=Field(),
        not_after=date(2016, 3, 28),
        harms=(),
        standing=replace(whole.standing, statuses=(Told(Status.ASSERTED, (claims[0].id,), 1, 1),), denied_by=()),
        responsibility=(),
        corroboration=Corroboration(1, 1, 1, (SpeakerKind.MEDIA,), (), 1, "1 article, 1 origin, 1 speaker"),
        attached=(),
    )
    return Dossier(IncidentVersion(2, empty.id, 1, AT, ChangeKind.NEW, ("1 new report",), incident=empty), claims)


def _agreed(value: T, claims: tuple[str, ...]) -> Field[T]:
    return Field((Told(value, claims, 1, 1),), value, claims, "the best supported", Agreement.SINGLE)


def _incident(
    id: str, own: tuple[str, ...], one: tuple[ArchivedClaim, ...], two: tuple[ArchivedClaim, ...]
) -> Incident:
    killed = Field(
        (Told(Count(None, 6, None), (own[1],), 1, 1), Told(Count(None, 10, None), (own[2],), 1, 1)),
        Count(6, 6, 10),
        (own[1], own[2]),
        "best: the one of most origins, of several the lowest",
        Agreement.CONFLICTING,
    )
    return Incident(
        id=id,
        title="Military Forces of Syria struck militants near Palmyra on 27 March 2016",
        claims=own,
        reports=(one[0].report_id, two[0].report_id),
        event=_agreed(EVENT, own),
        actors=_agreed(STATE, own[:1]),
        targets=_agreed(REBELS, own[:1]),
        weapons=_agreed("bomb", own),
        place=_agreed(PLACE, (own[0], own[2])),
        time=_agreed(DAYS, own[:1]),
        not_after=None,
        harms=(Harm(Effect.KILLED, None, killed),),
        standing=Standing(
            Reality.ASSERTED,
            (Told(Status.ASSERTED, own, 2, 3),),
            None,
            (),
            "asserted by 2 origins (military, monitors)",
        ),
        responsibility=(Responsibility(STATE, own[:1], (), (), ()),),
        corroboration=Corroboration(
            2, 2, 2, (SpeakerKind.MILITARY, SpeakerKind.NGO), ("SYR_MIL",), 1, "2 articles, 2 origins, 2 speakers"
        ),
        attached=(Attached(two[1].id, "400 fighters", "counts since May what this is one of"),),
    )
