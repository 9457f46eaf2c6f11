"""How each request ends: told in the log for those who ask for it, and answered where something fails.

The log has neither query nor address: they would tell who looked for what.
"""

from __future__ import annotations

import logging
import time
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whence.web.security.answers import refuse

LOG = logging.getLogger(__name__)
"""Failures are errors; each request is told of at the level INFO."""


class Outcomes:
    """Tells how each request ended; what fails in the guards, such as a damaged ``desk.db``, is answered in words."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an answer that has begun is broken off."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 0
        asked = f"{scope['method']} {quote(scope['path'], errors='replace')}"

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            if status:  # the framework answers its own failures, and raises them again for the server's log
                raise
            LOG.error("%s failed", asked, exc_info=error)
            await refuse(scope, sent, 500, "the server failed at this; its log says how")
        finally:
            LOG.info("%s %s %.0f ms", status or "-", asked, (time.perf_counter() - begun) * 1000)
