from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.link.incidents.deriving.sample import SPOTS, TYPES, told

from whence.link.incidents.deriving.incident import derive
from whence.link.incidents.deriving.rules import PlaceRule, Rules
from whence.model.errors import ModelError
from whence.model.incident import Agreement, Days, Incident
from whence.model.linking import ArchivedClaim
from whence.model.vocabulary import StanceKind

SUNDAY, MONDAY, TUESDAY = date(2016, 3, 27), date(2016, 3, 28), date(2016, 3, 29)
MARCH = (date(2016, 3, 1), date(2016, 3, 31))
AGREED, COMPATIBLE, CONFLICTING, SINGLE = (
    Agreement.AGREED,
    Agreement.COMPATIBLE,
    Agreement.CONFLICTING,
    Agreement.SINGLE,
)


def of(*claims: ArchivedClaim, rules: Rules | None = None) -> Incident:
    return derive("incident", claims, rules=rules)


def reports(name: str, *values: object) -> list[ArchivedClaim]:
    """Make a report of its own for each value of one field."""
    return [told(report=f"{n}", day=30, **{name: value}) for n, value in enumerate(values)]


def test_an_incident_has_claims() -> None:
    with pytest.raises(ModelError, match="has no claims"):
        of()


@pytest.mark.parametrize(
    ("places", "chosen", "agreed"),
    [
        (["Palmyra"], "Palmyra", SINGLE),
        (["Palmyra", "Palmyra"], "Palmyra", AGREED),
        (["Homs province", "Palmyra"], "Palmyra", COMPATIBLE),
        (["Syria", "Homs province", "Palmyra"], "Palmyra", COMPATIBLE),
        (["Syria", "Syria"], "Syria", AGREED),
        (["Palmyra", "near Palmyra"], "Palmyra", COMPATIBLE),
        (["Palmyra", "Aleppo"], None, CONFLICTING),
        (["Palmyra", "Palmyra", "Aleppo"], "Palmyra", CONFLICTING),
        (["Palmyra", "Aleppo", "Syria"], "Palmyra", CONFLICTING),
        (["Palmyra", "Mosul"], None, CONFLICTING),
        (["Palmyra", "Aleppo", "Mosul", "Mosul"], "Mosul", CONFLICTING),
        (["Palmyra", "Mosul", "Syria", "Syria"], "Palmyra", CONFLICTING),
    ],
)
def test_the_most_precise_place_that_the_majority_agrees_with(
    places: list[str], chosen: str | None, agreed: Agreement
) -> None:
    found = of(*reports("at", *places)).place
    assert found.consolidated == (SPOTS[chosen] if chosen else None)
    assert found.agreement is agreed
    assert sum(len(each.claims) for each in found.values) == len(places)


def test_the_place_that_most_name_can_be_preferred() -> None:
    claims = reports("at", "Syria", "Syria", "Palmyra")
    assert of(*claims, rules=Rules(place=PlaceRule.SUPPORTED)).place.consolidated == SPOTS["Syria"]


def test_a_place_is_one_however_it_was_found() -> None:
    one, two = reports("at", "Palmyra", "Palmyra")
    where = two.claim.place
    assert where is not None
    other = replace(two, claim=replace(two.claim, place=replace(where, place=replace(where.place, reason="a vote"))))
    assert len(of(one, other).place.values) == 1


@pytest.mark.parametrize(
    ("times", "chosen", "agreed"),
    [
        ([SUNDAY], (SUNDAY, SUNDAY, 1, 1), SINGLE),
        ([SUNDAY, SUNDAY], (SUNDAY, SUNDAY, 1, 1), AGREED),
        ([SUNDAY, MARCH], (SUNDAY, SUNDAY, 1, 1), COMPATIBLE),
        ([(SUNDAY, MONDAY), (MONDAY, TUESDAY)], (MONDAY, MONDAY, 1, 1), COMPATIBLE),
        ([SUNDAY, MONDAY], None, CONFLICTING),
        ([SUNDAY, SUNDAY, TUESDAY], (SUNDAY, SUNDAY, 1, 1), CONFLICTING),
        ([SUNDAY, MONDAY, MARCH], (date(2016, 3, 1), date(2016, 3, 30), 4, 3), CONFLICTING),
        ([SUNDAY, SUNDAY, MONDAY, TUESDAY], (SUNDAY, SUNDAY, 1, 1), CONFLICTING),
        ([MARCH, MARCH], (date(2016, 3, 1), date(2016, 3, 30), 4, 3), AGREED),
    ],
)
def test_the_tightest_interval_of_the_majority(
    times: list[object], chosen: tuple[date, date, int, int] | None, agreed: Agreement
) -> None:
    found = of(*reports("when", *times)).time
    assert found.consolidated == (Days(*chosen) if chosen else None)
    assert found.agreement is agreed


def test_a_day_told_twice_by_one_origin_counts_once() -> None:
    claims = [told(when=SUNDAY), told(when=SUNDAY, nth=2), told(report="two", when=MONDAY, day=30)]
    assert of(*claims).time.consolidated is None


