"""An incident as answers have it: each field with all its values, whose they are, and the claims behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from whence.archive.incident_claims import IncidentClaims
from whence.model import incident as model
from whence.model.linking import ArchivedClaim, Judgement, Link, Verdict
from whence.model.vocabulary import StanceKind
from whence.store.gists import gist_of
from whence.store.interface import ReadStore
from whence.web import reviews
from whence.web.answers.claims import claims_out
from whence.web.answers.rows import row_out
from whence.web.answers.values import codes_out, count_out, day_out, days_out, party_out, place_out
from whence.web.answers.words import in_words
from whence.web.schemas import incidents as out

T = TypeVar("T")
_SILENT = frozenset({StanceKind.DENIES, StanceKind.DOUBTS, StanceKind.DECLINES, StanceKind.SILENT})


def incident_out(store: ReadStore, version: model.IncidentVersion, newest: int) -> out.Incident:
    """Make the answer of a version of an incident. Claims that the archive has lost since are left out.

    Args:
        store: of the archive.
        version: no tombstone.
        newest: the number of the newest version.

    Raises:
        StoreError: a reading is lost, or the store cannot be used.
    """
    incident = version.incident
    assert incident is not None
    behind = IncidentClaims.of(store, version)
    found = [behind.found[id] for id in behind.order if id in behind.found]
    claims = claims_out(store, found, attached=[each.claim for each in incident.attached], to=version.id)
    own = set(incident.claims)
    review = reviews.of_incident(claim.review for claim in claims if claim.id in own)
    return out.Incident(
        id=version.id,
        number=version.number,
        newest=newest,
        at=version.at.isoformat(),
        **_told(incident),
        claims=claims,
        silent=[silent for item in found if item.id in own for silent in _silent(item)],
        links=[_link(link, behind) for link in behind.links],
        judgements=judgements_out(store.judgements(incident.claims)),
        row=row_out(gist_of(version), version.number, version.at, review),
    )


def _told(incident: model.Incident) -> dict[str, Any]:
    return {
        **_fields(incident),
        "title": incident.title,
        "not_after": day_out(incident.not_after),
        "standing": _standing(incident.standing),
        "responsibility": [_responsibility(each) for each in incident.responsibility],
        "corroboration": _corroboration(incident.corroboration),
        "attached": [out.Attached(claim=each.claim, words=each.words, why=each.why) for each in incident.attached],
    }


def _fields(incident: model.Incident) -> dict[str, Any]:
    return {
        "event": field_out(incident.event, codes_out),
        "actors": field_out(incident.actors, party_out),
        "targets": field_out(incident.targets, party_out),
        "weapons": field_out(incident.weapons, str),
        "place": field_out(incident.place, place_out),
        "time": field_out(incident.time, days_out),
        "harms": [
            out.Harm(effect=harm.effect.value, group=harm.group, counts=field_out(harm.counts, count_out))
            for harm in incident.harms
        ],
    }


def field_out(field: model.Field[T], shown: Callable[[T], Any]) -> Any:
    """Make the answer of a field; ``shown`` makes that of a value."""
    told = field.consolidated
    return {
        "values": [_value(each, shown) for each in field.values],
        "consolidated": None if told is None else shown(told),
        "words": None if told is None else in_words(told),
        "claims": list(field.claims),
        "rule": field.rule,
        "agreement": field.agreement.value,
    }


def _value(told: model.Told[T], shown: Callable[[T], Any]) -> dict[str, Any]:
    return {
        "value": shown(told.value),
        "words": in_words(told.value),
        "claims": list(told.claims),
        "origins": told.origins,
        "speakers": told.speakers,
    }


def _standing(standing: model.Standing) -> out.Standing:
    return out.Standing(
        reality=standing.reality.value,
        statuses=[out.Told[str](**_value(told, lambda status: status.value)) for told in standing.statuses],
        one_sided=standing.one_sided,
        denied_by=list(standing.denied_by),
        words=standing.words,
    )


def _responsibility(each: model.Responsibility) -> out.Responsibility:
    return out.Responsibility(
        party=party_out(each.party),
        admitted=list(each.admitted),
        accused=list(each.accused),
        reported=list(each.reported),
        denied=list(each.denied),
    )


def _corroboration(each: model.Corroboration) -> out.Corroboration:
    return out.Corroboration(
        articles=each.articles,
        origins=each.origins,
        speakers=each.speakers,
        kinds=[kind.value for kind in each.kinds],
        sides=list(each.sides),
        unsided=each.unsided,
        headline=each.headline,
    )


def _silent(item: ArchivedClaim) -> list[out.Silent]:
    return [
        out.Silent(
            holder=each.holder if isinstance(each.holder, str) else each.holder.name,
            stance=each.stance.value,
            claim=item.id,
            words=each.span.text,
        )
        for each in item.stances
        if each.stance in _SILENT
    ]


def _link(link: Link, behind: IncidentClaims) -> out.Link:
    return out.Link(
        one=list(behind.of_account(link.one)),
        other=list(behind.of_account(link.other)),
        score=link.score,
        veto=link.veto,
        reasons=[
            out.Reason(feature=reason.feature, words=reason.words, weight=reason.weight) for reason in link.reasons
        ],
    )


def judgements_out(judgements: Iterable[Judgement]) -> list[out.Judgement]:
    """Make answers of the judgements that stand."""
    return [
        out.Judgement(
            seq=each.seq,
            at=each.at.isoformat(),
            who=each.who,
            verdict=each.verdict.value,
            one=each.one,
            other=each.other,
            why=each.why,
        )
        for each in judgements
        if each.verdict is not Verdict.WITHDRAWN
    ]
