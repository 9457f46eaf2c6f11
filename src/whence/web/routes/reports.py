"""Reports."""

from __future__ import annotations

from fastapi import APIRouter, Request

from whence.web import finding
from whence.web.answers.reports import line_out, report_out
from whence.web.freshness import NOT_MODIFIED, Fresh
from whence.web.paging import Cursor, Limit, cursor_of, read_cursor
from whence.web.schemas.common import Id, Page
from whence.web.schemas.reports import Report, ReportRow
from whence.web.stores import Reader
from whence.web.totals import totals_of
from whence.web.who import Viewer

router = APIRouter(tags=["reports"])
_LIST = "reports"


@router.get("/reports", dependencies=[Fresh], responses=NOT_MODIFIED)
def reports(request: Request, _who: Viewer, store: Reader, limit: Limit = 50, cursor: Cursor = None) -> Page[ReportRow]:
    """List reports, the last one taken in first."""
    (before,) = read_cursor(_LIST, cursor, (int,)) or (None,)
    found = store.report_lines(before=before, limit=limit + 1)
    shown = found[:limit]
    return Page[ReportRow](
        items=[line_out(line) for line in shown],
        next=cursor_of(_LIST, shown[-1].n) if len(found) > limit else None,
        total=totals_of(request).tally(store).reports,
    )


@router.get("/reports/{id}", dependencies=[Fresh], responses=NOT_MODIFIED)
def report(id: Id, _who: Viewer, store: Reader) -> Report:
    """Get a report with its versions and copies."""
    return report_out(store, finding.report(store, id))
