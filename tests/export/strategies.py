"""Dossiers with nasty texts and missing fields, for properties of exporters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.dossiers import dossier
from whence.model.incident import Agreement, Corroboration, Days, Field, Harm, Party, Reality, Told
from whence.model.linking import Dossier
from whence.model.mention import Count
from whence.model.place import Geometry, Place
from whence.model.vocabulary import Effect

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
"""A dossier has many parts, and takes its time to draw on a busy machine."""
NASTY = st.text(st.one_of(st.characters(), st.sampled_from("'=+-@\t\r\n ;,\"\x1b\u202e\ud800<&")), max_size=20)
_CODES = st.sampled_from(["SYR", "IRQ", "KOS", "VNM", "YEM", "SUN", "UNO", "IMG"])
_SECTORS = st.sampled_from(["MIL", "REB", "CVL", "GOV", "UAF", "CRM", "COP", None])


def _counts() -> st.SearchStrategy[Count]:
    bound = st.none() | st.integers(0, 5000)
    three = st.tuples(bound, bound, bound).filter(lambda three: any(each is not None for each in three))
    return three.map(_sorted)


def _sorted(bounds: tuple[int | None, ...]) -> Count:
    known = iter(sorted(each for each in bounds if each is not None))
    return Count(*(None if each is None else next(known) for each in bounds))


def _parties() -> st.SearchStrategy[Party]:
    return st.builds(
        Party,
        name=NASTY,
        actor_id=st.none() | NASTY,
        country=st.none() | _CODES,
        sector=_SECTORS,
        names=st.lists(NASTY, max_size=2).map(tuple),
    )


def _places() -> st.SearchStrategy[Place]:
    position = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
    point = position.map(lambda each: Geometry("Point", (each,)))
    line = st.lists(position, min_size=2, max_size=4).map(lambda each: Geometry("LineString", tuple(each)))
    ring = st.lists(position, min_size=3, max_size=4).map(lambda each: Geometry("Polygon", (*each, each[0])))
    return st.builds(
        Place,
        name=NASTY,
        geometry=point | line | ring,
        radius_km=st.floats(0, 900),
        geonameid=st.none() | st.integers(1, 10**7),
        country=st.none() | _CODES.filter(lambda code: code not in {"UNO", "IMG"}),
        adm1=st.none() | NASTY,
        where_prec=st.integers(1, 7),
        geo_precision=st.sampled_from([1, 2, 3, None]),
        reason=NASTY,
    )


def _times() -> st.SearchStrategy[Days]:
    return st.builds(
        lambda start, days, prec, acled: Days(start, start + timedelta(days), prec, acled),
        st.dates(date(1900, 1, 1), date(2090, 1, 1)),
        st.integers(0, 400),
        st.sampled_from([1, 2, 3, 4, 5, None]),
        st.sampled_from([1, 2, 3, None]),
    )


def _fields(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Field[Any]]:
    def made(several: list[Any], agreement: Agreement, chosen: bool) -> Field[Any]:
        told = tuple(Told(each, ("c",), 1, 1) for each in dict.fromkeys(several))
        return Field(told, told[0].value if told and chosen else None, ("c",), "a rule", agreement)

    return st.builds(made, st.lists(values, max_size=3), st.sampled_from(Agreement), st.booleans())


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Draw a dossier: the parts of an incident that tables show, and what they show of reports."""
    whole = dossier()
    incident = whole.incident
    groups = draw(st.lists(st.sampled_from([None, "a", "b", "civilians"]), unique=True))
    changed = replace(
        incident,
        title=draw(NASTY),
        actors=draw(_fields(_parties())),
        targets=draw(_fields(_parties())),
        place=draw(_fields(_places())),
        time=draw(_fields(_times())),
        harms=tuple(Harm(Effect.KILLED, group, draw(_fields(_counts()))) for group in groups),
        standing=replace(incident.standing, reality=draw(st.sampled_from(Reality)), words=draw(NASTY)),
        corroboration=Corroboration(2, 2, 2, (), (), 2, draw(NASTY)),
    )
    claims = tuple(
        replace(claim, outlet=draw(st.none() | NASTY), title=draw(st.none() | NASTY), url=draw(st.none() | NASTY))
        for claim in whole.claims
    )
    return Dossier(replace(whole.version, incident=changed), claims)
