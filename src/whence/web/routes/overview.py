"""All live incidents in a few bytes each: what map, timeline, table and facets are drawn from."""

from __future__ import annotations

import json
from typing import cast

from fastapi import APIRouter, Request, Response

from whence.web.freshness import NOT_MODIFIED, FreshIncidents, marks_of
from whence.web.overview import Overviews
from whence.web.schemas.common import Geometry
from whence.web.stores import Reader
from whence.web.who import Viewer

router = APIRouter(tags=["overview"])
_ARROW = "application/vnd.apache.arrow.stream"


def overviews_of(request: Request) -> Overviews:
    """Get the overviews of the desk that a request goes to."""
    return cast(Overviews, request.app.state.overviews)


@router.get(
    "/overview.arrow",
    dependencies=[FreshIncidents],
    response_class=Response,
    responses={**NOT_MODIFIED, 200: {"content": {_ARROW: {"schema": {"type": "string", "format": "binary"}}}}},
)
def overview(request: Request, response: Response, _who: Viewer, store: Reader) -> Response:
    """Give a table of all live incidents as an Arrow stream; its columns are told in docs/api.md.

    ETag: the numbers of the archive's last change and of the last act of review.
    """
    found = overviews_of(request).current(store)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers = {**marks_of(response), "content-encoding": "gzip", "vary": "Cookie, Accept-Encoding"}
        return Response(found.packed, media_type=_ARROW, headers=headers)
    return Response(found.stream, media_type=_ARROW, headers=marks_of(response))


@router.get("/shapes", dependencies=[FreshIncidents], response_model=dict[str, Geometry], responses=NOT_MODIFIED)
def shapes(response: Response, _who: Viewer, store: Reader) -> Response:
    """Give the lines and areas of incidents whose place is no point, by incident."""
    told = ",".join(f"{json.dumps(id)}:{shape}" for id, shape in store.shapes().items())
    return Response(f"{{{told}}}", media_type="application/json", headers=marks_of(response))
