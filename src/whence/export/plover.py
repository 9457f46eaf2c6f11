"""Incidents as records of the PLOVER 2.0 draft manual, one JSON object a line.

docs/exports.md says what each field holds. A list stands where the manual has one; a field that is not known is null,
and fields that say how a record came about (``coder`` and the like) name the program, never a person.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import whence
from whence.export import gist, words
from whence.export.deaths import deaths
from whence.export.formats import Choices, Format, Piece
from whence.model.incident import Field, Incident, Party
from whence.model.linking import ArchivedClaim, Dossier
from whence.model.place import Place
from whence.model.vocabulary import Effect
from whence.reference.countries import country
from whence.reference.ontology import ontology

Json = dict[str, Any]
# The manual's resolution of a place (4 city, 3 district, 2 province, 1 country) by UCDP's precision; none where that is
# an area of no such kind.
_RESOLUTIONS = {1: 4, 2: 4, 3: 3, 4: 2, 6: 1}


def refuse(dossier: Dossier, choices: Choices) -> str | None:
    """Say why an incident has no record: the manual requires a date and a type."""
    incident = dossier.incident
    if reason := gist.not_asserted(incident, choices):
        return reason
    if incident.event.consolidated is None:
        return "no event type"
    return "no day" if gist.days(incident) is None else None


def write(dossiers: Iterable[Dossier], choices: Choices) -> Iterator[Piece]:
    """Write a line an incident."""
    for dossier in dossiers:
        line = json.dumps(record(dossier, choices), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        yield "", line.encode("utf-8", "replace") + b"\n"


def record(dossier: Dossier, choices: Choices) -> Json:
    """Make the record of an incident that ``refuse`` lets pass."""
    incident = dossier.incident
    codes, time = incident.event.consolidated, gist.days(incident)
    if codes is None or time is None:
        raise ValueError(f"incident {incident.id} has no PLOVER record: {refuse(dossier, Choices(every=True))}")
    kind = ontology().types[codes.plover]
    mode = kind.modes.get(codes.mode or "")
    claims = list(dossier.own())
    return {
        "id": incident.id,
        "has_event": True,
        "date": time.start.isoformat(),
        "time": None,
        "enddate": time.end.isoformat() if time.end != time.start else None,
        "endtime": None,
        "actor": _entities(incident.actors),
        "recipient": _entities(incident.targets),
        "event": [codes.plover],
        "event_loc": _place(gist.place(incident)),
        "event_text": claims[0].claim.trigger.text,
        "quad_code": kind.quad,
        "event_scale": mode.score if mode else kind.score,
        "mode": [codes.mode] if codes.mode else [],
        "context": [],
        "size": _size(dossier),
        "link": gist.page(incident.id, choices),
        "text": [words.name(claim.claim.attribution.speaker) + ": " + _evidence(claim) for claim in claims],
        "text_info": [_text_info(claim) for claim in claims],
        "cite_info": [_cite_info(claim) for claim in claims],
        "coder": None,
        "coded_date": dossier.version.at.date().isoformat(),
        "coded_time": dossier.version.at.time().isoformat("seconds"),
        "comment": f"{incident.standing.words} ({incident.corroboration.headline})",
        "version": dossier.version.number,
    }


def _entities(parties: Field[Party]) -> list[Json]:
    party = gist.first(parties)
    return [_entity(each) for each in ([party, *gist.others(parties)] if party else [])]


def _entity(party: Party) -> Json:
    return {
        "code": party.country,
        "sector": [party.sector] if party.sector else [],
        "entity_text": party.name,
        "identifier_id": party.actor_id,
        "identifier_text": list(party.names),
        "religion": None,
        "ethnicity": None,
        "office": None,
        "gender": None,
        "age": None,
    }


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    longitude, latitude = gist.point(place.geometry)
    return {
        "extracted_place": place.name,
        "resolved_place": place.name if place.geonameid else None,
        "geonameid": place.geonameid,
        "lat": latitude,
        "lon": longitude,
        "city": None,
        "district": None,
        "province": place.adm1,
        "country": country(place.country).name if place.country else None,
        "country_code": place.country,
        "feature_class": None,
        "feature_code": None,
        "resolution": _RESOLUTIONS.get(place.where_prec),
    }


def _size(dossier: Dossier) -> Json:
    incident = dossier.incident
    return {
        "dead": deaths(dossier).best,
        "injured": _best(incident, Effect.INJURED),
        "arrested": _best(incident, Effect.DETAINED),
    }


def _best(incident: Incident, effect: Effect) -> int | None:
    harm = incident.harm(effect)
    return harm.counts.consolidated.best if harm and harm.counts.consolidated else None


def _evidence(archived: ArchivedClaim) -> str:
    return " … ".join(span.text for span in archived.claim.evidence)


def _text_info(archived: ArchivedClaim) -> Json:
    evidence = archived.claim.evidence
    return {
        "sequence": archived.id,
        "start": min(span.begin for span in evidence),
        "end": max(span.end for span in evidence),
        "text_story": archived.version_id,
    }


def _cite_info(archived: ArchivedClaim) -> Json:
    return {
        "corpus": "Whence",
        "citation": archived.sha256,
        "url": archived.url,
        "title": archived.title,
        "language": None,
        "publication": archived.outlet,
        "license": None,
        "copyright": None,
        "coder": f"{archived.claim.origin.component} {archived.claim.origin.version}",
        "codebook": "PLOVER 2.0 draft",
        "version": whence.__version__,
    }


FORMAT = Format("plover", ".jsonl", "records of the PLOVER 2.0 draft manual, one JSON object a line", write, refuse)
