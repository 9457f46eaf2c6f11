"""Accounts and their roles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.people import NewUser, PasswordChange, User, UserChange
from whence.web.who import Admin, Viewer

router = APIRouter(tags=["users"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/users")
def users(_who: Admin) -> list[User]:
    """List the accounts."""
    raise NotImplementedError


@router.post("/users", status_code=201)
def add_user(given: NewUser, _who: Admin) -> User:
    """Make an account; 409 where there is one of that name."""
    raise NotImplementedError


@router.patch("/users/{name}")
def change_user(name: str, given: UserChange, _who: Admin) -> User:
    """Change role, state or password. The last admin stays one; sessions end where rights are taken."""
    raise NotImplementedError


@router.post("/password", status_code=204)
def change_password(given: PasswordChange, _who: Viewer) -> None:
    """Change one's own password; all other sessions end."""
    raise NotImplementedError
