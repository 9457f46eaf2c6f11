"""What acts of review take: how the archive is linked, what makes vectors of wordings, and the gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from fastapi import FastAPI, HTTPException, Request

from whence.archive.linking import LinkOptions
from whence.archive.makers import linker
from whence.archive.reviewing.settling import LinkingElsewhere
from whence.config import Config
from whence.model.errors import MovedOn
from whence.reference.gazetteer import Gazetteer
from whence.web.desk import Desk


@lru_cache(maxsize=1)
def vector() -> Callable[[str], bytes]:
    """Load the encoder, once for as long as the desk runs.

    Raises:
        EncoderError: the weights are missing or corrupt.
    """
    from whence.extract.encoder import Encoder

    return Encoder.load(None).vector


def vector_of(app: FastAPI) -> Callable[[], Callable[[str], bytes]]:
    """Get what loads the encoder. Tests put another ``vector`` into the application's state."""
    return getattr(app.state, "vector", vector)


def options_of(request: Request) -> LinkOptions:
    """Say how the archive is linked: by its own rules."""
    desk: Desk = request.app.state.desk
    rules = desk.archive.settings.incidents.rules()
    return LinkOptions(linker(Config(), rules), vector_of(request.app), rules)


@contextmanager
def gazetteers() -> Iterator[Callable[[], Gazetteer]]:
    """Open the gazetteer when it is first asked for, and close it: a connection belongs to one thread."""
    opened: list[Gazetteer] = []

    def get() -> Gazetteer:
        if not opened:
            opened.append(Gazetteer.open())
        return opened[0]

    try:
        yield get
    finally:
        for each in opened:
            each.close()


@contextmanager
def conflicts_told() -> Iterator[None]:
    """Answer 409, with the remedy, where somebody else is at work on the same thing."""
    try:
        yield
    except (LinkingElsewhere, MovedOn) as error:
        raise HTTPException(409, str(error)) from error
