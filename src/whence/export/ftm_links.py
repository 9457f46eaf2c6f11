"""FollowTheMoney relations: which report tells of an event, who did what to whom by whose word, what is in dispute."""

from __future__ import annotations

from collections.abc import Iterator

from whence.export.claim_words import passage
from whence.export.field_values import fields_of, in_words
from whence.export.ftm_entities import (
    Entity,
    article_id,
    country,
    entity,
    event_id,
    organisation_id,
    organisation_schema,
)
from whence.export.iris import web_address
from whence.model.archive import derived_id
from whence.model.claim import Participant
from whence.model.incident import Agreement
from whence.model.linking import ArchivedClaim, Dossier


def documentation(dossier: Dossier, item: ArchivedClaim) -> Entity:
    """Tie a report to the event by a claim: its words, where they stand, and what kind of speaker says so."""
    claim, attribution = item.claim, item.claim.attribution
    speaker = "the report itself" if attribution.speaker == "author" else attribution.speaker_kind or "a source"
    quoted = passage(claim)
    where = f"{quoted.begin}-{quoted.end}"
    return entity(
        f"whence-claim-{derived_id('documentation', dossier.incident.id, item.id)}",
        "Documentation",
        document=article_id(item.version_id),
        entity=event_id(dossier.incident.id),
        role=f"{in_words(claim.event)}: {claim.status.value}",
        status=claim.certainty.value,
        summary=quoted.text,
        description=f"Said by {speaker}. Code points {where} of the clean text; bytes sha256:{item.sha256}",
        recordId=item.id,
        date=str(item.published) if item.published else None,
        publisher=item.outlet,
        sourceUrl=web_address(item.url),
    )


def mentions(item: ArchivedClaim) -> Iterator[Entity]:
    """Say where a report names an organisation that the registry has."""
    speaker = item.claim.attribution.speaker
    people = (*item.claim.actors, *item.claim.targets, *((speaker,) if isinstance(speaker, Participant) else ()))
    for person in people:
        known = organisation_id(person.actor_id)
        if known is not None:
            yield entity(
                f"whence-mention-{derived_id('mention', item.version_id, known, person.name)}",
                "Mention",
                document=article_id(item.version_id),
                resolved=known,
                name=person.name,
                detectedSchema=organisation_schema(person.sector),
                contextCountry=country(person.country),
            )


def sides(dossier: Dossier) -> Iterator[Entity]:
    """Tie those who acted to those who were acted upon, where the registry has both."""
    incident = dossier.incident
    event, days = incident.event.consolidated, incident.time.consolidated
    actors = {id: None for told in incident.actors.values if (id := organisation_id(told.value.actor_id))}
    targets = {id: None for told in incident.targets.values if (id := organisation_id(told.value.actor_id))}
    for actor in actors:
        for target in targets:
            if actor != target:
                yield entity(
                    f"whence-link-{derived_id('link', incident.id, actor, target)}",
                    "UnknownLink",
                    subject=actor,
                    object=target,
                    role=in_words(event) if event else "acted upon",
                    status=incident.standing.reality.value,
                    summary=incident.title,
                    startDate=str(days.start) if days else None,
                    endDate=str(days.end) if days else None,
                    recordId=incident.id,
                )


def responsibilities(dossier: Dossier) -> Iterator[Entity]:
    """Tie parties of the registry to the event by what is said of their part in it, each kind of saying apart."""
    for each in dossier.incident.responsibility:
        party = organisation_id(each.party.actor_id)
        said = {
            "claims responsibility": each.admitted,
            "is accused": each.accused,
            "is reported to have done it": each.reported,
            "denied": each.denied,
        }
        for role, claims in said.items():
            if party is not None and claims:
                yield entity(
                    f"whence-link-{derived_id('responsibility', dossier.incident.id, party, role)}",
                    "UnknownLink",
                    subject=party,
                    object=event_id(dossier.incident.id),
                    role=role,
                    summary=f"by {len(claims)} {'claim' if len(claims) == 1 else 'claims'}",
                    recordId=list(claims),
                )


def note(dossier: Dossier) -> Iterator[Entity]:
    """Note what sources disagree on, and the totals that the event is only part of."""
    incident = dossier.incident
    lines = []
    for name, group, field in fields_of(incident):
        if field.agreement is Agreement.CONFLICTING:
            told = "; ".join(f"{in_words(value.value)} (origins: {value.origins})" for value in field.values)
            lines.append(f"Sources conflict on {name}{f' of {group}' if group else ''}: {told}")
    lines += [f"Part of a total, not counted: {each.words} ({each.why})" for each in incident.attached]
    if lines:
        yield entity(
            f"whence-note-{incident.id}",
            "Note",
            name=f"What is open: {incident.title}",
            entity=event_id(incident.id),
            description=lines,
        )
