from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.web.desks import GOOD, NAME, REALM, Asker, unlogged
from whence.store.times import now
from whence.web.people import attempts
from whence.web.people.users import Change

NOBODY = {"name": None, "role": None, "archive": ""}
WRONG = "not the right one"


def cookie_of(answer: Any) -> str:
    return str(answer.headers["set-cookie"]).partition(";")[0]


@pytest.fixture
def maria(shared: Asker) -> Asker:
    shared.people.users.add("Maria", "coder", GOOD, log=unlogged, now=now())
    return shared


def sign_in(asker: Asker, name: str = "maria", password: str = GOOD, **headers: str | None) -> Any:
    return asker.ask("POST", "/api/v1/session", {"name": name, "password": password}, **headers)


def test_nobody_learns_nothing_but_how_to_come_in(single: Asker) -> None:
    assert single.ask("GET", "/api/v1/session").json() == {"mode": "single", **NOBODY}


def test_a_link_opens_the_desk_once(single: Asker) -> None:
    token = single.people.links.make(REALM, now=now())
    first = single.ask("POST", "/api/v1/session/link", {"token": token})
    assert first.json() == {"mode": "single", "name": "sam", "role": "admin", "archive": "archive"}
    single.cookie = cookie_of(first)
    assert single.ask("GET", "/api/v1/session").json() == first.json()
    second = single.ask("POST", "/api/v1/session/link", {"token": token}, cookie=None)
    assert second.status_code == 401
    assert "whence serve --link" in second.json()["detail"]
    assert "set-cookie" not in second.headers


def test_a_link_that_is_old_or_made_up_opens_nothing(single: Asker) -> None:
    old = single.people.links.make(REALM, now=now() - timedelta(minutes=6))
    for token in (old, "made up", "x" * 43):
        assert single.ask("POST", "/api/v1/session/link", {"token": token}).status_code == 401
    assert single.ask("POST", "/api/v1/session/link", {"token": ""}).status_code == 422


def test_signing_in_and_out(maria: Asker) -> None:
    answer = sign_in(maria)
    assert answer.json() == {"mode": "accounts", "name": "Maria", "role": "coder", "archive": "archive"}
    maria.cookie = cookie_of(answer)
    assert maria.ask("GET", "/api/v1/views").status_code == 200
    out = maria.ask("DELETE", "/api/v1/session")
    assert out.status_code == 204
    assert "Max-Age=0" in out.headers["set-cookie"]
    assert out.headers["clear-site-data"] == '"cache"'
    assert maria.ask("GET", "/api/v1/views").status_code == 401, "the session has ended on the server too"
    assert maria.ask("GET", "/api/v1/session").json() == {"mode": "accounts", **NOBODY}


def test_signing_out_of_nothing_is_no_error(shared: Asker) -> None:
    assert shared.ask("DELETE", "/api/v1/session").status_code == 204


def test_signing_in_again_ends_the_session_before(maria: Asker) -> None:
    first = cookie_of(sign_in(maria))
    second = cookie_of(sign_in(maria, cookie=first))
    assert first != second
    assert maria.ask("GET", "/api/v1/views", cookie=first).status_code == 401
    assert maria.ask("GET", "/api/v1/views", cookie=second).status_code == 200


def test_a_cookie_that_somebody_planted_is_never_taken_over(maria: Asker) -> None:
    planted = "whence-8470=planted-by-somebody-else"
    assert cookie_of(sign_in(maria, cookie=planted)) != planted
    assert maria.ask("GET", "/api/v1/views", cookie=planted).status_code == 401


def test_wrong_name_and_wrong_password_are_answered_alike(maria: Asker) -> None:
    maria.people.users.add("gone", "coder", GOOD, log=unlogged, now=now())
    maria.people.users.change("gone", Change(active=False), log=unlogged)
    answers = [sign_in(maria, *given) for given in (("maria", WRONG), ("nobody", GOOD), ("gone", GOOD), ("", ""))]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1
    assert not any("set-cookie" in answer.headers for answer in answers)


def test_too_many_failures_have_to_wait_even_with_the_right_password(maria: Asker) -> None:
    assert [sign_in(maria, password=WRONG).status_code for _ in range(5)] == [401] * 5
    answer = sign_in(maria)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1


def test_behind_a_proxy_addresses_are_told_apart_by_what_it_says(maria: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.web.security.addresses.is_local", lambda host: host in ("testclient", "127.0.0.1"))
    maria.host = NAME
    for _ in range(5):
        sign_in(maria, password=WRONG, x_forwarded_for="9.9.9.9, 203.0.113.7")
    assert sign_in(maria, x_forwarded_for="1.2.3.4, 203.0.113.7").status_code == 429
    assert sign_in(maria, x_forwarded_for="203.0.113.7, 198.51.100.1").status_code == 200


def test_by_a_name_the_cookie_is_for_tls_only(maria: Asker) -> None:
    maria.host = NAME
    answer = sign_in(maria)
    assert answer.headers["set-cookie"].startswith("__Host-whence-8470=")
    assert "Secure" in answer.headers["set-cookie"]


def test_each_kind_of_desk_has_its_own_way_in(single: Asker) -> None:
    assert sign_in(single).status_code == 409


def test_a_desk_with_accounts_is_not_opened_by_a_link(shared: Asker) -> None:
    token = shared.people.links.make(shared.desk.realm, now=now())
    assert shared.ask("POST", "/api/v1/session/link", {"token": token}).status_code == 409


def test_a_long_password_is_refused_before_it_is_hashed(maria: Asker) -> None:
    assert sign_in(maria, password="x" * 1025).status_code == 422


def test_attempts_under_way_are_bounded(maria: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "_AT_ONCE", 0)
    answer = sign_in(maria)
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "1"
