"""What holds of events whatever the claims are."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import PUBLISHED, Draft, sentences

from whence.link.events import link
from whence.model.claim import Claim, EventCodes
from whence.model.document import Document
from whence.model.reading import Reading
from whence.model.span import Span
from whence.model.vocabulary import Extent, Status

IRREAL = {Status.PLANNED, Status.PREDICTED, Status.CONDITIONAL, Status.REQUESTED, Status.HYPOTHETICAL}
CLAUSES = {
    "Gunmen attacked a bus": "attacked",
    "The attack was long": "attack",
    "Another attack followed": "attack",
    "Five people were killed": "killed",
    "The bombing was heard": "bombing",
    "Police arrested them": "arrested",
    "Elsewhere rebels fired back": "fired",
    "The war goes on": "war",
}
PARTS = st.fixed_dictionaries(
    {
        "clause": st.sampled_from(sorted(CLAUSES)),
        "joined": st.booleans(),
        "plover": st.sampled_from(["ASSAULT", "ASSAULT", "COERCE"]),
        "mode": st.sampled_from([None, None, "explosives", "firearms", "abduct"]),
        "status": st.sampled_from(list(Status)),
        "extent": st.sampled_from([Extent.SINGLE, Extent.SINGLE, Extent.SERIES, Extent.AGGREGATE]),
        "by": st.sampled_from([None, "gunmen", "soldiers"]),
        "on": st.sampled_from([None, "a judge", "five people"]),
        "day": st.sampled_from([None, 0, 1]),
        "at": st.booleans(),
    }
)


def reading(parts) -> Reading:
    """Write a text of the clauses, some of them joined to one sentence, with a claim for each."""
    text, begins = "gunmen soldiers a judge five people Sunday Aleppo.", []
    for part in parts:
        text += (" and " if part["joined"] and begins else ". ") + part["clause"]
        begins.append(len(text) - len(part["clause"]))
    draft = Draft(text + ".")
    model = draft.claim("gunmen")
    claims = [_claim(draft, model, n, *pair) for n, pair in enumerate(zip(parts, begins, strict=True), 1)]
    whole = draft.reading()
    document = Document(whole.document.text, tuple(sentences(draft.text)))
    return replace(whole, document=document, mentions=tuple(draft.mentions), claims=tuple(claims))


def _claim(draft: Draft, model: Claim, number: int, part, begin: int) -> Claim:
    at = draft.text.index(CLAUSES[part["clause"]], begin)
    trigger = Span(at, at + len(CLAUSES[part["clause"]]), draft.text)
    day = part["day"]
    return replace(
        model,
        id=f"c{number}",
        trigger=trigger,
        event=EventCodes(part["plover"], part["mode"] if part["plover"] == "ASSAULT" else None, None, None, None, None),
        actors=(draft.person(part["by"]),) if part["by"] else (),
        targets=(draft.person(part["on"]),) if part["on"] else (),
        time=None if day is None else draft.time("Sunday", PUBLISHED - timedelta(days=day)),
        place=draft.place("Aleppo") if part["at"] else None,
        status=part["status"],
        extent=part["extent"],
        evidence=(trigger,),
    )


READINGS = st.lists(PARTS, max_size=12).map(reading)


@given(READINGS)
@settings(max_examples=150, deadline=None)
def test_every_claim_is_in_one_event_or_refused_in_the_order_of_the_text(read):
    linked = link(read)
    events = linked.events
    grouped = [id for event in events for id in event.claim_ids]
    refused = [claim.id for claim in read.claims if claim.trigger in {r.span for r in linked.rejections}]
    assert sorted((*grouped, *refused)) == sorted(claim.id for claim in read.claims)
    begins = {claim.id: claim.trigger.begin for claim in read.claims}
    told = [[begins[id] for id in event.claim_ids] for event in events]
    assert all(one == sorted(one) for one in told)
    assert [one[0] for one in told] == sorted(one[0] for one in told)
    assert [event.id for event in events] == [f"e{number}" for number in range(1, len(events) + 1)]


@given(READINGS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_in_which_claims_come_in_changes_nothing(read, random):
    shuffled = list(read.claims)
    random.shuffle(shuffled)
    assert link(replace(read, claims=tuple(shuffled))).events == link(read).events


@given(READINGS)
@settings(max_examples=150, deadline=None)
def test_what_happened_and_what_is_only_thought_of_are_never_one_event(read):
    claims = {claim.id: claim for claim in read.claims}
    for event in link(read).events:
        members = [claims[id] for id in event.claim_ids]
        assert len({claim.status in IRREAL for claim in members}) == 1
        assert len({claim.event.plover for claim in members}) == 1
        assert len({claim.extent for claim in members}) == 1
        assert len(members) == 1 or members[0].extent is not Extent.AGGREGATE
        assert len({claim.time.time.start for claim in members if claim.time}) <= 1


@given(READINGS)
@settings(max_examples=100, deadline=None)
def test_every_value_of_a_slot_is_told_by_claims_of_the_event(read):
    claims = {claim.id: claim for claim in read.claims}
    for event in link(read).events:
        for values in event.slots.values():
            assert values
            assert {id for value in values for id in value.claim_ids} <= set(event.claim_ids)
        named = {party.name for id in event.claim_ids for party in claims[id].actors}
        assert {value.value for value in event.slots.get("actor", ())} == named
        assert {id for value in event.slots["type"] for id in value.claim_ids} == set(event.claim_ids)


def test_a_long_report_of_unlike_deeds_is_read_to_its_end():
    parts = {"joined": False, "plover": "ASSAULT", "mode": None, "status": Status.ASSERTED, "extent": Extent.SINGLE}
    parts |= {"by": None, "on": None, "day": None, "at": False, "clause": "Another attack followed"}
    assert len(link(reading([parts] * 500)).events) == 500
