"""A desk to ask: an archive that is served in the test's own process to whoever a test says is signed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from whence.archive.folder import Archive
from whence.web.app import PREFIX, create_app
from whence.web.desk import Desk
from whence.web.who import Who

ANALYST = Who("an analyst", "editor")


@dataclass
class SignedIn:
    """Middleware in place of the session's: somebody, or nobody, is signed in."""

    app: ASGIApp
    seat: Seat

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope.setdefault("state", {})["who"] = self.seat.who
        await self.app(scope, receive, send)


@dataclass
class Seat:
    who: Who | None = ANALYST


@dataclass
class Served:
    """An archive with the application that serves it."""

    archive: Archive
    seat: Seat = field(default_factory=Seat)
    app: FastAPI = field(init=False)
    client: TestClient = field(init=False)

    def __post_init__(self) -> None:
        self.app = create_app(Desk(self.archive))
        self.app.add_middleware(SignedIn, seat=self.seat)
        self.client = TestClient(self.app, "http://localhost", raise_server_exceptions=False)

    def get(self, path: str, *, headers: dict[str, str] | None = None, **query: Any) -> Response:
        return self.client.get(PREFIX + path, params=query or None, headers=headers)

    def json(self, path: str, **query: Any) -> Any:
        """Get an answer that there is."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, (path, query, answer.text)
        return answer.json()

    def pages(self, path: str, **query: Any) -> list[Any]:
        """Go through a list to its end."""
        items: list[Any] = []
        cursor: dict[str, str] = {}
        while True:
            page = self.json(path, **query, **cursor)
            items += page["items"]
            if page["next"] is None:
                return items
            cursor = {"cursor": page["next"]}

    def post(self, path: str, body: Any) -> Response:
        return self.client.post(PREFIX + path, json=body)

    def close(self) -> None:
        self.client.close()
        self.app.state.stores.close()


def served(folder: Path) -> Served:
    return Served(Archive.open(folder))
