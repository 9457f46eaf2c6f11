"""The text of a version with what was read off it, and the bytes as they came."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from whence.web import finding
from whence.web.answers.documents import document_out
from whence.web.freshness import NOT_MODIFIED, Fresh
from whence.web.schemas.common import Id
from whence.web.schemas.reports import Document
from whence.web.stores import Reader, Seen
from whence.web.who import Viewer

router = APIRouter(tags=["documents"])
_BYTES = "application/octet-stream"


@router.get("/documents/{id}", dependencies=[Fresh], responses=NOT_MODIFIED)
def document(id: Id, _who: Viewer, store: Seen) -> Document:
    """Get the text of a version, or of a report's newest one."""
    return document_out(store, finding.version(store, id))


@router.get(
    "/documents/{id}/bytes",
    response_class=Response,
    responses={200: {"content": {_BYTES: {"schema": {"type": "string", "format": "binary"}}}}},
)
def original(id: Id, _who: Viewer, store: Reader) -> Response:
    """Get the bytes as they came, as a download that no browser opens."""
    version = finding.version(store, id)
    content = store.content(version.sha256)
    if content is None:
        raise HTTPException(404, f"the bytes of {version.id} are lost; see whence verify")
    headers = {
        "Content-Disposition": f'attachment; filename="{version.sha256[:16]}.bin"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type=_BYTES, headers=headers)
