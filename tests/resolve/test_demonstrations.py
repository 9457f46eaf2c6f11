"""How a protest went is told by the claims around it."""

from dataclasses import replace
from typing import Any

import pytest
from tests.factories import Draft, sentences

from whence.model.claim import EventCodes
from whence.model.document import Document
from whence.model.vocabulary import Extent, Status
from whence.resolve.demonstrations import with_outcomes

PROTEST = EventCodes("PROTEST", "demo", "141", "Protests", None, None)
STONES = EventCodes("PROTEST", "riot", "145", "Riots", "Violent demonstration", None)
GAS = EventCodes("ASSAULT", "crowd-control", "175", None, None, None)
SHOTS = EventCodes("ASSAULT", "firearms", "193", None, None, None)
ARRESTS = EventCodes("COERCE", "arrest", "173", "Protests", "Protest with intervention", None)

OPEN = ("Protests", None)
PEACEFUL = ("Protests", "Peaceful protest")
INTERVENTION = ("Protests", "Protest with intervention")
EXCESSIVE = ("Protests", "Excessive force against protesters")
VIOLENT = ("Riots", "Violent demonstration")
NOTHING = (None, None)


def told(trigger: str, event: EventCodes, **options: Any) -> tuple[str, EventCodes, dict[str, Any]]:
    return trigger, event, options


def outcomes(text: str, *claims: tuple[str, EventCodes, dict[str, Any]]) -> list[tuple[str | None, str | None]]:
    draft = Draft(text)
    made = [replace(draft.claim(trigger, **options), event=event) for trigger, event, options in claims]
    found = with_outcomes(made, Document(text, tuple(sentences(text))))
    return [(claim.event.acled_event_type, claim.event.acled_sub_event_type) for claim in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thousands marched peacefully.", PEACEFUL),
        ("Thousands marched through the city peacefully.", PEACEFUL),
        ("A peaceful marched crowd.", PEACEFUL),
        ("Thousands marched mostly peacefully.", OPEN),
        ("A largely peaceful marched crowd.", OPEN),
        ("Thousands marched for a peaceful solution.", OPEN),
    ],
)
def test_a_protest_is_peaceful_only_where_it_is_called_so(text: str, expected: tuple[str, str | None]) -> None:
    assert outcomes(text, told("marched", PROTEST)) == [expected]


def test_tear_gas_beside_a_protest_is_an_intervention() -> None:
    text = "Thousands marched peacefully. Police used gas."
    assert outcomes(text, told("marched", PROTEST), told("used gas", GAS)) == [INTERVENTION, INTERVENTION]


def test_arrests_of_protesters_are_an_intervention() -> None:
    text = "Thousands marched. Police arrested protesters."
    assert outcomes(text, told("marched", PROTEST), told("arrested", ARRESTS)) == [INTERVENTION, INTERVENTION]


def test_shots_at_the_crowd_are_excessive_force_and_outweigh_tear_gas() -> None:
    text = "Thousands marched. Police used gas and shot at the crowd."
    shots = told("shot", SHOTS, on="the crowd")
    assert outcomes(text, told("marched", PROTEST), told("used gas", GAS), shots) == [EXCESSIVE] * 3


def test_shots_at_those_who_protested_are_excessive_force() -> None:
    text = "The miners marched. Police shot the miners."
    claims = (told("marched", PROTEST, by="The miners"), told("shot", SHOTS, on="The miners"))
    assert outcomes(text, *claims) == [EXCESSIVE, EXCESSIVE]


def test_shots_at_somebody_else_say_nothing_of_the_protest() -> None:
    text = "Thousands marched. Police shot a robber."
    assert outcomes(text, told("marched", PROTEST), told("shot", SHOTS, on="a robber")) == [OPEN, NOTHING]


def test_a_violent_crowd_riots_whatever_was_done_to_it() -> None:
    text = "Thousands marched and threw stones. Police used gas."
    claims = (told("marched", PROTEST), told("threw stones", STONES), told("used gas", GAS))
    assert outcomes(text, *claims) == [VIOLENT, VIOLENT, VIOLENT]


def test_what_is_told_far_off_or_of_elsewhere_is_another_thing() -> None:
    far = "Thousands marched. It rained. Police used gas."
    assert outcomes(far, told("marched", PROTEST), told("used gas", GAS)) == [OPEN, NOTHING]
    elsewhere = "Thousands marched in Cairo. Police used gas in Suez."
    claims = (told("marched", PROTEST, at="Cairo"), told("used gas", GAS, at="Suez"))
    assert outcomes(elsewhere, *claims) == [OPEN, NOTHING]


def test_only_what_happened_counts() -> None:
    text = "Thousands marched. Police did not use gas."
    denied = told("use gas", GAS, status=Status.DENIED)
    assert outcomes(text, told("marched", PROTEST), denied) == [OPEN, NOTHING]
    total = told("marched", PROTEST, extent=Extent.AGGREGATE)
    assert outcomes("Thousands marched. Police used gas.", total, told("used gas", GAS)) == [OPEN, NOTHING]
