from __future__ import annotations

import pytest
from tests.link.incidents.deriving.sample import told

from whence.link.incidents.deriving.incident import derive
from whence.link.incidents.deriving.rules import DeathsRule, Rules
from whence.model.incident import Agreement, Field, Incident
from whence.model.linking import ArchivedClaim
from whence.model.mention import Count
from whence.model.vocabulary import Effect, SpeakerKind, StanceKind

KILLED = Effect.KILLED


def of(*claims: ArchivedClaim, rules: Rules | None = None) -> Incident:
    return derive("incident", claims, rules=rules)


def counts(*claims: ArchivedClaim, rules: Rules | None = None, group: str | None = None) -> Field[Count]:
    harm = of(*claims, rules=rules).harm(KILLED, group)
    assert harm is not None
    return harm.counts


def reports(*figures: int | Count) -> list[ArchivedClaim]:
    return [told(report=f"{n}", killed=figure) for n, figure in enumerate(figures)]


@pytest.mark.parametrize(
    ("figures", "chosen", "agreed"),
    [
        ([6], Count(6, 6, 6), Agreement.SINGLE),
        ([6, 6], Count(6, 6, 6), Agreement.AGREED),
        ([6, 10], Count(6, 6, 10), Agreement.CONFLICTING),
        ([6, 10, 10], Count(6, 10, 10), Agreement.CONFLICTING),
        ([10, 10, 10, 10, 10, 3], Count(10, 10, 10), Agreement.CONFLICTING),
        ([10, 10, 10, 10, 10, 30], Count(10, 10, 30), Agreement.CONFLICTING),
        ([Count(24, None, None)], Count(24, None, None), Agreement.SINGLE),
        ([Count(24, None, None), 30], Count(24, 30, 30), Agreement.COMPATIBLE),
        ([Count(24, None, None), 10], Count(10, 10, 24), Agreement.CONFLICTING),
        ([Count(None, None, 500)], Count(None, None, 500), Agreement.SINGLE),
        ([Count(500, None, None), Count(None, None, 300)], Count(None, None, 500), Agreement.CONFLICTING),
        ([Count(None, 400, None)], Count(400, 400, 400), Agreement.SINGLE),
        ([0], Count(0, 0, 0), Agreement.SINGLE),
    ],
)
def test_low_best_and_high(figures: list[int | Count], chosen: Count, agreed: Agreement) -> None:
    found = counts(*reports(*figures))
    assert (found.consolidated, found.agreement) == (chosen, agreed)


@pytest.mark.parametrize(
    ("rule", "figures", "best"),
    [
        (DeathsRule.CONSERVATIVE, [6, 10, 12], 6),
        (DeathsRule.MAJORITY, [6, 10, 12], None),
        (DeathsRule.MAJORITY, [6, 10, 10], 10),
        (DeathsRule.HIGHEST, [6, 10, 12], 12),
    ],
)
def test_the_rule_for_the_best(rule: DeathsRule, figures: list[int], best: int | None) -> None:
    found = counts(*reports(*figures), rules=Rules(deaths=rule))
    assert found.consolidated is not None
    assert found.consolidated.best == best


def test_a_share_of_origins_can_be_asked_of_the_low_one() -> None:
    assert counts(*reports(6, 10, 10), rules=Rules(credible=0.5)).consolidated == Count(10, 10, 10)


def test_a_part_is_never_added() -> None:
    part = (KILLED, "villagers", Count(3, 3, 3), True)
    found = of(told(killed=12, tolls=(part,)))
    assert [(harm.group, harm.counts.consolidated) for harm in found.harms] == [
        (None, Count(12, 12, 12)),
        ("civilians", Count(3, 3, 3)),
    ]


def test_a_part_of_nobody_knows_whom_is_no_figure() -> None:
    part = (KILLED, "walkers", Count(3, 3, 3), True)
    assert [harm.counts.consolidated for harm in of(told(killed=12, tolls=(part,))).harms] == [Count(12, 12, 12)]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("villagers", "civilians"),
        ("soldiers", "a"),
        ("rebels", "b"),
        ("people", None),
        (None, None),
        ("walkers", None),
    ],
)
def test_whose_they_are(group: str | None, expected: str | None) -> None:
    found = of(told(by="Syrian troops", on="Islamic State"), told(report="two", killed=6, of=group))
    assert [harm.group for harm in found.harms] == [expected]


def test_soldiers_are_nobodys_where_both_sides_have_them() -> None:
    found = of(told(by="Syrian troops", on="Russian jets"), told(report="two", killed=6, of="soldiers"))
    assert [harm.group for harm in found.harms] == [None]


def test_different_people_of_one_claim_are_added_up() -> None:
    tolls = ((KILLED, "walkers", Count(3, 3, 3), False), (KILLED, "swimmers", Count(5, 5, None), False))
    assert counts(told(tolls=tolls)).consolidated == Count(8, 8, 8)


def test_kinds_of_people_do_not_compete_with_all_of_them() -> None:
    found = counts(told(killed=12), told(report="two", killed=3, of="walkers"))
    assert found.consolidated == Count(12, 12, 12)
    assert len(found.values) == 2


def test_of_one_speaker_the_latest_figure_counts() -> None:
    hospital = {"says": "Sample Hospital", "kind": SpeakerKind.MEDICAL}
    found = counts(told(killed=68, day=27, **hospital), told(report="two", killed=69, day=28, **hospital))
    assert found.consolidated == Count(69, 69, 69)
    assert [(each.value.best, each.origins) for each in found.values] == [(68, 1), (69, 1)]
    copy = told(report="copy", origin="one", killed=68, day=29, **hospital)
    again = counts(told(killed=68, day=27, **hospital), told(report="two", killed=69, day=28, **hospital), copy)
    assert again.consolidated == Count(69, 69, 69)


def test_unnamed_sources_of_two_days_may_be_others() -> None:
    witness = {"says": "residents", "kind": SpeakerKind.WITNESS, "anonymous": True}
    found = counts(told(killed=68, day=27, **witness), told(report="two", killed=69, day=28, **witness))
    assert found.consolidated == Count(68, 68, 69)


@pytest.mark.parametrize("stance", [StanceKind.CORRECTS, StanceKind.RETRACTS])
def test_a_figure_that_was_put_right_or_taken_back_does_not_count(stance: StanceKind) -> None:
    wrong = told(killed=20, stances=(("the paper", stance),))
    found = counts(wrong, told(killed=12, nth=2))
    assert found.consolidated == Count(12, 12, 12)
    assert len(found.values) == 2
    assert counts(wrong).consolidated is None


def test_a_corrected_figure_does_not_make_the_happening_doubtful() -> None:
    assert of(told(killed=20, stances=(("the paper", StanceKind.CORRECTS),))).corroboration.origins == 1
