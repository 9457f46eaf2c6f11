"""Acts applied to readings: what is corrected stays so, what is undone is gone, and every claim keeps its id."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.toys import VERSION, add, correct, ids, on, otherwise, program, span, undo
from whence.model.reading import Reading, spans_in
from whence.model.review import Act, ActKind, ReviewField, standing
from whence.review.adding import ORIGIN
from whence.review.applying import digest_of, revise

PARTY = {"name": "militants", "actor_id": None, "country": None, "sector": "REB"}
TIME = {
    "value": "2016-03-27",
    "type": "DATE",
    "start": "2016-03-27",
    "end": "2016-03-27",
    "date_prec": 1,
    "time_precision": 1,
    "anchor": "self",
    "reason": "typed",
}
VALUES: list[tuple[ReviewField, Any]] = [
    (ReviewField.STATUS, "denied"),
    (ReviewField.CERTAINTY, "doubtful"),
    (ReviewField.EXTENT, "series"),
    (
        ReviewField.EVENT,
        {
            "plover": "PROTEST",
            "mode": None,
            "cameo": "14",
            "acled": {"event_type": None, "sub_event_type": None},
            "ucdp_type_of_violence": None,
        },
    ),
    (ReviewField.ACTORS, [{"span": span("militants"), **PARTY}]),
    (ReviewField.TARGETS, None),
    (ReviewField.PLACE, None),
    (ReviewField.TIME, {**TIME, "spans": [span("on Sunday")]}),
    (ReviewField.SPEAKER, {"span": span("The army"), **PARTY}),
    (ReviewField.SPEAKER, None),
    (ReviewField.WEAPONS, [{"span": span("shelled"), "name": "shell", "weapon_class": "heavy-weapons"}]),
    (
        ReviewField.CASUALTIES,
        [{"span": span("two doctors"), "effect": "detained", "group": "doctors", "low": 2, "best": 2, "high": 2}],
    ),
]


@st.composite
def histories(draw: st.DrawFn) -> list[Act]:
    """Acts of coders on the program's reading, one after the other, each on the claims as they were then."""
    base, acts = program(), list[Act]()
    for seq in range(1, draw(st.integers(1, 6)) + 1):
        now = revise(base, VERSION, acts).reading
        kinds = [*([ActKind.CORRECT, ActKind.REJECT, ActKind.ACCEPT] if now.claims else []), ActKind.ADD]
        kind = draw(st.sampled_from([*kinds, *([ActKind.UNDO] if acts else [])]))
        if kind is ActKind.ADD:
            acts.append(add(seq, draw(st.sampled_from(["market", "killing", "doctors"]))))
        elif kind is ActKind.UNDO:
            acts.append(undo(seq, draw(st.sampled_from(acts))))
        else:
            at = draw(st.integers(0, len(now.claims) - 1))
            who = draw(st.sampled_from(["ann", "ben"]))
            if kind is ActKind.CORRECT:
                acts.append(correct(now, at, seq, *draw(st.sampled_from(VALUES)), who))
            else:
                acts.append(on(now, at, kind, seq, who))
    return acts


@given(histories())
def test_applying_again_changes_nothing(acts: list[Act]) -> None:
    once = revise(program(), VERSION, acts).reading
    assert revise(once, VERSION, acts).reading == once


@given(histories())
def test_undoing_the_last_act_gives_the_reading_that_was_there_before(acts: list[Act]) -> None:
    before = revise(program(), VERSION, acts[:-1]).reading
    assert revise(program(), VERSION, [*acts, undo(len(acts) + 1, acts[-1])]).reading == before


@given(histories())
def test_all_spans_are_slices_and_each_claim_has_words(acts: list[Act]) -> None:
    base = program()
    made = revise(base, VERSION, acts).reading
    assert all(each.source == base.document.text for each in spans_in((made.claims, made.mentions, made.rejections)))
    assert all(claim.evidence for claim in made.claims)
    assert len(set(ids(made))) == len(made.claims)


@given(histories())
def test_claims_that_nobody_touched_stay_as_the_program_has_them(acts: list[Act]) -> None:
    base = program()
    touched = {act.claim_id for act in acts}
    made = dict(zip(ids(revise(base, VERSION, acts).reading), revise(base, VERSION, acts).reading.claims, strict=True))
    for id, claim in zip(ids(base), base.claims, strict=True):
        if id not in touched:
            assert made[id] == claim


@given(histories(), st.integers(0, 2), st.sets(st.integers(0, 2)), st.sampled_from([None, "AID", "ASSAULT"]))
def test_corrections_outlive_a_program_that_reads_the_text_otherwise(
    acts: list[Act], shift: int, lost: set[int], plover: str | None
) -> None:
    newer = otherwise(program(), shift=shift, lose=tuple(lost), plover=plover)
    made = revise(newer, VERSION, acts).reading
    there = dict(zip(ids(made), made.claims, strict=True))
    for id, last in _last_words(acts).items():
        if last[-1].kind is ActKind.REJECT:
            assert id not in there
            continue
        claim = there[id]
        for act in _since_accepted(last):
            if act.field in (ReviewField.STATUS, ReviewField.CERTAINTY, ReviewField.EXTENT):
                assert getattr(claim, act.field.value).value == _final(last, act.field)


