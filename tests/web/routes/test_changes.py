from __future__ import annotations

from tests.web.desk_help import Served


def test_the_last_changes_come_first(sample: Served) -> None:
    last = sample.json("/status")["change"]
    first = sample.json("/changes", limit=50)
    assert [each["seq"] for each in first["items"]] == list(range(last, last - 50, -1))
    back = sample.json("/changes", limit=500, before=first["next"])
    assert [each["seq"] for each in back["items"]] == list(range(last - 50, 0, -1))
    assert back["next"] is None
    assert first["total"] == last


def test_what_is_behind_a_number_comes_in_its_order(sample: Served) -> None:
    last = sample.json("/status")["change"]
    page = sample.json("/changes", after=last - 5, limit=3)
    assert [each["seq"] for each in page["items"]] == [last - 4, last - 3, last - 2]
    rest = sample.json("/changes", after=page["next"])
    assert [each["seq"] for each in rest["items"]] == [last - 1, last]
    assert rest["next"] is None
    assert sample.json("/changes", after=last)["items"] == []


def test_beyond_both_ends_there_is_nothing(sample: Served) -> None:
    for query in ({"after": 2**53 - 1}, {"before": 0}, {"before": 1}):
        page = sample.json("/changes", **query)
        assert (page["items"], page["next"]) == ([], None)
    assert len(sample.json("/changes", before=2**53 - 1, limit=5)["items"]) == 5
    assert sample.get("/changes", after=1, before=5).status_code == 409


def test_a_change_says_what_became_of_what_and_why(small: Served) -> None:
    for each in small.json("/changes")["items"]:
        assert (each["kind"], each["number"], each["into"]) == ("new", 1, None)
        assert each["why"]
        assert each["title"]
