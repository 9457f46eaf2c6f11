"""Whoever reads while somebody takes in and links gets whole answers."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import date, timedelta

from tests.archive.linking_help import Told, linked, put
from tests.web.desk_help import Served

_ROUNDS = 6


def test_readers_are_answered_while_an_archive_changes(small: Served) -> None:
    done, wrong = threading.Event(), list[str]()

    def read() -> None:
        while not done.is_set():
            rows = small.get("/incidents")
            paths = [f"/incidents/{row['id']}" for row in rows.json()["items"][:3]]
            for path in (*paths, "/overview.arrow", "/claims", "/reports", "/status", "/places"):
                answer = small.get(path)
                if answer.status_code not in (200, 404, 410):
                    wrong.append(f"{path}: {answer.text}")

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    try:
        with closing(small.archive.store()) as store:
            for number in range(_ROUNDS):
                day = date(2016, 3, 27) + timedelta(days=number)
                put(store, Told(f"d{number}", day=day, killed=number, published=day), Told("a", killed=20 + number))
                linked(store)
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert small.json("/incidents")["total"] == small.json("/status")["incidents"]
    with closing(small.archive.reader()) as store:
        assert list(store.verify()) == []
