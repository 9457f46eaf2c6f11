from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpcore
import pytest

from tests.archive.intakes import PlainCleaner
from tests.archive.sites import FEED, TODAY, Desk, Reader, atom, entry, opened, page
from tests.ingest.fetching.wires import BEGIN, answer, redirect
from whence.archive import adding
from whence.archive.feeding import Poller
from whence.archive.owners import own_name
from whence.archive.sync import Failed, Sync, Taken, by_turns, fetch_items
from whence.model.archive import Added, Feed, FeedKind, Job, JobKind, JobState
from whence.model.item import Item, Refused, Via

A = "http://news.example/a"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = opened(tmp_path)
    store.put_feed(Feed(FEED, FeedKind.FEED, BEGIN, 3600, BEGIN))
    yield Desk(store)
    store.close()


def _outcomes(desk: Desk) -> list[str]:
    told = [event for event in desk.events if not hasattr(event, "feed")]
    return [
        event.outcome.outcome.value
        if isinstance(event, Taken) and isinstance(event.outcome, Added)
        else "refused"
        if isinstance(event, Taken) and isinstance(event.outcome, Refused)
        else "unchanged"
        if isinstance(event, Taken)
        else "failed"
        for event in told
    ]


def _states(desk: Desk) -> dict[str, JobState]:
    return {job.target: job.state for job in desk.store.jobs(kind=JobKind.FETCH)}


def test_what_a_feed_names_is_fetched_with_its_evidence(desk: Desk) -> None:
    desk.site.pages |= {FEED: atom(entry("/a", title="Houses burn")), A: page("One.", title="Houses burn")}
    desk.sync()
    assert _outcomes(desk) == ["new"]
    (version,) = desk.store.versions()
    capture = version.capture
    assert (capture.via, capture.url, capture.status, version.title) == (Via.FETCH, A, 200, "Houses burn")
    assert dict(capture.headers)["ETag"]
    assert desk.store.content(version.sha256) == str(desk.site.pages[A]).encode()
    assert _states(desk) == {A: JobState.DONE}


def test_syncing_again_changes_nothing(desk: Desk) -> None:
    desk.site.pages |= {FEED: atom(entry("/a")), A: page("One.")}
    desk.sync()
    before = desk.store.counts()
    for _ in range(3):
        desk.pass_hours(2)
        desk.sync()
    after = desk.store.counts()
    assert (before.reports, before.versions, before.jobs) == (after.reports, after.versions, after.jobs)
    assert desk.site.asked.count(A) == 1


def test_an_edited_article_becomes_a_version(desk: Desk) -> None:
    desk.site.pages |= {FEED: atom(entry("/a", updated="2020-03-01T10:00:00Z")), A: page("Two were killed.")}
    desk.sync()
    desk.pass_hours(2)
    desk.site.pages |= {FEED: atom(entry("/a", updated="2020-03-01T13:00:00Z")), A: page("Three were killed.")}
    desk.sync()
    assert _outcomes(desk) == ["version"]
    (report,) = {version.report_id for version in desk.store.versions()}
    stored = desk.store.report(report)
    assert stored is not None
    assert [version.number for version in stored.versions] == [1, 2]


def test_an_update_that_changed_nothing_is_not_sent_again(desk: Desk) -> None:
    desk.site.pages |= {FEED: atom(entry("/a", updated="2020-03-01T10:00:00Z")), A: page("One.")}
    desk.sync()
    desk.pass_hours(2)
    desk.site.pages[FEED] = atom(entry("/a", updated="2020-03-01T13:00:00Z"))
    desk.sync()
    assert _outcomes(desk) == ["unchanged"]
    assert desk.site.conditions == [A]
    assert desk.store.counts().versions == 1


def test_all_can_be_fetched_again(desk: Desk) -> None:
    desk.site.pages |= {FEED: atom(entry("/a")), A: page("One.")}
    desk.sync()
    desk.site.pages[A] = page("Another.")
    desk.pass_hours(0.1)
    desk.sync(FEED, again=True)
    assert _outcomes(desk) == ["version"]


