"""What an analyst looks at must not leak: no route asks another host, and every answer has the policy that holds it."""

from __future__ import annotations

import pytest
from playwright.sync_api import APIRequestContext

from tests.web.browser.addresses import MAPS, PATTERNS, Addresses
from tests.web.browser.conftest import OpenPage
from tests.web.browser.desks import Desk
from tests.web.browser.watching import Watch, settled


@pytest.mark.parametrize("pattern", [*PATTERNS, *MAPS])
def test_routes_ask_no_other_host(pattern: str, desk: Desk, addresses: Addresses) -> None:
    watch = Watch(desk.origin)
    context = desk.context(watch)
    page = context.new_page()
    page.goto(addresses.fill(pattern))
    settled(page)
    page.wait_for_timeout(500)  # what a page asks for late: workers, fonts, the map
    context.close()
    assert watch.elsewhere() == []
    assert any(url.startswith(f"{desk.origin}/assets/") for url in watch.requests) or pattern == "/open"
    watch.check()


def test_a_request_elsewhere_would_be_heard(desk: Desk) -> None:
    """The control; with the policy on, the request would not even be made."""
    watch = Watch(desk.origin)
    context = desk.context(watch, bypass_csp=True)
    page = context.new_page()
    page.goto("/keys")
    page.evaluate("fetch('https://elsewhere.example/').catch(() => null)")
    page.wait_for_timeout(200)
    context.close()
    assert watch.elsewhere() == ["https://elsewhere.example/"]
    assert watch.faults


ALWAYS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    "path",
    ["/", "/incidents/0000", "/favicon.svg", "/nothing/here", "/api/v1/status", "/api/v1/no", "/api/v1/openapi.json"],
)
def test_every_answer_carries_the_policy(path: str, api: APIRequestContext) -> None:
    headers = api.get(path).headers
    parts = (part.strip().partition(" ") for part in headers["content-security-policy"].split(";"))
    policy = {name: value for name, _, value in parts if name}
    assert "unsafe" not in headers["content-security-policy"]
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy.get(f"{kind}-src", "'none'") for kind in ("script", "style", "connect", "img", "font")} <= {
        "'self'",
        "'none'",
    }
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS


def test_nothing_is_kept_where_it_outlives_the_session(open_page: OpenPage, addresses: Addresses) -> None:
    """On a shared laptop the browser's own store must not tell what was looked at."""
    page = open_page(addresses.fill("/reports/:id"))
    settled(page)
    kept = page.evaluate("Object.entries(localStorage).concat(Object.entries(sessionStorage)).flat().join(' ')")
    assert addresses.report not in kept
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("caches.keys()") == []
