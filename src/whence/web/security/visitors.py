"""Who asks: the session's cookie to a person, put where the routes find it. Strangers get no further than the door.

Each route says by itself which role it takes; that nobody gets to any without a session is decided here, so that a
route, or what comes before it, cannot forget it.
"""

from __future__ import annotations

from datetime import datetime

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.types import ASGIApp, Receive, Scope, Send

from whence.store.times import now
from whence.web.desk import Desk
from whence.web.security.answers import header, is_api, refuse
from whence.web.security.cookies import token_in
from whence.web.who import Who

OPEN_TO_ALL = frozenset(
    (method, f"/api/v1/session{tail}")
    for method, tail in (("GET", ""), ("POST", ""), ("DELETE", ""), ("POST", "/link"))
)
"""The door: saying who asks, coming in and going out."""

_AT_ONCE = 4
"""Sessions looked up at the same time, in threads of their own: slow queries of others keep nobody waiting here."""


class Visitors:
    """Finds the session of a request to the API: ``state.who``, and ``state.session``, the hash of its token."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk
        self._limiter: CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with whoever sent it."""
        if scope["type"] == "http":
            state = scope.setdefault("state", {})
            state["who"], state["session"] = None, None
            token = token_in(header(scope, b"cookie"), self._desk.port) if is_api(scope) else None
            if token is not None:
                self._limiter = self._limiter or CapacityLimiter(_AT_ONCE)
                found = await run_sync(self._find, token, now(), limiter=self._limiter)
                state["who"], state["session"] = found
            if state["who"] is None and is_api(scope) and (scope["method"], scope["path"]) not in OPEN_TO_ALL:
                await refuse(scope, send, 401, "sign in first")
                return
        await self._app(scope, receive, send)

    def _find(self, token: str, time: datetime) -> tuple[Who | None, str | None]:
        desk = self._desk
        found = desk.people.sessions.find(token, desk.realm, now=time) if desk.people else None
        if found is None:
            return None, None
        if desk.accounts:
            return (Who(found.name, found.role), found.id) if found.name and found.role else (None, None)
        return Who(desk.person, "admin"), found.id
