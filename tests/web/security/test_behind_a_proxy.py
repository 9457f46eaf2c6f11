"""A desk as a reverse proxy with TLS serves it by a name (docs/serving.md): what it adds, and what browsers send."""

from __future__ import annotations

from dataclasses import replace
from http.cookies import SimpleCookie
from typing import Any

import pytest

from tests.web.desks import GOOD, NAME, Asker, unlogged
from whence.store.times import now

PROXY = {"x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https", "x-forwarded-host": NAME, "via": "2.0 Caddy"}


@pytest.fixture
def proxied(shared: Asker) -> Asker:
    shared.people.users.add("maria", "coder", GOOD, log=unlogged, now=now())
    return replace(shared, host=NAME, others=dict(PROXY))


def _signed_in(asker: Asker) -> Any:
    return asker.ask("POST", "/api/v1/session", {"name": "maria", "password": GOOD})


def test_who_signs_in_by_the_name_gets_a_cookie_for_tls_and_this_host_alone(proxied: Asker) -> None:
    answer = _signed_in(proxied)
    assert (answer.status_code, answer.json()["name"]) == (200, "maria")
    ((name, cookie),) = SimpleCookie(answer.headers["set-cookie"]).items()
    assert name.startswith("__Host-")
    assert (cookie["secure"], cookie["path"], cookie["domain"], cookie["samesite"]) == (True, "/", "", "Strict")
    inside = replace(proxied, cookie=f"{name}={cookie.value}")
    assert inside.ask("GET", "/api/v1/incidents").status_code == 200
    saved = inside.ask("POST", "/api/v1/views", {"name": "a", "query": "q=1", "shared": False})
    assert saved.status_code == 201
    out = inside.ask("DELETE", "/api/v1/session")
    assert out.headers["set-cookie"].startswith(f"{name}=;"), "the same cookie is cleared"
    assert inside.ask("GET", "/api/v1/incidents").status_code == 401


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"origin": f"http://{NAME}"}, 403),  # a page without TLS of the same name
        ({"origin": f"https://{NAME}:8443"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"host": "evil.example"}, 421),
        ({"host": f"{NAME}:8470"}, 421),
        ({"host": "evil.example", "x_forwarded_host": NAME}, 421),  # the name has to arrive as Host
        ({"origin": "https://evil.example", "x_forwarded_host": "evil.example"}, 403),
        ({"x_forwarded_host": "evil.example", "x_forwarded_proto": "http"}, 200),  # neither is looked at
        ({"x_forwarded_proto": None, "x_forwarded_host": None, "x_forwarded_for": None}, 200),
    ],
)
def test_the_name_is_that_of_the_host_header_and_stands_for_tls(
    proxied: Asker, sent: dict[str, str | None], status: int
) -> None:
    given = {"name": "maria", "password": GOOD}
    answer = proxied.ask("POST", "/api/v1/session", given, **sent)
    assert answer.status_code == status
    assert ("Secure" in answer.headers.get("set-cookie", "")) == (status == 200)


def test_no_answer_leads_away_from_tls(proxied: Asker) -> None:
    for path in ("/", "/open", "/incidents/abcd", "/api/v1/session", "/api/v1/session/", "/api/v1//session"):
        answer = proxied.ask("GET", path)
        assert not answer.is_redirect or answer.headers["location"].startswith("/"), path
        assert "http://" not in str(answer.headers.get("content-security-policy")), path
