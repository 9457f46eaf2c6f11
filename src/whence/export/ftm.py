"""Incidents as FollowTheMoney entities, one JSON object a line: what Aleph, OpenAleph and yente read.

An incident is an ``Event``; a report an ``Article``; a place an ``Address``; what the registry has as an armed group, a
body of a state or an organisation an ``Organization`` or ``PublicBody``. A claim is the ``Documentation`` that ties a
report to the event, with the words.

Nobody becomes a ``Person``. Who is only named or described by the words (victims, fighters, "a resident") is no entity:
a report's say-so would put private people into a graph made for investigating them, under names that are no proof of
who is meant. They stay in the words of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whence.export.formats import Choices, Format, Piece
from whence.export.ftm_entities import Entity, article, event, organisation, place_id, where
from whence.export.ftm_links import documentation, mentions, note, responsibilities, sides
from whence.export.json_bytes import json_bytes
from whence.model.linking import Dossier


def ftm(dossiers: Iterable[Dossier], choices: Choices) -> Iterator[Piece]:
    """Write the entities of each incident; what several incidents share, once.

    ``contentHash`` of a report is a SHA-1 in this format, so it is only there where ``choices.sha1`` tells it. The
    SHA-256 under which an archive keeps the bytes is among the keywords.
    """
    done: set[str] = set()
    for dossier in dossiers:
        for entity in entities(dossier, choices):
            if entity.id not in done:
                done.add(entity.id)
                yield "", json_bytes(entity.plain()) + b"\n"


def entities(dossier: Dossier, choices: Choices) -> Iterator[Entity]:
    """Make all entities of an incident, those first that others point at."""
    for item in {item.version_id: item for item in dossier.own()}.values():
        yield article(item, choices.sha1(item.sha256) if choices.sha1 else None)
    place = dossier.incident.place.consolidated
    if place is not None:
        yield where(place, place_id(place))
    for told in (*dossier.incident.actors.values, *dossier.incident.targets.values):
        yield from organisation(told.value)
    for each in dossier.incident.responsibility:
        yield from organisation(each.party)
    yield event(dossier)
    for item in dossier.own():
        yield documentation(dossier, item)
        yield from mentions(item)
    yield from sides(dossier)
    yield from responsibilities(dossier)
    yield from note(dossier)


FORMAT = Format(
    name="ftm",
    extension=".ftm.json",
    about="FollowTheMoney entities for Aleph and OpenSanctions tools (JSON lines)",
    write=ftm,
)
"""``whence export ftm``."""
