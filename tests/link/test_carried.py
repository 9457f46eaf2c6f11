"""What claims take over from others of the same happening; whole texts: `tests/golden/settings/carried-*.yaml`."""

from dataclasses import replace

import pytest
from tests.factories import Draft

from whence.link.events import link
from whence.model.vocabulary import Extent, Status

TEXT = "Rebels attacked Aleppo on Monday. The attack killed nine guards."
BROKEN = "Rebels attacked Aleppo on Monday.\n\n* * *\n\nThe attack killed nine guards."


def told(text=TEXT, first=None, **second):
    draft = Draft(text)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday", **(first or {}))
    draft.claim("The attack", **second)
    draft.claims[1] = replace(draft.claims[1], trigger=draft.span("attack killed"))
    return link(draft.reading())


def test_place_and_time_are_taken_over_with_reason_and_evidence():
    claim = told().claims[1]
    assert claim.place.place.name == "Aleppo"
    assert claim.time.time.value == told().claims[0].time.time.value
    for reason in (claim.place.place.reason, claim.time.time.reason):
        assert reason.endswith("not told here: taken over from 'attacked', on the same happening")
    assert {"Aleppo", "Monday", "attacked"} <= {span.text for span in claim.evidence}


def test_slots_list_only_who_says_so():
    (event,) = told().events
    assert event.claim_ids == ("c1", "c2")
    assert [value.claim_ids for value in event.slots["place"]] == [("c1",)]
    assert [value.claim_ids for value in event.slots["time"]] == [("c1",)]


def test_nothing_is_taken_over_a_line_of_asterisks():
    assert told(BROKEN).claims[1].place is None


def test_what_another_named_speaker_said_is_not_taken_over():
    text = "Rebels said they attacked Aleppo on Monday. The attack killed nine guards, soldiers said."
    draft = Draft(text)
    draft.claim("attacked", by="Rebels", at="Aleppo", when="Monday", says="Rebels", cue="said")
    draft.claim("attack killed", says="soldiers", cue="said")
    linked = link(draft.reading())
    assert [event.claim_ids for event in linked.events] == [("c1", "c2")]
    assert linked.claims[1].place is None


@pytest.mark.parametrize("option", [{"status": Status.PLANNED}, {"extent": Extent.AGGREGATE}])
def test_plans_and_totals_take_nothing_over(option):
    assert told(**option).claims[1].place is None
