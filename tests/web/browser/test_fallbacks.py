"""Where a browser lacks something, or a text runs the other way: the same is shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import APIRequestContext, Browser, expect

from tests.web.browser.addresses import Addresses
from tests.web.browser.conftest import OpenPage
from tests.web.browser.desks import Desk
from tests.web.browser.watching import Watch, settled

_ARABIC = "حلبجة تحيي ذكرى ضحايا القصف الكيميائي"


def _arabic(api: APIRequestContext) -> str:
    reports = api.get("/api/v1/reports?limit=100").json()["items"]
    found: str = next(report["id"] for report in reports if report["language"] == "ar")
    return found


def test_the_map_with_webgl(open_page: OpenPage) -> None:
    page = open_page("/?map=gl")
    settled(page)
    region = page.get_by_role("region", name="Map of incidents")
    expect(region.locator("canvas[data-map=gl]")).to_be_visible()
    expect(region.locator("svg[data-map=svg]")).to_have_count(0)


def test_the_map_without_webgl(open_page: OpenPage) -> None:
    page = open_page("/?map=svg")
    settled(page)
    region = page.get_by_role("region", name="Map of incidents")
    expect(region.locator("svg[data-map=svg]")).to_be_visible()
    expect(region.locator("canvas")).to_have_count(0)
    page.get_by_role("button", name="List", exact=True).click()
    places = page.get_by_role("region", name="Places in view").get_by_role("button")
    expect(places.filter(has_text="incident").first).to_be_visible()


def test_marks_without_custom_highlights(open_page: OpenPage, addresses: Addresses) -> None:
    """The same words are marked either way."""
    page = open_page(addresses.fill("/reports/:id") + "?highlight=mark")
    settled(page)
    marked = page.get_by_role("article").locator("mark")
    expect(marked.first).to_be_visible()
    assert "killed" in " ".join(marked.all_inner_texts())
    page.goto(addresses.fill("/reports/:id"))
    settled(page)
    painted = page.evaluate("[...CSS.highlights.values()].reduce((sum, each) => sum + each.size, 0)")
    assert painted > 0


@pytest.mark.parametrize("query", ["", "?highlight=mark"])
def test_arabic_runs_from_right_to_left(query: str, open_page: OpenPage, api: APIRequestContext) -> None:
    page = open_page(f"/reports/{_arabic(api)}{query}")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(_ARABIC)
    text = page.get_by_role("article")
    assert text.evaluate("(element) => getComputedStyle(element).direction") == "rtl"
    sides = (
        text.locator("p")
        .nth(3)
        .evaluate(
            """(element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          const boxes = [...range.getClientRects()];
          const last = boxes.at(-1);
          const all = element.getBoundingClientRect();
          return [last.left - all.left, all.right - last.right];
        }"""
        )
    )
    assert sides[1] <= sides[0], "the last line begins at the right"
    assert page.evaluate("document.documentElement.dir") in ("", "ltr"), "only the text turns, not the desk"


def test_the_link_opens_the_desk_once(browser: Browser, desk: Desk) -> None:
    """A link that was used, as the shared desk's was, lets nobody in; and nobody who is not in sees anything."""
    watch = Watch(desk.origin)
    context = browser.new_context(base_url=desk.origin)
    watch.follow(context)
    page = context.new_page()
    page.goto(desk.served.door)
    expect(page.get_by_role("heading", level=1)).to_contain_text("does not open the desk")
    assert desk.served.token not in page.url, "the token stays in the history"
    page.goto("/reports")
    expect(page.get_by_role("main")).to_contain_text("whence serve")
    assert context.request.get("/api/v1/reports").status == 401
    context.close()
    watch.check()
