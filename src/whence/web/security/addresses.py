"""Where a request comes from, for counting failures to sign in."""

from __future__ import annotations

from starlette.types import Scope

from whence.web.security.answers import header
from whence.web.security.hosts import is_local


def client_address(scope: Scope) -> str:
    """Say which address a request comes from.

    Behind a reverse proxy on this machine every request comes from the machine itself, and the proxy tells in
    ``X-Forwarded-For``, at its end, from where it got it. It is believed for requests to the names of the proxy only.
    """
    client = scope.get("client")
    peer: str = client[0] if client else ""
    told = header(scope, b"x-forwarded-for")
    if told is None or not is_local(peer) or is_local((header(scope, b"host") or "").lower()):
        return peer
    return told.rsplit(",", 1)[-1].strip() or peer
