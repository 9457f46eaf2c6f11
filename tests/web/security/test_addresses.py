from __future__ import annotations

import pytest

from whence.web.security.addresses import client_address


@pytest.mark.parametrize(
    ("peer", "host", "told", "address"),
    [
        ("127.0.0.1", "desk.example.org", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "desk.example.org", "1.1.1.1, 203.0.113.7", "203.0.113.7"),  # the proxy's own word is the last
        ("127.0.0.1", "desk.example.org", None, "127.0.0.1"),
        ("127.0.0.1", "desk.example.org", "", "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1:8470", "203.0.113.7", "127.0.0.1"),  # not through the proxy
        ("198.51.100.1", "desk.example.org", "203.0.113.7", "198.51.100.1"),  # no proxy of ours
        (None, "desk.example.org", "203.0.113.7", ""),
    ],
)
def test_the_proxy_is_believed_where_it_can_have_spoken(
    peer: str | None, host: str, told: str | None, address: str
) -> None:
    headers = [(b"host", host.encode()), *([(b"x-forwarded-for", told.encode())] if told is not None else [])]
    assert client_address({"type": "http", "client": (peer, 1) if peer else None, "headers": headers}) == address
