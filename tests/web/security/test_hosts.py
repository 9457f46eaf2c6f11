from __future__ import annotations

import pytest

from tests.web.desks import HOST, NAME, PORT, Asker
from whence.web.security.hosts import is_local, origin_of, own_hosts

REBOUND = (
    *("evil.example", f"evil.example:{PORT}", f"127.0.0.1.evil.example:{PORT}", f"localhost.evil.example:{PORT}"),
    *(
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost",
        f"localhost.:{PORT}",
        f"0.0.0.0:{PORT}",
        f"[::]:{PORT}",
        f"2130706433:{PORT}",
    ),
    *(
        f"127.1:{PORT}",
        f"[::ffff:127.0.0.1]:{PORT}",
        f"{HOST}, {HOST}",
        f"{HOST}@evil.example",
        f"{HOST}#",
        f" {HOST}",
        "",
    ),
    *(f"{NAME}:{PORT}", f"{NAME}.", f"x.{NAME}"),
)


@pytest.mark.parametrize("path", ["/", "/incidents/4f1c2e", "/open", "/open.js", "/api/v1/session", "/api/v1/views"])
@pytest.mark.parametrize("host", REBOUND)
def test_any_other_name_is_refused(single: Asker, host: str, path: str) -> None:
    answer = single.as_("admin").ask("GET", path, host=host, origin=None)
    assert answer.status_code == 421
    assert "allow-host" in answer.json()["detail"]


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}", NAME, NAME.upper()])
def test_own_names_are_answered(single: Asker, host: str) -> None:
    assert single.ask("GET", "/api/v1/session", host=host, origin=None).status_code == 200


def test_a_request_without_a_name_is_refused(single: Asker) -> None:
    import anyio

    sent: list[dict[str, object]] = []

    async def ask() -> None:
        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: object) -> None:
            sent.append(dict(message))  # type: ignore[call-overload]

        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}
        await single.app(scope, receive, send)  # type: ignore[arg-type]

    anyio.run(ask)
    assert sent[0]["status"] == 400


def test_own_names_have_the_port_where_it_is_not_the_usual_one() -> None:
    assert own_hosts(8470) == {"localhost:8470", "127.0.0.1:8470", "[::1]:8470"}
    assert own_hosts(80, ["Desk.Example.org"]) == {"localhost", "127.0.0.1", "[::1]", "desk.example.org"}


@pytest.mark.parametrize(
    ("host", "local"),
    [
        *(
            (each, True)
            for each in ("localhost", "localhost:1", "127.0.0.1", "127.9.9.9:80", "[::1]", "[::1]:80", "::1")
        ),
        *(
            (each, False)
            for each in ("desk.example.org", "10.0.0.1:80", "localhost.example.org", "[2001:db8::1]:80", "")
        ),
    ],
)
def test_what_is_this_machine(host: str, local: bool) -> None:
    assert is_local(host) is local
    assert origin_of(host) == f"{'http' if local else 'https'}://{host}"
