from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.fetching.limits import MAX_BACK_OFF, back_off
from whence.ingest.fetching.retry_after import retry_after
from whence.ingest.fetching.robots import Rules

NOW = datetime(2020, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None), ("", None), ("soon", None), ("-5", None), ("1.5", None), ("٣", None), ("Sun, 99 Mar 2020", None),
        ("0", 0.0), ("120", 120.0), (" 120 ", 120.0), ("9" * 24, MAX_BACK_OFF), ("9" * 6000, MAX_BACK_OFF),
        ("Sun, 01 Mar 2020 12:02:00 GMT", 120.0), ("Sunday, 01-Mar-20 12:02:00 GMT", 120.0),
        ("Sun, 01 Mar 2020 13:02:00 +0100", 120.0), ("Sun, 01 Mar 2020 11:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", MAX_BACK_OFF),
    ],
)  # fmt: skip
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@given(st.text(max_size=60))
def test_any_retry_after_is_read_or_nothing(value: str) -> None:
    seconds = retry_after(value, NOW)
    assert seconds is None or 0 <= seconds <= MAX_BACK_OFF


@given(st.integers(0, int(MAX_BACK_OFF)))
def test_seconds_and_dates_say_the_same(seconds: int) -> None:
    date = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)
    assert retry_after(str(seconds), NOW) == retry_after(date, NOW) == seconds


@given(st.integers(-5, 10_000), st.floats(0.1, 3600))
def test_back_off_doubles_up_to_a_day(failures: int, first: float) -> None:
    now, then = back_off(failures, first), back_off(failures + 1, first)
    assert 0 <= now <= then <= MAX_BACK_OFF
    if failures > 0:
        assert then == min(MAX_BACK_OFF, 2 * now)


ROBOTS = """
User-agent: *
Disallow: /private
Crawl-delay: 3

User-agent: otherbot
User-agent: thirdbot
Disallow: /

User-agent: Whence
Disallow: /drafts
Allow: /drafts/open
Crawl-delay: 2
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/private", True), ("/drafts/1", False), ("/drafts/open/1", True), ("/robots.txt", True)],
)
def test_the_group_that_names_us_is_obeyed(path: str, allowed: bool) -> None:
    rules = Rules.parse(ROBOTS)
    assert rules.allow(f"http://news.example{path}") is allowed
    assert rules.delay == 2.0


def test_without_a_group_of_our_own_everybodys_is_obeyed() -> None:
    rules = Rules.parse(ROBOTS.replace("Whence", "nobody"))
    assert not rules.allow("http://news.example/private/1")
    assert rules.allow("http://news.example/drafts")
    assert rules.delay == 3.0


@pytest.mark.parametrize("field", ["User-agent", "user agent", "Useragent", "  USER-AGENT"])
def test_groups_of_others_do_not_speak_to_us(field: str) -> None:
    assert Rules.parse(f"{field}: badbot\nDisallow: /\n").allow("http://news.example/a")


@pytest.mark.parametrize(
    ("agent", "ours"),
    [("whence", True), ("WHENCE", True), ("whence/2.0", True), ("whence*", True), ("whencebot", False),
     ("not-whence", False), ("others", False), ("", False)],
)  # fmt: skip
def test_a_group_is_ours_by_its_name_alone(agent: str, ours: bool) -> None:
    assert Rules.parse(f"User-agent: {agent} # note\nDisallow: /\n").allow("http://news.example/a") is not ours


def test_many_groups_with_many_rules_take_no_more_than_their_length() -> None:
    groups = "".join(f"User-agent: bot{n}\n" for n in range(10_000))
    rules = Rules.parse(groups + "".join(f"Disallow: /{n}\n" for n in range(10_000)))
    assert len(rules._parsed._user_agents) == 1
    assert rules.allow("http://news.example/1")


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_robots_txt_gives_rules(text: str, path: str) -> None:
    rules = Rules.parse(text)
    assert rules.allow(f"http://news.example/{path}") in (True, False)
    assert rules.delay is None or rules.delay >= 0


@given(st.sampled_from(["*", "whence"]), st.from_regex(r"/[a-z*$/]{0,20}", fullmatch=True))
def test_what_is_forbidden_to_all_is_forbidden_whatever_else_stands_there(agent: str, pattern: str) -> None:
    rules = Rules.parse(f"User-agent: {agent}\nDisallow: /\nDisallow: {pattern}\n")
    assert not rules.allow("http://news.example/some/page")
