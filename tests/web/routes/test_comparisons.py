from __future__ import annotations

from contextlib import closing

from tests.archive.linking_help import Told, put
from tests.web.desk_help import Served


def _whole(comparison: dict, side: str) -> str:
    return "".join(piece[f"{side}_text"] for piece in comparison["pieces"])


def test_two_versions_differ_in_what_was_edited(small: Served) -> None:
    row = next(row for row in small.json("/reports")["items"] if row["title"] == "Report a")
    with closing(small.archive.store()) as store:
        put(store, Told("a", killed=8))
    one, other = (version["id"] for version in small.json(f"/reports/{row['id']}")["versions"])
    told = small.json(f"/comparisons/{one}/{other}")
    changed = [
        (piece["one_text"].strip(), piece["other_text"].strip()) for piece in told["pieces"] if piece["kind"] != "same"
    ]
    assert changed == [("6", "8")]
    assert told["summary"] == ["1 word replaced"]
    back = small.json(f"/comparisons/{other}/{one}")
    assert [piece["kind"] for piece in back["pieces"]] == [piece["kind"] for piece in told["pieces"]]


def test_the_pieces_put_together_are_both_texts(sample: Served) -> None:
    copy = next(row for row in sample.pages("/reports") if row["copy_of"])
    told = sample.json(f"/comparisons/{copy['version_id']}/{copy['copy_of']}")
    for side, id in (("one", copy["version_id"]), ("other", copy["copy_of"])):
        text = sample.json(f"/documents/{id}")["text"]
        assert _whole(told, side) == text
        for piece in told["pieces"]:
            if piece[side] is not None:
                begin, end = piece[side]
                assert text[begin:end] == piece[f"{side}_text"]
    assert {piece["kind"] for piece in told["pieces"]} <= {"same", "changed", "removed", "added"}
    assert len(told["summary"]) > 1
    assert sum("headline" in line for line in told["summary"]) == 1, "what became of the headline is told once"


def test_a_text_is_the_same_as_itself(sample: Served) -> None:
    id = sample.json("/reports", limit=1)["items"][0]["id"]
    told = sample.json(f"/comparisons/{id}/{id}")
    assert [piece["kind"] for piece in told["pieces"]] == ["same"]
    assert told["summary"] == ["the same words"]
