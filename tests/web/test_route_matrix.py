"""Who may do what: every route by every role and by nobody; and from where: routes by every kind of page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.sample_desk import ORIGIN, PORT
from whence.bench.desk.filling import Size, filled
from whence.web.people.people import People
from whence.web.people.sessions import ACCOUNTS
from whence.web.serving.listening import Place
from whence.web.serving.opened import opened
from whence.web.serving.site import site
from whence.web.who import ROLES

LEAST: dict[str, str | None] = {
    "GET /session": None,
    "POST /session": None,
    "POST /session/link": None,
    "DELETE /session": None,
    "GET /status": "viewer",
    "GET /vocabulary": "viewer",
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
    "GET /judgements": "viewer",
    "GET /review/acts": "viewer",
    "GET /review/agreement": "viewer",
    "GET /review/queue": "coder",
    "POST /review/acts": "coder",
    "POST /review/acts/{seq}/undo": "coder",
    "POST /review/resolve": "coder",
    "POST /judgements": "coder",
    "POST /judgements/{seq}/undo": "coder",
    "GET /review/training.jsonl": "editor",
    "GET /users": "admin",
    "POST /users": "admin",
    "PATCH /users/{name}": "admin",
}
"""The least role that a route takes; None for those who are not signed in."""
_ENDLESS = {"GET /progress"}
"""Asked only by those who are refused: its answer has no end."""
_PARAMETERS = {"id": "0000", "one": "0000", "other": "0000", "seq": "999999", "name": "nobody", "form": "none"}
_AT = datetime.now(UTC)
_REFUSED = (401, 403)


@dataclass(frozen=True, slots=True)
class Crew:
    """A desk with accounts: its client, and the cookie of one person of each role."""

    client: TestClient
    cookies: dict[str, str]

    def ask(self, route: str, role: str | None, headers: dict[str, str] | None = None) -> int:
        """Ask for a route as somebody; return the status."""
        method, _, path = route.partition(" ")
        given = {"Origin": ORIGIN, **({"Cookie": self.cookies[role]} if role else {}), **(headers or {})}
        body: dict[str, Any] = {"json": {}} if method in ("POST", "PATCH") else {}
        url = f"/api/v1{path.format(**_PARAMETERS)}{'?q=x' if path == '/search' else ''}"
        return self.client.request(method, url, headers={k: v for k, v in given.items() if v}, **body).status_code


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    folder = tmp_path_factory.mktemp("roles") / "archive"
    archive = filled(folder, Size(20))
    people = People(folder)
    for role in ROLES:
        people.users.add(f"a {role}", role, f"four words for {role}", log=lambda *_: None, now=_AT)
    people.close()
    with opened(archive, Place("127.0.0.1", PORT, accounts=True).checked(), PORT) as desk:
        begin = desk.people.sessions.begin
        cookies = {role: f"whence-{PORT}={begin(ACCOUNTS, f'a {role}', now=_AT)}" for role in ROLES}
        yield Crew(TestClient(site(desk.desk), ORIGIN, raise_server_exceptions=False), cookies)


def test_the_table_has_every_route() -> None:
    document = json.loads((Path(__file__).parents[2] / "docs/openapi.json").read_text("utf-8"))
    documented = {
        f"{method.upper()} {path.removeprefix('/api/v1')}" for path, of in document["paths"].items() for method in of
    }
    assert documented == set(LEAST)


@pytest.mark.parametrize(("route", "role"), list(product(LEAST, (None, *ROLES))))
def test_roles(crew: Crew, route: str, role: str | None) -> None:
    least = LEAST[route]
    if route == "DELETE /session":  # ends the session that all share; the people's tests have it
        assert crew.ask(route, None) == 204
        return
    may = least is None or (role is not None and ROLES.index(role) >= ROLES.index(least))
    if may and route in _ENDLESS:
        return
    status = crew.ask(route, role)
    if role is None and least is not None:
        assert status == 401
    elif not may:
        assert status == 403
    else:
        assert status < 500
        assert status not in _REFUSED or route in ("POST /session", "POST /password")


@pytest.mark.parametrize("site_", ["same-origin", "same-site", "cross-site", "none", None])
@pytest.mark.parametrize("origin", [ORIGIN, "http://127.0.0.1:9", "https://elsewhere.example", "null", ""])
@pytest.mark.parametrize("route", ["GET /status", "POST /review/resolve", "DELETE /views/{id}", "PATCH /users/{name}"])
def test_origins(crew: Crew, route: str, origin: str, site_: str | None) -> None:
    """Pages of other sites and other ports read nothing and change nothing, whoever is signed in to the desk."""
    headers = {"Origin": origin, "Sec-Fetch-Site": site_ or "", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}
    status = crew.ask(route, "admin", headers)
    reads = route.startswith("GET")
    if origin not in (ORIGIN, ""):
        may = False
    elif reads:  # what a person types, and programs that say nothing of pages, may read
        may = site_ in ("same-origin", "none", None)
    else:
        may = site_ == "same-origin" or (site_ is None and origin == ORIGIN)
    assert (status != 403) == may


@pytest.mark.parametrize(
    "host",
    [
        "elsewhere.example",
        f"elsewhere.example:{PORT}",
        "127.0.0.1:9",
        "127.0.0.1",
        "[::ffff:127.0.0.1]:8470",
        "localhost.",
    ],
)
def test_other_names_are_not_answered(crew: Crew, host: str) -> None:
    """DNS rebinding: a stranger's name that is made to point at this machine."""
    assert crew.ask("GET /status", "admin", {"Host": host, "Origin": ""}) in (400, 421)
    assert crew.ask("GET /status", "admin", {"Host": f"localhost:{PORT}", "Origin": ""}) == 200


def test_who_is_taken_the_role_of_loses_it_at_once(crew: Crew) -> None:
    name = "a coder"
    assert crew.ask("POST /review/resolve", "coder") != 403
    answer = crew.client.patch(
        f"/api/v1/users/{name}",
        json={"active": False},
        headers={"Origin": ORIGIN, "Cookie": crew.cookies["admin"]},
    )
    assert answer.status_code == 200
    assert crew.ask("GET /status", "coder") == 401
