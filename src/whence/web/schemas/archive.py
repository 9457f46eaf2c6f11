"""The archive itself: what it holds, what it is doing, which exports and code lists there are."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool

from whence.web.schemas.common import Model, Term, WholeId


class Status(Model):
    """How much an archive holds. ``change`` is the number of the last version of any incident."""

    name: str
    reports: int
    versions: int
    claims: int
    incidents: int
    families: int
    waiting_to_code: int
    waiting_to_link: int
    dead: int
    judgements: int
    acts: int
    change: int


class Failure(Model):
    """Something that was given up, after several tries or at once.

    ``kind``: ``code`` a report that was taken in, ``fetch`` an address, ``add`` what could not be taken in. ``what``:
    the address, or the file by its name. ``version_id``: of a report that was taken in and could not be coded.
    ``again``: whether ``whence jobs replay`` tries it again; else it has to be added anew from where it was.
    """

    id: str
    kind: str
    what: str
    version_id: str | None
    title: str | None
    attempts: int
    reason: str | None
    again: bool


class Export(Model):
    """A form that incidents can be exported in."""

    name: str
    about: str
    extension: str
    variants: list[str]
    parts: list[str]


class Wanted(Model):
    """Incidents to export, by whole id: exactly what is shown. None for all.

    ``every``: also what is only planned, supposed or denied. ``claims``: a table of the claims beside the file, where
    the form has none itself.
    """

    ids: Annotated[list[WholeId], Field(max_length=500_000)] | None = None
    every: StrictBool = True
    variant: Annotated[str, Field(max_length=40)] | None = None
    claims: StrictBool = True


class Vocabulary(Model):
    """The code lists that the desk shows, each with names in plain words; ``modes`` by event type."""

    plover: list[Term]
    modes: dict[str, list[Term]]
    statuses: list[Term]
    certainties: list[Term]
    extents: list[Term]
    realities: list[Term]
    effects: list[Term]
    speaker_kinds: list[Term]
    countries: list[Term]
