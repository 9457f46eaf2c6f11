"""One person at the overview, in a real browser: how soon it is there, and how soon a filter shows its effect."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whence.bench.desk.readers import share_of
from whence.bench.desk.serving import Served
from whence.model.errors import InputError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHANGES = 100
LOADS = 3
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_WAIT_MS = 180_000
_COMPLETE = """
() => {
  const seen = () => document.querySelector("main [role=grid] tbody tr:not([aria-hidden]) a")
    && document.querySelector("main details input[type=checkbox]")
    && document.querySelector("main section[aria-labelledby=map-name] :is(canvas, svg)");
  const look = () => {
    if (seen()) requestAnimationFrame(() => { window.__complete = performance.now(); });
    else requestAnimationFrame(look);
  };
  look();
}
"""
_CHANGE = """
async (nth) => {
  const main = document.querySelector("main");
  const count = main.querySelector("[role=status] strong");
  const digits = (element) => Number(element.textContent.replace(/\\D/g, ""));
  const boxes = [...main.querySelectorAll("details input[type=checkbox]")].filter((box) => box.checkVisibility());
  const telling = boxes.filter((box) => {
    const would = digits(box.closest("label").lastElementChild);
    return would > 0 && would !== digits(count);
  });
  const box = boxes.find((each) => each.checked) ?? telling[(nth * 7919) % telling.length];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  }));
  const [before, where, begun] = [count.textContent, location.href, performance.now()];
  box.click();
  while (count.isConnected && count.textContent === before && performance.now() - begun < 5000) {
    await frame();
    if (location.href !== where && performance.now() - begun > 1000) break;
  }
  await painted();
  return { took: performance.now() - begun, changed: count.textContent !== before || location.href !== where };
}
"""
"""Tick a value of a facet that leaves some incidents, or untick it, and wait for the first frame with the new count."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What one person waited for, in milliseconds.

    Attributes:
        first_paint: from the address to the first words on the screen, for each time that the desk was opened anew.
        complete: to table, facets and map with all incidents.
        changes: from ticking a value of a facet to the painted frame with the new count.
        incidents: that the overview shows.
        webgl: whether the map was drawn with WebGL, or as SVG for lack of it.
    """

    first_paint: tuple[float, ...]
    complete: tuple[float, ...]
    changes: tuple[float, ...] = field(repr=False)
    incidents: str
    webgl: bool

    def change_ms(self, share: float) -> float:
        """Return the time that a share of the changes did not exceed."""
        return share_of(self.changes, share)


def look(served: Served, told: Callable[[int, int], None] | None = None) -> Looking:
    """Open the overview some times, then change its filters.

    Raises:
        InputError: there is no browser to look with.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise InputError("Playwright is not installed; pip install 'whence[dev]'") from error
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise InputError("no Chromium is installed; apt-get install chromium")
    with sync_playwright() as playwright:
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"] if root else [])
        try:
            return _look(browser, served, told)
        finally:
            browser.close()


def _look(browser: Browser, served: Served, told: Callable[[int, int], None] | None) -> Looking:
    entering = browser.new_context(base_url=served.address)
    body, headers = {"token": served.token}, {"Origin": served.address}
    answer = entering.request.post("/api/v1/session/link", data=body, headers=headers)
    if not answer.ok:
        raise InputError(f"{served.address} does not let the browser in: {answer.text()}")
    state = entering.storage_state()
    first_paint, complete, page = [], [], None
    for _ in range(LOADS):  # each in a context of its own: nothing is in its cache
        context = browser.new_context(
            base_url=served.address, storage_state=state, viewport={"width": 1440, "height": 900}
        )
        context.set_default_timeout(_WAIT_MS)
        context.add_init_script(f"({_COMPLETE})()")
        page = context.new_page()
        times = _opened(page)
        first_paint.append(times["paint"])
        complete.append(times["complete"])
    assert page is not None
    changes = tuple(_changes(page, told))
    return Looking(
        tuple(first_paint),
        tuple(complete),
        changes,
        page.locator("main [role=status]").first.inner_text(),
        page.locator("section[aria-labelledby=map-name] canvas").count() > 0,
    )


def _opened(page: Page) -> dict[str, float]:
    page.goto("/", wait_until="commit")
    page.wait_for_function("() => window.__complete", timeout=_WAIT_MS)
    times: dict[str, float] = page.evaluate(
        """() => ({
          paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
          complete: window.__complete,
        })"""
    )
    return times


def _changes(page: Page, told: Callable[[int, int], None] | None) -> list[float]:
    page.wait_for_timeout(1000)
    found: list[float] = []
    for nth in range(CHANGES):
        made: dict[str, Any] = page.evaluate(_CHANGE, nth)
        if made["changed"]:
            found.append(made["took"])
        page.wait_for_timeout(50)
        if told:
            told(nth + 1, CHANGES)
    return found
