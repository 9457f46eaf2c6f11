"""The guards around an application, in the order in which a request meets them."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from whence.web.desk import Desk
from whence.web.security.bodies import Bodies
from whence.web.security.crowds import Crowds
from whence.web.security.headers import Headers
from whence.web.security.hosts import Hosts
from whence.web.security.outcomes import Outcomes
from whence.web.security.sites import Sites
from whence.web.security.visitors import Visitors


def protect(app: ASGIApp, desk: Desk) -> ASGIApp:
    """Put all guards around an application.

    They stand outside the framework, so that its own answers to failures have the headers too.
    """
    return Headers(Outcomes(_OnlyHttp(Hosts(Sites(Visitors(Bodies(Crowds(app)), desk)), desk.hosts))))


class _OnlyHttp:
    """Lets nothing through but HTTP and the server's own start and stop: there are no web sockets here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._app(scope, receive, send)
