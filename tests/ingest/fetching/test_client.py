import json
from datetime import timedelta

import httpcore
import pytest
from tests.ingest.fetching.wires import BEGIN, NO_ROBOTS, PUBLIC, FakeClock, Wire, answer, client, redirect

from whence.ingest.fetching.limits import MAX_BACK_OFF, Limits, Manners
from whence.ingest.fetching.memory import ShortMemory
from whence.model.errors import RefusedUrl, UnavailableNow, UnreadableInput

URL = "http://news.example/a"


def test_an_answer_says_what_came() -> None:
    wire = Wire([NO_ROBOTS, answer(b"<p>x</p>", 'ETag: W/"1"', "Last-Modified: Sun, 01 Mar 2020 11:00:00 GMT")])
    got = client(wire).get(URL)
    assert (got.status, got.url, got.permanent_url, got.content, got.ok) == (200, URL, None, b"<p>x</p>", True)
    assert (got.etag, got.last_modified) == ('W/"1"', "Sun, 01 Mar 2020 11:00:00 GMT")
    assert (got.mime, got.charset, got.fetched_at) == ("text/html", "utf-8", BEGIN + timedelta(seconds=1))


def test_what_is_known_is_asked_for_on_a_condition() -> None:
    wire = Wire([NO_ROBOTS, answer(b"", status="304 Not Modified")])
    got = client(wire).get(URL, etag='"1"', last_modified="Sun, 01 Mar 2020 11:00:00 GMT")
    assert got.not_modified
    assert not got.ok
    assert b'If-None-Match: "1"' in b"".join(wire.sent[1:])
    assert b"If-Modified-Since: Sun" in b"".join(wire.sent[1:])


def test_a_validator_that_cannot_be_sent_is_left_out() -> None:
    wire = Wire([NO_ROBOTS, answer()])
    assert client(wire).get(URL, etag='"\xe4"', last_modified="x\r\ny: z").ok
    assert b"If-" not in b"".join(wire.sent)


def test_requests_name_the_program_and_carry_no_cookies() -> None:
    wire = Wire([NO_ROBOTS, redirect("/b"), answer(b"x", "Set-Cookie: a=b"), answer()])
    wire.answers[1] = answer(b"", "Location: /b", "Set-Cookie: a=b", status="302 Found")
    asking = client(wire)
    asking.get(URL)
    asking.get(URL)
    sent = b"".join(wire.sent)
    assert sent.count(b"User-Agent: whence/") == 4
    assert b"ookie" not in sent


@pytest.mark.parametrize(
    ("statuses", "permanent"),
    [(["301 Moved", "308 Moved"], "http://news.example/2"), (["302 Found", "301 Moved"], None),
     (["301 Moved", "307 Moved"], "http://news.example/1"), (["303 See", "302 Found"], None)],
)  # fmt: skip
def test_permanent_redirects_are_told_apart(statuses: list[str], permanent: str | None) -> None:
    wire = Wire([NO_ROBOTS, redirect("/1", statuses[0]), redirect("/2", statuses[1]), answer()])
    got = client(wire).get(URL)
    assert (got.url, got.permanent_url) == ("http://news.example/2", permanent)


@pytest.mark.parametrize(
    ("location", "leads"),
    [("/caf\u00c3\u00a9", "/caf%C3%A9"), ("/caf\u00e9", "/caf%C3%A9"), ("/caf%C3%A9", "/caf%C3%A9")],
)
def test_a_redirect_in_utf_8_leads_where_browsers_go(location: str, leads: str) -> None:
    assert client(Wire([NO_ROBOTS, redirect(location), answer()])).get(URL).url == f"http://news.example{leads}"


def test_a_redirect_to_two_places_is_refused() -> None:
    wire = Wire([NO_ROBOTS, answer(b"", "Location: /a", "Location: /b", status="302 Found")])
    with pytest.raises(RefusedUrl, match="2 addresses at once"):
        client(wire).get(URL)


