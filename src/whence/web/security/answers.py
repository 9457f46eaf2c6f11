"""Requests and refusals, as the guards see them: before any framework has looked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus

from starlette.types import Scope, Send

API = "/api"
SAFE = ("GET", "HEAD")
"""Methods that change nothing."""


def header(scope: Scope, name: bytes) -> str | None:
    """Get a header's value; None where it is missing. Several of one name come back joined, which equals nothing."""
    found = [value for key, value in scope["headers"] if key == name]
    return b", ".join(found).decode("latin-1") if found else None


def is_api(scope: Scope) -> bool:
    """Say whether a request is for the API, not for a page or a file of the front end."""
    path: str = scope["path"]
    return path == API or path.startswith(f"{API}/")


async def refuse(
    scope: Scope, send: Send, status: int, detail: str, *, retry_after: int | None = None, allow: Sequence[str] = ()
) -> None:
    """Answer with a problem (RFC 9457), as the API does; ``allow`` names the methods that would do."""
    title = HTTPStatus(status).phrase
    body = json.dumps({"type": "about:blank", "title": title, "status": status, "detail": detail}).encode()
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    if retry_after is not None:
        headers.append((b"retry-after", str(retry_after).encode()))
    if allow:
        headers.append((b"allow", ", ".join(allow).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
