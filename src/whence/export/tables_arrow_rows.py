"""The rows that a dossier gives to each table, as plain Python values under the columns' names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from whence.export.claim_words import passage, said
from whence.export.field_values import field_values
from whence.export.incident_row import codes_row, days_row, incident_row, place_row, wkt
from whence.model.account import account_id
from whence.model.claim import Casualties, Participant, Stance
from whence.model.incident import Days, Party
from whence.model.linking import ArchivedClaim, Dossier, Link
from whence.model.mention import Actor, Count
from whence.model.place import Place
from whence.model.span import Span
from whence.model.timex import ResolvedTime

Rows = Callable[[Dossier], Iterator[dict[str, Any]]]


def _key(dossier: Dossier) -> dict[str, Any]:
    return {"incident_id": dossier.incident.id, "version": dossier.version.number}


def _incidents(dossier: Dossier) -> Iterator[dict[str, Any]]:
    yield incident_row(dossier)


def _values(dossier: Dossier) -> Iterator[dict[str, Any]]:
    for each in field_values(dossier.incident):
        yield {
            **_key(dossier),
            "field": each.field,
            "of": each.group,
            "value": each.words,
            "chosen": each.chosen,
            "stated": each.origins is not None,
            "rule": each.rule,
            "agreement": each.agreement and each.agreement.value,
            "origins": each.origins,
            "speakers": each.speakers,
            "claims": list(each.claims),
            **_typed(each.value),
        }


def _typed(value: Any) -> dict[str, Any]:
    match value:
        case Count():
            return {"low": value.low, "best": value.best, "high": value.high}
        case Days():
            return {"start": value.start, "end": value.end}
        case Party():
            return {"actor_id": value.actor_id, "country": value.country}
        case Place():
            return {"country": value.country, "geonameid": value.geonameid, "geometry": wkt(value.geometry)}
        case _:
            return {}


def _claims(dossier: Dossier) -> Iterator[dict[str, Any]]:
    own = set(dossier.incident.claims)
    for item in dossier.claims:
        yield {**_key(dossier), "claim_id": item.id, "attached": item.id not in own, **claim_row(item)}


def claim_row(item: ArchivedClaim) -> dict[str, Any]:
    """Lay a claim out under the columns of the table ``claims``, but for those that say of which incident it is."""
    claim = item.claim
    return {
        **report_row(item),
        "copied": item.copied,
        "reading_id": item.reading_id,
        "trigger": words(claim.trigger),
        "passage": words(passage(claim)),
        "evidence": [words(span) for span in claim.evidence],
        **codes_row(claim.event),
        "status": claim.status.value,
        "certainty": claim.certainty.value,
        "extent": claim.extent.value,
        "perp_confidence": claim.perp_confidence and claim.perp_confidence.value,
        **_speaker_row(item),
        "actors": [party.name for party in claim.actors],
        "actor_ids": [party.actor_id for party in claim.actors],
        "targets": [party.name for party in claim.targets],
        "target_ids": [party.actor_id for party in claim.targets],
        "weapons": [weapon.name for weapon in item.weapons],
        **time_row(claim.time.time if claim.time else None),
        "not_after": claim.not_after,
        **place_row(claim.place.place if claim.place else None),
        "casualties": [_casualties(each) for each in claim.casualties],
        "stances": [_stance(each) for each in item.stances],
        "score": claim.score,
        "made_by": f"{claim.origin.component} {claim.origin.version}",
    }


def report_row(item: ArchivedClaim) -> dict[str, Any]:
    """Lay out the report that makes a claim."""
    return {
        "report_id": item.report_id,
        "report_version_id": item.version_id,
        "sha256": item.sha256,
        "origin_id": item.origin_id,
        "outlet": item.outlet,
        "published": str(item.published) if item.published else None,
        "title": item.title,
        "url": item.url,
    }


def words(span: Span) -> dict[str, Any]:
    """Lay out words: where they begin and end, and what they are."""
    return {"begin": span.begin, "end": span.end, "text": span.text}


def time_row(time: ResolvedTime | None) -> dict[str, Any]:
    """Lay out the days of a resolved time; all null where it gives none."""
    if time is None or time.start is None or time.end is None:
        return days_row(None)
    return days_row(Days(time.start, time.end, time.date_prec, time.time_precision))


def _speaker_row(item: ArchivedClaim) -> dict[str, Any]:
    attribution = item.claim.attribution
    named = attribution.speaker if isinstance(attribution.speaker, Participant) else None
    return {
        "speaker": named.name if named else item.outlet if attribution.speaker == "author" else None,
        "speaker_is_author": attribution.speaker == "author",
        "speaker_actor_id": named and named.actor_id,
        "speaker_kind": attribution.speaker_kind and attribution.speaker_kind.value,
        "speaker_side": attribution.side,
        "speaker_anonymous": attribution.anonymous,
        "speaker_reliability": attribution.reliability and attribution.reliability.value,
        "heard_from": [outer.name for outer in attribution.chain],
    }


def _casualties(each: Casualties) -> dict[str, Any]:
    count = each.count
    return {
        "effect": each.effect.value,
        "of": each.group,
        "low": count.low,
        "best": count.best,
        "high": count.high,
        "part": each.part,
        **words(each.span),
    }


def _stance(each: Stance) -> dict[str, Any]:
    holder = each.holder if isinstance(each.holder, str) else each.holder.name
    return {"holder": holder, "stance": each.stance.value, **words(each.span)}


def _mentions(dossier: Dossier) -> Iterator[dict[str, Any]]:
    for item in dossier.claims:
        for each in said(item):
            resolved = each.mention.resolved if each.mention else None
            known = resolved if isinstance(resolved, Actor | Place) else None
            yield {
                **_key(dossier),
                "claim_id": item.id,
                "report_version_id": item.version_id,
                "sha256": item.sha256,
                "field": each.field,
                "value": each.value,
                **words(each.span),
                "mention_id": each.mention and each.mention.id,
                "kind": each.mention and each.mention.kind.value,
                "actor_id": each.party and each.party.actor_id,
                "country": each.party.country if each.party else known and known.country,
                "geonameid": known.geonameid if isinstance(known, Place) else None,
                "reason": each.mention and each.mention.reason,
            }


def _links(dossier: Dossier) -> Iterator[dict[str, Any]]:
    firsts = {account_id(claim.id): claim.id for claim in dossier.claims}
    for link in dossier.links:
        yield {
            "incident_id": dossier.incident.id,
            "one": link.one,
            "other": link.other,
            "score": link.score,
            "veto": link.veto,
            "reasons": _reasons(link),
            "one_claim": firsts.get(link.one),
            "other_claim": firsts.get(link.other),
        }


def _reasons(link: Link) -> list[dict[str, Any]]:
    return [{"feature": each.feature, "words": each.words, "weight": each.weight} for each in link.reasons]


def _judgements(dossier: Dossier) -> Iterator[dict[str, Any]]:
    for each in dossier.judgements:
        yield {
            "incident_id": dossier.incident.id,
            "seq": each.seq,
            "at": each.at,
            "who": each.who,
            "verdict": each.verdict.value,
            "one": each.one,
            "other": each.other,
            "why": each.why,
        }


def _reports(dossier: Dossier) -> Iterator[dict[str, Any]]:
    rows = {item.version_id: report_row(item) for item in dossier.claims}
    yield from rows.values()


ROWS: dict[str, Rows] = {
    "incidents": _incidents,
    "values": _values,
    "claims": _claims,
    "mentions": _mentions,
    "links": _links,
    "judgements": _judgements,
    "reports": _reports,
}
"""By the name of the table. A report of several incidents comes with each of them."""
