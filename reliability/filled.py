"""A small archive with something in every table, made in this process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reliability import linked, toys
from reliability.reports import MadeReport, made_reports
from whence.archive.adding import take_in
from whence.archive.cleaning import Cleaned
from whence.archive.folder import Archive
from whence.clean import article
from whence.config import Config
from whence.ingest.convert import raw_from
from whence.model.archive import Coded, Feed, FeedKind, JobKind
from whence.model.incident import ChangeKind
from whence.model.item import Capture, Item, Refused, Via
from whence.model.linking import Relinked, Verdict
from whence.store.interface import Store

AT = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


def fill(archive: Archive, *, texts: int = 16, seed: int = 7) -> None:
    """Put reports, versions, copies, readings, refused things, jobs, feeds and notes into an archive."""
    store = archive.store("trial")
    try:
        for _ in take_in(store, _outcomes(list(made_reports(texts, seed))), now=lambda: AT):
            pass
        _code(store)
        _link(store)
        for number in range(3):
            url = f"https://sample-{number}.example/feed.xml"
            store.put_feed(Feed(url, FeedKind.FEED, AT, 3600, AT + timedelta(hours=1), title=f"Sample {number}"))
        store.note("position", "dump.jsonl#12")
        store.note("another", "value")
    finally:
        store.close()


def cleaned(report: MadeReport, *, url: str | None = None, more: str = "") -> Cleaned:
    """Clean a report as a page that was fetched."""
    content = report.as_page().replace(b"</article>", f"{more}</article>".encode())
    capture = Capture(AT, Via.FETCH, url or report.url, url or report.url, 200, (("Content-Type", "text/html"),))
    item = Item(content, "text/html", capture)
    return Cleaned(item, article(raw_from(item), today=AT.date()))


def _outcomes(reports: list[MadeReport]) -> Iterator[Cleaned | Refused]:
    for report in reports:
        yield cleaned(report)
    for report in reports[:4]:
        yield cleaned(report, more="<p>This report was corrected on Monday.</p>")
    for report in reports[4:8]:
        yield cleaned(report, url=f"https://reprint.example/{report.number}")
    for number in range(4):
        yield Refused(f"broken-{number}.pdf", "a PDF without text; give the text", b"%PDF-1.4 " + bytes([number]))
    yield Refused("missing.html", "no such file; check the path")


def _link(store: Store) -> None:
    """Link what was coded but for two readings; take one away again, merge two incidents and let two persons judge."""
    readings = [linked.accounts_of(reading) for reading in store.to_link(100)][:-2]
    change = linked.step(readings)
    store.relink(change, now=AT)
    one, other, third = (linked.incident([claim.id for claim in each.claims]) for each in readings[:3])
    whole = replace(one, claims=(*one.claims, *other.claims))
    versions = (
        linked.version(whole, ChangeKind.CHANGED, "a judgement"),
        linked.tombstone(other, one.id),
        linked.tombstone(third, None),
    )
    members = tuple((claim, one.id) for claim in other.claims)
    store.relink(Relinked((), (readings[2].reading_id,), (), members, versions, change.linker, judged=1), now=AT)
    store.judge("an analyst", Verdict.SAME, one.claims[0], other.claims[0], "the same raid", now=AT)
    store.judge("another", Verdict.UNSURE, one.claims[0], third.claims[0], "too vague", now=AT)


def _code(store: Store) -> None:
    read = toys.reader(Config(threads=1))
    store.enqueue_coding(toys.MAKER, again=False, now=AT)
    jobs = store.lease(JobKind.CODE, "trial", limit=15, now=AT, until=AT + timedelta(hours=1))
    coded = []
    for job in jobs[:12]:
        found = store.article(job.target)
        if found is not None:
            coded.append(Coded(job.id, job.target, toys.MAKER, read(found)))
    store.save(coded, now=AT)
    store.fail(jobs[12].id, "the reader failed", retry_at=None, now=AT)
    store.release("trial")
