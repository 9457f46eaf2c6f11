from __future__ import annotations

from contextlib import closing

from tests.archive.linking_help import Told, linked, put
from tests.web.desk_help import Served


def test_reports_come_the_last_one_first_whatever_the_page(sample: Served) -> None:
    whole = sample.pages("/reports", limit=500)
    assert [row["id"] for row in sample.pages("/reports", limit=3)] == [row["id"] for row in whole]
    seen = [row["first_seen"] for row in whole]
    assert seen == sorted(seen, reverse=True)
    assert sample.json("/reports")["total"] == len(whole)
    assert sum(row["claims"] for row in whole) == sample.json("/status")["claims"]


def test_a_list_stays_in_place_while_reports_come(small: Served) -> None:
    first = small.json("/reports", limit=2)
    with closing(small.archive.store()) as store:
        put(store, Told("d"), Told("a", killed=8))
    rest = small.json("/reports", limit=50, cursor=first["next"])
    assert [row["title"] for row in first["items"] + rest["items"]] == ["Report c", "Report b", "Report a"]
    assert small.json("/reports")["items"][0]["title"] == "Report d"
    assert [row["versions"] for row in rest["items"]] == [2]


def test_a_report_tells_its_versions(small: Served) -> None:
    row = small.json("/reports")["items"][0]
    with closing(small.archive.store()) as store:
        put(store, Told("c", killed=8))
        linked(store)
    report = small.json(f"/reports/{row['id']}")
    assert [version["number"] for version in report["versions"]] == [1, 2]
    assert all(version["report_id"] == row["id"] for version in report["versions"])
    assert report["key"] == "id:test:c"
    assert report["outlet"] == "Sample Wire"
    assert small.json(f"/reports/{report['versions'][0]['id']}") == report


def test_families_are_listed_with_their_outlets(sample: Served) -> None:
    (family,) = sample.pages("/origins", limit=1)
    assert (family["members"], family["outlets"]) == (2, ["Sample Wire", "Sample Review"])
    assert sample.json("/origins")["total"] == 1
    assert sample.json(f"/reports/{family['report_id']}")["versions"][-1]["id"] == family["version_id"]


def test_a_search_marks_what_matches(sample: Served) -> None:
    hits = sample.pages("/search", q="palmyra", limit=1)
    assert len(hits) > 1
    assert len({hit["version_id"] for hit in hits}) == len(hits)
    for hit in hits:
        marked = [words.lower() for words, matches in hit["snippet"] if matches]
        assert set(marked) <= {"palmyra"}
    assert sample.json("/search", q="palmyra", until="1990-01-01")["items"] == []
    assert {hit["outlet"] for hit in sample.pages("/search", q="palmyra", outlet="sample review")} == {"Sample Review"}


def test_any_words_are_a_query(sample: Served) -> None:
    for words in ("", '"', "AND OR (", "* NEAR/3", "' -- ;", "\0", "a" * 1000):
        assert isinstance(sample.json("/search", q=words)["items"], list)
