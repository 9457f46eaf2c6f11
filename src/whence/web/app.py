"""Puts the desk together: routes, the session, headers, and the built front end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI
from starlette.middleware.gzip import GZipMiddleware

import whence
from whence.web.desk import Desk
from whence.web.overview import Overviews
from whence.web.problems import STATUSES, document_problems, tell_problems
from whence.web.pulse import Pulse
from whence.web.readiness import make_ready
from whence.web.routes import (
    actors,
    archive,
    changes,
    claims,
    comparisons,
    documents,
    exports,
    failures,
    incidents,
    judgements,
    origins,
    overview,
    places,
    progress,
    reports,
    reviewing,
    search,
    session,
    users,
    views,
)
from whence.web.schemas.common import Problem
from whence.web.stores import Stores
from whence.web.totals import Totals

PREFIX = "/api/v1"
_ROUTES = (
    session,
    archive,
    failures,
    overview,
    incidents,
    changes,
    claims,
    reports,
    documents,
    comparisons,
    search,
    origins,
    actors,
    places,
    reviewing,
    judgements,
    exports,
    progress,
    views,
    users,
)
_PROBLEMS: dict[int | str, dict[str, Any]] = {status: {"model": Problem} for status in STATUSES}
_UNTOLD: Any = dict.fromkeys(("tracing", "metrics", "logs", "operation_spans", "auto_configure"), False)
"""A newer FastAPI sends traces with what was asked for to a collector that variables of the environment name. Ours does
not, whatever they say; an older one knows nothing of it."""
_PACKED_FROM = 1000
"""Bytes below which an answer is not packed: it fits into one packet anyway."""
_PACKING = 5
"""Of gzip: beyond it packing takes longer than sending saves on a local network."""


_AT_ONCE = 8
"""Requests worked on at the same time, in threads: more would only take turns, and all of them come late."""


def create_app(desk: Desk) -> FastAPI:
    """Make the application that serves an archive."""
    app = FastAPI(
        title="Whence",
        version=whence.__version__,
        summary="Claims of an archive, incidents made of them, and the words behind every value.",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_closing,
        telemetry=_UNTOLD,
    )
    app.state.desk, app.state.stores = desk, Stores(desk.archive)
    app.state.overviews, app.state.pulse, app.state.totals = Overviews(), Pulse(), Totals()
    api = APIRouter(prefix=PREFIX, responses=_PROBLEMS)
    for module in _ROUTES:
        api.include_router(module.router)
    app.include_router(api)
    app.add_middleware(GZipMiddleware, minimum_size=_PACKED_FROM, compresslevel=_PACKING)
    tell_problems(app, PREFIX, [route for module in _ROUTES for route in module.router.routes])
    document_problems(app)
    return app


@asynccontextmanager
async def _closing(app: FastAPI) -> AsyncIterator[None]:
    """Make ready what the first visitor would wait for, while others are let in; let go of the archive at the end."""
    current_default_thread_limiter().total_tokens = _AT_ONCE
    stopping = Event()
    ready = asyncio.create_task(asyncio.to_thread(make_ready, app, stopping))
    try:
        yield
    finally:
        stopping.set()
        await ready
        app.state.stores.close()
