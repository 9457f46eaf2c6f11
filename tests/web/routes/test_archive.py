from __future__ import annotations

from contextlib import closing

from tests.archive.linking_help import Told, put
from tests.web.desk_help import Served
from whence.model.incident import Reality
from whence.model.vocabulary import Certainty, Effect, Extent, SpeakerKind, Status
from whence.reference.ontology import ontology


def test_the_counts_are_those_of_the_store(small: Served) -> None:
    with closing(small.archive.store()) as store:
        put(store, Told("d"))
        counts, change = store.counts(), store.last_change()
    status = small.json("/status")
    assert status == {
        "name": "small",
        "reports": counts.reports,
        "versions": counts.versions,
        "claims": counts.claims - 1,  # that of the report that waits is in no incident yet
        "incidents": counts.incidents,
        "families": counts.families,
        "waiting_to_code": 0,
        "waiting_to_link": 1,
        "dead": 0,
        "judgements": 0,
        "acts": 0,
        "change": change,
    }


def test_every_code_has_a_name_in_plain_words(small: Served) -> None:
    told = small.json("/vocabulary")
    types = ontology().types
    assert [term["code"] for term in told["plover"]] == list(types)
    assert {name: [term["code"] for term in modes] for name, modes in told["modes"].items()} == {
        name: list(kind.modes) for name, kind in types.items() if kind.modes
    }
    lists = {
        "statuses": Status,
        "certainties": Certainty,
        "extents": Extent,
        "realities": Reality,
        "effects": Effect,
        "speaker_kinds": SpeakerKind,
    }
    for name, kind in lists.items():
        assert [term["code"] for term in told[name]] == [each.value for each in kind]
    countries = {term["code"]: term["name"] for term in told["countries"]}
    assert (countries["SYR"], countries["KOS"]) == ("Syria", "Kosovo")
    assert len(countries) > 240
    terms = [term for name, listed in told.items() if name != "modes" for term in listed]
    assert all(term["name"] for term in terms)
    assert {term["code"]: term["name"] for term in told["modes"]["ASSAULT"]}["aerial"] == "air strike"
