"""What is going on, as it happens."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator
from typing import cast

import anyio
import anyio.to_thread
from fastapi import APIRouter, Request
from fastapi.sse import EventSourceResponse

from whence.model.errors import StoreError
from whence.web.answers.status import status_out
from whence.web.desk import Desk
from whence.web.pulse import Pulse
from whence.web.schemas.archive import Status
from whence.web.stores import Reader
from whence.web.who import Viewer

router = APIRouter(tags=["progress"])
_LOG = logging.getLogger(__name__)


@router.get("/progress", response_class=EventSourceResponse)
async def progress(request: Request, _who: Viewer, store: Reader) -> AsyncIterator[Status]:
    """Tell of the archive's counts whenever they change (server-sent events of ``Status``).

    A comment comes every 15 seconds where nothing changes. The stream ends after some minutes; browsers ask again.
    """
    pulse, folder = cast(Pulse, request.app.state.pulse), cast(Desk, request.app.state.desk).archive.folder
    end, told = time.monotonic() + pulse.pace.longest, cast(Status | None, None)

    def look() -> Status:
        return pulse.status(store.last_entry, lambda: status_out(store, folder))

    while time.monotonic() < end:
        try:
            now = await anyio.to_thread.run_sync(look)
        except StoreError as error:  # the answer has begun: who listens asks again, and is told then
            _LOG.error("progress cannot be told: %s", error)
            return
        if now != told:
            told = now
            yield now
        await anyio.sleep(pulse.pace.look)
