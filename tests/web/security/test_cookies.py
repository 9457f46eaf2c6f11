from __future__ import annotations

import pytest

from whence.web.security.cookies import clearing, setting, token_in


def test_on_this_machine_it_is_bound_to_the_port_by_its_name() -> None:
    assert setting("t", "127.0.0.1:8470", 8470) == "whence-8470=t; Path=/; HttpOnly; SameSite=Strict"


def test_by_tls_it_is_secure_and_bound_to_the_host() -> None:
    written = setting("t", "desk.example.org", 8470)
    assert written == "__Host-whence-8470=t; Path=/; HttpOnly; SameSite=Strict; Secure"


def test_clearing_names_the_same_cookie() -> None:
    assert clearing("127.0.0.1:8470", 8470).startswith("whence-8470=; Path=/;")
    assert clearing("127.0.0.1:8470", 8470).endswith("Max-Age=0")


@pytest.mark.parametrize(
    ("cookies", "token"),
    [
        ("whence-8470=abc", "abc"),
        ("__Host-whence-8470=abc", "abc"),
        ("a=b; whence-8470=abc;c=d", "abc"),
        ("whence-8470=abc; whence-8470=abc", "abc"),
        ("whence-8470=abc; whence-8470=other", None),  # one of them was tossed in by somebody else
        ("whence-8470=abc; __Host-whence-8470=other", None),
        ("whence-8471=abc", None),
        ("xwhence-8470=abc", None),
        ("whence-8470", ""),
        ("=;;=", None),
        ("", None),
        (None, None),
    ],
)
def test_the_token_is_read_from_its_own_cookie_alone(cookies: str | None, token: str | None) -> None:
    assert token_in(cookies, 8470) == token
