"""Who asks, and what a role may do: each role may do what those before it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request

ROLES = ("viewer", "coder", "editor", "admin")


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who is signed in."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """Say whether this person may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


def signed_in(request: Request) -> Who:
    """Get who asks; 401 for nobody. The session's middleware has put it there."""
    who = getattr(request.state, "who", None)
    if who is None:
        raise HTTPException(401, "sign in first")
    return Who(who.name, who.role)


def at_least(role: str) -> Callable[[Request], Who]:
    """Make a dependency that lets those through who may do what a role may; 401 for nobody, 403 for the rest."""

    def checked(request: Request) -> Who:
        who = signed_in(request)
        if not who.may(role):
            raise HTTPException(403, f"this takes the role {role}; you have {who.role}")
        return who

    return checked


Viewer = Annotated[Who, Depends(at_least("viewer"))]
Coder = Annotated[Who, Depends(at_least("coder"))]
Editor = Annotated[Who, Depends(at_least("editor"))]
Admin = Annotated[Who, Depends(at_least("admin"))]
