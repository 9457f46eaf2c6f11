from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import Draft

from whence.model.claim import Participant
from whence.model.span import Span
from whence.model.vocabulary import Status
from whence.reference.speaker_words import speaker_words
from whence.resolve.sides import Sides, party

IDS = st.sampled_from(
    ["SYR", "SYR-MIL", "SYR-GOV", "RUS-MIL", "USA", "sdf", "ypg", "islamic-state", "hamas", "ISR-MIL"]
)
BARE = Sides(speaker_words(), frozenset())


def who(name, id=None, country=None, sector=None):
    return Participant(None, Span(0, len(name), name), name, id, country, sector)


@pytest.mark.parametrize(
    ("participant", "id"),
    [
        (who("the army", "SYR-MIL", "SYR", "MIL"), "SYR-MIL"),
        (who("Russian generals", None, "RUS", "MIL"), "RUS-MIL"),
        (who("Israeli jets", None, "ISR", None), "ISR-MIL"),
        (who("Hamas", "hamas", "PSE", "REB"), "hamas"),
        (who("rebels", None, None, "REB"), None),
        (who("Georgy Zhukov", None, "IGO", "MIL"), None),
        (who("Syrian farmers", None, "SYR", "AGR"), None),
        (who("the Observatory", "sohr", "SYR", "SOC"), None),
        (who("the UN", "un", "UNO", None), None),
        (who("Reuters", "reuters", "GBR", "JRN"), None),
        (who("French people", None, "FRA", None), None),
    ],
)
def test_who_is_a_party(participant, id):
    assert party(participant) == id


def test_bodies_of_a_state_and_wings_of_a_movement_are_one_side():
    assert BARE.side("SYR-MIL") == BARE.side("SYR-GOV") == BARE.side("SYR")
    assert BARE.side("ypg") == BARE.side("sdf")
    assert BARE.side("SYR") != BARE.side("sdf")


def claims(status=Status.ASSERTED):
    draft = Draft("Taliban fighters attacked Pakistani soldiers.")
    taliban = draft.person("Taliban fighters", actor_id="taliban", country="AFG", sector="REB")
    soldiers = draft.person("Pakistani soldiers", actor_id="PAK-MIL", country="PAK", sector="MIL")
    return [replace(draft.claim("attacked", status=status), actors=(taliban,), targets=(soldiers,))]


def test_who_attacks_whom_is_at_war_with_them():
    sides = Sides.of(claims(), speaker_words())
    assert sides.at_war("PAK-GOV", "taliban")
    assert sides.at_war("taliban", "PAK-MIL")
    assert not sides.at_war("taliban", "USA")


def test_what_is_denied_makes_no_war():
    assert not Sides.of(claims(Status.DENIED), speaker_words()).at_war("PAK-GOV", "taliban")


@given(IDS, IDS)
def test_war_is_mutual_and_never_with_oneself(one, other):
    assert BARE.at_war(one, other) == BARE.at_war(other, one)
    assert not BARE.at_war(one, one)
    if BARE.side(one) == BARE.side(other):
        assert not BARE.at_war(one, other)
