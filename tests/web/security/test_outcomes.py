from __future__ import annotations

import logging
from typing import Any

import anyio
import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.web.desks import Asker
from whence.web.security.outcomes import LOG, Outcomes


def test_the_log_tells_what_was_asked_and_not_what_for(single: Asker, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, LOG.name):
        single.ask("GET", "/api/v1/session?q=secret")
        single.ask("GET", "/a%0Ab%1b%5b31m")
    told = [record.getMessage() for record in caplog.records if record.name == LOG.name]
    assert told[0].startswith("200 GET /api/v1/session ")
    assert "secret" not in told[0]
    assert told[1].startswith("200 GET /a%0Ab%1B%5B31m ")


def test_it_is_silent_unless_asked_for(single: Asker, caplog: pytest.LogCaptureFixture) -> None:
    single.ask("GET", "/api/v1/session")
    assert [record for record in caplog.records if record.name == LOG.name] == []


def test_what_fails_is_answered_without_the_inside_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def failing(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("a secret of the inside")

    with caplog.at_level(logging.INFO, LOG.name):
        start, body = _sent(failing)
    assert start["status"] == 500
    assert b"secret" not in body["body"]
    failed, ended = (record.getMessage() for record in caplog.records)
    assert failed == "GET /a%0A failed"
    assert ended.startswith("500 GET /a%0A ")
    assert caplog.records[0].exc_info


def test_an_answer_that_has_begun_is_broken_off() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        _sent(broken)


def _sent(app: ASGIApp) -> list[Any]:
    """Ask an application behind the guard; return what it sent."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    anyio.run(Outcomes(app), {"type": "http", "method": "GET", "path": "/a\n", "headers": []}, receive, send)
    return sent