def test_a_meta_refresh_is_not_followed() -> None:
    body = b'<meta http-equiv="refresh" content="0; url=http://127.0.0.1/">'
    wire = Wire([NO_ROBOTS, answer(body, "Refresh: 0; url=http://127.0.0.1/")])
    assert client(wire).get(URL).content == body
    assert len(wire.connected) == 2


def test_nothing_is_fetched_where_fetching_is_switched_off() -> None:
    wire = Wire()
    with pytest.raises(RefusedUrl, match="network = true"):
        client(wire, allowed=False).get(URL)
    assert wire.connected == []


def test_a_port_counts_as_named_only_after_the_user_named_it() -> None:
    wire = Wire([answer()])
    asking = client(wire)
    with pytest.raises(RefusedUrl, match="port 8080"):
        asking.get("http://news.example:8080/", robots=False)
    asking.name("http://news.example:8080/feed")
    assert asking.get("http://news.example:8080/", robots=False).ok
    with pytest.raises(RefusedUrl):
        asking.name("http://localhost:8080/")


def test_the_same_host_waits_for_its_turn_and_another_does_not() -> None:
    wire = Wire([answer(), answer(), answer()])
    asking = client(wire)
    asking.get(URL, robots=False)
    asking.get("http://other.example/", robots=False)
    assert wire.clock.slept == []
    asking.get(URL, robots=False)
    assert wire.clock.slept == [1.0]


def test_a_sites_crawl_delay_is_kept_up_to_a_limit() -> None:
    slow = answer(b"User-agent: *\nCrawl-delay: 7", kind="text/plain")
    glacial = answer(b"User-agent: *\nCrawl-delay: 900", kind="text/plain")
    wire = Wire([slow, answer(), glacial, answer()])
    asking = client(wire)
    asking.get(URL)
    asking.get("http://other.example/")
    assert wire.clock.slept == [7.0, 30.0]


def test_a_failing_host_is_left_alone_longer_each_time_and_forgiven_at_once() -> None:
    memory, clock = ShortMemory(), FakeClock()
    waits = []
    for _ in range(18):
        wire = Wire([httpcore.ConnectError("refused")], clock)
        with pytest.raises(UnavailableNow) as failed:
            client(wire, memory=memory).get(URL, robots=False)
        assert failed.value.retry_at is not None
        waits.append((failed.value.retry_at - clock.now()).total_seconds())
        clock.seconds += waits[-1]
    assert waits[:4] == [5.0, 10.0, 20.0, 40.0]
    assert waits[-1] == MAX_BACK_OFF
    assert client(Wire([answer()], clock), memory=memory).get(URL, robots=False).ok
    assert memory.remember("host:news.example") == "{}"


def test_a_host_that_is_left_alone_is_not_connected_to() -> None:
    wire = Wire([answer(b"", "Retry-After: 600", status="429 Too Many Requests"), answer()])
    asking = client(wire)
    assert asking.get(URL, robots=False).retry_after == 600
    with pytest.raises(UnavailableNow, match="left alone until 2020-03-01 12:10") as failed:
        asking.get("http://news.example/b", robots=False)
    assert failed.value.retry_at == asking.ready_at(URL) == BEGIN + timedelta(seconds=600)
    assert len(wire.connected) == 1
    wire.clock.seconds += 600
    assert asking.get("http://news.example/b", robots=False).ok


def test_a_broken_note_about_a_host_does_not_matter() -> None:
    memory = ShortMemory()
    for note in ("[]", "{", '{"until": 5}', '{"failures": 3, "until": "soon"}'):
        memory.note("host:news.example", note)
        assert client(Wire([answer()]), memory=memory).get(URL, robots=False).ok


