from __future__ import annotations

from pathlib import Path
from typing import Any

import anyio
import pytest
from starlette.types import Message, Receive, Scope, Send

from whence.archive.folder import Archive
from whence.config import ArchiveSettings
from whence.web.app import create_app
from whence.web.desk import Desk
from whence.web.security.crowds import KINDS, Crowds
from whence.web.who import Who

EXPORT = ("POST", "/api/v1/exports/geojson")
STREAM = ("GET", "/api/v1/progress")


class Slow:
    """Answers when it is let go."""

    def __init__(self) -> None:
        self.go = anyio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.go.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})


def _run(*asked: tuple[tuple[str, str], str]) -> list[int]:
    """Ask for all at once; return the statuses in the order in which the answers came."""
    statuses: list[int] = []

    async def all_at_once() -> None:
        app = Slow()
        crowds = Crowds(app)
        async with anyio.create_task_group() as group:
            for (method, path), name in asked:
                group.start_soon(_ask, crowds, method, path, name, statuses)
            await anyio.wait_all_tasks_blocked()
            app.go.set()
        await _ask(crowds, *EXPORT, "later", statuses)
        assert not crowds._now

    anyio.run(all_at_once)
    assert statuses.pop() == 200, "afterwards there is room again"
    return statuses


async def _ask(crowds: Crowds, method: str, path: str, name: str, statuses: list[int]) -> None:
    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])
            if message["status"] == 429:
                assert dict(message["headers"])[b"retry-after"].isdigit()

    who = Who(name, "viewer") if name else None
    scope: dict[str, Any] = {"type": "http", "method": method, "path": path, "headers": [], "state": {"who": who}}
    await crowds(scope, _nothing, send)


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


def test_one_person_exports_two_at_a_time() -> None:
    assert _run(*[(EXPORT, "maria")] * 3, (EXPORT, "omar")) == [429, 200, 200, 200]


def test_all_together_export_four_at_a_time() -> None:
    assert sorted(_run(*[(EXPORT, f"person {number}") for number in range(6)])) == [200] * 4 + [429] * 2


def test_kinds_are_counted_apart_and_all_else_not_at_all() -> None:
    many = [(("GET", "/api/v1/incidents"), "maria")] * 50
    assert set(_run(*[(EXPORT, "maria")] * 2, *[(STREAM, "maria")] * 8, *many)) == {200}
    assert sorted(_run(*[(STREAM, "maria")] * 9)) == [200] * 8 + [429]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_bounded_is_a_route(kind: Any) -> None:
    paths = create_app(Desk(Archive(Path(), ArchiveSettings()))).openapi()["paths"]
    assert any(path.startswith(kind.prefix) and kind.method.lower() in paths[path] for path in paths)
