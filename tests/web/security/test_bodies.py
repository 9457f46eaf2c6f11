from __future__ import annotations

from collections.abc import Iterator

import anyio
import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from tests.web.desks import HOST, ORIGIN, Asker
from whence.web.security import bodies
from whence.web.security.bodies import MOST_BYTES, MOST_TARGET, Bodies

VIEW = b'{"name": "v", "query": "q=x"}'


def post(asker: Asker, content: object, kind: str | None = "application/json", path: str = "/api/v1/views") -> int:
    headers = {"host": HOST, "origin": ORIGIN, "cookie": asker.cookie or ""}
    client = TestClient(asker.app, ORIGIN, raise_server_exceptions=False)
    sent = {**headers, "content-type": kind} if kind is not None else headers
    return int(client.post(path, content=content, headers=sent).status_code)  # type: ignore[arg-type]


@pytest.fixture
def admin(single: Asker) -> Asker:
    return single.as_("admin")


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"]
)
def test_json_passes(admin: Asker, kind: str) -> None:
    assert post(admin, VIEW, kind) == 201


@pytest.mark.parametrize(
    "kind",
    [
        *(
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/plain",
            "text/plain; x=application/json",
        ),
        *("application/json, text/plain", "application/json; charset=utf-16", "application/problem+json", "", None),
    ],
)
def test_what_a_form_can_send_does_not(admin: Asker, kind: str | None) -> None:
    assert post(admin, VIEW, kind) == 415


def test_what_has_no_body_needs_no_kind(admin: Asker) -> None:
    assert post(admin, b"", None) == 422, "it got as far as the route, which wants one"


def test_large_bodies_are_refused_told_or_not(admin: Asker) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(MOST_BYTES // 1000 + 1):
            yield b" " * 1000

    assert post(admin, b" " * (MOST_BYTES + 1)) == 413
    assert post(admin, pieces()) == 413
    assert post(admin, VIEW + b" " * (MOST_BYTES - len(VIEW))) == 201


@pytest.mark.parametrize("told", ["9" * 400, str(MOST_BYTES + 1)])
def test_a_length_that_is_only_told_is_refused_at_once(told: str) -> None:
    assert _ask([], [(b"content-length", told.encode())]) == [413]


@pytest.mark.parametrize("told", ["-1", "x", ""])
def test_a_length_that_is_none_is_not_believed(told: str) -> None:
    messages: list[Message] = [{"type": "http.request", "body": b" " * (MOST_BYTES + 1), "more_body": False}]
    assert _ask(messages, [(b"content-length", told.encode())]) == [413]


def test_who_is_slow_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "_PATIENCE_S", 0.01)
    assert _ask([], []) == [408]


def test_who_is_gone_gets_no_answer() -> None:
    assert _ask([{"type": "http.disconnect"}], []) == []


def test_long_addresses_are_refused(admin: Asker) -> None:
    assert admin.ask("GET", f"/api/v1/views?q={'x' * MOST_TARGET}").status_code == 414
    assert admin.ask("GET", f"/{'x' * MOST_TARGET}").status_code == 414
    assert admin.ask("GET", f"/?q={'x' * (MOST_TARGET - 100)}").status_code == 200


def _ask(messages: list[Message], headers: list[tuple[bytes, bytes]]) -> list[int]:
    """Send messages, and then nothing; return the status of the answer, if there is any."""
    sent: list[int] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError("it got through")

    async def receive() -> Message:
        if messages:
            return messages.pop(0)
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            sent.append(message["status"])

    scope = {"type": "http", "method": "POST", "path": "/api/v1/x", "query_string": b"", "headers": headers}
    anyio.run(Bodies(app), scope, receive, send)
    return sent
