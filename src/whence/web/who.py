"""Who asks, and what a role may do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, HTTPException, Request

from whence.web.people.roles import ROLES

if TYPE_CHECKING:
    from whence.web.desk import Desk
    from whence.web.people import People


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who is signed in."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """Say whether this person may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


def desk_of(request: Request) -> Desk:
    """Get the desk that serves a request."""
    desk: Desk = request.app.state.desk
    return desk


def people_of(request: Request) -> People:
    """Get the people of the desk; 409 where it was put together without any."""
    people = desk_of(request).people
    if people is None:
        raise HTTPException(409, "this desk knows no people; it was put together for its routes alone")
    return people


def signed_in(request: Request) -> Who:
    """Get who asks; 401 for nobody. The session's middleware has put it there."""
    who = getattr(request.state, "who", None)
    if who is None:
        raise HTTPException(401, "sign in first")
    return Who(who.name, who.role)


def at_least(role: str) -> Callable[[Request], Awaitable[Who]]:
    """Make a dependency that lets those through who may do what a role may; 401 for nobody, 403 for the rest."""

    async def checked(request: Request) -> Who:  # a function that is not async costs each request a change of threads
        who = signed_in(request)
        if not who.may(role):
            raise HTTPException(403, f"this takes the role {role}; you have {who.role}")
        return who

    return checked


Viewer = Annotated[Who, Depends(at_least("viewer"))]
Coder = Annotated[Who, Depends(at_least("coder"))]
Editor = Annotated[Who, Depends(at_least("editor"))]
Admin = Annotated[Who, Depends(at_least("admin"))]
