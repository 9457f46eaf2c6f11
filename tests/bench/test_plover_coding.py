"""Claims as PLOVER codes them: acts spoken of as the speaking, and for targets the names that an event is about."""

from dataclasses import replace

import pytest

from tests.factories import Draft
from whence.bench.annotations import CodedEvent
from whence.bench.plover_coding import coded_events
from whence.model.vocabulary import MentionKind, Status


def test_what_happened_keeps_its_type_and_what_is_told_first_comes_first() -> None:
    draft = Draft("The army attacked the rebels. The rebels retreated.")
    draft.claim("retreated", "RETREAT", by="The rebels", mode="withdraw", score=0.9)
    draft.claim("attacked", by="The army", on="the rebels", score=0.6)
    assert coded_events(draft.reading()) == [
        CodedEvent("ASSAULT", ("The army",), ("the rebels",)),
        CodedEvent("RETREAT", ("The rebels",), ()),
    ]


def test_a_promised_act_is_an_agreement_and_a_planned_attack_a_threat() -> None:
    draft = Draft("The ministry will send aid to the town. The army will attack the rebels.")
    draft.claim("send", "AID", by="The ministry", on="the town", status=Status.PREDICTED)
    draft.claim("attack", by="The army", on="the rebels", status=Status.PLANNED, score=0.8)
    assert [event.event for event in coded_events(draft.reading())] == ["AGREE", "THREATEN"]


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
    assert coded_events(draft.reading()) == [CodedEvent("REQUEST", ("The ministry",), ("the rebels",))]


def test_a_speaking_that_is_told_is_not_told_twice() -> None:
    draft = Draft("The rebels threatened to attack the town.")
    draft.claim("threatened", "THREATEN", by="The rebels")
    draft.claim("attack", by="The rebels", on="the town", status=Status.PLANNED)
    assert [event.event for event in coded_events(draft.reading())] == ["THREATEN"]


def test_a_denied_act_keeps_its_type() -> None:
    draft = Draft("The army did not attack the town.")
    draft.claim("attack", by="The army", on="the town", status=Status.DENIED)
    assert [event.event for event in coded_events(draft.reading())] == ["ASSAULT"]


def test_an_act_on_a_condition_is_a_promise_or_a_threat() -> None:
    draft = Draft("The ministry would send aid to the town if asked to. The army will attack unless it is paid.")
    draft.claim("send", "AID", by="The ministry", on="the town", status=Status.CONDITIONAL)
    draft.claim("attack", by="The army", status=Status.CONDITIONAL)
    assert [event.event for event in coded_events(draft.reading())] == ["AGREE", "THREATEN"]


def test_the_party_that_an_object_names_is_the_target() -> None:
    draft = Draft("The government rejected a Norwegian plan for the islands.")
    draft.claim("rejected", "REJECT", by="The government")
    draft.mention("Norwegian", MentionKind.ACTOR)
    assert coded_events(draft.reading()) == [CodedEvent("REJECT", ("The government",), ("Norwegian",))]


def test_places_that_are_joined_are_targets_together_and_the_longest_names_count() -> None:
    draft = Draft("Ankara threatened to cut the water to northern Syria and Iraq over a debt to Jordan.")
    draft.claim("threatened", "THREATEN", by="Ankara")
    draft.mention("Syria", MentionKind.ACTOR)
    for name in ("northern Syria", "Iraq", "Jordan"):
        draft.mention(name, MentionKind.PLACE)
    assert coded_events(draft.reading()) == [CodedEvent("THREATEN", ("Ankara",), ("northern Syria", "Iraq"))]


@pytest.mark.parametrize(
    "text",
    [
        "Later the troops opened fire, an aide to Rome said.",
        "Later the troops opened fire after a visit to Rome.",
        "Later the troops opened fire. Nobody in Rome knew.",
        "In Rome the troops opened fire.",
    ],
)
def test_only_a_name_behind_the_event_in_its_clause_is_what_it_is_about(text: str) -> None:
    draft = Draft(text)
    draft.claim("opened fire", by="the troops")
    draft.mention("Rome", MentionKind.PLACE)
    assert coded_events(draft.reading()) == [CodedEvent("ASSAULT", ("the troops",), ())]


def test_the_actor_and_the_speaker_are_not_what_an_event_is_about() -> None:
    draft = Draft("The plan was rejected by Oslo at the wish of Bergen.")
    draft.claim("rejected", "REJECT", by="Oslo", says="Bergen", cue="wish")
    assert coded_events(draft.reading()) == [CodedEvent("REJECT", ("Oslo",), ())]


def test_without_a_name_behind_it_an_event_is_about_its_place() -> None:
    draft = Draft("In Homs the army imposed a curfew.")
    draft.claim("curfew", "COERCE", by="the army", at="Homs")
    assert coded_events(draft.reading()) == [CodedEvent("COERCE", ("the army",), ("Homs",))]


def test_two_sides_that_agree_need_no_target() -> None:
    draft = Draft("Oslo and Bonn agreed on Libya.")
    made = draft.claim("agreed", "AGREE", by="Oslo")
    draft.claims[0] = replace(made, actors=(*made.actors, draft.person("Bonn")))
    draft.mention("Libya", MentionKind.PLACE)
    assert coded_events(draft.reading()) == [CodedEvent("AGREE", ("Oslo", "Bonn"), ())]


def test_who_moves_its_own_forces_does_nothing_to_them() -> None:
    draft = Draft("France strengthened its forces in Chad.")
    draft.claim("strengthened", "MOBILIZE", by="France", on="its forces")
    draft.mention("Chad", MentionKind.PLACE)
    assert coded_events(draft.reading()) == [CodedEvent("MOBILIZE", ("France",), ("Chad",))]
