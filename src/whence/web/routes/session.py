"""Signing in and out."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response

from whence.store.times import now
from whence.web.desk import Desk
from whence.web.people.attempts import TooMany
from whence.web.people.people import People
from whence.web.people.sessions import ACCOUNTS
from whence.web.people.users import key_of
from whence.web.schemas.people import Opening, Session, SignIn
from whence.web.security.addresses import client_address
from whence.web.security.cookies import clearing, setting
from whence.web.who import Who, desk_of, people_of

router = APIRouter(tags=["session"])


@router.get("/session")
def session(request: Request) -> Session:
    """Say who asks. It answers those who are not signed in too, with neither name nor role, nor the archive's name."""
    return _told(desk_of(request), getattr(request.state, "who", None))


@router.post("/session")
def sign_in(given: SignIn, request: Request, response: Response) -> Session:
    """Sign in with a name and a password. Too many failures are answered with 429."""
    desk, people = desk_of(request), people_of(request)
    if not desk.accounts:
        raise HTTPException(409, "this desk has one person and no accounts; open it by the link of whence serve")
    user = _checked(desk, people, given, request)
    if user is None:
        raise HTTPException(401, "the name or the password is wrong, or the account is not active")
    _begin(request, response, user)
    found = people.users.get(given.name)
    return _told(desk, Who(found.name, found.role))


@router.post("/session/link")
def open_by_link(given: Opening, request: Request, response: Response) -> Session:
    """Open the desk by the one-time token of a link that ``whence serve`` printed."""
    desk, people = desk_of(request), people_of(request)
    if desk.accounts:
        raise HTTPException(409, "this desk has accounts; sign in with a name and a password")
    if not people.links.use(given.token, desk.realm, now=now()):
        raise HTTPException(401, "this link was used, or is older than five minutes; whence serve --link makes another")
    _begin(request, response, None)
    return _told(desk, Who(desk.person, "admin"))


@router.delete("/session", status_code=204)
def sign_out(request: Request, response: Response) -> None:
    """Sign out: the session ends on the server, and the browser forgets what it kept of the desk."""
    ours = getattr(request.state, "session", None)
    if ours is not None:
        people_of(request).sessions.end(ours)
    response.headers["set-cookie"] = clearing(_host(request), desk_of(request).port)
    response.headers["clear-site-data"] = '"cache"'


def _checked(desk: Desk, people: People, given: SignIn, request: Request) -> str | None:
    """Find the account that a name and a password are of; None where they are nobody's."""
    if desk.attempts is None:
        raise HTTPException(409, "this desk was put together without what counts failures to sign in")
    try:
        with desk.attempts.trying(key_of(given.name), client_address(request.scope)) as right:
            user = people.users.signed_in(given.name, given.password, now=now())
            if user is not None:
                right()
            return user
    except TooMany as error:
        raise HTTPException(429, str(error), headers={"Retry-After": str(error.seconds)}) from error


def _begin(request: Request, response: Response, user: str | None) -> None:
    """Begin a session in place of the one that the browser may have."""
    desk, people = desk_of(request), people_of(request)
    before = getattr(request.state, "session", None)
    if before is not None:
        people.sessions.end(before)
    token = people.sessions.begin(ACCOUNTS if desk.accounts else desk.realm, user, now=now())
    response.headers["set-cookie"] = setting(token, _host(request), desk.port)


def _told(desk: Desk, who: Who | None) -> Session:
    named = {"name": None, "role": None, "archive": ""}
    if who is not None:
        named = {"name": who.name, "role": who.role, "archive": desk.archive.folder.absolute().name}
    return Session.model_validate({"mode": "accounts" if desk.accounts else "single", **named})


def _host(request: Request) -> str:
    return request.headers["host"].lower()
