"""Reports, versions and copies as answers have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from whence.model import archive as model
from whence.model.report_lists import ReportLine
from whence.store.interface import ReadStore
from whence.store.snippets import BEGIN, END
from whence.web.schemas import reports as out


def version_out(version: model.Version) -> out.Version:
    """Make the answer of a version: how and when its bytes came, and what they say of themselves."""
    capture = version.capture
    return out.Version(
        id=version.id,
        report_id=version.report_id,
        number=version.number,
        sha256=version.sha256,
        size=version.size,
        mime=version.mime,
        title=version.title,
        publisher=version.publisher,
        published=version.published,
        language=version.language,
        added_at=version.added_at.isoformat(),
        how=capture.via.value,
        fetched_at=capture.at.isoformat(),
        url=capture.url,
    )


def report_out(store: ReadStore, report: model.StoredReport) -> out.Report:
    """Make the answer of a report."""
    copies = [copy for version in report.versions for copy in store.copies(version.id)]
    newest = report.versions[-1] if report.versions else None
    return out.Report(
        id=report.id,
        key=report.key.key,
        url=report.key.url or (newest.capture.url if newest else None),
        outlet=report.key.outlet or (newest.publisher if newest else None),
        first_seen=report.first_seen.isoformat(),
        versions=[version_out(version) for version in report.versions],
        copies=copies_out(store, copies),
    )


def copies_out(store: ReadStore, copies: Iterable[model.Copy]) -> list[out.Copy]:
    """Make the answers of copies; one whose origin is lost is left out, for it leads nowhere."""
    listed = list(copies)
    origins = store.versions_by_id(copy.origin_id for copy in listed)
    return [
        out.Copy(
            version_id=copy.version_id,
            origin_id=copy.origin_id,
            origin_report_id=origins[copy.origin_id].report_id,
            kind=copy.kind.value,
            shared=copy.shared,
            kept=copy.kept,
            reason=copy.reason,
            differences=list(copy.differences),
        )
        for copy in listed
        if copy.origin_id in origins
    ]


def line_out(line: ReportLine) -> out.ReportRow:
    """Make the line of a report."""
    newest = line.newest
    return out.ReportRow(
        id=line.id,
        version_id=newest.id,
        versions=line.versions,
        title=newest.title,
        outlet=newest.publisher or line.key.outlet,
        published=newest.published,
        language=newest.language,
        url=line.key.url or newest.capture.url,
        first_seen=line.first_seen.isoformat(),
        claims=line.claims,
        copy_of=line.copy_of,
    )


def hit_out(hit: model.SearchHit) -> out.Hit:
    """Make the answer of a report that a search found."""
    version = hit.version
    return out.Hit(
        report_id=version.report_id,
        version_id=version.id,
        title=version.title,
        outlet=version.publisher,
        published=version.published,
        snippet=list(_pieces(hit.snippet)),
        score=hit.score,
    )


def _pieces(snippet: str) -> Iterable[tuple[str, bool]]:
    """Cut a snippet where what matches begins and ends."""
    for at, part in enumerate(snippet.split(BEGIN)):
        marked, end, rest = part.partition(END)
        if at and end:
            yield marked, True
            marked = rest
        if marked:
            yield marked, False


def origins_out(store: ReadStore, origin_ids: Iterable[str]) -> list[out.OriginRow]:
    """Make the lines of families of copies; those of which the origin is lost are left out."""
    families = store.families_of(origin_ids)
    versions = store.versions_by_id({*families, *(each.version_id for rows in families.values() for each in rows)})
    return [_origin(versions[id], rows, versions) for id, rows in families.items() if id in versions]


def _origin(
    origin: model.Version, members: Sequence[model.Copy], versions: Mapping[str, model.Version]
) -> out.OriginRow:
    outlets = (versions[each.version_id].publisher for each in members if each.version_id in versions)
    return out.OriginRow(
        version_id=origin.id,
        report_id=origin.report_id,
        title=origin.title,
        outlet=origin.publisher,
        published=origin.published,
        members=len(members),
        outlets=list(dict.fromkeys(name for name in outlets if name)),
    )