def _last_words(acts: list[Act]) -> dict[str, list[Act]]:
    added = {act.claim_id for act in acts if act.kind is ActKind.ADD}
    found: dict[str, list[Act]] = {}
    for act in standing(acts):
        if act.claim_id is not None:
            found.setdefault(act.claim_id, []).append(act)
    return {id: each for id, each in found.items() if id not in added or each[0].kind is ActKind.ADD}


def _since_accepted(acts: list[Act]) -> list[Act]:
    last = max((at for at, act in enumerate(acts) if act.kind is ActKind.ACCEPT), default=-1)
    return acts[last + 1 :]


def _final(acts: list[Act], name: ReviewField | None) -> Any:
    return [act.given for act in acts if act.field is name][-1]


def _by_id(reading: Reading) -> dict[str, Any]:
    return dict(zip(ids(reading), reading.claims, strict=True))


def test_a_corrected_event_type_keeps_the_claims_id() -> None:
    base = program()
    act = correct(base, 0, 1, *VALUES[3])
    made = revise(base, VERSION, [act]).reading
    assert ids(made) == ids(base)
    assert made.claims[0].event.plover == "PROTEST"
    assert made.claims[0].origin == base.claims[0].origin


def test_a_value_points_at_the_words_that_were_selected() -> None:
    base = program()
    made = revise(
        base, VERSION, [correct(base, 1, 1, ReviewField.TIME, {**TIME, "spans": [span("on Sunday")]})]
    ).reading
    time = made.claims[1].time
    assert time is not None
    mention = next(each for each in made.mentions if each.id == time.mention_id)
    assert mention.span.text == "on Sunday"
    assert mention.span in made.claims[1].evidence
    assert made.claims[1].not_after is not None


def test_a_rejected_claim_becomes_a_rejection_and_takes_its_stances_with_it() -> None:
    base = program()
    made = revise(base, VERSION, [on(base, 1, ActKind.REJECT, 1, why="no\nevent")]).reading
    assert ids(made) == (ids(base)[0], ids(base)[2])
    assert made.stances == ()
    (refused,) = (each for each in made.rejections if each.stage == "review")
    assert (refused.span, refused.reason) == (base.claims[1].trigger, "rejected by a coder (act 1): no event")
    assert [event.claim_ids for event in made.events] == [("c1",), ("c3",)]


def test_the_claim_after_a_rejected_one_of_the_same_words_keeps_its_id() -> None:
    base = program()
    twins = replace(base, claims=(base.claims[0], replace(base.claims[0], id="c9"), *base.claims[1:]))
    made = revise(twins, VERSION, [on(twins, 0, ActKind.REJECT, 1)]).reading
    assert ids(made) == ids(twins)[1:]


def test_an_added_claim_is_a_persons_and_corrected_like_any_other() -> None:
    base = program()
    one = add(1, "market", status="possible", targets=[{"span": span("market"), **PARTY}])
    added = revise(base, VERSION, [one]).reading
    claim = _by_id(added)[str(one.claim_id)]
    assert (claim.origin, claim.status.value, claim.targets[0].span.text) == (ORIGIN, "possible", "market")
    at = ids(added).index(str(one.claim_id))
    two = correct(added, at, 2, ReviewField.EVENT, VALUES[3][1])
    assert _by_id(revise(base, VERSION, [one, two]).reading)[str(one.claim_id)].event.plover == "PROTEST"
    assert revise(base, VERSION, [one, two, undo(3, one)]).reading == base


def test_what_the_program_does_not_find_any_more_is_put_back_whole() -> None:
    base = program()
    act = correct(base, 0, 1, ReviewField.STATUS, "denied")
    made = revise(otherwise(base, lose=(0,)), VERSION, [act]).reading
    claim = _by_id(made)[ids(base)[0]]
    assert (claim.status.value, claim.place, claim.casualties) == (
        "denied",
        base.claims[0].place,
        base.claims[0].casualties,
    )


def test_what_a_person_accepted_is_not_read_otherwise_later() -> None:
    base = program()
    made = revise(otherwise(base, shift=1, plover="AID"), VERSION, [on(base, 0, ActKind.ACCEPT, 1)]).reading
    claim = _by_id(made)[ids(base)[0]]
    assert (claim.event, claim.place) == (base.claims[0].event, base.claims[0].place)


def test_only_the_corrected_field_is_held_against_a_newer_program() -> None:
    base = program()
    made = revise(otherwise(base, shift=1), VERSION, [correct(base, 0, 1, ReviewField.STATUS, "denied")]).reading
    claim = _by_id(made)[ids(base)[0]]
    assert (claim.status.value, claim.place) == ("denied", None)


def test_digests_name_what_stands() -> None:
    base = program()
    one, two = correct(base, 0, 1, ReviewField.STATUS, "denied"), on(base, 1, ActKind.REJECT, 2)
    assert digest_of([one]) != digest_of([one, two]) != digest_of([two])
    assert digest_of([one, two, undo(3, two)]) == digest_of([one])


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_each_field_takes_its_values(name: ReviewField, value: Any) -> None:
    base = program()
    made = revise(base, VERSION, [correct(base, 2, 1, name, value)])
    assert made.touched == {made.reading.claims[2].id: frozenset({name})}
    assert made.reading.claims[:2] == base.claims[:2]
