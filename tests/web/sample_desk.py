"""A desk over a small archive without weights and without a socket: with all its guards, and somebody signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from fastapi.testclient import TestClient
from starlette.types import ASGIApp

from whence.archive.folder import Archive
from whence.bench.desk.filling import Size, filled
from whence.web.serving.listening import Place
from whence.web.serving.opened import Opened, opened
from whence.web.serving.site import site

PORT = 8470
ORIGIN = f"http://127.0.0.1:{PORT}"


@dataclass(frozen=True, slots=True)
class SampleDesk:
    """What answers, and the headers of an admin's requests."""

    opened: Opened
    app: ASGIApp
    headers: dict[str, str]

    @classmethod
    @contextmanager
    def of(cls, folder: Path, claims: int = 60) -> Iterator[SampleDesk]:
        """Fill an archive with made-up reports and open its desk."""
        with cls.over(filled(folder, Size(claims))) as desk:
            yield desk

    @classmethod
    @contextmanager
    def over(cls, archive: Archive) -> Iterator[SampleDesk]:
        """Open the desk of an archive, and sign the one person in that it has."""
        with opened(archive, Place("127.0.0.1", PORT).checked(), PORT) as desk:
            app = site(desk.desk)
            headers = {"Host": urlsplit(ORIGIN).netloc, "Origin": ORIGIN}
            answer = TestClient(app, ORIGIN).post(
                "/api/v1/session/link", json={"token": urlsplit(desk.link()).fragment}, headers=headers
            )
            assert answer.status_code == 200, answer.text
            yield cls(desk, app, {**headers, "Cookie": answer.headers["set-cookie"].partition(";")[0]})
