"""Accounts and their roles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import APIRouter, HTTPException, Request

from whence.model.errors import InputError
from whence.store.times import now
from whence.web.people.acts import logging_acts
from whence.web.people.attempts import TooMany
from whence.web.people.users import Change, NoSuchUser, UserConflict, key_of
from whence.web.people.users import User as Account
from whence.web.schemas.people import NewUser, PasswordChange, User, UserChange
from whence.web.security.addresses import client_address
from whence.web.who import Admin, Viewer, desk_of, people_of

router = APIRouter(tags=["users"])


@router.get("/users")
def users(_who: Admin, request: Request) -> list[User]:
    """List the accounts."""
    return [_shown(each) for each in people_of(request).users.all()]


@router.post("/users", status_code=201)
def add_user(given: NewUser, who: Admin, request: Request) -> User:
    """Make an account; 409 where there is one of that name."""
    people = people_of(request)
    with _told(), logging_acts(desk_of(request).archive, who.name) as log:
        return _shown(people.users.add(given.name, given.role, given.password, log=log, now=now()))


@router.patch("/users/{name}")
def change_user(name: str, given: UserChange, who: Admin, request: Request) -> User:
    """Change role, state or password. The last admin stays one; sessions end where rights are taken."""
    people, change = people_of(request), Change(given.role, given.active, given.password)
    with _told(), logging_acts(desk_of(request).archive, who.name) as log:
        return _shown(people.users.change(name, change, log=log))


@router.post("/password", status_code=204)
def change_password(given: PasswordChange, who: Viewer, request: Request) -> None:
    """Change one's own password; all other sessions end."""
    desk, people = desk_of(request), people_of(request)
    if not desk.accounts or desk.attempts is None:
        raise HTTPException(409, "this desk has one person and no accounts, so there is no password to change")
    try:
        with desk.attempts.trying(key_of(who.name), client_address(request.scope)) as right:
            if not people.users.right(who.name, given.old):
                raise HTTPException(403, "the old password is wrong")
            right()
    except TooMany as error:
        raise HTTPException(429, str(error), headers={"Retry-After": str(error.seconds)}) from error
    with _told(), logging_acts(desk.archive, who.name) as log:
        people.users.change(who.name, Change(password=given.new), log=log, keeping=request.state.session)


@contextmanager
def _told() -> Iterator[None]:
    """Tell errors of accounts by the statuses that they have."""
    try:
        yield
    except NoSuchUser as error:
        raise HTTPException(404, str(error)) from error
    except UserConflict as error:
        raise HTTPException(409, str(error)) from error
    except InputError as error:
        raise HTTPException(422, str(error)) from error


def _shown(account: Account) -> User:
    return User.model_validate(account)
