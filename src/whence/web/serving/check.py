"""Asking a desk that runs on this machine, as a browser would: to show that it works where nobody looks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

from whence.model.errors import WhenceError

_PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """What the desk answered: the size of its first page, and an incident; None where there is none."""

    page_bytes: int
    incident: dict[str, Any] | None


def look(link: str) -> Seen:
    """Open a desk by a link, get its first page and an incident.

    Raises:
        WhenceError: it does not answer as it should.
    """
    at = urlsplit(link)
    connection = HTTPConnection(at.hostname or "", at.port, timeout=_PATIENCE_S)
    try:
        asker = _Asker(connection, f"{at.scheme}://{at.netloc}")
        page = asker.ask("GET", "/")
        asker.ask("POST", "/api/v1/session/link", {"token": at.fragment})
        rows = json.loads(asker.ask("GET", "/api/v1/incidents?limit=1"))["items"]
        found = json.loads(asker.ask("GET", f"/api/v1/incidents/{rows[0]['id']}")) if rows else None
    except (OSError, HTTPException, ValueError, KeyError) as error:
        raise WhenceError(f"{at.scheme}://{at.netloc} does not answer as a desk does: {error}") from error
    finally:
        connection.close()
    return Seen(len(page), found)


@dataclass(slots=True)
class _Asker:
    connection: HTTPConnection
    origin: str
    cookie: str = ""

    def ask(self, method: str, path: str, given: object = None) -> bytes:
        headers = {"Origin": self.origin, "Cookie": self.cookie}
        body = None if given is None else json.dumps(given)
        if body is not None:
            headers["Content-Type"] = "application/json"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise WhenceError(f"{method} {self.origin}{path} was answered with {answer.status}: {content[:200]!r}")
        self.cookie = (answer.getheader("set-cookie") or self.cookie).partition(";")[0]
        return content