def test_a_report_that_is_there_already_is_not_fetched(desk: Desk) -> None:
    desk.site.pages |= {FEED: atom(entry("/a")), A: page("One.")}
    with desk.client() as client:
        list(adding.take_in(desk.store, PlainCleaner(TODAY).clean(fetch_items(client, [A]))))
    desk.sync()
    assert _outcomes(desk) == []


def test_a_page_that_fails_is_tried_five_times_and_then_kept_as_dead(desk: Desk) -> None:
    desk.site.pages[FEED] = atom(entry("/a"), entry("/b"))
    desk.site.pages["http://news.example/b"] = page("Two.")
    waits = []
    for _ in range(7):
        desk.sync()
        failed = [event for event in desk.events if isinstance(event, Failed)]
        waits += [round((each.again - desk.clock.now()).total_seconds()) if each.again else 0 for each in failed]
        desk.pass_hours(25)
    assert waits == [600, 3600, 21600, 86400, 0]
    (dead,) = desk.store.jobs(kind=JobKind.FETCH, state=JobState.DEAD)
    assert (dead.target, dead.attempts, dead.reason) == (A, 5, "the server answered 404")
    assert desk.site.asked.count(A) == 5
    desk.site.pages[A] = page("One.")
    desk.store.replay([dead.id], now=desk.clock.now())
    desk.sync()
    assert _outcomes(desk) == ["new"]


@pytest.mark.parametrize(
    ("played", "reason"),
    [
        (answer(b"", status="403 Forbidden"), "answered 403"),
        (answer(b"", status="410 Gone"), "answered 410"),
        (redirect("http://10.0.0.1/"), "private address"),
        (answer(b"x", "Content-Encoding: br"), "packed as br"),
    ],
)
def test_what_will_not_get_better_is_dead_at_once(desk: Desk, played: list[bytes], reason: str) -> None:
    desk.site.pages |= {FEED: atom(entry("/a")), A: played}
    desk.sync()
    (dead,) = desk.store.jobs(kind=JobKind.FETCH, state=JobState.DEAD)
    assert reason in (dead.reason or "")


def test_what_robots_txt_forbids_is_dead_with_that_reason(desk: Desk) -> None:
    robots = "User-agent: whence\nDisallow: /a"
    desk.site.pages |= {FEED: atom(entry("/a")), A: page("One."), "http://news.example/robots.txt": robots}
    desk.sync()
    assert A not in desk.site.asked
    (dead,) = desk.store.jobs(kind=JobKind.FETCH, state=JobState.DEAD)
    assert "robots.txt" in (dead.reason or "")


def test_a_host_that_is_down_costs_no_page_and_few_requests(desk: Desk) -> None:
    paths = [f"/{n}" for n in range(10)]
    desk.site.pages[FEED] = atom(*(entry(path) for path in paths))
    desk.site.pages |= {f"http://news.example{path}": httpcore.ConnectError("refused") for path in paths}
    desk.sync()
    assert _outcomes(desk) == ["failed"] * 10
    assert len(desk.site.asked) < 8
    assert set(_states(desk).values()) == {JobState.QUEUED}
    desk.site.pages |= {f"http://news.example{path}": page(path) for path in paths}
    desk.pass_hours(30)
    desk.sync()
    assert _outcomes(desk) == ["new"] * 10


def test_a_page_that_cannot_be_read_is_a_dead_letter_with_its_bytes(desk: Desk) -> None:
    desk.site.pages |= {FEED: atom(entry("/a")), A: b"\x89PNG\r\n" + bytes(50)}
    desk.sync()
    assert _outcomes(desk) == ["refused"]
    assert _states(desk) == {A: JobState.DONE}
    (dead,) = desk.store.jobs(kind=JobKind.ADD, state=JobState.DEAD)
    assert dead.target == A
    assert desk.store.content(dict(dead.detail)["sha256"])


