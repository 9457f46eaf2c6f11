"""Which names the desk answers to. A stranger's page whose name is made to point here (DNS rebinding) has another."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

from whence.web.security.answers import header, refuse


def own_hosts(port: int, names: Iterable[str] = ()) -> frozenset[str]:
    """List what the ``Host`` header may say: this machine's own names with the port, and the names that were given."""
    tail = "" if port == 80 else f":{port}"
    local = (f"{name}{tail}" for name in ("localhost", "127.0.0.1", "[::1]"))
    return frozenset([*local, *(name.lower() for name in names)])


def is_local(host: str) -> bool:
    """Say whether a host, with or without a port, is this machine itself."""
    name = host.partition(":")[0] if host.count(":") == 1 else host
    if host.startswith("["):
        name = host[1:].partition("]")[0]
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def origin_of(host: str) -> str:
    """Say which origin pages have that are reached by a host: by TLS, but on this machine itself."""
    return f"{'http' if is_local(host) else 'https'}://{host}"


class Hosts:
    """Refuses requests for any other name."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on that is for one of the names."""
        if scope["type"] == "http":
            host = header(scope, b"host")
            if host is None:
                await refuse(scope, send, 400, "the request names no host")
                return
            if host.lower() not in self._hosts:
                told = "this server does not answer to that name; whence serve --allow-host NAME adds one"
                await refuse(scope, send, 421, told)
                return
        await self._app(scope, receive, send)
