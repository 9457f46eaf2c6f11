from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
import rdflib
from hypothesis import given
from prov.model import ProvDocument
from rdflib import RDFS, URIRef

from tests import nasty
from tests.dossiers import AT, bare, dossier
from whence.export.claim_words import passage
from whence.export.formats import DEFAULT, Choices, whole
from whence.export.iris import NAMESPACE
from whence.export.prov import prov
from whence.export.prov_graph import graph
from whence.model.linking import Dossier, Judgement, Verdict

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
"""rdflib's own parsers use what rdflib itself gives up."""
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OURS = rdflib.Namespace(NAMESPACE)
_JSON = Choices(variant="json")


def _rdf(*given_: Dossier) -> rdflib.Graph:
    read = rdflib.Graph()
    read.parse(data=whole(prov(given_, DEFAULT)), format="json-ld")
    return read


def _document(*given_: Dossier) -> ProvDocument:
    return ProvDocument.deserialize(BytesIO(whole(prov(given_, _JSON))), format="json")


def _incident(given_: Dossier) -> URIRef:
    return URIRef(f"urn:whence:incident:{given_.incident.id}:{given_.version.number}")


def test_an_incident_goes_back_to_bytes() -> None:
    read, given_ = _rdf(dossier()), dossier()
    reached = set(read.transitive_objects(_incident(given_), PROV.wasDerivedFrom))
    for item in given_.own():
        assert URIRef(f"urn:whence:claim:{item.id}") in reached
        assert URIRef(f"nih:sha-256;{item.sha256}") in reached
    attached = URIRef(f"urn:whence:claim:{given_.incident.attached[0].claim}")
    assert attached not in reached
    assert (attached, PROV.wasQuotedFrom, None) in read


def test_claims_are_quoted_and_attributed() -> None:
    read, item = _rdf(dossier()), dossier().claims[0]
    claim = URIRef(f"urn:whence:claim:{item.id}")
    assert read.value(claim, PROV.wasQuotedFrom) == URIRef(f"urn:whence:text:{item.version_id}")
    speaker = read.value(claim, PROV.wasAttributedTo)
    assert str(read.value(speaker, RDFS.label)) == "the army"
    assert (speaker, rdflib.RDF.type, PROV.Person) not in read


def test_who_judged_is_a_person() -> None:
    given_ = dossier()
    one, other = sorted(given_.incident.claims[:2])
    judged = replace(given_, judgements=(Judgement(7, AT, "ada", Verdict.SAME, one, other, "the same street"),))
    read = _rdf(judged)
    (person,) = read.subjects(rdflib.RDF.type, PROV.Person)
    assert str(read.value(person, RDFS.label)) == "ada"
    (judgement,) = read.subjects(PROV.wasAttributedTo, person)
    assert str(read.value(judgement, OURS.why)) == "the same street"
    linking = read.value(_incident(judged), PROV.wasGeneratedBy)
    assert (linking, PROV.used, judgement) in read


def test_copies_have_a_primary_source() -> None:
    given_ = dossier()
    first, *rest = given_.claims
    copied = replace(given_, claims=(replace(first, origin_id="f" * 32, copied=True), *rest))
    origin = URIRef(f"urn:whence:text:{'f' * 32}")
    read = _rdf(copied)
    assert (URIRef(f"urn:whence:claim:{first.id}"), PROV.hadPrimarySource, origin) in read
    assert (URIRef(f"urn:whence:text:{first.version_id}"), PROV.hadPrimarySource, origin) in read


def test_a_version_revises_the_one_before() -> None:
    assert (None, PROV.wasRevisionOf, None) not in _rdf(dossier())
    second = dossier(number=2)
    read = _rdf(second)
    assert read.value(_incident(second), PROV.wasRevisionOf) == URIRef(f"urn:whence:incident:{second.incident.id}:1")


def test_the_prov_library_reads_a_bundle_an_incident() -> None:
    read = _document(dossier(number=2), bare())
    assert {bundle.identifier.uri for bundle in read.bundles} == {
        f"urn:whence:provenance:{dossier().incident.id}:2",
        f"urn:whence:provenance:{bare().incident.id}:1",
    }
    notation = read.get_provn()
    for words in ("prov:Quotation", "prov:Revision", "wasAttributedTo", "wasAssociatedWith", "specializationOf"):
        assert words in notation


def test_both_forms_say_the_same() -> None:
    given_ = dossier(number=2)
    made = graph(given_)
    (bundle,) = _document(given_).bundles
    assert {record.identifier.uri for record in bundle.get_records() if record.is_element()} == set(made.nodes)
    assert sum(record.is_relation() for record in bundle.get_records()) == len(made.relations)
    read = _rdf(given_)
    assert {str(node) for node in read.subjects(rdflib.RDF.type)} == set(made.nodes)
    for relation, later, earlier in made.relations:
        assert (URIRef(later), PROV[relation], URIRef(earlier)) in read


def test_every_end_of_a_relation_is_described() -> None:
    made = graph(dossier(number=3))
    for _, later, earlier in made.relations:
        assert {later, earlier} <= set(made.nodes)


def test_none_at_all() -> None:
    assert json.loads(whole(prov([], DEFAULT)))["@graph"] == []
    assert not list(_document().bundles)


@nasty.settings
@given(nasty.several)
def test_readers_read_whatever_the_words_are(given_: list[Dossier]) -> None:
    labels = {str(label) for label in _rdf(*given_).objects(None, RDFS.label)}
    for each in given_:
        assert {passage(item.claim).text for item in each.claims} <= labels
    names: set[Any] = {bundle.identifier.uri for bundle in _document(*given_).bundles}
    assert names == {f"urn:whence:provenance:{each.incident.id}:{each.version.number}" for each in given_}
