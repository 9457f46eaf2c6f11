from __future__ import annotations

import pytest
from tests.dossiers import bare, dossier

from whence.model.errors import ModelError
from whence.model.incident import Incident
from whence.model.linking import Dossier, Judgement, Link, Verdict, claim_id
from whence.model.parse import record_from_dict
from whence.model.serial import plain


@pytest.mark.parametrize("made", [dossier(), bare()])
def test_an_incident_comes_back_from_plain_data(made: Dossier) -> None:
    assert record_from_dict(Incident, plain(made.incident)) == made.incident


def test_a_dossier_has_every_claim_of_its_incident() -> None:
    made = dossier()
    with pytest.raises(ModelError, match="is missing"):
        Dossier(made.version, made.claims[1:])


def test_attached_claims_are_not_an_incidents_own() -> None:
    made = dossier()
    assert len(made.claims) == len(list(made.own())) + 1


def test_a_claim_keeps_its_id_whatever_its_place_in_the_reading() -> None:
    assert claim_id("v", 3, 9, "ASSAULT") == claim_id("v", 3, 9, "ASSAULT")
    assert len({claim_id("v", 3, 9, "ASSAULT"), claim_id("v", 3, 9, "COERCE"), claim_id("v", 3, 9, "ASSAULT", 2)}) == 3


def test_links_and_judgements_name_two_in_order() -> None:
    with pytest.raises(ModelError, match="in the order"):
        Link("b", "a", 0.5)
    with pytest.raises(ModelError, match="in the order"):
        Judgement(1, dossier().version.at, "me", Verdict.SAME, "a", "a", "")
    with pytest.raises(ModelError, match="whose"):
        Judgement(1, dossier().version.at, " ", Verdict.SAME, "a", "b", "")
