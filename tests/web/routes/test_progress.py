from __future__ import annotations

import json
import threading
import time
from contextlib import closing

from tests.archive.linking_help import Told, put
from tests.web.desk_help import Served
from whence.web.pulse import Pace, Pulse


def _events(text: str) -> list[dict]:
    return [json.loads(line.removeprefix("data: ")) for line in text.splitlines() if line.startswith("data: ")]


def test_the_counts_are_told_once_where_nothing_changes(small: Served) -> None:
    small.app.state.pulse = Pulse(Pace(0.05, 0.1, 0.6))
    answer = small.get("/progress")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert "content-encoding" not in answer.headers
    assert _events(answer.text) == [small.json("/status")]


def test_what_changes_is_told_while_somebody_listens(small: Served) -> None:
    small.app.state.pulse = Pulse(Pace(0.05, 0.1, 8.0))

    def take_in() -> None:
        time.sleep(0.5)
        with closing(small.archive.store()) as store:
            put(store, Told("d"))
        small.app.state.pulse.pace = Pace(0.05, 0.1, 0.0)

    worker = threading.Thread(target=take_in)
    worker.start()
    events = _events(small.get("/progress").text)
    worker.join()
    assert [events[0]["reports"], events[-1]["reports"]] == [3, 4]
    assert events[-1]["waiting_to_link"] == 1


def test_an_archive_that_fails_ends_the_stream(small: Served) -> None:
    small.app.state.pulse = Pulse(Pace(0.05, 0.1, 8.0))
    small.json("/status")
    (small.archive.folder / "archive.db").write_bytes(b"no database" * 1000)
    assert _events(small.get("/progress").text) == []


def test_other_requests_are_answered_while_somebody_listens(small: Served) -> None:
    small.app.state.pulse = Pulse(Pace(0.05, 0.1, 3.0))
    listener = threading.Thread(target=small.get, args=("/progress",))
    listener.start()
    assert small.json("/incidents")["total"] == 2
    assert listener.is_alive()
    listener.join()
