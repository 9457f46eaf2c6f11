from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from tests.archive.linking_help import Told, put
from tests.web.desk_help import Served
from whence.web.stores import KeepingReader, Shelf, Stores


def test_what_is_not_there_is_looked_for_again() -> None:
    kept: dict[str, int] = {}
    shelf = Shelf(kept.get, 2)
    assert shelf.get("a") is None
    kept["a"] = 1
    assert shelf.get("a") == 1


def test_what_was_asked_for_last_stays() -> None:
    asked: list[str] = []

    def look_up(id: str) -> str:
        asked.append(id)
        return id

    shelf = Shelf(look_up, 2)
    for id in ("a", "b", "a", "c", "a", "b"):
        assert shelf.get(id) == id
    assert asked == ["a", "b", "c", "b"]


def test_a_reader_that_keeps_tells_what_the_store_tells(small: Served) -> None:
    with closing(small.archive.reader()) as store:
        keeping = KeepingReader(store)
        (version, *_) = store.versions()
        made = store.readings(version.id)[-1]
        assert keeping.article(version.id) == store.article(version.id)
        assert keeping.reading(made.id) == store.reading(made.id)
        assert keeping.reading(made.id) is keeping.reading(made.id)
        assert keeping.reading("0" * 32) is None
        assert keeping.counts() == store.counts()


def test_many_threads_read_at_once(small: Served) -> None:
    store = small.app.state.stores.reader()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: (store.counts(), store.last_entry()), range(64)))
    assert len(set(found)) == 1


def test_a_writer_writes_in_somebodys_name_and_readers_see_it(small: Served) -> None:
    stores = Stores(small.archive)
    reader = stores.reader()
    before = reader.last_entry()
    with stores.writer("an analyst") as store:
        put(store, Told("d"))
    assert {entry.actor for entry in reader.audit(after=before)} == {"an analyst"}
    stores.close()
    assert stores.reader().last_entry() > before
    stores.close()
