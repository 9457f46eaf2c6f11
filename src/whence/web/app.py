"""Puts the desk together: routes, the session, headers, and the built front end."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI

import whence
from whence.web.desk import Desk
from whence.web.routes import (
    actors,
    archive,
    changes,
    claims,
    comparisons,
    documents,
    exports,
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

PREFIX = "/api/v1"
_ROUTES = (
    session,
    archive,
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
_STATUSES = (400, 401, 403, 404, 409, 410, 422, 429)
_PROBLEMS: dict[int | str, dict[str, Any]] = {status: {"model": Problem} for status in _STATUSES}


def create_app(desk: Desk) -> FastAPI:
    """Make the application that serves an archive."""
    app = FastAPI(
        title="Whence",
        version=whence.__version__,
        summary="Claims of an archive, incidents made of them, and the words behind every value.",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.desk = desk
    api = APIRouter(prefix=PREFIX, responses=_PROBLEMS)
    for module in _ROUTES:
        api.include_router(module.router)
    app.include_router(api)
    return app
