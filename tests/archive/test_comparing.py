"""What two readings have in common: small cases by hand, and what must hold of any two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import Draft
from whence.archive.aligning import align
from whence.archive.comparing import compare, totals
from whence.model.claim import Component
from whence.model.reading import Reading
from whence.model.vocabulary import Status

TEXT = "Rebels attacked the town. Troops shelled the port. Rebels captured the bridge. Rebels attacked the mill."
TRIGGERS = ("attacked the town", "shelled", "captured", "attacked the mill")


def read(*claims: tuple[str, dict[str, Any]], text: str = TEXT) -> Reading:
    draft = Draft(text)
    for trigger, fields in claims:
        draft.claim(trigger, **{"by": "Rebels", **fields})
    return draft.reading()


def claims_of(reading: Reading) -> list[str]:
    return sorted(claim.id for claim in reading.claims)


def rescored(reading: Reading, score: float) -> Reading:
    return replace(reading, claims=tuple(replace(claim, score=score) for claim in reading.claims))


@st.composite
def readings(draw: st.DrawFn, text: str = TEXT) -> Reading:
    found = [trigger for trigger in TRIGGERS if trigger in text]
    chosen = draw(st.lists(st.sampled_from(found), max_size=6)) if found else []
    fields = st.fixed_dictionaries(
        {
            "plover": st.sampled_from(["ASSAULT", "SEIZE"]),
            "status": st.sampled_from([Status.ASSERTED, Status.DENIED]),
            "by": st.sampled_from([word for word in ("Rebels", "Troops") if word in text] or [None]),
            "score": st.sampled_from([0.1, 0.12, 0.9]),
        }
    )
    return read(*((trigger, draw(fields)) for trigger in chosen), text=text)


@st.composite
def versions(draw: st.DrawFn) -> Reading:
    sentences = [f"{each.strip('. ')}." for each in TEXT.split(". ")]
    kept = draw(st.permutations(sentences))[: draw(st.integers(0, len(sentences)))]
    return draw(readings(text=" ".join(["It was told on Monday.", *kept])))


@settings(deadline=None)
@given(readings())
def test_a_reading_differs_in_nothing_from_itself(reading):
    comparison = compare(reading, reading)
    assert comparison.same
    assert len(comparison.pairs) == len(reading.claims)


@settings(deadline=None)
@given(st.one_of(st.tuples(readings(), readings()), st.tuples(versions(), versions())))
def test_every_claim_is_accounted_for_once(both):
    before, after = both
    comparison = compare(before, after)
    assert sorted([*(p.before.id for p in comparison.pairs), *(c.id for c in comparison.went)]) == claims_of(before)
    assert sorted([*(p.after.id for p in comparison.pairs), *(c.id for c in comparison.came)]) == claims_of(after)


@settings(deadline=None)
@given(st.one_of(st.tuples(readings(), readings()), st.tuples(versions(), versions())))
def test_it_is_the_same_from_both_sides(both):
    before, after = both
    assert compare(after, before) == compare(before, after).reversed()


@settings(deadline=None)
@given(readings(), readings())
def test_what_is_paired_shares_words_of_the_text(before, after):
    for pair in compare(before, after).pairs:
        assert pair.before.trigger.overlaps(pair.after.trigger)


@settings(deadline=None)
@given(readings(), readings())
def test_a_change_names_values_that_differ(before, after):
    for change in (change for pair in compare(before, after).pairs for change in pair.changes):
        assert change.before != change.after


def test_a_claim_that_came_and_one_that_went():
    comparison = compare(read(("shelled", {"by": "Troops"})), read(("captured", {})))
    assert [claim.trigger.text for claim in comparison.went] == ["shelled"]
    assert [claim.trigger.text for claim in comparison.came] == ["captured"]
    assert not comparison.pairs


def test_what_changed_is_told_by_field():
    comparison = compare(read(("captured", {})), read(("captured", {"plover": "SEIZE", "status": Status.POSSIBLE})))
    (pair,) = comparison.changed
    assert {(change.field, change.before, change.after) for change in pair.changes} == {
        ("event", "ASSAULT", "SEIZE"),
        ("status", "asserted", "possible"),
        ("not_after", "2016-03-28", None),
    }
    assert comparison.by_field() == {"event": 1, "status": 1, "not_after": 1}


def test_ids_and_makers_are_no_difference():
    before = read(("captured", {}))
    draft = Draft(TEXT)
    draft.person("port")  # every later mention has another id
    draft.claim("captured", by="Rebels", origin=Component("claims", "v2"))
    assert compare(before, draft.reading()).same


def test_a_little_more_confidence_is_no_difference_and_much_more_is():
    reading = read(("captured", {}))
    assert compare(rescored(reading, 0.5), rescored(reading, 0.52)).same
    assert compare(rescored(reading, 0.5), rescored(reading, 0.7)).by_field() == {"score": 1}


def test_a_longer_trigger_is_the_same_claim():
    comparison = compare(read(("attacked", {})), read(("attacked the town", {})))
    assert comparison.by_field() == {"trigger": 1}


def test_claims_of_one_trigger_are_paired_by_what_they_say():
    one, other = ("captured", {"plover": "SEIZE"}), ("captured", {"plover": "ASSAULT"})
    comparison = compare(read(one, other), read(other, one))
    assert comparison.same
    assert len(comparison.pairs) == 2


def test_an_inserted_sentence_moves_claims_and_changes_none():
    edited = TEXT.replace("Troops", "Nobody was hurt. Troops")
    comparison = compare(
        read(("attacked the town", {}), ("captured", {})),
        read(("attacked the town", {}), ("captured", {}), text=edited),
    )
    assert comparison.same
    assert len(comparison.pairs) == 2


def test_a_paragraph_that_moved_keeps_its_claims():
    moved = "Rebels captured the bridge. " + TEXT.replace("Rebels captured the bridge. ", "")
    comparison = compare(read(("captured", {}), ("shelled", {})), read(("captured", {}), ("shelled", {}), text=moved))
    assert [(pair.before.trigger.text, pair.after.trigger.text) for pair in comparison.pairs] == [
        ("shelled", "shelled"),
        ("captured", "captured"),
    ]
    assert comparison.same


def test_a_changed_number_in_a_version():
    text = "Shells killed 12 soldiers. Rebels fled."
    comparison = compare(
        read(("killed", {"killed": ("12", 12)}), text=text),
        read(("killed", {"killed": ("15", 15)}), text=text.replace("12", "15")),
    )
    (pair,) = comparison.changed
    assert {change.field for change in pair.changes} == {"casualties", "evidence"}
    changed = next(change for change in pair.changes if change.field == "casualties")
    assert (changed.before[0]["best"], changed.after[0]["best"]) == (12, 15)


def test_totals_add_up():
    before, after = read(("captured", {}), ("shelled", {})), read(("captured", {"plover": "SEIZE"}))
    assert totals([compare(before, after), compare(before, before)]) == {
        "readings": 2,
        "same": 2,
        "changed": 1,
        "came": 0,
        "went": 1,
        "field event": 1,
    }


@settings(deadline=None)
@given(st.text("ab .\n", max_size=40), st.text("ab .\n", max_size=40))
def test_aligned_words_are_the_same_words(before, after):
    alignment = align(before, after)
    for begin in range(len(before)):
        for end in range(begin + 1, len(before) + 1):
            place = alignment.place(begin, end)
            if place is not None:
                assert before[begin:end] == after[place[0] : place[1]]
