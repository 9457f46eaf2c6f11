from __future__ import annotations

import asyncio
import http.client
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.web.desks import Asker
from whence.web.serving.listening import Place, bound
from whence.web.serving.server import Server, on_line


@contextmanager
def served(app: ASGIApp) -> Iterator[int]:
    """Serve an application on some port."""
    began = threading.Event()
    with bound(Place(port=0)) as listening:
        port = listening.getsockname()[1]
        with Server(app, listening, began.set).beside():
            assert began.wait(20)
            yield port


async def hello(scope: Scope, receive: Receive, send: Send) -> None:
    assert scope["type"] == "http", "there is nothing to prepare"
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": scope["client"][0].encode()})


def test_it_serves_and_stops_without_a_name_and_believes_no_forwarded_address() -> None:
    with served(hello) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/", headers={"X-Forwarded-For": "203.0.113.7", "Forwarded": "for=203.0.113.7"})
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (200, b"127.0.0.1")
        assert answer.getheader("server") is None
        connection.close()
    with pytest.raises(OSError, match=r"refused|reset"):
        connection.connect()


def test_a_stream_that_never_ends_does_not_keep_it_from_stopping(monkeypatch: pytest.MonkeyPatch) -> None:
    import anyio

    monkeypatch.setattr("whence.web.serving.server._GRACE_S", 0.1)

    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"data: 1\n\n", "more_body": True})
        await anyio.sleep_forever()

    with served(endless) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/api/v1/progress")
        assert connection.getresponse().read(9) == b"data: 1\n\n"
    connection.close()


def test_the_whole_desk_over_a_socket(single: Asker) -> None:
    with served(single.app) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/", headers={"Host": single.host})
        assert connection.getresponse().read().startswith(b"<!doctype html>")
        connection.request("GET", "/", headers={"Host": "evil.example"})
        assert connection.getresponse().status == 421
        connection.close()


def test_a_line_that_is_typed_is_told_of_until_there_are_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "tcgetpgrp", lambda descriptor: os.getpgrp())
    assert _typed() == ["told", "told"]


def test_in_the_background_the_terminal_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "tcgetpgrp", lambda descriptor: os.getpgrp() + 1)
    assert _typed() == []


def _typed() -> list[str]:
    """Type two lines and the end of input; return what was told of."""
    told: list[str] = []
    read, write = os.pipe()

    async def typing() -> None:
        on_line(read, lambda: told.append("told"))
        for _ in range(2):
            os.write(write, b"\n")
            await asyncio.sleep(0.05)
        os.close(write)
        await asyncio.sleep(0.05)

    asyncio.run(typing())
    os.close(read)
    return told