def test_without_a_time_the_first_report_is_the_bound() -> None:
    claims = [told(day=30), told(report="two", day=28), told(report="three", day=None)]
    assert of(*claims).not_after == date(2016, 3, 28)
    assert of(*claims, told(report="four", when=SUNDAY)).not_after is None


@pytest.mark.parametrize(
    ("modes", "chosen", "agreed"),
    [
        ([None, "aerial"], "aerial", SINGLE),
        ([None, None, "aerial"], "aerial", COMPATIBLE),
        (["explosives", "explosives", "aerial"], "explosives", COMPATIBLE),
        (["seize", "aerial", "aerial"], "aerial", COMPATIBLE),
        (["talks", "aerial", "aerial"], "aerial", CONFLICTING),
        (["abduct", None, None], None, CONFLICTING),
    ],
)
def test_the_most_specific_kind_that_the_majority_is_compatible_with(
    modes: list[str | None], chosen: str | None, agreed: Agreement
) -> None:
    claims = reports("mode", *modes) if len(modes) > 2 else [told(mode=mode, nth=n) for n, mode in enumerate(modes)]
    found = of(*claims).event
    assert found.consolidated == TYPES[chosen]
    assert found.agreement is agreed


@pytest.mark.parametrize(
    ("actors", "chosen", "agreed"),
    [
        (["Syrian troops", "the Syrian army"], "Armed forces of Syria", AGREED),
        (["gunmen", "gunmen", "Islamic State"], "Islamic State", COMPATIBLE),
        (["gunmen", "gunmen"], "gunmen", AGREED),
        (["Russian jets", "Islamic State"], None, CONFLICTING),
        (["Russian jets", "Russian jets", "Islamic State"], "Armed forces of Russia", CONFLICTING),
        ([("Russian jets", "Syrian troops"), "Syrian troops"], "Armed forces of Syria", CONFLICTING),
        (["Syrian troops", "Shia militias"], "Armed forces of Syria", COMPATIBLE),
        (["Syrian troops", "rebels"], None, CONFLICTING),
        (["youths", "Islamic State"], "Islamic State", COMPATIBLE),
        (["youths on motorcycles", "drug traffickers"], None, COMPATIBLE),
        (["they", "it"], None, Agreement.UNTOLD),
        (["12 rebels", "more than a dozen rebels"], "more than a dozen rebels", AGREED),
        (["12 rebels", "rebels"], "rebels", AGREED),
        (
            ["Georgy Zhukov", "the general Georgy Zhukov", "commander Georgy Zhukov", "Zhukov"],
            "the general Georgy Zhukov",
            AGREED,
        ),
        (["rebels", "Houthi rebels"], "Houthi rebels", AGREED),
        (["rebels", "Houthi rebels", "Kurdish rebels", "Kurdish rebels"], "Kurdish rebels", COMPATIBLE),
    ],
)
def test_who_acted(actors: list[object], chosen: str | None, agreed: Agreement) -> None:
    found = of(*reports("by", *actors)).actors
    assert (found.consolidated.name if found.consolidated else None) == chosen
    if not isinstance(actors[0], tuple):
        assert found.agreement is agreed


def test_words_without_a_name_speak_for_whom_they_describe() -> None:
    claims = reports("by", "Syrian troops", "Islamic State", "soldiers")
    found = of(*claims).actors
    assert (found.consolidated and found.consolidated.actor_id, found.agreement) == ("SYR-MIL", CONFLICTING)


def test_who_names_two_tells_of_two() -> None:
    found = of(told(by=("Russian jets", "Syrian troops"))).actors
    assert found.consolidated is not None
    assert found.agreement is SINGLE


@pytest.mark.parametrize(
    ("targets", "agreed"),
    [
        (["villagers", "rebels"], CONFLICTING),
        (["people", "rebels"], COMPATIBLE),
        (["a bridge", "villagers"], COMPATIBLE),
        (["villagers", "12 villagers"], AGREED),
    ],
)
def test_who_was_hit(targets: list[str], agreed: Agreement) -> None:
    assert of(*reports("on", *targets)).targets.agreement is agreed


def test_weapons_never_contradict_each_other() -> None:
    claims = [told(weapons=("bomb",)), told(report="two", weapons=("bomb", "rifle"))]
    found = of(*claims).weapons
    assert [(each.value, each.origins) for each in found.values] == [("bomb", 2), ("rifle", 1)]
    assert (found.consolidated, found.agreement) == ("bomb", COMPATIBLE)


def test_values_are_listed_best_supported_first() -> None:
    claims = [*reports("at", "Aleppo", "Palmyra", "Palmyra"), told(report="copy", origin="0", at="Aleppo")]
    found = of(*claims).place
    assert [(each.value.name, each.origins, len(each.claims)) for each in found.values] == [
        ("Palmyra", 2, 2),
        ("Aleppo", 1, 2),
    ]


def test_what_was_taken_back_is_shown_and_counts_for_nothing() -> None:
    wrong = told(report="two", at="Aleppo", stances=(("the agency", StanceKind.RETRACTS),))
    found = of(told(at="Palmyra"), wrong).place
    assert [(each.value.name, each.origins) for each in found.values] == [("Palmyra", 1), ("Aleppo", 0)]
    assert (found.consolidated, found.agreement) == (SPOTS["Palmyra"], SINGLE)
