"""How large a request may be, and of what kind: JSON up to 4 MB, so no form of another page fits."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whence.web.security.answers import SAFE, header, refuse

MOST_BYTES = 4_000_000
"""Of a body. The longest that the desk sends names the incidents of an export: 100,000 ids take 3.5 MB."""

MOST_TARGET = 8_000
"""Characters of path and query. A view with every facet in use takes about 2,000."""

_PATIENCE_S = 20
"""Seconds in which a body has to have come."""


class _Gone(Exception):
    """Whoever asked is gone."""


class _TooLarge(Exception):
    """There is more than may be."""


class Bodies:
    """Reads a body whole before anybody looks at it, and refuses what is too large, too slow, or no JSON."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with a body that is in memory."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MOST_TARGET:
            await refuse(scope, send, 414, f"the address is longer than {MOST_TARGET:,} characters; ask for less")
            return
        if scope["method"] in SAFE:
            await self._app(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(_read(scope, receive), _PATIENCE_S)
        except _TooLarge:
            await refuse(scope, send, 413, f"the body is larger than {MOST_BYTES:,} bytes; send less at a time")
            return
        except TimeoutError:
            await refuse(scope, send, 408, f"the body did not come within {_PATIENCE_S} s")
            return
        except _Gone:
            return
        if body and not _is_json(header(scope, b"content-type")):
            await refuse(scope, send, 415, "the body has to be JSON (Content-Type: application/json)")
            return
        await self._app(scope, _replay(body, receive), send)


async def _read(scope: Scope, receive: Receive) -> bytes:
    told = header(scope, b"content-length")
    if told is not None and told.isdecimal() and int(told[:20]) > MOST_BYTES:
        raise _TooLarge
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            raise _TooLarge
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return waiting.pop() if waiting else await receive()

    return replayed


def _is_json(kind: str | None) -> bool:
    name, _, parameters = (kind or "").partition(";")
    charset = parameters.strip().lower()
    return name.strip().lower() == "application/json" and charset in ("", "charset=utf-8", 'charset="utf-8"')
