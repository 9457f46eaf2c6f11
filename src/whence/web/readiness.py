"""What is loaded while a server starts, so that whoever comes first does not wait for it."""

from __future__ import annotations

import gc
import logging
from threading import Event

from fastapi import FastAPI

from whence.archive.reviewing.choices import Choices
from whence.archive.reviewing.revising import whole_reading
from whence.model.errors import WhenceError
from whence.model.reading import Reading
from whence.model.review import ReviewField
from whence.store.interface import ReadStore
from whence.web import finding
from whence.web.answers.vocabulary import vocabulary_out
from whence.web.reviewing_tools import gazetteers, vector_of

_LOG = logging.getLogger(__name__)
_TRIED = 20
"""Versions of which one will have been coded."""
_WORDS = 20
"""Characters to ask about: which ones does not matter."""


def make_ready(app: FastAPI, stopping: Event) -> None:
    """Load what the first page needs, then what the first correction does; a step that fails is told in the log.

    Whoever asks for what could not be loaded is told why; the server answers what it can.

    Args:
        app: that serves an archive.
        stopping: set when the server stops: no further step is begun.
    """
    for what, step in (("the overview", _overview), ("review", _review)):
        if stopping.is_set():
            return
        try:
            step(app)
        except WhenceError as error:
            _LOG.warning("%s is not ready: %s", what, error)
    gc.collect()
    gc.freeze()  # what is loaded by now stays: looking through it again and again would keep requests waiting


def _overview(app: FastAPI) -> None:
    app.state.overviews.current(app.state.stores.reader())
    vocabulary_out()


def _review(app: FastAPI) -> None:
    """Ask what some words can mean, which loads the places and the registries, and load what acts are linked with."""
    reading = _any_reading(app.state.stores.reader())
    if reading is None:
        return  # nothing was coded, so there is nothing to review
    spans = [(0, min(_WORDS, len(reading.document.text)))] if reading.document.text else []
    with gazetteers() as gazetteer:
        choices = Choices(reading, gazetteer())
        for name in ReviewField:
            choices.of(name, spans)
    vector_of(app)()


def _any_reading(store: ReadStore) -> Reading | None:
    made = (finding.newest_reading(store, version.id) for version in store.versions(limit=_TRIED))
    return next((whole_reading(store, each.id) for each in made if each is not None), None)
