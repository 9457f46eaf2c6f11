"""Browser tests: one Chromium for all, a desk served by the program itself, and pages that are watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import APIRequestContext, Browser, BrowserContext, Page, StorageState, expect, sync_playwright

from tests.web.browser.addresses import Addresses
from tests.web.browser.served import ROOT, Served, copied, run, serving
from tests.web.browser.watching import Watch

REPORTS = Path(__file__).parent / "reports"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No name is looked up, so that a payload that gets through reaches nobody."""
_WAIT_MS = 20_000
"""Until something that must appear counts as missing: a busy machine is no fault of the code."""


def lacking(what: str, remedy: str) -> None:
    """Skip where something is not installed; in CI that is a failure, so that the tests cannot stop unnoticed."""
    if os.environ.get("CI", "").lower() in ("true", "1"):
        pytest.fail(f"{what}; {remedy}")
    pytest.skip(f"{what}; {remedy}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        lacking("no Chromium is installed", "apt-get install chromium")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        arguments = [_NOWHERE, *(["--no-sandbox"] if root else [])]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        expect.set_options(timeout=_WAIT_MS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built() -> None:
    """The front end as it is shipped."""
    if not (ROOT / "src/whence/web/static/index.html").is_file():
        lacking("the front end is not built", "run make test, or npm run build in frontend/")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the bundled sample reports and of four more, coded and linked. Never served: copies are."""
    folder = tmp_path_factory.mktemp("sample") / "archive"
    run("init", folder)
    run("add", ROOT / "examples/reports", REPORTS, "--archive", folder)
    run("code", "--archive", folder)
    run("link", "--archive", folder)
    return folder


@dataclass
class Desk:
    """A served desk with somebody signed in; makes watched contexts."""

    served: Served
    browser: Browser
    state: StorageState

    @property
    def origin(self) -> str:
        return self.served.origin

    def context(self, watch: Watch, **options: Any) -> BrowserContext:
        """Open a context of somebody who is signed in."""
        context = self.browser.new_context(base_url=self.origin, storage_state=self.state, **options)
        context.set_default_timeout(_WAIT_MS)
        watch.follow(context)
        return context


def signed_in(browser: Browser, served: Served) -> Desk:
    """Go in by the one-time token, once, and keep the session. That the link itself opens the desk is tested elsewhere."""
    context = browser.new_context(base_url=served.origin)
    token = urlsplit(served.door).fragment
    answer = context.request.post(
        "/api/v1/session/link", data={"token": token}, headers={"Origin": served.origin, "Accept": "application/json"}
    )
    assert answer.ok, f"{served.door}: {answer.status} {answer.text()}"
    state = context.storage_state()
    context.close()
    return Desk(served, browser, state)


@pytest.fixture(scope="session")
def desk(browser: Browser, built: None, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that all tests share which only look."""
    folder = copied(sample, tmp_path_factory.mktemp("shared") / "archive")
    with serving(folder) as served:
        yield signed_in(browser, served)


@pytest.fixture
def own_desk(browser: Browser, built: None, sample: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk of the test's own, to change things."""
    with serving(copied(sample, tmp_path / "archive")) as served:
        yield signed_in(browser, served)


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(desk: Desk) -> Iterator[OpenPage]:
    """Open watched pages of the shared desk; the test fails for what they did behind its back.

    Options are those of Playwright's contexts, and ``expecting=False`` where the watch is the test's own.
    """
    yield from _opener(desk)


@pytest.fixture
def own_page(own_desk: Desk) -> Iterator[Page]:
    """A watched page of the test's own desk."""
    for opened in _opener(own_desk):
        yield opened(accept_downloads=True)


def _opener(desk: Desk) -> Iterator[OpenPage]:
    watch, contexts = Watch(desk.origin), list[BrowserContext]()

    def opened(address: str | None = None, **options: Any) -> Page:
        context = desk.context(watch, **options)
        contexts.append(context)
        page = context.new_page()
        if address is not None:
            page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    watch.check()


@pytest.fixture(scope="session")
def api(desk: Desk) -> Iterator[APIRequestContext]:
    """The API of the shared desk, for whoever is signed in."""
    context = desk.browser.new_context(base_url=desk.origin, storage_state=desk.state)
    yield context.request
    context.close()


@pytest.fixture(scope="session")
def addresses(api: APIRequestContext) -> Addresses:
    """Addresses of the shared desk for every route."""
    return Addresses.of(api)