def test_a_server_that_drips_is_given_up() -> None:
    chunks = [b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 50, b"\r\n", b"x"]
    wire = Wire([chunks], drip=9.0)
    with pytest.raises(UnavailableNow, match="too long"):
        client(wire).get(URL, robots=False)


@pytest.mark.parametrize(
    ("played", "match"),
    [
        ([b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 1000] * 5], "more than one report|larger"),
        ([b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 300 + b"\r\nx"], "300 headers"),
        ([b"HTTP/1.1 100 Continue\r\n\r\n" * 40] * 8, "more than one report"),
        (answer(b"", "X: " + "y" * 2000), "headers of"),
    ],
)
def test_answers_over_the_limits(played: list[bytes], match: str) -> None:
    limits = Limits(content=2000, wire=4000, header_bytes=1900)
    with pytest.raises(UnreadableInput, match=match):
        client(Wire([played]), limits=limits).get(URL, robots=False)


def test_an_endless_head_is_given_up() -> None:
    with pytest.raises((UnavailableNow, UnreadableInput)):
        client(Wire([[b"HTTP/1.1 200 OK\r\n", *[b"X" * 60_000] * 4]])).get(URL, robots=False)


def test_robots_are_asked_once_and_remembered_for_a_day() -> None:
    memory, clock = ShortMemory(), FakeClock()
    wire = Wire([NO_ROBOTS, answer(), answer()], clock)
    asking = client(wire, memory=memory)
    asking.get(URL)
    asking.get(URL)
    assert wire.lines == ["GET /robots.txt HTTP/1.1", "GET /a HTTP/1.1", "GET /a HTTP/1.1"]
    assert json.loads(memory.remember("robots:http://news.example/") or "")["status"] == 404
    later = Wire([answer()], clock)
    client(later, memory=memory).get(URL)
    assert later.lines == ["GET /a HTTP/1.1"]
    clock.seconds += 24 * 3600
    last = Wire([NO_ROBOTS, answer()], clock)
    client(last, memory=memory).get(URL)
    assert len(last.lines) == 2


def test_what_robots_txt_forbids_is_not_fetched_and_said_so() -> None:
    wire = Wire([answer(b"User-agent: *\nDisallow: /a", kind="text/plain"), answer()])
    asking = client(wire)
    with pytest.raises(RefusedUrl, match=r"robots\.txt"):
        asking.get(URL)
    assert asking.get("http://news.example/b").ok


def test_where_a_redirect_leads_is_asked_of_robots_too() -> None:
    wire = Wire(
        [NO_ROBOTS, redirect("http://other.example/b"), answer(b"User-agent: *\nDisallow: /", kind="text/plain")]
    )
    with pytest.raises(RefusedUrl, match=r"http://other\.example/b: the site's robots"):
        client(wire).get(URL)


@pytest.mark.parametrize("status", ["500 Broken", "503 Unavailable", "429 Too Many Requests"])
def test_a_site_that_cannot_tell_its_rules_is_not_fetched_now(status: str) -> None:
    wire = Wire([answer(b"", status=status), answer()])
    with pytest.raises(UnavailableNow, match="nothing is fetched there now") as failed:
        client(wire).get(URL)
    assert failed.value.retry_at == BEGIN + timedelta(seconds=5)
    assert len(wire.connected) == 1


def test_robots_that_lead_inside_are_refused() -> None:
    wire = Wire([redirect("http://127.0.0.1/robots.txt")])
    with pytest.raises(RefusedUrl, match=r"127\.0\.0\.1 is a loopback address"):
        client(wire).get(URL)
    assert wire.connected == [PUBLIC]


def test_our_own_manners_can_be_set() -> None:
    wire = Wire([answer(), answer()])
    asking = client(wire, manners=Manners(delay=4.0, agent="whence/9 (for a test)"))
    asking.get(URL, robots=False)
    asking.get(URL, robots=False)
    assert wire.clock.slept == [4.0]
    assert b"User-Agent: whence/9 (for a test)" in wire.sent[0]
