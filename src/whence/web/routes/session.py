"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from whence.web.schemas.people import Session, SignIn

router = APIRouter(tags=["session"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/session")
def session() -> Session:
    """Say who asks. It answers those who are not signed in too, with neither name nor role."""
    raise NotImplementedError


@router.post("/session")
def sign_in(given: SignIn, response: Response) -> Session:
    """Sign in with a name and a password. Too many failures are answered with 429."""
    raise NotImplementedError


@router.delete("/session", status_code=204)
def sign_out(response: Response) -> None:
    """Sign out: the session ends on the server."""
    raise NotImplementedError
