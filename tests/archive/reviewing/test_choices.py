"""Which values words can have: what the program would make of them first, then what else they can mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.factories import Draft
from whence.archive.reviewing.checking import Checker
from whence.archive.reviewing.choices import Choices
from whence.archive.reviewing.choosing import Choice
from whence.model.errors import InputError
from whence.model.review import ReviewField
from whence.reference.gazetteer import Gazetteer
from whence.review.given import given

TEXT = (
    "On Sunday the Syrian army attacked Islamic State fighters 10 km east of Palmyra with tanks, killing 12 fighters. "
    "Two days later shells hit Aleppo, officials said."
)


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


def span(words: str) -> tuple[int, int]:
    begin = TEXT.index(words)
    return begin, begin + len(words)


@pytest.fixture
def choices(gazetteer: Gazetteer) -> Choices:
    draft = Draft(TEXT)
    draft.claim("attacked", by="the Syrian army", on="Islamic State fighters", at="Palmyra", when="On Sunday")
    return Choices(draft.reading(), gazetteer)


def first(found: tuple[Choice, ...]) -> Any:
    return found[0].value


def test_a_place_expression_means_where_it_lies_and_its_name_where_that_is(choices: Choices) -> None:
    (near, *_) = choices.of(ReviewField.PLACE, [span("10 km east of Palmyra")])
    assert near.place is not None
    assert near.place.country == "SYR"
    assert near.place.geometry.positions[0][0] > 38.3
    town = first(choices.of(ReviewField.PLACE, [span("Aleppo")]))
    assert (town["country"], town["spans"][0]["text"]) == ("SYR", "Aleppo")
    assert len({choice.words for choice in choices.of(ReviewField.PLACE, [span("Palmyra")])}) > 2


def test_no_place_is_offered_twice(choices: Choices) -> None:
    for spans, typed in (([span("Aleppo")], ""), ([span("Aleppo")], "Aleppo"), ([span("shells hit Aleppo")], "Aleppo")):
        found = [each.place for each in choices.of(ReviewField.PLACE, spans, typed) if each.place is not None]
        spots = [(place.geonameid, place.geometry) for place in found]
        assert spots, (spans, typed)
        assert len(spots) == len(set(spots)), (spans, typed)


def test_a_place_beside_another_is_not_that_one(gazetteer: Gazetteer) -> None:
    text = "Shells hit a village 10 km east of Homs on Sunday, and a market near Aleppo."
    draft = Draft(text)
    draft.claim("hit", when="on Sunday")
    offered = Choices(draft.reading(), gazetteer)

    def spots(words: str) -> list[Any]:
        at = text.index(words)
        found = offered.of(ReviewField.PLACE, [(at, at + len(words))])
        return [each.place.geometry for each in found if each.place is not None and each.place.country == "SYR"]

    assert len(spots("Homs")) > 1, "the offset, and the city itself"
    assert len(spots("Aleppo")) == len(set(spots("Aleppo"))), "near the city and in it are one spot"


def test_places_are_typed_by_name_geonameid_or_coordinates(choices: Choices) -> None:
    assert first(choices.of(ReviewField.PLACE, typed="Homs"))["country"] == "SYR"
    by_id = choices.of(ReviewField.PLACE, typed="163808")[0]
    assert by_id.value["geonameid"] == 163808
    assert "geonameid 163808" in by_id.reason
    point = first(choices.of(ReviewField.PLACE, typed="34.56, 38.28"))
    assert point["geometry"] == {"type": "Point", "coordinates": [38.28, 34.56]}
    assert point["geonameid"] is None
    for nowhere in ("91, 0", "999999999", "Xqzzw"):
        assert [choice.value for choice in choices.of(ReviewField.PLACE, typed=nowhere)] == [None]


def test_times_count_from_where_they_stand(choices: Choices) -> None:
    sunday = first(choices.of(ReviewField.TIME, [span("Sunday")]))
    assert (sunday["start"], sunday["spans"][0]["text"]) == ("2016-03-27", "Sunday")
    later = first(choices.of(ReviewField.TIME, [span("Two days later")]))
    assert later["start"] == "2016-03-29"


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2016-03-26", "2016-03-26", "2016-03-26"),
        ("2016-03", "2016-03-01", "2016-03-31"),
        ("2016-03-26/2016-03-28", "2016-03-26", "2016-03-28"),
        ("last Friday", "2016-03-25", "2016-03-25"),
    ],
)
def test_times_are_typed(choices: Choices, typed: str, start: str, end: str) -> None:
    value = first(choices.of(ReviewField.TIME, typed=typed))
    assert (value["start"], value["end"]) == (start, end)
    assert "a person typed" in value["reason"]


@pytest.mark.parametrize("typed", ["2016-02-31", "2016-03-28/2016-03-26", "soon", "0000-01-01"])
def test_what_is_no_time_has_no_days(choices: Choices, typed: str) -> None:
    values = [choice.value for choice in choices.of(ReviewField.TIME, typed=typed)]
    assert all(value is None or value["start"] is None for value in values)


def test_parties_are_resolved_together_and_by_name(choices: Choices) -> None:
    both = first(choices.of(ReviewField.ACTORS, [span("the Syrian army"), span("Islamic State fighters")]))
    assert both[0]["country"] == "SYR"
    assert all(party["actor_id"] for party in both)
    (typed, *_) = choices.of(ReviewField.SPEAKER, [span("officials")], "Hezbollah")
    assert typed.value["span"]["text"] == "officials"
    assert typed.value["country"] == "LBN"
    assert [choice.value for choice in choices.of(ReviewField.SPEAKER)] == ["author", None]


def test_counts_weapons_and_closed_lists(choices: Choices) -> None:
    (dead, *_) = choices.of(ReviewField.CASUALTIES, [span("12 fighters")])
    assert {name: dead.value[0][name] for name in ("effect", "best", "group")} == {
        "effect": "killed",
        "best": 12,
        "group": "fighters",
    }
    assert first(choices.of(ReviewField.WEAPONS, [span("with tanks")]))[0]["weapon_class"] == "heavy-weapons"
    assert first(choices.of(ReviewField.STATUS, typed="possible")) == "possible"
    assert first(choices.of(ReviewField.EVENT, [span("attacked")]))["plover"] == "ASSAULT"
    assert len(choices.of(ReviewField.CERTAINTY)) == 4
    assert choices.of(ReviewField.EXTENT, typed="zzz") == ()


def test_every_choice_is_taken_by_the_check_as_it_is(choices: Choices, gazetteer: Gazetteer) -> None:
    checker, words = Checker(TEXT, gazetteer), [span("Palmyra with tanks, killing 12 fighters")]
    for name in ReviewField:
        for spans in (words, [span("Sunday")], [span("Syrian army")]):
            for choice in choices.of(name, spans):
                if choice.value is None and name in (ReviewField.EVENT, ReviewField.STATUS):
                    continue
                kept = checker.checked(name, choice.value, spans)
                assert checker.checked(name, kept, spans) == kept
                assert given(name, kept, spans, TEXT) == given(name, kept, (), TEXT)


def test_words_that_are_not_there_are_refused(choices: Choices) -> None:
    with pytest.raises(InputError, match="no words at"):
        choices.of(ReviewField.PLACE, [(5, 99_999)])
    with pytest.raises(InputError, match="write 200 at most"):
        choices.of(ReviewField.PLACE, typed="x" * 201)
