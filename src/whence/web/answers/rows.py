"""Incidents in a line each, and their versions, as answers have them."""

from __future__ import annotations

from datetime import datetime

from whence.model.gist import Gist, day_of
from whence.model.incident import IncidentVersion
from whence.web.answers.values import count_out, day_out
from whence.web.schemas.incidents import Change, FieldChange, Gone, IncidentRow


def row_out(gist: Gist, number: int, at: datetime, review: str) -> IncidentRow:
    """Make the line of an incident."""
    return IncidentRow(
        id=gist.id,
        number=number,
        changed_at=at.isoformat(),
        title=gist.title,
        plover=gist.plover,
        acled_event_type=gist.acled,
        reality=gist.reality,
        standing=gist.standing,
        headline=gist.headline,
        place=gist.place,
        country=gist.country,
        start=day_out(day_of(gist.start)),
        end=day_out(day_of(gist.end)),
        date_prec=gist.date_prec,
        not_after=day_out(day_of(gist.not_after)),
        actors=list(gist.actors),
        targets=list(gist.targets),
        deaths=count_out(gist.deaths) if gist.deaths else None,
        articles=gist.articles,
        origins=gist.origins,
        speakers=gist.speakers,
        claims=gist.claims,
        conflicts=list(gist.conflicts),
        review=review,
    )


def change_out(version: IncidentVersion) -> Change:
    """Tell what became of an incident with a version."""
    return Change(
        seq=version.seq,
        id=version.id,
        number=version.number,
        at=version.at.isoformat(),
        kind=version.kind.value,
        why=list(version.why),
        into=version.into,
        changes=[FieldChange(field=each.field, before=each.before, after=each.after) for each in version.changes],
        title=version.incident.title if version.incident else None,
    )


def gone_out(version: IncidentVersion) -> Gone:
    """Tell of an incident that is no more, and where its claims went."""
    return Gone(
        id=version.id, kind=version.kind.value, at=version.at.isoformat(), why=list(version.why), into=version.into
    )
