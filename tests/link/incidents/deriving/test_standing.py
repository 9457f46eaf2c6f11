from __future__ import annotations

from typing import Any

import pytest
from tests.link.incidents.deriving.sample import told

from whence.link.incidents.deriving.incident import derive
from whence.model.incident import Incident, Reality, Responsibility
from whence.model.linking import ArchivedClaim
from whence.model.vocabulary import Involvement, PerpConfidence, SpeakerKind, StanceKind, Status

SDF: dict[str, Any] = {"says": "the SDF", "kind": SpeakerKind.REBEL, "side": "sdf"}
ARMY: dict[str, Any] = {"says": "the Syrian army", "kind": SpeakerKind.MILITARY, "side": "SYR-MIL"}
WITNESS: dict[str, Any] = {"says": "residents", "kind": SpeakerKind.WITNESS, "anonymous": True}
DENIED, POSSIBLE, PLANNED = Status.DENIED, Status.POSSIBLE, Status.PLANNED


def of(*claims: ArchivedClaim) -> Incident:
    return derive("incident", claims)


@pytest.mark.parametrize(
    ("claims", "reality", "words"),
    [
        ([told()], Reality.ASSERTED, "asserted by 1 origin (media)"),
        (
            [told(**WITNESS), told(report="two", **ARMY), told(report="three", says="somebody's lawyer")],
            Reality.ASSERTED,
            "asserted by 3 origins (the military, witnesses, others)",
        ),
        (
            [told(**WITNESS), told(report="two", status=DENIED, **ARMY)],
            Reality.CONTESTED,
            "asserted by 1 origin (witnesses); denied by the Syrian army",
        ),
        (
            [told(stances=(("the Syrian army", StanceKind.DOUBTS),), **WITNESS)],
            Reality.CONTESTED,
            "asserted by 1 origin (witnesses); denied by the Syrian army",
        ),
        (
            [told(status=DENIED, **ARMY)],
            Reality.DENIED,
            "only spoken of to be denied, by 1 origin (the military); denied by the Syrian army",
        ),
        ([told(status=POSSIBLE)], Reality.POSSIBLE, "said to be possible by 1 origin (media)"),
        (
            [told(status=PLANNED, **SDF), told(status=Status.PREDICTED, nth=2)],
            Reality.UNREAL,
            "only planned and predicted, by 1 origin (armed groups, media)",
        ),
        (
            [told(**SDF)],
            Reality.ASSERTED,
            "asserted by 1 origin (armed groups); only one side says so (Syrian Democratic Forces)",
        ),
    ],
)
def test_the_status_of_the_whole(claims: list[ArchivedClaim], reality: Reality, words: str) -> None:
    found = of(*claims).standing
    assert (found.reality, found.words) == (reality, words)


def test_one_side_needs_all_speakers() -> None:
    assert of(told(**SDF), told(report="two", **SDF)).standing.one_sided == "sdf"
    assert of(told(**SDF), told(report="two", **ARMY)).standing.one_sided is None
    assert of(told(**SDF), told(report="two")).standing.one_sided is None


def test_who_says_that_it_happened_denies_something_else() -> None:
    found = of(told(by="Islamic State", **ARMY), told(nth=2, status=DENIED, by="Syrian troops", **ARMY))
    assert found.standing.reality is Reality.ASSERTED


def test_where_each_blames_the_other_it_is_not_in_doubt_that_it_happened() -> None:
    blamed = told(by="Islamic State", stances=(("Islamic State fighters", StanceKind.DENIES),), **ARMY)
    other = told(by="Russian jets", says="Islamic State", kind=SpeakerKind.REBEL, side="islamic-state", nth=2)
    found = of(blamed, other)
    assert found.standing.reality is Reality.ASSERTED
    assert found.actors.consolidated is None


def test_a_denial_of_the_only_one_named_contests_it() -> None:
    found = of(told(by="Syrian troops", **WITNESS), told(nth=2, by="Syrian troops", status=DENIED, **ARMY))
    assert found.standing.reality is Reality.CONTESTED
    assert found.standing.denied_by == ("the Syrian army",)
    assert "(contested)" in found.title


def test_one_party_of_two_names_is_no_other() -> None:
    other = told(report="two", by="the Syrian army", says="Georgy Zhukov")
    found = of(told(by="Syrian troops", **WITNESS), other, told(nth=2, by="Syrian troops", status=DENIED, **ARMY))
    assert found.standing.reality is Reality.CONTESTED


def _row(found: Incident, name: str) -> Responsibility:
    return next(row for row in found.responsibility if row.party.name == name)


def test_claims_of_responsibility_accusations_reports_and_denials_stay_apart() -> None:
    admitted = told(by="Islamic State", perp=PerpConfidence.CLAIMED)
    own = told(nth=2, by="Islamic State", involvement=Involvement.OWN, says="Islamic State")
    accused = told(nth=3, by="Syrian troops", perp=PerpConfidence.ACCUSED_BY_AUTHORITIES, says="the Russian ministry")
    fact = told(nth=4, by="Syrian troops", perp=PerpConfidence.FACT)
    denied = told(nth=5, by="Syrian troops", status=DENIED, involvement=Involvement.OWN, **ARMY)
    found = of(admitted, own, accused, fact, denied)
    state, army = _row(found, "Islamic State"), _row(found, "Armed forces of Syria")
    assert set(state.admitted) == {admitted.id, own.id}
    assert (state.accused, state.reported, state.denied) == ((), (), ())
    assert (army.admitted, army.accused, army.reported, army.denied) == (
        (),
        (accused.id,),
        (fact.id,),
        (denied.id,),
    )


def test_the_accused_can_deny_a_claim_itself() -> None:
    stance = (("the Syrian army", StanceKind.DENIES),)
    claim = told(by="Syrian troops", perp=PerpConfidence.ACCUSED, stances=stance, **WITNESS)
    row = of(claim).responsibility[0]
    assert (row.accused, row.denied) == ((claim.id,), (claim.id,))
    assert of(claim).title.startswith("attack, blamed on the armed forces of Syria")


def test_nobody_is_responsible_where_nobody_is_named() -> None:
    assert of(told()).responsibility == ()
    assert of(told(by="they", perp=PerpConfidence.FACT)).responsibility == ()
