from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.sites import FEED, Site, atom, entry, page
from tests.ingest.fetching.wires import PUBLIC, FakeClock, answer, redirect
from whence.cli import main
from whence.cli.session import Session
from whence.ingest.fetching.client import Network

A = "http://news.example/a"


class Program:
    """The program on an archive, with a network that never leaves the test."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.site = Site()
        self.clock = FakeClock()
        self.out = self.err = ""

    def run(self, *arguments: str) -> int:
        session = Session(network=lambda: Network(lambda host, port: (PUBLIC,), self.site, self.clock))
        code = main([*arguments, "--archive", str(self.folder)], session)
        self.out, self.err = self.capsys.readouterr()
        return code

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert main(["init", str(tmp_path / "archive")]) == 0
    capsys.readouterr()
    return Program(tmp_path / "archive", capsys)


def test_a_feed_is_added_listed_fetched_and_told_of(program: Program) -> None:
    program.site.pages |= {FEED: atom(entry("/a")), A: page("One.")}
    assert program.run("feeds", "add", FEED, "--every", "15m") == 0
    assert program.out == f"Added: News ({FEED}), fetched by whence sync\n"
    assert program.run("feeds", "add", FEED) == 0
    assert "There already" in program.out
    assert program.run("feeds", "list") == 0
    assert "not asked yet" in program.out
    assert "15m" in program.out
    assert program.run("sync") == 0
    assert "1 answer, 0 fail; 1 new" in program.out
    assert "1 new reports" in program.out
    assert program.run("feeds", "list", "--json") == 0
    (feed,) = program.lines()
    assert (feed["url"], feed["seen"], feed["error"]) == (FEED, 1, None)
    assert program.run("sync", "--json") == 0
    assert program.lines() == [{"total": dict.fromkeys(
        ("new", "version", "known", "unchanged", "refused", "later", "given up"), 0), "feeds": {}}]  # fmt: skip


def test_a_page_that_is_no_feed_says_which_it_names(program: Program) -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="All" href="/feed">'
    program.site.pages["http://news.example/"] = f"<html><head>{link}</head><body>x</body></html>"
    assert program.run("feeds", "add", "http://news.example/") == 2
    assert f"a page, not a feed; it names {FEED}: add one of them" in program.err
    program.site.pages["http://news.example/robots.txt"] = "Sitemap: http://news.example/map.xml"
    program.clock.seconds += 90_000
    assert program.run("feeds", "discover", "http://news.example/", "--json") == 0
    assert program.lines() == [
        {"url": FEED, "title": "All"},
        {"url": "http://news.example/map.xml", "title": "sitemap"},
    ]
    assert program.run("feeds", "list") == 0
    assert "no feeds" in program.err


def test_a_page_that_names_no_feed_says_so(program: Program) -> None:
    program.site.pages["http://news.example/"] = "<html><body>x</body></html>"
    assert program.run("feeds", "discover", "http://news.example/") == 2
    assert "names no feed" in program.err


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1/feed", "loopback"),
        ("http://news.example/none", "answered 404"),
        ("http://news.example/in", "redirects to"),
        ("feed.xml", "without a scheme"),
    ],
)
def test_what_cannot_be_a_feed_is_not_added(program: Program, url: str, words: str) -> None:
    program.site.pages["http://news.example/in"] = redirect("http://169.254.169.254/latest")
    assert program.run("feeds", "add", url) == 2
    assert words in program.err
    assert program.run("feeds", "list", "--json") == 0
    assert program.lines() == []


def test_feeds_are_paused_resumed_and_removed(program: Program) -> None:
    program.site.pages[FEED] = atom(entry("/a"))
    program.run("feeds", "add", FEED)
    assert program.run("feeds", "pause", FEED) == 0
    program.site.asked.clear()
    assert program.run("sync") == 0
    assert program.site.asked == []
    assert program.run("feeds", "list") == 0
    assert "paused" in program.out
    assert program.run("feeds", "resume", FEED) == 0
    assert program.run("feeds", "remove", FEED) == 0
    assert program.run("feeds", "remove", FEED) == 2
    assert "whence feeds list" in program.err


def test_a_check_asks_at_once_and_shows_what_fails(program: Program) -> None:
    program.site.pages[FEED] = atom(entry("/a"))
    program.run("feeds", "add", FEED)
    program.site.pages[FEED] = answer(b"", status="503 Unavailable")
    assert program.run("feeds", "check", "--json") == 0
    (feed,) = program.lines()
    assert (feed["health"], feed["failures"], feed["error"]) == ("failing", 1, "it answers 503")


def test_a_list_of_a_feed_reader_comes_in_and_goes_out(program: Program, tmp_path: Path) -> None:
    outlines = (
        f'<outline text="A"><outline text="News &amp; more" xmlUrl="{FEED}"/><outline xmlUrl="file:///x"/></outline>'
    )
    file = tmp_path / "feeds.opml"
    file.write_text(f'<opml version="1.0"><body>{outlines}<outline xmlUrl="http://10.0.0.1/f"/></body></opml>')
    assert program.run("feeds", "import", str(file)) == 2
    assert program.out == "1 feeds added, 0 there already, 2 refused\n"
    assert "private address" in program.err
    assert program.run("feeds", "export") == 0
    out = tmp_path / "out.opml"
    out.write_text(program.out)
    assert program.run("feeds", "import", str(out)) == 0
    assert program.out == "0 feeds added, 1 there already, 0 refused\n"
    assert program.run("feeds", "import", str(tmp_path / "none.opml")) == 2


def test_sync_says_which_feed_it_does_not_know(program: Program) -> None:
    assert program.run("sync", "--feed", FEED) == 2
    assert f"add it with `whence feeds add {FEED}`" in program.err


def test_fetching_can_be_switched_off(program: Program) -> None:
    settings = program.folder / "whence.toml"
    settings.write_text(settings.read_text().replace("network = true", "network = false"))
    program.site.pages[FEED] = atom(entry("/a"))
    for command in (["feeds", "add", FEED], ["sync"], ["feeds", "discover", FEED]):
        assert program.run(*command) == 2
        assert "network = true" in program.err
    assert program.site.asked == []


def test_sync_tells_of_pages_that_fail_or_cannot_be_read(program: Program) -> None:
    program.site.pages[FEED] = atom(entry("/a"), entry("/b"), entry("/c"))
    program.site.pages |= {A: b"\x89PNG\r\n" + bytes(50), "http://news.example/b": answer(b"", status="403 No")}
    program.run("feeds", "add", FEED)
    assert program.run("sync", "--json") == 0
    told = {str(line["page"])[-1]: line["outcome"] for line in program.lines() if "page" in line}
    assert told == {"a": "refused", "b": "given up", "c": "later"}
    assert program.run("sync", "--limit", "0") == 0


def test_sync_goes_on_until_it_is_stopped(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.site.pages |= {FEED: atom(entry("/a")), A: page("One.")}
    program.run("feeds", "add", FEED)
    slept = []

    def sleep(seconds: float) -> None:
        program.clock.seconds += seconds
        if seconds == 7200:
            slept.append(seconds)
            if len(slept) == 2:
                raise KeyboardInterrupt

    monkeypatch.setattr(program.clock, "sleep", sleep)
    assert program.run("sync", "--every", "2h") == 130
    assert slept == [7200, 7200]


@pytest.mark.parametrize("every", ["1", "5x", "30s", "", "1.5h", "-1h", "99999999999d"])
def test_a_time_that_is_none_is_refused(program: Program, every: str) -> None:
    if every:
        assert program.run("sync", "--every", every) == 2
        assert "15m" in program.err


def test_a_page_that_is_named_is_added_and_one_that_leads_inside_refused(program: Program) -> None:
    program.site.pages[A] = page("One.")
    assert program.run("add", A, "--json") == 0
    assert program.lines()[0]["outcome"] == "new"
    assert program.run("add", "http://127.0.0.1/", A) == 2
    assert "loopback" in program.err
    settings = program.folder / "whence.toml"
    settings.write_text(settings.read_text().replace("network = true", "network = false"))
    assert program.run("add", A) == 2
    assert "network = true" in program.err


def test_status_tells_how_feeds_are(program: Program) -> None:
    program.site.pages[FEED] = atom(entry("/a"))
    program.run("feeds", "add", FEED)
    program.site.pages[FEED] = answer(b"", status="503 Unavailable")
    program.run("feeds", "check")
    assert program.run("status") == 0
    assert "failing for" in program.out
    assert "it answers 503" in program.out
