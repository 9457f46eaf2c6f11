from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from pyld import jsonld
from rdflib import Dataset, Literal, Namespace, URIRef

from tests import nasty
from tests.dossiers import bare, dossier
from whence.export.annotations import AROUND, CONTEXT, context, write
from whence.export.formats import DEFAULT, whole
from whence.export.iris import NAMESPACE
from whence.model.linking import Dossier

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
"""rdflib's own parsers use what rdflib itself gives up."""
OA = Namespace("http://www.w3.org/ns/oa#")
OURS = Namespace(NAMESPACE)


def _loader(url: str, _options: Any = None) -> dict[str, Any]:
    assert url == CONTEXT, f"nothing but the bundled context is read, and this asks for {url}"
    return {"contextUrl": None, "documentUrl": url, "document": context(), "contentType": "application/ld+json"}


def _written(*given_: Dossier) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(whole(write(given_, DEFAULT)))
    return loaded


def _quads(page: dict[str, Any]) -> Dataset:
    data = Dataset()
    data.parse(data=jsonld.to_rdf(page, {"documentLoader": _loader, "format": "application/n-quads"}), format="nquads")
    return data


def _selectors(made: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    position, quote = made["target"]["selector"]
    assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
    return position, quote


def test_one_annotation_a_claim_and_value() -> None:
    items = _written(dossier())["items"]
    first = [each for each in items if each["body"]["claim"].endswith(dossier().claims[0].id)]
    assert {each["body"]["field"]: each["body"]["value"] for each in first} == {
        "event": "ASSAULT",
        "actors": "Government forces",
        "targets": "militants",
        "weapons": "bomb",
        "place": "Palmyra",
        "time": "2016-03-27",
        "status": "asserted",
        "speaker": "the army",
    }
    assert {each["motivation"] for each in first} == {"classifying", "identifying"}
    assert len({each["id"] for each in items}) == len(items)


def test_each_names_incident_version_and_hash() -> None:
    given_ = dossier(number=4)
    for each in _written(given_)["items"]:
        assert each["body"]["incident"] == f"urn:whence:incident:{given_.incident.id}"
        assert each["body"]["incidentVersion"] == f"urn:whence:incident:{given_.incident.id}:4"
        cached = each["target"]["state"]["cached"]
        assert cached == f"nih:sha-256;{each['target']['source']['sha256']}"
        assert cached.removeprefix("nih:sha-256;") in {claim.sha256 for claim in given_.claims}


def test_what_sources_make_of_a_field_stands_beside() -> None:
    bodies = [each["body"] for each in _written(dossier())["items"]]
    assert [body["agreement"] for body in bodies if body["field"] == "killed" and "attached" not in body] == [
        ["conflicting"],
        ["conflicting"],
    ]
    assert sum("attached" in body for body in bodies) == 4


def test_positions_and_quotations_find_the_same_words() -> None:
    texts = {f"urn:whence:text:{item.version_id}": item.claim.trigger.source for item in dossier().claims}
    for each in _written(dossier())["items"]:
        position, quote = _selectors(each)
        text = texts[each["target"]["source"]["id"]]
        assert text[position["start"] : position["end"]] == quote["exact"]


def test_json_ld_tools_read_it_without_a_network() -> None:
    page = _written(dossier(), bare())
    data = _quads(page)
    made = set(data.subjects(URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), OA.Annotation))
    assert {str(each) for each in made} == {each["id"] for each in page["items"]}
    quoted = {str(value) for value in data.objects(None, OA.exact)}
    assert {"Palmyra", "Sunday", "bombed"} <= quoted
    starts = list(data.objects(None, OA.start))
    assert all(start.datatype == URIRef("http://www.w3.org/2001/XMLSchema#nonNegativeInteger") for start in starts)
    assert (None, OURS.incident, URIRef(f"urn:whence:incident:{dossier().incident.id}")) in data
    assert (None, OURS.agreement, Literal("conflicting")) in data
    assert (None, OA.cachedSource, URIRef(f"nih:sha-256;{dossier().claims[0].sha256}")) in data


def test_nothing_is_lost_in_expansion() -> None:
    """A term that the contexts do not know vanishes from RDF, so every key of ours must come back."""
    page = _written(dossier(), bare())
    whole_again = jsonld.compact(
        jsonld.expand(page, {"documentLoader": _loader}), page["@context"], {"documentLoader": _loader}
    )
    assert _keys(whole_again) == _keys(page)


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(_keys(item) for item in value.values()))
    return set().union(*(_keys(item) for item in value)) if isinstance(value, list) else set()


def test_ids_say_the_same_each_time() -> None:
    assert _written(dossier()) == _written(dossier())
    assert _written(dossier())["id"] != _written(bare())["id"]


@nasty.settings
@given(nasty.several)
def test_both_selectors_find_the_words_whatever_they_are(given_: list[Dossier]) -> None:
    texts = {item.version_id: item.claim.trigger.source for each in given_ for item in each.claims}
    for each in _written(*given_)["items"]:
        text = texts[each["target"]["source"]["id"].rsplit(":", 1)[-1]]
        position, quote = _selectors(each)
        assert text[position["start"] : position["end"]] == quote["exact"]
        found = text.find(quote["prefix"] + quote["exact"] + quote["suffix"])
        assert found >= 0
        at = position["start"]
        assert text[max(0, at - AROUND) : at] == quote["prefix"]
        assert text[position["end"] :].startswith(quote["suffix"])


@nasty.settings
@given(nasty.dossiers())
def test_rdf_tools_read_whatever_the_words_are(given_: Dossier) -> None:
    page = _written(given_)
    data = _quads(page)
    exact = {str(value) for value in data.objects(None, OA.exact)}
    assert exact == {_selectors(each)[1]["exact"] for each in page["items"]}
