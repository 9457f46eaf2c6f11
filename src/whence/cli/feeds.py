"""``whence feeds``: the lists of reports that an archive polls."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading, writing
from whence.cli.failures import BAD_INPUT, complain
from whence.cli.session import Session

if TYPE_CHECKING:
    from whence.model.archive import Feed
    from whence.store.interface import ReadStore

EXAMPLES = """\b
Examples:
  whence feeds discover https://news.example/      which feeds and sitemaps a site names
  whence feeds add https://news.example/rss.xml    poll one: RSS, Atom, JSON Feed or a sitemap
  whence feeds add https://news.example/rss.xml --every 15m
  whence feeds list                                how all of them are, in words
  whence feeds check                               ask all of them now
  whence feeds pause https://news.example/rss.xml  and resume, remove
  whence feeds import feeds.opml                   from a feed reader; and export
What feeds name is fetched by whence sync.
"""

app = typer.Typer(help="Keep the feeds and sitemaps that are polled.", epilog=EXAMPLES, no_args_is_help=True)

Url = Annotated[str, typer.Argument(metavar="URL", help="The feed's address.")]
Urls = Annotated[list[str] | None, typer.Argument(metavar="[URL]...", help="These; all where none is given.")]
Every = Annotated[
    str | None,
    typer.Option("--every", metavar="TIME", help="Time between polls: 15m, 1h, 2d; else what whence.toml says."),
]


@app.command("add", epilog=EXAMPLES)
def add(
    context: typer.Context, url: Url, every: Every = None, archive: ArchiveFolder = HERE, json: Json = False
) -> None:
    """Poll a feed or sitemap from now on. It is asked first, so that what is added is one."""
    from whence.archive.feed_list import Finder, put_new
    from whence.cli.desks import fetching

    with fetching(archive, context.ensure_object(Session)) as desk:
        length = _every(every, desk.archive.settings.fetching.every)
        feed = Finder(desk.client, desk.reader, desk.sandbox, desk.clock).feed(url, length)
        new = put_new(desk.store, feed)
    if json:
        _print_json({"added": new, **_plain(feed, datetime.now(UTC))})
    else:
        print(f"{'Added' if new else 'There already'}: {_name(feed)}" + (", fetched by whence sync" if new else ""))


@app.command("list", epilog=EXAMPLES)
def list_(archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """Show the feeds and how each is, those that need a hand first."""
    with reading(archive) as store:
        _show(store.feeds(), json=json)


@app.command("check", epilog=EXAMPLES)
def check(context: typer.Context, urls: Urls = None, archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """Ask feeds now, due or not, and show how each is. What they name is queued for whence sync."""
    from whence.cli.desks import fetching
    from whence.cli.tables import progress

    with fetching(archive, context.ensure_object(Session)) as desk:
        named = [_found(desk.store, url).url for url in urls or []] or [feed.url for feed in desk.store.feeds()]
        feeds = desk.poller.due(named) if named else []
        with progress("Asking", len(feeds)) as moved:
            for number, feed in enumerate(feeds, 1):
                for refused in desk.poller.poll(feed).refused:
                    complain(f"{refused.place}: {refused.reason}")
                moved(number, feed.url)
        _show([feed for feed in desk.store.feeds() if feed.url in named], json=json)


@app.command("pause", epilog=EXAMPLES)
def pause(url: Url, archive: ArchiveFolder = HERE) -> None:
    """Poll a feed no more, until it is resumed."""
    _set_paused(archive, url, paused=True)


@app.command("resume", epilog=EXAMPLES)
def resume(url: Url, archive: ArchiveFolder = HERE) -> None:
    """Poll a feed again, from now on."""
    _set_paused(archive, url, paused=False)


@app.command("remove", epilog=EXAMPLES)
def remove(url: Url, archive: ArchiveFolder = HERE) -> None:
    """Forget a feed. What it brought stays."""
    with writing(archive) as (_, store):
        feed = _found(store, url)
        store.drop_feed(feed.url)
    print(f"Removed: {_name(feed)}")


@app.command("discover", epilog=EXAMPLES)
def discover(context: typer.Context, url: Url, archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """Find the feeds that a page names, and the sitemaps that its site's robots.txt names. Nothing is added."""
    from whence.archive.feed_list import Finder
    from whence.cli.desks import fetching
    from whence.cli.tables import print_table

    with fetching(archive, context.ensure_object(Session)) as desk:
        found = Finder(desk.client, desk.reader, desk.sandbox, desk.clock).discover(url)
    if json:
        for each in found:
            _print_json({"url": each.url, "title": each.title})
    elif found:
        print_table(("title", "address"), [(each.title, each.url) for each in found])
    else:
        complain(f"{url}: names no feed and no sitemap; look on the site for an address that ends in rss, feed or xml")
        raise typer.Exit(BAD_INPUT)


