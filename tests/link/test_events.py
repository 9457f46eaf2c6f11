"""Events of readings made by hand; what whole texts are grouped into is told in `tests/golden/events/group-*.yaml`."""

from dataclasses import replace
from datetime import date

from tests.factories import Draft

from whence.link.events import link
from whence.model.vocabulary import Extent, Status

TEXT = "Rebels attacked Aleppo on Monday. The attack on Monday hit Aleppo again. Rebels attacked Idlib on Friday."


def ids(draft):
    return [event.claim_ids for event in link(draft.reading()).events]


def test_claims_that_agree_on_place_time_and_actor_are_one_event():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    draft.claim("attack on", at="Aleppo", when="Monday")
    assert ids(draft) == [("c1", "c2")]


def test_another_day_is_another_event():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    two = draft.claim("attack on", by="Rebels", at="Aleppo")
    draft.claims[1] = replace(two, time=draft.time("Friday", date(2016, 4, 1)))
    assert ids(draft) == [("c1",), ("c2",)]


def test_what_is_planned_never_joins_what_happened():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    draft.claim("attack on", by="Rebels", at="Aleppo", when="Monday", status=Status.PLANNED)
    assert ids(draft) == [("c1",), ("c2",)]


def test_a_denial_and_an_assertion_of_the_same_happening_stand_together():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    draft.claim("attack on", by="Rebels", at="Aleppo", when="Monday", status=Status.DENIED)
    assert ids(draft) == [("c1", "c2")]


def test_a_series_is_not_one_happening():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    draft.claim("attack on", by="Rebels", at="Aleppo", when="Monday", extent=Extent.SERIES)
    assert ids(draft) == [("c1",), ("c2",)]


def test_a_total_opens_no_event_and_the_reason_is_told():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    draft.claim("attack on", by="Rebels", at="Aleppo", when="Monday", extent=Extent.AGGREGATE)
    linked = link(draft.reading())
    assert [event.claim_ids for event in linked.events] == [("c1",)]
    assert [(r.stage, r.span.text, r.reason) for r in linked.rejections] == [
        ("link", "attack on", "opens no event: it is a total")
    ]


def test_history_opens_no_event_unless_the_news_goes_back_to_it():
    draft = Draft(TEXT)
    one = draft.claim("attacked", by="Rebels", at="Aleppo")
    draft.claims[0] = replace(one, time=draft.time("Monday", date(1982, 2, 2)))
    assert ids(draft) == []
    draft.claim("attack on", at="Aleppo")
    assert ids(draft) == [("c1", "c2")]


def test_slots_keep_every_value_with_its_claims():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday")
    draft.claim("attack on", at="Aleppo", when="Monday", status=Status.DENIED, mode="explosives")
    slots = link(draft.reading()).events[0].slots
    assert [(v.value, v.claim_ids) for v in slots["status"]] == [("asserted", ("c1",)), ("denied", ("c2",))]
    assert [(v.value, v.claim_ids) for v in slots["type"]] == [("ASSAULT", ("c1",)), ("ASSAULT/explosives", ("c2",))]
    assert [(v.value, v.claim_ids) for v in slots["actor"]] == [("Rebels", ("c1",))]
    assert [(v.value, v.claim_ids) for v in slots["place"]] == [("Aleppo", ("c1", "c2"))]
    assert "casualties" not in slots


def test_every_claim_is_in_exactly_one_event():
    draft = Draft(TEXT)
    draft.claim("attacked", by="Rebels", at="Aleppo")
    draft.claim("attack on", "PROTEST")
    draft.claim("Idlib", "ASSAULT", at="Idlib")
    assert sorted(id for event in ids(draft) for id in event) == ["c1", "c2", "c3"]


def test_a_reading_without_claims_has_no_events():
    assert ids(Draft(TEXT)) == []
