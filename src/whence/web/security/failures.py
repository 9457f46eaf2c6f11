"""What fails in the guards themselves, such as a damaged ``desk.db``: logged, and told without the inside."""

from __future__ import annotations

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whence.web.security.answers import refuse

_LOG = logging.getLogger(__name__)


class Failures:
    """Answers what nobody else has answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an answer that has begun is broken off."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            if begun:  # the framework answers its own failures, and raises them again for the server's log
                raise
            _LOG.error("%s %s failed", scope["method"], scope["path"], exc_info=error)
            await refuse(scope, send, 500, "the server failed at this; its log says how")
