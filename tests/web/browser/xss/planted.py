"""An archive in which every payload stands wherever a report, a reading or an incident can hold words of a stranger."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.factories import Draft
from tests.web.browser.xss.grammar import Payload, payloads
from whence.archive.folder import Archive
from whence.bench.desk.filling import Kept, keep
from whence.model.archive import Feed, FeedKind, Intake, ReportKey
from whence.model.claim import ClaimPlace
from whence.model.dates import PartialDate
from whence.model.item import Capture, Via
from whence.model.mention import Weapon
from whence.model.place import Geometry, Place
from whence.model.reading import Article
from whence.model.report import Published, Report, content_id
from whence.model.vocabulary import DateFound, MentionKind, StanceKind

AT = datetime(2024, 5, 1, 12, tzinfo=UTC)
FIELDS = ("title", "outlet", "byline", "url", "speaker", "actor", "target", "place", "weapon", "toll", "holder", "tail")
_AT_ONCE = 40


def plant(folder: Path) -> tuple[Payload, ...]:
    """Make the archive; return the payloads, each of which stands in every field of some report."""
    given = payloads()
    store = Archive.create(folder).store("planted")
    try:
        told = [_report(n, given) for n in range(len(given))]
        for at in range(0, len(told), _AT_ONCE):
            keep(store, told[at : at + _AT_ONCE])
        for n, payload in enumerate(given):
            store.put_feed(_feed(n, payload))
    finally:
        store.close()
    return given


def _report(number: int, given: tuple[Payload, ...]) -> Kept:
    """Make a report of which each field has another payload; over all reports each field has every payload."""
    step = len(given) // len(FIELDS)
    of = {name: given[(number + nth * step) % len(given)].text for nth, name in enumerate(FIELDS)}
    text = (
        f"{of['speaker']} said that {of['actor']} attacked {of['target']} near {of['place']} with {of['weapon']} "
        f"and killed {of['toll']}, which {of['holder']} denied.\n\n{of['tail']} {number}"
    )
    draft = Draft(text, title=of["title"], publisher=of["outlet"])
    point = Geometry("Point", ((number % 360 - 180.0, number % 170 - 85.0),))
    place = Place(of["place"], point, 5.0, None, "SYR", of["place"], 2, 2, of["place"])
    weapon = draft.mention(of["weapon"], MentionKind.WEAPON, Weapon(of["weapon"], of["weapon"]), of["weapon"])
    made = draft.claim(
        "attacked",
        by=of["actor"],
        on=of["target"],
        says=of["speaker"],
        cue="said",
        instruments=(weapon,),
        killed=(of["toll"], number + 1),
    )
    named = draft.mention(of["place"], MentionKind.PLACE, place, of["place"])
    draft.claims[-1] = replace(made, place=ClaimPlace((named,), place))
    draft.stance(made.id, of["holder"], StanceKind.DENIES, "denied")
    draft.reject(of["tail"], of["tail"])
    return _kept(number, of, draft)


def _kept(number: int, of: dict[str, str], draft: Draft) -> Kept:
    day = date(2016, 1, 1) + timedelta(number)
    published = Published(PartialDate.of(day), DateFound.GIVEN)
    reading = draft.reading()
    report = Report(
        content_id(draft.text.encode()), of["title"], of["byline"], of["outlet"], published, of["url"], "en"
    )
    capture = Capture(AT, Via.FETCH, of["url"], of["url"], 200, (("X-Payload", of["tail"]),))
    key = ReportKey(f"id:{number}", of["outlet"], of["url"])
    article = Article(report, reading.document)
    intake = Intake(key, draft.text.encode(), "text/html", capture, article)
    return Kept(intake, replace(reading, report=report), (number,))


def _feed(number: int, payload: Payload) -> Feed:
    url = f"https://sample-{number}.example/feed.xml?{payload.text[:200]}"
    return Feed(url, FeedKind.FEED, AT, 3600, AT, title=payload.text, failures=1, error=payload.text)