@app.command("import", epilog=EXAMPLES)
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="OPML, as feed readers export it; - for standard input.")],
    every: Every = None,
    archive: ArchiveFolder = HERE,
) -> None:
    """Add all feeds of an OPML file. They are asked with the next whence sync."""
    from whence.archive.feed_list import put_outlines
    from whence.ingest.opml import load_opml, read_opml
    from whence.model.item import Refused

    outlines, refused = read_opml(load_opml(file), file)
    now = datetime.now(UTC)
    with writing(archive) as (here, store):
        length = _every(every, here.settings.fetching.every)
        outcomes = [outcome for _, outcome in put_outlines(store, outlines, every=length, now=now)]
    bad = [*refused, *(each for each in outcomes if isinstance(each, Refused))]
    for each in bad:
        complain(f"{each.place}: {each.reason}")
    new = sum(outcome is True for outcome in outcomes)
    print(f"{new} feeds added, {sum(outcome is False for outcome in outcomes)} there already, {len(bad)} refused")
    raise typer.Exit(BAD_INPUT if bad else 0)


@app.command("export", epilog=EXAMPLES)
def export(archive: ArchiveFolder = HERE) -> None:
    """Print the feeds as OPML, for feed readers. Sitemaps are left out: feed readers do not know them."""
    from whence.export.opml import opml
    from whence.model.archive import FeedKind

    with reading(archive) as store:
        feeds = [feed for feed in store.feeds() if feed.kind is FeedKind.FEED]
    sys.stdout.write(opml((feed.url, feed.title) for feed in feeds))


def _set_paused(archive: Path, url: str, *, paused: bool) -> None:
    from whence.archive.feed_list import set_paused

    with writing(archive) as (_, store):
        feed = _found(store, url)
        set_paused(store, feed, paused=paused, now=datetime.now(UTC))
    print(f"{'Paused' if paused else 'Resumed'}: {_name(feed)}")


def _found(store: ReadStore, url: str) -> Feed:
    from whence.archive.feed_list import get_feed
    from whence.model.errors import InputError

    feed = get_feed(store, url)
    if feed is None:
        raise InputError(f"{url}: no feed of this archive; `whence feeds list` shows them")
    return feed


def _every(text: str | None, default: int) -> int:
    from whence.cli.intervals import seconds

    return seconds(text, "--every") if text else max(60, default)


def _show(feeds: Any, *, json: bool) -> None:
    from whence.archive.feed_health import Health, condition
    from whence.cli.intervals import in_words
    from whence.cli.tables import print_table

    now = datetime.now(UTC)
    if json:
        for feed in feeds:
            _print_json(_plain(feed, now))
        return
    if not feeds:
        complain("no feeds; add one with `whence feeds add URL`, or find some with `whence feeds discover URL`")
        return
    order = {
        health: number
        for number, health in enumerate((Health.GONE, Health.FAILING, Health.LATE, Health.SILENT, Health.MOVED))
    }
    told = sorted(
        ((condition(feed, now), feed) for feed in feeds), key=lambda pair: (order.get(pair[0].health, 9), pair[1].url)
    )
    rows = [
        (how.words, in_words(feed.every), _time(feed.last_new) or "never", feed.seen, feed.title, feed.url)
        for how, feed in told
    ]
    print_table(("how it is", "every", "last new", "seen#", "title", "address"), rows, wide="how it is")


def _plain(feed: Feed, now: datetime) -> dict[str, Any]:
    from whence.archive.feed_health import condition

    how = condition(feed, now)
    return {
        "url": feed.url,
        "kind": feed.kind.value,
        "title": feed.title,
        "health": how.health.value,
        "words": how.words,
        "every": feed.every,
        "due": feed.due.isoformat(),
        "last_ok": feed.last_ok.isoformat() if feed.last_ok else None,
        "last_new": feed.last_new.isoformat() if feed.last_new else None,
        "failures": feed.failures,
        "error": feed.error,
        "seen": feed.seen,
        "moved_to": feed.moved_to,
        "paused": feed.paused,
    }


def _time(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def _name(feed: Feed) -> str:
    from whence.export.safe import one_line

    return one_line(f"{feed.title} ({feed.url})" if feed.title else feed.url)


def _print_json(value: dict[str, Any]) -> None:
    from whence.cli.tables import print_json

    print_json(value)
