"""Who is there: the session, users with their roles, saved views."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from whence.web.schemas.common import Model
from whence.web.schemas.patterns import NAME

Role = Literal["viewer", "coder", "editor", "admin"]
Name = Annotated[str, Field(pattern=NAME)]
Password = Annotated[str, Field(min_length=12, max_length=1024)]


class Session(Model):
    """Who asks. ``mode``: ``single`` (one person on localhost, signed in by a one-time token) or ``accounts``.

    ``archive`` is the name of the archive's folder, and empty for those who are not signed in.
    """

    mode: Literal["single", "accounts"]
    name: str | None
    role: Role | None
    archive: str


class SignIn(Model):
    """A name and a password."""

    name: Annotated[str, Field(max_length=64)]
    password: Annotated[str, Field(max_length=1024)]


class Opening(Model):
    """The one-time token of a link: what stands behind the # of its address."""

    token: Annotated[str, Field(min_length=1, max_length=100)]


class User(Model):
    """Somebody with an account. ``last_seen`` is the minute of the last request, ISO 8601 in UTC."""

    name: str
    role: Role
    active: bool
    last_seen: str | None


class NewUser(Model):
    """An account to make."""

    name: Name
    role: Role
    password: Password


class UserChange(Model):
    """What to change of an account; None leaves it."""

    role: Role | None = None
    active: StrictBool | None = None
    password: Password | None = None


class PasswordChange(Model):
    """The old password and the new one."""

    old: Annotated[str, Field(max_length=1024)]
    new: Password


class View(Model):
    """A saved view: the whole of it is in its address."""

    id: int
    name: str
    query: str
    who: str
    shared: bool


class NewView(Model):
    """A view to save."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    query: Annotated[str, Field(max_length=4000)]
    shared: StrictBool = False
