from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import Draft

from whence.model.claim import Claim, Participant
from whence.model.vocabulary import Involvement, SpeakerKind
from whence.reference.speaker_words import speaker_words
from whence.resolve.involvement import Deed, involvement
from whence.resolve.sides import Sides

WORDS = speaker_words()
SIDES = Sides(WORDS, frozenset())
ACTORS = {
    "the Israeli army": ("ISR-MIL", "ISR", "MIL"),
    "Israel": ("ISR", "ISR", None),
    "Hamas": ("hamas", "PSE", "REB"),
    "the Russian army": ("RUS-MIL", "RUS", "MIL"),
    "Amnesty International": ("amnesty", "NGO", "SOC"),
    "soldiers": (None, None, "MIL"),
}
TEXT = ", ".join(ACTORS) + ", it, our men, us and they said somebody attacked somebody."
DRAFT = Draft(TEXT)
WHO = {name: DRAFT.person(name, actor_id=i, country=c, sector=s) for name, (i, c, s) in ACTORS.items()}
WHO |= {name: DRAFT.person(name) for name in ("it,", "our men", "us", "they")}
CLAIM = DRAFT.claim("attacked")


def claim(by: str | None, on: str | None, plover: str = "ASSAULT") -> Claim:
    event = replace(CLAIM.event, plover=plover)
    actors, targets = ((WHO[by],) if by else ()), ((WHO[on],) if on else ())
    return replace(CLAIM, event=event, actors=actors, targets=targets)


def told(
    says: str, by: str | None, on: str | None, *, kind: SpeakerKind | None = None, plover: str = "ASSAULT", **deed: bool
) -> Involvement | None:
    speaker: Participant = WHO[says]
    side = speaker.actor_id if speaker.sector != "SOC" else None
    known = {"first_person": True} | deed
    return involvement(Deed(claim(by, on, plover), speaker, kind, side, **known), SIDES, WORDS.neutral)


@pytest.mark.parametrize(
    ("says", "by", "on", "kind", "expected"),
    [
        ("Hamas", "Hamas", None, SpeakerKind.REBEL, "own"),
        ("Israel", "the Israeli army", "Hamas", SpeakerKind.OFFICIAL, "own"),
        ("Hamas", "our men", "soldiers", SpeakerKind.REBEL, "own"),
        ("Hamas", "the Israeli army", None, SpeakerKind.REBEL, "enemy"),
        ("the Russian army", "soldiers", "the Russian army", SpeakerKind.MILITARY, "enemy"),
        ("the Russian army", "Hamas", "Israel", SpeakerKind.MILITARY, None),
        ("the Russian army", None, "the Russian army", SpeakerKind.MILITARY, None),
        ("Amnesty International", "soldiers", "Hamas", SpeakerKind.NGO, "third"),
        ("Amnesty International", "soldiers", None, SpeakerKind.NGO, "third"),
        ("Amnesty International", "soldiers", "Amnesty International", SpeakerKind.NGO, None),
        ("Amnesty International", "they", None, SpeakerKind.NGO, None),
        ("Amnesty International", "soldiers", "us", SpeakerKind.NGO, None),
        ("soldiers", "Hamas", "us", SpeakerKind.MILITARY, None),
    ],
)
def test_whose_deed_it_is(says, by, on, kind, expected):
    found = told(says, by, on, kind=kind)
    assert (found and found.value) == expected


def test_only_hostile_deeds_are_an_enemys():
    assert told("Hamas", "Israel", None, plover="CONSULT") is None


def test_we_outside_of_the_content_is_not_the_speaker():
    assert told("Hamas", "our men", None, first_person=False) is None


def test_one_pronoun_need_not_be_the_other():
    other = replace(WHO["they"], mention_id="another")
    deed = Deed(replace(CLAIM, actors=(other,)), WHO["they"], None, None, first_person=True)
    assert involvement(deed, SIDES, WORDS.neutral) is None


def test_who_left_an_office_is_no_third_party():
    assert told("Amnesty International", "soldiers", None, kind=SpeakerKind.EXPERT, former=True) is None


def test_its_soldiers_are_a_partys_own_and_not_a_witnesss():
    assert told("soldiers", "they", None, kind=SpeakerKind.MILITARY, possessed=True) is Involvement.OWN
    assert told("Amnesty International", "they", None, kind=SpeakerKind.NGO, possessed=True) is None


NAMES = st.sampled_from(sorted(WHO))
KINDS = st.none() | st.sampled_from(list(SpeakerKind))


@given(NAMES, st.none() | NAMES, st.none() | NAMES, KINDS, st.sampled_from(["ASSAULT", "CONSULT", "COERCE"]))
def test_properties(says, by, on, kind, plover):
    found = told(says, by, on, kind=kind, plover=plover)
    side = WHO[says].actor_id if WHO[says].sector != "SOC" else None
    if by == says:
        assert found is Involvement.OWN
    if found is Involvement.ENEMY:
        assert side is not None
        assert by is not None
        assert plover != "CONSULT"
        assert told(says, says, on, kind=kind, plover=plover) is Involvement.OWN
    if found is Involvement.THIRD:
        assert side is None
        assert kind in WORDS.neutral
        assert says not in (by, on)
    if side is None:
        assert found is not Involvement.ENEMY
    if kind not in WORDS.neutral:
        assert found is not Involvement.THIRD
