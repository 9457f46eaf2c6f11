from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.incidents.deriving.sample import SPOTS, TYPES, told

from whence.link.incidents.deriving.differences import differences
from whence.link.incidents.deriving.incident import derive
from whence.link.incidents.deriving.rules import DeathsRule, PlaceRule, Rules
from whence.model.incident import Field, Incident, Told
from whence.model.mention import Count
from whence.model.parse import record_from_dict
from whence.model.serial import plain
from whence.model.vocabulary import Effect, Involvement, PerpConfidence, SpeakerKind, StanceKind, Status

PEOPLE = [
    "Syrian troops",
    "Islamic State fighters",
    "gunmen",
    "villagers",
    "12 villagers",
    "rebels",
    "Russian jets",
    "they",
]
SPEAKERS: list[dict[str, Any]] = [
    {},
    {"says": ""},
    {"says": "the SDF", "kind": SpeakerKind.REBEL, "side": "sdf"},
    {"says": "the Russian ministry", "kind": SpeakerKind.OFFICIAL, "side": "RUS-GOV"},
    {"says": "residents", "kind": SpeakerKind.WITNESS, "anonymous": True},
    {"says": "Georgy Zhukov"},
    {"says": "Zhukov"},
]
COUNTS = st.sampled_from(
    [Count(6, 6, 6), Count(10, 10, 10), Count(24, None, None), Count(None, None, 8), Count(None, 40, None)]
)
DAYS = st.sampled_from([date(2016, 3, day) for day in (26, 27, 28)])
TIMES = st.one_of(DAYS, st.just((date(2016, 3, 1), date(2016, 3, 31))), st.just((date(2016, 3, 27), date(2016, 3, 28))))
TOLLS = st.tuples(
    st.sampled_from([Effect.KILLED, Effect.INJURED]),
    st.sampled_from([None, "people", "soldiers", "villagers"]),
    COUNTS,
    st.booleans(),
)


@st.composite
def options(draw: st.DrawFn, report: str, nth: int) -> dict[str, Any]:
    """Draw what one claim tells."""
    return {
        "report": report,
        "nth": nth,
        "by": tuple(draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))),
        "on": tuple(draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))),
        "at": draw(st.none() | st.sampled_from(sorted(SPOTS))),
        "when": draw(st.none() | TIMES),
        "mode": draw(st.sampled_from(sorted(TYPES, key=str))),
        "tolls": tuple(draw(st.lists(TOLLS, max_size=2))),
        "status": draw(st.sampled_from(Status)),
        "perp": draw(st.none() | st.sampled_from(PerpConfidence)),
        "involvement": draw(st.none() | st.sampled_from(Involvement)),
        "stances": draw(
            st.just(())
            | st.tuples(st.tuples(st.sampled_from(["Islamic State", "a paper"]), st.sampled_from(StanceKind)))
        ),
        "day": draw(st.sampled_from([27, 28, 29])),
        "weapons": tuple(draw(st.lists(st.sampled_from(["bomb", "rifle"]), max_size=2, unique=True))),
        **draw(st.sampled_from(SPEAKERS)),
    }


@st.composite
def told_options(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw what the claims of one incident tell, of up to four reports."""
    count = draw(st.integers(1, 7))
    return [draw(options(draw(st.sampled_from(["one", "two", "three", "four"])), nth)) for nth in range(1, count + 1)]


RULES = st.builds(
    Rules,
    deaths=st.sampled_from(DeathsRule),
    majority=st.sampled_from([0.4, 0.5, 0.7]),
    credible=st.sampled_from([0.0, 0.2, 0.5]),
    place=st.sampled_from(PlaceRule),
)


@given(told_options(), RULES, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_any_order_of_claims_gives_the_same_incident(given: list[dict[str, Any]], rules: Rules, random: Any) -> None:
    claims = [told(**each) for each in given]
    shuffled = [*claims, claims[0]]
    random.shuffle(shuffled)
    assert derive("incident", shuffled, rules=rules) == derive("incident", claims, rules=rules)


@given(told_options(), RULES, st.data())
@settings(max_examples=150, deadline=None)
def test_a_copy_adds_an_article_and_nothing_else(
    given: list[dict[str, Any]], rules: Rules, data: st.DataObject
) -> None:
    claims = [told(**each) for each in given]
    original = data.draw(st.sampled_from([each["report"] for each in given]))
    cut = data.draw(
        st.lists(st.sampled_from([each for each in given if each["report"] == original]), min_size=1, unique_by=id)
    )
    copies = [told(**each | {"report": "copy", "origin": original, "day": 30}) for each in cut]
    before, after = derive("incident", claims, rules=rules), derive("incident", [*claims, *copies], rules=rules)
    assert after.corroboration.articles == before.corroboration.articles + 1
    assert _told(after) == _told(before)


@given(told_options(), RULES)
@settings(max_examples=150, deadline=None)
def test_no_value_without_claims_of_the_incident(given: list[dict[str, Any]], rules: Rules) -> None:
    claims = [told(**each) for each in given]
    found = derive("incident", claims, rules=rules)
    assert set(found.claims) == {claim.id for claim in claims}
    for told_field in _fields(found):
        assert bool(told_field.claims) == (told_field.consolidated is not None)
        assert set(told_field.claims) <= set(found.claims)
        assert all(value.claims and set(value.claims) <= set(found.claims) for value in told_field.values)
        ranks = [(-value.origins, -value.speakers) for value in told_field.values]
        assert ranks == sorted(ranks)
    for row in found.responsibility:
        assert {*row.admitted, *row.accused, *row.reported, *row.denied} <= set(found.claims)


@given(told_options(), RULES)
@settings(max_examples=100, deadline=None)
def test_counts_are_in_order_and_were_told(given: list[dict[str, Any]], rules: Rules) -> None:
    claims = [told(**each) for each in given]
    for harm in derive("incident", claims, rules=rules).harms:
        chosen = harm.counts.consolidated
        bounds = {n for value in harm.counts.values for n in (value.value.low, value.value.best, value.value.high)}
        if chosen is not None:
            assert {chosen.low, chosen.best, chosen.high} <= bounds | {None}
            known = [n for n in (chosen.low, chosen.best, chosen.high) if n is not None]
            assert known == sorted(known)


@given(told_options())
@settings(max_examples=50, deadline=None)
def test_an_incident_is_read_back_as_it_was_written(given: list[dict[str, Any]]) -> None:
    found = derive("incident", [told(**each) for each in given])
    assert record_from_dict(Incident, plain(found)) == found
    assert differences(found, found) == ()
    assert all(change.before is None and change.after for change in differences(None, found))


def _fields(found: Incident) -> list[Field[Any]]:
    named = (found.event, found.actors, found.targets, found.weapons, found.place, found.time)
    return [*named, *(harm.counts for harm in found.harms)]


def _told(value: Any) -> Any:
    """Return what an incident says but for its claims, reports and number of articles."""
    if isinstance(value, Told):
        return (_told(value.value), value.origins, value.speakers)
    if isinstance(value, tuple):
        return tuple(_told(each) for each in value)
    if is_dataclass(value):
        hidden = {"claims", "reports", "articles", "headline", "admitted", "accused", "reported", "denied"}
        return {each.name: _told(getattr(value, each.name)) for each in fields(value) if each.name not in hidden}
    return value
