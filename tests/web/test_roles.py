"""Who may do what: every route × every role and nobody × where the request comes from.

A route that is not in the table fails. What is asked for is mostly not there and bodies are empty, so whoever may ask
is told so (404, 422, ...); whoever may not gets 401 or 403 whatever is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest

from tests.web.desks import HOST, ORIGIN, Asker, asked
from whence.archive.folder import Archive
from whence.config import ArchiveSettings
from whence.web import app as application
from whence.web.desk import Desk
from whence.web.people.roles import ROLES
from whence.web.security.visitors import OPEN_TO_ALL

ROLE_OF = {
    "GET /session": None,
    "POST /session": None,
    "DELETE /session": None,
    "POST /session/link": None,
    "GET /openapi.json": "viewer",
    "GET /status": "viewer",
    "GET /vocabulary": "viewer",
    "GET /failures": "viewer",
    "GET /overview.arrow": "viewer",
    "GET /shapes": "viewer",
    "GET /incidents": "viewer",
    "GET /incidents/{id}": "viewer",
    "GET /incidents/{id}/versions": "viewer",
    "GET /changes": "viewer",
    "GET /claims": "viewer",
    "GET /claims/{id}": "viewer",
    "GET /reports": "viewer",
    "GET /reports/{id}": "viewer",
    "GET /documents/{id}": "viewer",
    "GET /documents/{id}/bytes": "viewer",
    "GET /comparisons/{one}/{other}": "viewer",
    "GET /search": "viewer",
    "GET /origins": "viewer",
    "GET /actors": "viewer",
    "GET /places": "viewer",
    "GET /progress": "viewer",
    "GET /exports": "viewer",
    "POST /exports/{form}": "viewer",
    "GET /views": "viewer",
    "POST /views": "viewer",
    "DELETE /views/{id}": "viewer",
    "POST /password": "viewer",
    "GET /review/acts": "viewer",
    "GET /review/agreement": "viewer",
    "GET /judgements": "viewer",
    "GET /review/queue": "coder",
    "POST /review/acts": "coder",
    "POST /review/acts/{seq}/undo": "coder",
    "POST /review/resolve": "coder",
    "POST /judgements": "coder",
    "POST /judgements/together": "coder",
    "POST /judgements/together/undo": "coder",
    "POST /judgements/{seq}/undo": "coder",
    "GET /review/training.jsonl": "editor",
    "GET /users": "admin",
    "POST /users": "admin",
    "PATCH /users/{name}": "admin",
}
"""Of each route: the least role that may ask. None is for everybody, also without a session."""

CHANGES = ("POST", "PATCH", "PUT", "DELETE")
FROM = {
    "same": {"sec-fetch-site": "same-origin", "origin": ORIGIN},
    "another port": {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:3000"},
    "another site": {"sec-fetch-site": "cross-site", "origin": "https://evil.example"},
    "another site, silent": {"sec-fetch-site": "cross-site"},
    "nowhere": {},
}
_VALUES = {"{name}": "nobody", "{form}": "geojson", "{seq}": "1", "/views/{id}": "/views/1"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asked(tmp_path_factory.mktemp("roles"), accounts=True) as asker:
        yield asker


def routes() -> set[str]:
    """List the routes, those that the document hides too."""
    app = application.create_app(Desk(Archive(Path(), ArchiveSettings())))
    told = {
        f"{method.upper()} {path.removeprefix(application.PREFIX)}"
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }
    made = {
        f"{method} {route.path}"  # type: ignore[attr-defined]
        for module in application._ROUTES
        for route in module.router.routes
        for method in route.methods  # type: ignore[attr-defined]
    }
    return told | made | {f"GET {app.openapi_url}".replace(application.PREFIX, "")}


def test_every_route_has_a_role_and_every_line_of_the_table_a_route() -> None:
    assert routes() == set(ROLE_OF)


def test_what_is_open_to_all_is_the_door() -> None:
    of_nobody = {line for line, role in ROLE_OF.items() if role is None}
    assert {f"{method} {path.removeprefix(application.PREFIX)}" for method, path in OPEN_TO_ALL} == of_nobody


@pytest.mark.parametrize("route", sorted(ROLE_OF))
@pytest.mark.parametrize("place", FROM)
def test_who_may_ask_from_where(desk: Asker, route: str, place: str) -> None:
    method, path = route.split(" ")
    for role in (None, *ROLES):
        status = _status(desk.app, method, path, place, _cookie(desk, role))
        assert _fits(status, method, role, ROLE_OF[route], place), (role, status)


@pytest.mark.parametrize("route", sorted(line for line, role in ROLE_OF.items() if role and line.startswith("GET")))
def test_nobody_learns_whether_something_changed(desk: Asker, route: str) -> None:
    """What a route does before it looks who asks, such as comparing ETags, is behind the door too."""
    method, path = route.split(" ")
    assert _status(desk.app, method, path, "same", None, {"if-none-match": "*"}) == 401


def _fits(status: int, method: str, role: str | None, least: str | None, place: str) -> bool:
    if place.startswith("another") or (place == "nowhere" and method in CHANGES):
        return status == 403
    if least is None:
        return status < 500 and status != 403
    if role is None:
        return status == 401
    if ROLES.index(role) < ROLES.index(least):
        return status == 403
    return status < 500 and status not in (401, 403)


def _cookie(desk: Asker, role: str | None) -> str | None:
    return desk.as_(role).cookie if role else None


def _status(
    app: Any, method: str, path: str, place: str, cookie: str | None, more: dict[str, str] | None = None
) -> int:
    """Ask; a stream of events, which does not end, is left as soon as it begins."""
    for name, value in _VALUES.items():
        path = path.replace(name, value)
    path = application.PREFIX + path.replace("{id}", "4f1c2e").replace("{one}", "4f1c2e").replace("{other}", "9d03ab")
    body = b"{}" if method in CHANGES else b""
    headers = {"host": HOST, **FROM[place], **(more or {}), **({"cookie": cookie} if cookie else {})}
    headers |= {"content-type": "application/json"} if body else {}
    return anyio.run(_asked, app, method, path, [(k.encode(), v.encode()) for k, v in headers.items()], body)


async def _asked(app: Any, method: str, path: str, headers: list[tuple[bytes, bytes]], body: bytes) -> int:
    status = 0
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"q=x",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8470),
        "scheme": "http",
    }
    waiting = [{"type": "http.request", "body": body, "more_body": False}]
    with anyio.CancelScope() as leaving:

        async def receive() -> Any:
            if waiting:
                return waiting.pop()
            return await anyio.sleep_forever()

        async def send(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                if (b"content-type", b"text/event-stream; charset=utf-8") in message["headers"]:
                    leaving.cancel()

        try:
            await app(scope, receive, send)
        except NotImplementedError:
            status = status or 500
    return status
