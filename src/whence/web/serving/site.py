"""A desk as one application: the API, the front end, and the guards around both."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from whence.web.app import create_app
from whence.web.desk import Desk
from whence.web.security.answers import is_api
from whence.web.security.guards import protect
from whence.web.serving.static import Static


def site(desk: Desk, static: Static | None = None) -> ASGIApp:
    """Put a desk together as it is served."""
    return protect(_Parts(create_app(desk), static or Static()), desk)


class _Parts:
    """Sends requests to the API or to the front end."""

    def __init__(self, api: ASGIApp, static: Static) -> None:
        self._api, self._static = api, static

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to whoever answers it."""
        of_pages = scope["type"] == "http" and not is_api(scope)
        await (self._static if of_pages else self._api)(scope, receive, send)
