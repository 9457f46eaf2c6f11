"""Every route on a narrow screen, enlarged, by keyboard alone and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.addresses import PATTERNS, Addresses
from tests.web.browser.conftest import OpenPage
from tests.web.browser.watching import settled

_WIDER = """
() => {
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= most + 1) return [];
  const scrolls = (element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
  const within = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) if (scrolls(at)) return true;
    return false;
  };
  const wider = [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > most + 1 && !within(element))
    .map((element) => element.outerHTML.slice(0, 160)).slice(0, 5);
  // What is placed absolutely leaves a box that scrolls unless that box is what it is placed in.
  return wider.length ? wider : [`the page is ${document.documentElement.scrollWidth} wide, and nothing is seen there`];
}
"""
_TABBABLE = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((element) => element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]")
    && element.checkVisibility({ visibilityProperty: true }) && !(element.type === "radio" && !element.checked))
  .length
"""
_FOCUSED = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  element.dataset.tabbed ??= String(document.querySelectorAll("[data-tabbed]").length + 1);
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return { at: Number(element.dataset.tabbed), drawn: drawn || style.boxShadow !== "none",
    inside: box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
    what: element.outerHTML.slice(0, 200) };
}
"""
_MOST_TABS = 400


@pytest.mark.parametrize("pattern", PATTERNS)
def test_narrow_screens_need_no_sideways_scrolling(pattern: str, open_page: OpenPage, addresses: Addresses) -> None:
    """WCAG 1.4.10: at 320 CSS pixels the page reflows; tables and maps may scroll inside themselves."""
    page = open_page(addresses.fill(pattern), viewport={"width": 320, "height": 800})
    settled(page)
    assert page.evaluate(_WIDER) == []


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_as_large_loses_nothing(pattern: str, open_page: OpenPage, addresses: Addresses) -> None:
    """WCAG 1.4.4: text at 200 % on a common laptop stays inside the page, and the main heading in sight."""
    page = open_page(addresses.fill(pattern), viewport={"width": 640, "height": 400}, device_scale_factor=2)
    settled(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(_WIDER) == []
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_everything_is_reached_by_tab_in_the_order_of_the_page(
    pattern: str, open_page: OpenPage, addresses: Addresses
) -> None:
    """Tab reaches every control, shows where it is, never jumps back, and leaves the page again: there is no trap."""
    page = open_page(addresses.fill(pattern))
    settled(page)
    reached = _tabbed(page)
    assert reached, "nothing can be reached by keyboard"
    assert all(each["drawn"] for each in reached), [each["what"] for each in reached if not each["drawn"]][:3]
    assert all(each["inside"] for each in reached), [each["what"] for each in reached if not each["inside"]][:3]
    backwards = page.evaluate(
        """() => {
          const tabbed = [...document.querySelectorAll("[data-tabbed]")].map((each) => Number(each.dataset.tabbed));
          return tabbed.filter((at, nth) => nth && at < tabbed[nth - 1]).length;
        }"""
    )
    assert backwards == 0, "the order of focus is not that of the page"
    assert len(reached) >= min(page.evaluate(_TABBABLE), _MOST_TABS), "some controls are not reached"


def _tabbed(page: Page) -> list[dict[str, object]]:
    """Press Tab from the top of the page on. A field for a date takes a Tab for day, month, year and its calendar."""
    found: list[dict[str, object]] = []
    page.evaluate("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        at = page.evaluate(_FOCUSED)
        if at is None or at["at"] < len(found):  # out of the page, or around
            return found
        if at["at"] > len(found):
            found.append(at)
    return found


def test_the_first_tab_skips_to_the_content(open_page: OpenPage) -> None:
    page = open_page("/reports")
    settled(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement?.id") == "content"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_paper_has_no_navigation(pattern: str, open_page: OpenPage, addresses: Addresses) -> None:
    page = open_page(addresses.fill(pattern), color_scheme="dark")
    settled(page)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("navigation")).to_have_count(0)
    for link in page.locator(".skip").all():
        expect(link).to_be_hidden()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), "paper is white, whatever the screen was"


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_title_of_the_window_says_where_one_is(look: str, open_page: OpenPage, addresses: Addresses) -> None:
    page = open_page(color_scheme=look)
    titles = []
    for pattern in PATTERNS:
        page.goto(addresses.fill(pattern))
        settled(page)
        titles.append(page.title())
    assert len(set(titles)) == len(titles), f"pages share a title: {sorted(titles)}"
    assert all("Whence" in title for title in titles)
