from __future__ import annotations

from typing import cast

from whence.model.linking import IncidentQuery
from whence.model.report_lists import Tally
from whence.store.interface import ReadStore
from whence.web import totals
from whence.web.totals import Totals


class Counting:
    """A store that counts how often it is asked."""

    def __init__(self) -> None:
        self.change, self.asked = 1, 0

    def last_change(self) -> int:
        return self.change

    def last_entry(self) -> int:
        return self.change

    def tally(self) -> Tally:
        self.asked += 1
        return Tally(*[10 * self.change] * 9)

    def number_of_incidents(self, query: IncidentQuery) -> int:
        self.asked += 1
        return 10 * self.change + len(query.words or "")


def test_all_pages_of_a_query_are_counted_once() -> None:
    store, kept = Counting(), Totals()
    for page in (IncidentQuery(words="a"), IncidentQuery(words="a", limit=3, behind=("2016-03-27", "b"))):
        assert kept.number(cast(ReadStore, store), page) == 11
    assert kept.number(cast(ReadStore, store), IncidentQuery(words="ab")) == 12
    assert store.asked == 2


def test_a_change_makes_all_numbers_old() -> None:
    store, kept = Counting(), Totals()
    kept.number(cast(ReadStore, store), IncidentQuery())
    store.change = 2
    assert kept.number(cast(ReadStore, store), IncidentQuery()) == 20
    assert store.asked == 2


def test_memory_is_bounded() -> None:
    store, kept = Counting(), Totals()
    for number in range(totals._KEPT + 50):
        kept.number(cast(ReadStore, store), IncidentQuery(words=str(number)))
    assert len(kept._incidents._found) == totals._KEPT


def test_what_is_kept_is_counted_again_when_the_log_has_grown() -> None:
    store, kept = Counting(), Totals()
    assert [kept.tally(cast(ReadStore, store)).reports for _ in range(3)] == [10, 10, 10]
    store.change = 2
    assert kept.tally(cast(ReadStore, store)).reports == 20
    assert store.asked == 2
