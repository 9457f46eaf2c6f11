"""How much of what is costly goes on at once: exports, and streams that stay open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from whence.web.security.answers import refuse

_RETRY_S = 5


@dataclass(frozen=True, slots=True)
class Kind:
    """Requests that are counted together."""

    name: str
    method: str
    prefix: str
    each: int
    all: int


KINDS = (
    Kind("exports", "POST", "/api/v1/exports/", each=2, all=4),
    Kind("streams", "GET", "/api/v1/progress", each=8, all=100),
)
"""What is bounded: by person and in all. An export reads whole dossiers; a stream holds a connection."""


class Crowds:
    """Refuses more of a kind than may go on at once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._now: Counter[tuple[str, str]] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on if there is room for it."""
        kind = next((each for each in KINDS if _is_of(each, scope)), None)
        if kind is None:
            await self._app(scope, receive, send)
            return
        who = scope["state"]["who"]
        one, every = (kind.name, f"by {who.name if who else ''}"), (kind.name, "all")
        if self._now[one] >= kind.each or self._now[every] >= kind.all:
            told = f"too many {kind.name} at once; wait until one has ended"
            await refuse(scope, send, 429, told, retry_after=_RETRY_S)
            return
        self._now.update((one, every))
        try:
            await self._app(scope, receive, send)
        finally:
            self._now.subtract((one, every))
            self._now += Counter()  # forgets those that are at zero


def _is_of(kind: Kind, scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != kind.method:
        return False
    path: str = scope["path"]
    return path.startswith(kind.prefix)
