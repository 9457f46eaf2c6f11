"""What all answers are made of: spans, pages, problems."""

from __future__ import annotations

import re
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from whence.web.schemas import patterns

T = TypeVar("T")

Id = Annotated[str, Field(pattern=patterns.ID, description="A hexadecimal id, or its beginning.")]
WholeId = Annotated[str, Field(pattern=patterns.WHOLE_ID, description="A whole hexadecimal id.")]
Day = Annotated[str, Field(pattern=patterns.DAY, description="A calendar day, ISO 8601.")]


_HALVES = re.compile("[\ud800-\udfff]")


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else _HALVES.sub("\ufffd", value)
    if isinstance(value, list | tuple):
        return [_whole(each) for each in value]
    return value


class Model(BaseModel):
    """A frozen object without room for what nobody named."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, data: Any) -> Any:
        """Put U+FFFD for each half of a character, which broken pages hold and JSON does not carry: places stay."""
        if isinstance(data, dict):
            return {name: _whole(value) for name, value in data.items()}
        return data


class Span(Model):
    """A run of Unicode code points of a document's text, end exclusive. JavaScript counts otherwise."""

    begin: int
    end: int
    text: str


class Offsets(Model):
    """Where words stand, in code points, end exclusive."""

    begin: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


class Page(Model, Generic[T]):
    """Some items of a list. ``next`` is the cursor of the page after this one; None at the end."""

    items: list[T]
    next: str | None
    total: int | None = None


class Problem(Model):
    """What went wrong (RFC 9457), with the remedy in ``detail``."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class Term(Model):
    """A code of a closed list, with its name in plain words."""

    code: str
    name: str


class Geometry(Model):
    """A GeoJSON point, line or polygon (RFC 7946): longitude before latitude, WGS 84."""

    type: str
    coordinates: list[object]


class Place(Model):
    """A resolved place. ``radius_km`` says how far off the event can honestly have been."""

    name: str
    geometry: Geometry
    radius_km: float
    geonameid: int | None
    country: str | None
    adm1: str | None
    where_prec: int
    geo_precision: int | None
    reason: str


class Days(Model):
    """Days from ``start`` through ``end``; ``date_prec`` is UCDP's, ``time_precision`` ACLED's."""

    start: Day
    end: Day
    date_prec: int | None
    time_precision: int | None


class Count(Model):
    """A count as a range; what is unknown is None."""

    low: int | None
    best: int | None
    high: int | None


class EventCodes(Model):
    """What kind of event, in the field's vocabularies."""

    plover: str
    mode: str | None
    cameo: str | None
    acled_event_type: str | None
    acled_sub_event_type: str | None
    ucdp_type_of_violence: int | None


class Party(Model):
    """Somebody in an incident."""

    name: str
    actor_id: str | None
    country: str | None
    sector: str | None
    names: list[str]
