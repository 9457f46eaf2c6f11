"""An incident in a few values: what lists, maps and facets are drawn from, without opening the whole of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from whence.model.mention import Count

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Gist:
    """What is shown of an incident in a line.

    Where claims contradict each other about type, place or time, the value that is best supported stands here, and the
    field is among ``conflicts``. Days count from 1 January 1970. What nobody tells is None.

    Attributes:
        id: of the incident.
        changed: number of the version that this is of (``IncidentVersion.seq``).
        title: in one line of plain words.
        plover: PLOVER event type.
        acled: ACLED event type.
        reality: status of the whole.
        standing: who says so, in words.
        headline: how many stand behind it, in words.
        country: ISO 3166-1 alpha-3.
        place: by name.
        adm1: its first-order division.
        geonameid: of the place.
        lon: longitude of a point that stands for the place, in degrees.
        lat: latitude of the same.
        radius_km: how far off the event can honestly have been.
        where_prec: UCDP's precision of the place, 1 to 7.
        shape: whether the place is a line or an area.
        start: first day.
        end: last day.
        date_prec: UCDP's precision of the time, 1 to 5.
        not_after: latest day on which it can have happened, where no time is told.
        actors: names of who is told to have acted, best supported first.
        actor_ids: of the same, ids of the registry; None for those that are not in it.
        targets: names of who is told to have been acted upon.
        target_ids: as ``actor_ids``.
        sides: whom the speakers speak for (an actor id, or a country's code), where known.
        deaths_low: the least number of dead that is told.
        deaths_best: the number that stands for all.
        deaths_high: the most.
        articles: reports that tell of it, copies included.
        origins: independent texts.
        speakers: different people and bodies that say so.
        claims: how many.
        conflicts: fields that claims contradict each other about.
        denied: whether somebody denies it.
    """

    id: str
    changed: int
    title: str
    plover: str | None
    acled: str | None
    reality: str
    standing: str
    headline: str
    country: str | None
    place: str | None
    adm1: str | None
    geonameid: int | None
    lon: float | None
    lat: float | None
    radius_km: float | None
    where_prec: int | None
    shape: bool
    start: int | None
    end: int | None
    date_prec: int | None
    not_after: int | None
    actors: tuple[str, ...]
    actor_ids: tuple[str | None, ...]
    targets: tuple[str, ...]
    target_ids: tuple[str | None, ...]
    sides: tuple[str, ...]
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None
    articles: int
    origins: int
    speakers: int
    claims: int
    conflicts: tuple[str, ...]
    denied: bool

    @property
    def deaths(self) -> Count | None:
        """How many died; None where nobody tells."""
        told = (self.deaths_low, self.deaths_best, self.deaths_high)
        return None if told == (None, None, None) else Count(*told)


@dataclass(frozen=True, slots=True)
class ListedIncident:
    """A live incident in a list: its gist, the number of its version and when that was made.

    ``last`` is the day by which the list is ordered, as ISO 8601; empty where none is known.
    """

    gist: Gist
    number: int
    at: datetime
    last: str


@dataclass(frozen=True, slots=True)
class ChangedGists:
    """What became of incidents behind a number.

    Attributes:
        last: the number of the last version of any incident.
        bodies: the gists of those that live, as JSON objects with the names of ``Gist``.
        changed: ids of all that have a version behind the number, live or no more; none where it is 0.
    """

    last: int
    bodies: tuple[str, ...]
    changed: frozenset[str]


def day_number(day: date) -> int:
    """Count the days from 1 January 1970."""
    return (day - _EPOCH).days


def day_of(number: int | None) -> date | None:
    """Get the day that ``day_number`` counted; None for none."""
    return None if number is None else _EPOCH + timedelta(days=number)
