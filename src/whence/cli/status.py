"""``whence status``: how an archive is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whence.cli.archives import HERE, ArchiveFolder, Json, found

if TYPE_CHECKING:
    from whence.archive.folder import Archive
    from whence.model.archive import Feed, Job
    from whence.store.interface import ReadStore

EXAMPLES = """\b
Examples:
  whence status                 what is kept, what waits, what failed and why, how the feeds are
  whence status -a reports      of another archive
  whence status --json          one JSON object
"""

_SHOWN = 10
"""Dead letters and feeds that are listed; all of them are in the JSON."""


def status(archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """Show how much an archive holds, what waits or failed, how its feeds are, and the head of its audit log."""
    from whence.cli.tables import print_json

    here = found(archive)
    store = here.reader()
    try:
        state = _state(here, store)
    finally:
        store.close()
    if json:
        print_json(state)
    else:
        _print(state)


def _state(archive: Archive, store: ReadStore) -> dict[str, Any]:
    from whence import __version__
    from whence.model.archive import JobState
    from whence.store.migrations import HEAD  # an archive of another schema is not opened

    counts = store.counts()
    last = store.audit(after=max(0, counts.audit - 1), limit=1)
    return {
        "folder": str(archive.folder.absolute()),
        "database": archive.settings.store.database,
        "program": __version__,
        "schema": HEAD,
        "counts": {name: getattr(counts, name) for name in _COUNTED},
        "database_bytes": _database_bytes(archive),
        "jobs": [{"kind": kind, "state": state, "number": number} for kind, state, number in counts.jobs],
        "dead": [_job(job) for job in store.jobs(state=JobState.DEAD, limit=1000)],
        "feeds": [_feed(feed) for feed in store.feeds()],
        "head": last[-1].hash if last else None,
    }


_COUNTED = (
    *("reports", "versions", "blobs", "bytes", "readings", "claims", "families", "copies", "feeds", "audit"),
    *("linked", "waiting", "links", "incidents", "judgements"),
)


def _database_bytes(archive: Archive) -> int | None:
    """Count the bytes of the database's files; None where a server has them."""
    if not archive.url.startswith("sqlite:///"):
        return None
    path = Path(archive.url.removeprefix("sqlite:///"))
    return sum(each.stat().st_size for each in path.parent.glob(f"{path.name}*"))


def _job(job: Job) -> dict[str, Any]:
    return {
        "job": job.id,
        "kind": job.kind.value,
        "target": job.target,
        "attempts": job.attempts,
        "reason": job.reason,
        "detail": dict(job.detail),
    }


def _feed(feed: Feed) -> dict[str, Any]:
    return {
        "url": feed.url,
        "title": feed.title,
        "health": _health(feed),
        "last_ok": feed.last_ok.isoformat() if feed.last_ok else None,
        "last_new": feed.last_new.isoformat() if feed.last_new else None,
        "failures": feed.failures,
        "error": feed.error,
        "due": feed.due.isoformat(),
        "seen": feed.seen,
    }


def _health(feed: Feed) -> str:
    from whence.archive.feed_health import condition

    return condition(feed, datetime.now(UTC)).words


def _print(state: dict[str, Any]) -> None:
    from whence.cli.tables import print_pairs, print_table, short

    print_pairs(_pairs(state))
    if state["dead"]:
        _heading(f"Given up ({len(state['dead']):,}); whence jobs shows and replays them")
        rows = [(short(job["job"]), job["kind"], job["target"], job["reason"]) for job in state["dead"][:_SHOWN]]
        print_table(("id", "kind", "what", "why"), rows)
    if state["feeds"]:
        _heading("Feeds")
        worst = sorted(state["feeds"], key=lambda feed: (feed["health"] == "answers", feed["url"]))
        print_table(
            ("health", "last new", "feed"),
            [(feed["health"], (feed["last_new"] or "never")[:16], feed["url"]) for feed in worst[:_SHOWN]],
        )


def _pairs(state: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    from whence.cli.tables import size

    counts = state["counts"]
    yield "archive", state["folder"]
    yield "database", f"{state['database']}, schema {state['schema']}, read by whence {state['program']}"
    yield "reports", f"{counts['reports']:,} in {counts['versions']:,} versions"
    yield "raw bytes", f"{size(counts['bytes'])} in {counts['blobs']:,} files"
    if state["database_bytes"] is not None:
        yield "database's size", size(state["database_bytes"])
    yield "readings", f"{counts['readings']:,} with {counts['claims']:,} claims"
    yield "copies", f"{counts['copies']:,} in {counts['families']:,} families"
    yield "incidents", f"{counts['incidents']:,} of {counts['linked']:,} linked reports"
    if counts["waiting"]:
        yield "to link", f"{counts['waiting']:,} reports; whence link puts them into incidents"
    if counts["judgements"]:
        yield "judgements", f"{counts['judgements']:,} by persons; whence judge list shows those that stand"
    waiting = [f"{job['number']:,} to {job['kind']} {job['state']}" for job in state["jobs"] if job["state"] != "done"]
    yield "jobs", ", ".join(waiting) or "none waiting"
    yield "feeds", counts["feeds"]
    yield "audit log", f"{counts['audit']:,} entries; head {state['head'] or 'none'}"


def _heading(text: str) -> None:
    from rich.text import Text

    from whence.cli.tables import print_text

    print()
    print_text(Text(text, "bold"))
