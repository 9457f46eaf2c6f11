"""Which template each claim is on."""

from __future__ import annotations

from dataclasses import replace

from tests.bench.linking.keyrows import document, killed, template
from tests.factories import Draft
from whence.bench.linking.alignment import align
from whence.bench.linking.keys import KeyDocument
from whence.bench.linking.told import ToldClaim, claims_of
from whence.bench.readers import Row
from whence.model.vocabulary import Extent, Status

TEXT = "Partisans shot the mayor near the mill. Later people were killed, and soldiers abducted a priest."


def claims(**changes: Status | Extent) -> list[ToldClaim]:
    """Read three claims off the text."""
    draft = Draft(TEXT)
    draft.claim("shot", by="Partisans", on="the mayor")
    draft.claim("killed", on="people")
    draft.claim("abducted", "ASSAULT", mode="abduct", by="soldiers", on="a priest")
    reading = draft.reading()
    return claims_of(replace(reading, claims=tuple(replace(claim, **changes) for claim in reading.claims)))


def on(key: KeyDocument, told: list[ToldClaim]) -> dict[str, str]:
    """Align, and name templates by their ids."""
    return {claim: incident.id for claim, incident in align(key.incidents, TEXT, told).items()}


def test_claims_are_on_what_hits_the_same() -> None:
    """By the words for whom it hit and by the kind of deed; "people" could be of either, and is of neither."""
    key = document(
        "D",
        template(people="MAYOR"),
        template(people="MEN", kind="BOMBING"),
        template(people="PRIEST", kind="KIDNAPPING"),
    )
    assert on(key, claims()) == {"c1": "D#1", "c3": "D#3"}


def test_words_that_fit_anything_do_in_a_document_of_one_incident() -> None:
    """Or beside another filler."""
    assert on(document("D", template(people="PEOPLE")), claims()) == {"c2": "D#1"}
    two = document("D", template(people="PEOPLE"), template(people="MAYOR"))
    assert on(two, claims()) == {"c1": "D#2"}


def test_equally_good_templates_take_none() -> None:
    """The bench does not guess."""
    assert on(document("D", template(people="MAYOR"), template(people="MAYOR")), claims()) == {}
    named = document("D", killed("THE MAYOR"), template(people="MAYOR"))
    assert on(named, claims())["c1"] == "D#1"


def test_plans_and_totals_tell_of_no_incident() -> None:
    """Only what happened, did not, or may have."""
    key = document("D", template(people="MAYOR"))
    assert on(key, claims(status=Status.PLANNED)) == {}
    assert on(key, claims(extent=Extent.AGGREGATE)) == {}
    assert on(key, claims(status=Status.DENIED)) == {"c1": "D#1"}


def test_claims_go_into_predictions_and_back() -> None:
    """A predictions file holds all that aligning needs."""
    told = [replace(claim, incidents={"whence": f"i{claim.id}"}) for claim in claims()]
    assert [ToldClaim.read(Row("line", claim.to_json())) for claim in told] == told
