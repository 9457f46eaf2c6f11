from __future__ import annotations

from contextlib import closing
from hashlib import sha256

import pytest

from tests.archive.coding_help import intake
from tests.archive.linking_help import Told, linked, put
from tests.web.desk_help import Served
from whence.model.document import Document
from whence.model.reading import Article
from whence.model.report import Report, content_id


def _by_title(desk: Served, words: str) -> dict:
    return next(row for row in desk.pages("/reports") if words in (row["title"] or ""))


def test_a_document_is_its_text_with_what_was_read_off_it(sample: Served) -> None:
    row = _by_title(sample, "Syrian army retakes Palmyra")
    document = sample.json(f"/documents/{row['version_id']}")
    assert sample.json(f"/documents/{row['id']}") == document
    text = document["text"]
    assert document["direction"] == "ltr"
    assert document["version"]["id"] == row["version_id"]
    assert document["report"]["id"] == row["id"]
    assert document["maker"]
    assert len(document["claims"]) == row["claims"]
    for begin, end in document["sentences"]:
        assert text[begin:end].strip()
    for mention in document["mentions"]:
        span = mention["span"]
        assert text[span["begin"] : span["end"]] == span["text"]
        assert mention["words"] or mention["reason"] or mention["kind"]
    assert any(mention["words"] and mention["kind"] == "place" for mention in document["mentions"])
    locals_ = [claim["local_id"] for claim in document["claims"]]
    assert len(set(locals_)) == len(locals_)
    assert {claim["incident_id"] for claim in document["claims"]} - {None}
    assert {"title", "byline"} & {part["kind"] for part in document["boilerplate"]}
    assert document["rejections"]


def test_all_documents_of_real_reports_are_served(sample: Served) -> None:
    rows = sample.pages("/reports", limit=5)
    assert len(rows) == sample.json("/status")["reports"]
    for row in rows:
        document = sample.json(f"/documents/{row['id']}")
        assert all(document["text"][claim["trigger"]["begin"] :] for claim in document["claims"])


def test_a_copy_marks_what_stands_in_its_origin(sample: Served) -> None:
    copy = next(row for row in sample.pages("/reports") if row["copy_of"])
    document = sample.json(f"/documents/{copy['id']}")
    (told,) = [each for each in document["report"]["copies"] if each["version_id"] != each["origin_id"]]
    assert told["origin_id"] == copy["copy_of"]
    marked = sum(end - begin for begin, end in document["copied"])
    assert marked > len(document["text"]) * told["shared"] / 2
    ends = [-1, *(place for stretch in document["copied"] for place in stretch)]
    assert ends == sorted(ends)
    origin = sample.json(f"/documents/{copy['copy_of']}")
    assert origin["copied"] == []
    assert document["origin_line"] or document["boilerplate"]


@pytest.fixture
def odd(small: Served) -> str:
    """A report whose text holds half a character, an override and a NUL, and runs from right to left."""
    text = "قال المتحدث \u202e\ud83d \x00 إن القوات دخلت المدينة."
    with closing(small.archive.store()) as store:
        article = Article(Report(content_id(b"odd")), Document(text))
        (added,) = store.add([intake("odd", "odd", article)])
    return added.version_id


def test_what_broken_pages_hold_is_shown_in_its_place(small: Served, odd: str) -> None:
    document = small.json(f"/documents/{odd}")
    assert document["direction"] == "rtl"
    assert document["hidden"] == [[12, "U+202E RIGHT-TO-LEFT OVERRIDE"], [13, "U+D83D"], [15, "U+0000"]]
    assert document["text"][13] == "\ufffd"
    assert len(document["text"]) == len("قال المتحدث \u202e\ud83d \x00 إن القوات دخلت المدينة.")
    assert (document["reading_id"], document["claims"], document["mentions"]) == (None, [], [])


def test_the_bytes_are_a_download_that_no_browser_opens(small: Served) -> None:
    row = small.json("/reports")["items"][0]
    document = small.json(f"/documents/{row['id']}")
    answer = small.get(f"/documents/{row['id']}/bytes")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    name = document["version"]["sha256"][:16]
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.bin"'
    assert "sandbox" in answer.headers["content-security-policy"]
    assert sha256(answer.content).hexdigest() == document["version"]["sha256"]


def test_an_edited_report_has_its_newest_text_and_all_versions(small: Served) -> None:
    row = _by_title(small, "Report a")
    with closing(small.archive.store()) as store:
        put(store, Told("a", killed=8))
        linked(store)
    document = small.json(f"/documents/{row['id']}")
    assert "killing 8" in document["text"]
    assert [version["number"] for version in document["report"]["versions"]] == [1, 2]
    first = small.json(f"/documents/{document['report']['versions'][0]['id']}")
    assert "killing 6" in first["text"]
    assert all(claim["incident_id"] is None for claim in first["claims"])
