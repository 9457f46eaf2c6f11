from __future__ import annotations

import sys

import pytest
from fastapi import Response
from fastapi.testclient import TestClient

from tests.web.desks import Asker
from whence.model.errors import StoreError
from whence.web.app import create_app
from whence.web.security.guards import protect
from whence.web.security.headers import API_CSP, PAGES_CSP

ALWAYS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/incidents/4f", 200),
        ("GET", "/open", 200),
        ("GET", "/open.js", 200),
        ("GET", "/assets/none.js", 404),
        ("POST", "/", 405),
        ("GET", "/api/v1/session", 200),
        ("GET", "/api/v1/openapi.json", 401),
        ("GET", "/api/v1/views", 401),
        ("GET", "/api/v1/nothing", 401),
        ("GET", "/api", 401),
        ("PUT", "/api/v1/views", 401),
        ("POST", "/api/v1/session", 422),
    ],
)
def test_every_answer_has_them(single: Asker, method: str, path: str, status: int) -> None:
    answer = single.ask(method, path, {} if method == "POST" else None)
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert answer.headers.get_list("content-security-policy") == [API_CSP if path.startswith("/api") else PAGES_CSP]
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "server" not in answer.headers
    if path.startswith("/api/"):
        assert "no-store" in answer.headers["cache-control"] or "etag" in answer.headers


@pytest.mark.parametrize("refused", [{"host": "evil.example"}, {"origin": "https://evil.example"}])
def test_refusals_have_them_too(single: Asker, refused: dict[str, str]) -> None:
    answer = single.ask("GET", "/api/v1/session", **refused)
    assert answer.status_code in (403, 421)
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "status"), [("/api/v1/openapi.json", 200), ("/api/v1/nothing", 404), ("/api", 404), ("/api/v1/views", 200)]
)
def test_answers_to_somebody_have_them_too(single: Asker, path: str, status: int) -> None:
    answer = single.as_("admin").ask("GET", path)
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert answer.headers["content-security-policy"] == API_CSP


def test_a_failure_of_the_program_has_them_and_tells_nothing_of_the_inside(single: Asker) -> None:
    app = create_app(single.desk)

    @app.get("/api/v1/broken")
    def broken() -> None:
        raise RuntimeError("the secret of the inside")

    answer = Asker(protect(app, single.desk), single.desk, single.people).as_("admin").ask("GET", "/api/v1/broken")
    assert answer.status_code == 500
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert "secret" not in answer.text


def test_a_failure_of_the_guards_themselves_is_answered_and_logged(
    single: Asker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreError("desk.db is damaged, secretly")

    admin = single.as_("admin")
    monkeypatch.setattr(single.people.sessions, "find", broken)
    answer = admin.ask("GET", "/api/v1/views")
    assert answer.status_code == 500
    assert answer.json()["title"] == "Internal Server Error"
    assert "secretly" not in answer.text
    assert "secretly" in caplog.text
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS


def test_nothing_is_told_to_a_collector_whatever_the_environment_says(
    single: Asker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """FastAPI can send traces where variables name a collector; without its exporter, as here, it warns."""
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    with TestClient(create_app(single.desk)) as client:
        client.get("/api/v1/session")
    assert "telemetry" not in caplog.text
    assert "opentelemetry.sdk" not in sys.modules


def test_a_route_cannot_loosen_them(single: Asker) -> None:
    app = create_app(single.desk)

    @app.get("/api/v1/loose")
    def loose(response: Response) -> None:
        for name in ("Content-Security-Policy", "X-Frame-Options", "Cross-Origin-Resource-Policy", "Server"):
            response.headers[name] = "loose"

    answer = Asker(protect(app, single.desk), single.desk, single.people).as_("admin").ask("GET", "/api/v1/loose")
    assert answer.status_code == 200
    assert "loose" not in answer.headers.values()


def test_the_policy_has_no_exceptions() -> None:
    for loose in ("unsafe", "data:", "blob:", "http:", "https:", "*", "nonce", "strict-dynamic", "wasm"):
        assert loose not in PAGES_CSP
        assert loose not in API_CSP
    assert PAGES_CSP.startswith("default-src 'none'")
    assert "sandbox" in API_CSP


def test_web_sockets_are_closed(single: Asker) -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), TestClient(single.app).websocket_connect("/api/v1/progress"):
        pass
