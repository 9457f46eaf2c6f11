"""What went wrong, as RFC 9457 has it: one place that turns errors into answers, none of which tells of the inside."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from whence.model.errors import ArchiveError, InputError, ModelError, StoreError, WhenceError
from whence.web.schemas.patterns import IN_WORDS

_LOG = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
STATUSES = (400, 401, 403, 404, 408, 409, 410, 413, 414, 415, 421, 422, 429, 500, 503)
"""What any route, or a guard in front of it, can answer with a problem."""
_NO_STORE = {"Cache-Control": "no-store"}


class NotThere(InputError):
    """What was asked for is not in the archive."""


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """Make an answer that tells what went wrong, and the remedy."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(told, status, {**_NO_STORE, **(headers or {})}, MEDIA_TYPE)


def tell_problems(app: FastAPI, prefix: str, routes: Iterable[BaseRoute]) -> None:
    """Answer errors of all routes with problems.

    Args:
        app: that has the routes.
        prefix: that it gives to the paths of the routes.
        routes: as they were before the application took them in.
    """
    known = [route for route in routes if isinstance(route, Route)]

    async def told(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code < HTTPStatus.BAD_REQUEST:
            return Response(status_code=error.status_code, headers=error.headers)
        headers = error.headers
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers = {**(headers or {}), **_allowed(known, request.url.path.removeprefix(prefix))}
        return problem(error.status_code, str(error.detail), headers)

    app.add_exception_handler(HTTPException, told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(WhenceError, _known)
    app.add_exception_handler(Exception, _unknown)


def _allowed(routes: Iterable[Route], path: str) -> dict[str, str]:
    """Name all methods of a path: the framework names those of the first route that has it."""
    methods = {method for route in routes if route.path_regex.match(path) for method in route.methods or ()}
    return {"Allow": ", ".join(sorted(methods))} if methods else {}


async def _invalid(_request: Request, error: Exception) -> Response:
    """Say where the request breaks its form; what was sent is not repeated."""
    assert isinstance(error, RequestValidationError)
    return problem(422, "; ".join(_place(each) for each in error.errors()[:5]))


def _place(error: Mapping[str, Any]) -> str:
    where = " ".join(str(part)[:80] for part in error["loc"])
    words = IN_WORDS.get(error.get("ctx", {}).get("pattern"), error["msg"])
    return f"{where}: {words}".encode("utf-8", "replace").decode("utf-8")


async def _known(request: Request, error: Exception) -> Response:
    status = next((status for kind, status in _OF_ERRORS if isinstance(error, kind)), 500)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _LOG.error("%s %s: %s", request.method, request.url.path, error)
    return problem(status, str(error).encode("utf-8", "replace").decode("utf-8"))


_OF_ERRORS: tuple[tuple[type[WhenceError], int], ...] = (
    (NotThere, 404),
    (ArchiveError, 503),
    (StoreError, 503),
    (InputError, 422),
    (ModelError, 422),
)
"""By kind of error what it means to whoever asked; anything else is our fault."""


async def _unknown(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem(500, "the server failed at this; its log says how. Please report it")


def document_problems(app: FastAPI) -> None:
    """Let the API's document give problems the media type that they are sent with."""
    plain = app.openapi

    def told() -> dict[str, Any]:
        document = plain()
        for operations in document["paths"].values():
            for operation in operations.values():
                for answer in operation["responses"].values():
                    _retype(answer.get("content", {}))
        return document

    app.openapi = told  # type: ignore[method-assign]


def _retype(content: dict[str, Any]) -> None:
    for kind in [kind for kind, each in content.items() if each.get("schema", {}).get("$ref", "").endswith("/Problem")]:
        content[MEDIA_TYPE] = content.pop(kind)
