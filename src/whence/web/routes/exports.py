"""Exports of exactly what is shown."""

from __future__ import annotations

import logging
from contextlib import ExitStack

from fastapi import APIRouter, HTTPException, Request, Response

from whence.export.catalogue import ABOUT, format_named, formats
from whence.export.formats import Choices
from whence.model.errors import StoreError
from whence.web.export_files import MEDIA_TYPES, Exported, Selection, Sending, exported
from whence.web.freshness import NOT_MODIFIED, mark
from whence.web.schemas.archive import Export, Wanted
from whence.web.stores import Reader, writer
from whence.web.who import Viewer, Who, desk_of

router = APIRouter(tags=["exports"])
_LOG = logging.getLogger(__name__)
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_FILES = {kind.partition(";")[0]: _BINARY for kind in MEDIA_TYPES.values()}


@router.get("/exports", responses=NOT_MODIFIED)
def exports(request: Request, response: Response, _who: Viewer) -> list[Export]:
    """List the forms."""
    mark(request, response, "exports")
    return [
        Export(
            name=form.name,
            about=form.about,
            extension=form.extension,
            variants=list(form.variants),
            parts=[*form.parts, *(("claims",) if form.claims else ())],
        )
        for form in formats()
    ]


@router.post("/exports/{form}", response_class=Response, responses={200: {"content": _FILES}})
def export(request: Request, form: str, wanted: Wanted, who: Viewer, store: Reader) -> Response:
    """Export some incidents: one file, or a ZIP of several. It is in the audit log.

    ``Whence-Recorded`` says ``no`` where that is on a disk that cannot be written, which only one person's can be.
    """
    if form not in ABOUT:
        raise HTTPException(404, f"there is no form of this name; there are {', '.join(ABOUT)}")
    chosen = format_named(form)
    if wanted.variant is not None and wanted.variant not in chosen.variants:
        has = f"it has {', '.join(chosen.variants)}" if chosen.variants else "it has one only"
        raise HTTPException(404, f"{form} has no such variant; {has}")
    through = store.last_change()
    choices = Choices(every=wanted.every, variant=wanted.variant)
    made = exported(store, chosen, Selection(store, wanted.ids), choices, claims=wanted.claims)
    with ExitStack() as kept:
        kept.enter_context(made.content)
        told = {"form": form, "incidents": made.tally.written, "through": through}
        recorded = _record(request, who, made.name, told)
        kept.pop_all()
    return Sending(made, _headers(made, recorded))


def _record(request: Request, who: Who, name: str, told: dict[str, object]) -> bool:
    """Write an export into the audit log; return whether it is there.

    What lies where nobody can write has no log to write into, and whoever has it could copy it whole: one person gets
    the export, and is told. With accounts nothing leaves unrecorded.

    Raises:
        StoreError: the log cannot be written, though it should be.
    """
    try:
        with writer(request, who) as written:
            written.log("export", name, told)
    except StoreError:
        desk = desk_of(request)
        if desk.accounts or desk.archive.can_be_written:
            raise
        said = ", ".join(f"{key} {value}" for key, value in told.items())
        _LOG.warning("%s cannot be written, so %s (%s) is in no audit log", desk.archive.folder, name, said)
        return False
    return True


def _headers(made: Exported, recorded: bool) -> dict[str, str]:
    return {
        "Content-Disposition": f'attachment; filename="{made.name}"',
        "Content-Length": str(made.size),
        "Whence-Written": str(made.tally.written),
        "Whence-Left-Out": ", ".join(f"{reason}={len(ids)}" for reason, ids in made.tally.left_out.items()),
        "Whence-Recorded": "yes" if recorded else "no",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
