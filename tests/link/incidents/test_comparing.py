"""Comparing: the same whichever comes first, reasons that add up, and likeness that raises the score."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.incidents.factory import DAY, HOMS, MOSUL, PALMYRA, SYRIA, account, figure, killed

from whence.link.incidents.comparing import compare, findings
from whence.link.incidents.features import features
from whence.link.incidents.prepared import prepare
from whence.model.account import Account
from whence.model.vocabulary import Extent
from whence.reference.linking import linking

FIGURES = st.sampled_from(
    [
        figure("soldier", sector="MIL"),
        figure("rebel", sector="REB", actor_id="fmln", country="SLV"),
        figure("moulin", "jean", "moulin"),
        figure("people"),
        figure("mercier", "jean", "mercier"),
    ]
)


TIMES = st.sampled_from(
    [(None, None), *((DAY - timedelta(n), DAY - timedelta(n) + timedelta(long)) for n in (0, 1, 9) for long in (0, 40))]
)


def any_of(*values: object) -> st.SearchStrategy[object]:
    return st.sampled_from(values)


def accounts() -> st.SearchStrategy[Account]:
    return st.builds(
        lambda times, **given: account(start=times[0], end=times[1], **given),
        times=TIMES,
        name=any_of(*"abcdefgh"),
        plover=any_of(("ASSAULT",), ("COERCE",), ("CONSULT",)),
        modes=any_of((), ("abduct",), ("explosives",), ("abduct", "firearms")),
        real=any_of(True, True, False),
        extent=st.sampled_from(Extent),
        published=any_of(None, DAY, DAY + timedelta(3), DAY + timedelta(40)),
        spots=any_of((), (HOMS,), (PALMYRA, HOMS), (SYRIA,), (MOSUL,)),
        context=any_of((), ("SYR",), ("SYR", "SYR.Homs"), ("IRQ",)),
        actors=st.lists(FIGURES, max_size=2).map(tuple),
        targets=st.lists(FIGURES, max_size=2).map(tuple),
        tolls=any_of((), (killed(0),), (killed(1),), (killed(7), killed(30))),
        weapons=any_of((), ("firearms",), ("firearms", "ied")),
        lemmas=any_of(("clash",), ("kill",), ("bomb",)),
        words=any_of((), ("bomb", "market"), ("fenastras", "homs", "market")),
        vector=any_of(b"", b"\x64\x00\x40", b"\x00\x64\x40"),
        at=any_of(0, 1, 20),
        version_id=any_of("v", "w"),
    )


@given(one=accounts(), other=accounts())
def test_the_order_of_the_two_changes_nothing(one: Account, other: Account) -> None:
    if one.id != other.id:
        assert compare(one, other) == compare(other, one)


@given(one=accounts(), other=accounts())
def test_reasons_add_up_to_the_score(one: Account, other: Account) -> None:
    if one.id == other.id:
        return
    link = compare(one, other)
    assert (link.veto is None) or (link.score == 0 and not link.reasons)
    if link.reasons:
        total = linking().bias + sum(reason.weight for reason in link.reasons)
        assert link.score == pytest.approx(1 / (1 + math.exp(-total)))
        assert all("{" not in reason.words for reason in link.reasons)


def test_every_feature_has_its_weights_and_no_weight_is_without_one() -> None:
    assert set(features()) == set(linking().features)


def score(**other: object) -> float:
    return compare(account("one", spots=(HOMS,), tolls=(killed(7),)), account("other", **other)).score


def test_what_is_alike_counts_for_and_what_differs_against() -> None:
    untold = score(start=None, end=None, published=None, modes=(), weapons=())
    assert score(spots=(HOMS,), tolls=(killed(7),)) > score(spots=(HOMS,)) > score(spots=(SYRIA,))
    assert score(tolls=(killed(7),)) > score() > score(tolls=(killed(70),))
    assert score(modes=("abduct",)) < score(modes=())
    assert untold < score(spots=(HOMS,))


def test_a_victims_name_counts_for_more_than_a_common_noun() -> None:
    def of(*victims: object) -> float:
        one = account("one", targets=(figure("moulin", "jean", "moulin"),))
        return compare(one, account("other", targets=victims)).score

    assert of(figure("moulin", "jean", "moulin")) > of(figure("people")) > of(figure("mercier", "jean", "mercier"))


def test_nobody_dies_twice() -> None:
    moulin = {"targets": (figure("moulin", "jean", "moulin"),)}
    dead = account("one", tolls=(killed(1),), **moulin), account("other", tolls=(killed(1),), **moulin)
    hurt = account("one", lemmas=("wound",), **moulin), account("other", lemmas=("wound",), **moulin)
    outcomes = [{name: level for name, level, _ in findings(*map(prepare, pair))} for pair in (dead, hurt)]
    assert [each["target"] for each in outcomes] == ["dead", "full name"]


def test_the_sides_of_a_fight_may_change_places() -> None:
    army, rebels = figure("army", sector="MIL"), figure("rebel", sector="REB")
    fight = {"lemmas": ("clash",), "modes": ()}
    one = account("one", actors=(army,), targets=(rebels,), **fight)
    reasons = {r.feature for r in compare(one, account("other", actors=(rebels,), targets=(army,), **fight)).reasons}
    assert "sides" in reasons


def test_what_is_not_told_is_no_reason() -> None:
    bare = {"start": None, "end": None, "published": None, "modes": (), "weapons": (), "words": (), "lemmas": ("hit",)}
    found = findings(prepare(account("one", **bare)), prepare(account("other", **bare)))
    assert [name for name, _, _ in found] == ["type", "lemma", "anchor"]


def test_reasons_say_what_was_found() -> None:
    link = compare(account("one", spots=(HOMS,)), account("other", spots=(HOMS,)))
    words = {reason.feature: reason.words for reason in link.reasons}
    assert words["time"] == "both on 27 March 2016"
    assert words["place"] == "Homs and Homs are one town"


def test_a_time_told_is_held_against_the_day_of_a_report_that_tells_none() -> None:
    def of(published: date) -> float:
        return compare(account("one"), account("other", start=None, end=None, published=published)).score

    assert of(DAY + timedelta(1)) > of(DAY + timedelta(6)) > of(DAY + timedelta(25)) > of(DAY - timedelta(9))


def test_what_two_reports_tell_in_the_same_words_is_one_text() -> None:
    words = ("artillery", "bridge", "dawn", "hit", "northern", "river", "town")
    one, other = (account(name, words=words) for name in ("one", "other"))
    assert "wording" in {reason.feature for reason in compare(one, other).reasons}
    assert "told in the same words" in {reason.words for reason in compare(one, other).reasons}
    few = [account(name, words=words[:5]) for name in ("one", "other")]
    assert "told in the same words" not in {reason.words for reason in compare(*few).reasons}
