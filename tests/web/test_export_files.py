"""An export's file is closed however the sending of it ends."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import pytest
from starlette.requests import ClientDisconnect

from whence.export.writing import Tally
from whence.web.export_files import Exported, Sending

_LARGE = b"x" * 300_000
_SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/",
    "headers": [],
    "asgi": {"version": "3.0", "spec_version": "2.4"},
}


@pytest.fixture
def made() -> Exported:
    return Exported("whence-geojson.geojson", io.BytesIO(_LARGE), len(_LARGE), Tally())


def test_a_reader_who_leaves_early_closes_the_file(made: Exported) -> None:
    pieces = made.chunks()
    assert next(pieces)
    assert not made.content.closed
    pieces.close()
    assert made.content.closed


def test_the_whole_of_it_is_sent_and_the_file_closed(made: Exported) -> None:
    assert _sent(made, leaves_at=None) == _LARGE
    assert made.content.closed


@pytest.mark.parametrize("leaves_at", ["http.response.start", "http.response.body"])
def test_the_file_is_closed_where_the_connection_breaks(made: Exported, leaves_at: str) -> None:
    with pytest.raises((OSError, ClientDisconnect)):
        _sent(made, leaves_at)
    assert made.content.closed


def _sent(made: Exported, leaves_at: str | None) -> bytes:
    """Send it to somebody, who leaves at a kind of message."""
    got = io.BytesIO()

    async def send(message: Any) -> None:
        if message["type"] == leaves_at:
            raise OSError("the connection is gone")
        got.write(message.get("body", b""))

    async def receive() -> Any:
        await asyncio.sleep(3600)

    asyncio.run(Sending(made, {})(_SCOPE, receive, send))
    return got.getvalue()