def test_a_limit_leaves_the_rest_for_the_next_run(desk: Desk) -> None:
    desk.site.pages[FEED] = atom(*(entry(f"/{n}") for n in range(5)))
    desk.site.pages |= {f"http://news.example/{n}": page(str(n)) for n in range(5)}
    desk.sync(limit=2)
    assert _outcomes(desk) == ["new"] * 2
    desk.sync()
    assert _outcomes(desk) == ["new"] * 3


def test_stopped_in_between_nothing_is_lost_and_nothing_doubled(desk: Desk) -> None:
    desk.site.pages[FEED] = atom(*(entry(f"/{n}") for n in range(6)))
    desk.site.pages |= {f"http://news.example/{n}": page(str(n)) for n in range(6)}

    def stop(event: object) -> None:
        desk.clock.seconds += 10
        if isinstance(event, Taken):
            raise KeyboardInterrupt

    for _ in range(2):
        with desk.client() as client:
            poller = Poller(desk.store, client, Reader(), desk.clock)
            run = Sync(desk.store, client, poller, PlainCleaner(TODAY), desk.clock, stop)
            with pytest.raises(KeyboardInterrupt):
                run.run()
        assert desk.store.owners() == ()
    desk.sync()
    assert desk.store.counts().reports == desk.store.counts().versions == 6
    assert set(_states(desk).values()) == {JobState.DONE}


def test_what_a_run_that_is_gone_had_taken_is_taken_up(desk: Desk) -> None:
    desk.site.pages |= {FEED: atom(entry("/a")), A: page("One.")}
    desk.poller().poll(desk.store.feeds()[0])
    work, host, _, *rest = own_name("sync").split("|")
    gone = "|".join((work, host, "999999999", *rest))
    now = desk.clock.now()
    assert len(desk.store.lease(JobKind.FETCH, gone, limit=9, now=now, until=now + timedelta(hours=9))) == 1
    desk.sync()
    assert _outcomes(desk) == ["new"]


def test_a_page_that_stops_every_run_is_given_up(desk: Desk) -> None:
    desk.site.pages[FEED] = atom(entry("/a"))
    desk.poller().poll(desk.store.feeds()[0])
    for _ in range(20):
        now = desk.clock.now()
        desk.store.lease(JobKind.FETCH, "x", limit=1, now=now, until=now + timedelta(hours=9))
        desk.store.release("x")
    desk.sync()
    (dead,) = desk.store.jobs(kind=JobKind.FETCH, state=JobState.DEAD)
    assert "never brought to an end" in (dead.reason or "")


def test_a_redirect_on_its_own_site_keeps_the_lists_address_and_one_to_another_does_not(desk: Desk) -> None:
    desk.site.pages |= {
        FEED: atom(entry("/a"), entry("/b")),
        A: redirect("/login?next=a"),
        "http://news.example/login?next=a": page("Log in."),
        "http://news.example/b": redirect("http://paper.example/story"),
        "http://paper.example/story": page("Two."),
    }
    desk.sync()
    keys = {desk.store.report(version.report_id).key.key for version in desk.store.versions()}  # type: ignore[union-attr]
    assert keys == {"url:https://news.example/a", "url:https://paper.example/story"}


def test_pages_that_are_named_are_fetched_or_refused_with_a_reason(desk: Desk) -> None:
    desk.site.pages[A] = page("One.")
    with desk.client() as client:
        got = list(fetch_items(client, [A, "http://127.0.0.1/", "ftp://x.example", "http://news.example/none"]))
    assert [type(each) for each in got] == [Item, Refused, Refused, Refused]
    reasons = [each.reason for each in got if isinstance(each, Refused)]
    assert "loopback" in reasons[0]
    assert "only http" in reasons[1]
    assert "404" in reasons[2]


def test_hosts_take_turns() -> None:
    def job(url: str) -> Job:
        return Job(url, JobKind.FETCH, url, "", JobState.QUEUED, 0, BEGIN)

    urls = ["http://a.example/1", "http://a.example/2", "http://a.example/3", "http://b.example/1"]
    turns = [each.target for each in by_turns([job(url) for url in urls])]
    assert turns == [urls[0], urls[3], urls[1], urls[2]]
    assert sorted(turns) == sorted(urls)
