"""An act that has not happened is coded as the act of speaking of it."""

from tests.factories import Draft
from whence.bench.annotations import CodedEvent
from whence.bench.plover_coding import coded_events
from whence.model.vocabulary import Status


def test_what_happened_keeps_its_type_and_the_surest_comes_first() -> None:
    draft = Draft("The army attacked the rebels. The rebels retreated.")
    draft.claim("attacked", by="The army", on="the rebels", score=0.6)
    draft.claim("retreated", "RETREAT", by="The rebels", mode="withdraw", score=0.9)
    assert coded_events(draft.claims) == [
        CodedEvent("RETREAT", ("The rebels",), ()),
        CodedEvent("ASSAULT", ("The army",), ("the rebels",)),
    ]


def test_a_promised_act_is_an_agreement_and_a_planned_attack_a_threat() -> None:
    draft = Draft("The ministry will send aid to the town. The army will attack the rebels.")
    draft.claim("send", "AID", by="The ministry", on="the town", status=Status.PREDICTED)
    draft.claim("attack", by="The army", on="the rebels", status=Status.PLANNED, score=0.8)
    assert [event.event for event in coded_events(draft.claims)] == ["AGREE", "THREATEN"]


def test_who_asks_is_the_actor_of_a_request_and_who_is_to_act_its_target() -> None:
    draft = Draft("The ministry said the rebels must withdraw.")
    draft.claim(
        "withdraw",
        "RETREAT",
        by="the rebels",
        says="The ministry",
        cue="said",
        status=Status.REQUESTED,
        mode="withdraw",
    )
    assert coded_events(draft.claims) == [CodedEvent("REQUEST", ("The ministry",), ("the rebels",))]


def test_a_speaking_that_is_told_is_not_told_twice() -> None:
    draft = Draft("The rebels threatened to attack the town.")
    draft.claim("threatened", "THREATEN", by="The rebels")
    draft.claim("attack", by="The rebels", on="the town", status=Status.PLANNED)
    assert [event.event for event in coded_events(draft.claims)] == ["THREATEN"]


def test_a_denied_act_keeps_its_type() -> None:
    draft = Draft("The army did not attack the town.")
    draft.claim("attack", by="The army", on="the town", status=Status.DENIED)
    assert [event.event for event in coded_events(draft.claims)] == ["ASSAULT"]
