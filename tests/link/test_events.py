from dataclasses import replace
from datetime import date

from tests.factories import Draft

from whence.link.events import group
from whence.model.vocabulary import Extent, Status

TEXT = "Rebels attacked Aleppo on Monday. The attack on Monday hit Aleppo again. Rebels attacked Idlib on Friday."


def ids(claims):
    return [event.claim_ids for event in group(claims)]


def test_claims_that_agree_on_place_time_and_actor_are_one_event():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    draft.claim("attack on", at="Aleppo", when="Monday")
    assert ids(draft.claims) == [("c1", "c2")]


def test_another_day_is_another_event():
    draft = Draft(TEXT)
    one = draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    two = draft.claim("attack on", by="Rebels", at="Aleppo")
    later = replace(two, time=draft.time("Friday", date(2016, 4, 1)))
    assert ids([one, later]) == [("c1",), ("c2",)]


def test_what_is_planned_never_joins_what_happened():
    draft = Draft(TEXT)
    one = draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    two = draft.claim("attack on", by="Rebels", at="Aleppo", when="Monday", status=Status.PLANNED)
    assert ids([one, two]) == [("c1",), ("c2",)]


def test_a_denial_and_an_assertion_of_the_same_happening_stand_together():
    draft = Draft(TEXT)
    one = draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    two = draft.claim("attack on", by="Rebels", at="Aleppo", when="Monday", status=Status.DENIED)
    assert ids([one, two]) == [("c1", "c2")]


def test_a_series_is_not_one_happening():
    draft = Draft(TEXT)
    one = draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    two = draft.claim("attack on", by="Rebels", at="Aleppo", when="Monday", extent=Extent.SERIES)
    assert ids([one, two]) == [("c1",), ("c2",)]


def test_slots_keep_every_value_with_its_claims():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    draft.claim("attack on", at="Aleppo", when="Monday", status=Status.DENIED)
    slots = group(draft.claims)[0].slots
    assert [(v.value, v.claim_ids) for v in slots["status"]] == [("asserted", ("c1",)), ("denied", ("c2",))]
    assert [(v.value, v.claim_ids) for v in slots["actor"]] == [("Rebels", ("c1",))]


def test_every_claim_is_in_exactly_one_event():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo")
    draft.claim("attack on", "PROTEST")
    draft.claim("Idlib", "ASSAULT", at="Idlib")
    assert sorted(id for event in ids(draft.claims) for id in event) == ["c1", "c2", "c3"]
