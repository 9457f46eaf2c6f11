"""Browser tests: one Chromium for all, a desk served by the program itself, and pages that are watched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import APIRequestContext, Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.browser.addresses import Addresses
from tests.web.browser.chromium import arguments, executable
from tests.web.browser.desks import WAIT_MS, Desk, sample_archive, signed_in
from tests.web.browser.served import ROOT, copied
from tests.web.browser.watching import Watch
from whence.bench.desk.serving import serving

OpenPage = Callable[..., Page]


def lacking(what: str, remedy: str) -> NoReturn:
    """Skip where something is not installed; in CI that is a failure, so that the tests cannot stop unnoticed."""
    if os.environ.get("CI", "").lower() in ("true", "1"):
        pytest.fail(f"{what}; {remedy}")
    pytest.skip(f"{what}; {remedy}")


_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser's tests last: while its driver lives, a loop runs in this thread, and no other can be begun."""
    items.sort(key=lambda item: _HERE in item.path.parents)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    found = executable()
    if found is None:
        lacking("no Chromium is installed", "apt-get install chromium")
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built() -> None:
    """The front end as it is shipped."""
    if not (ROOT / "src/whence/web/static/index.html").is_file():
        lacking("the front end is not built", "run make test, or npm run build in frontend/")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of sample reports. Never served: copies are."""
    return sample_archive(tmp_path_factory.mktemp("sample") / "archive")


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


@pytest.fixture
def open_page(desk: Desk) -> Iterator[OpenPage]:
    """Open watched pages of the shared desk; the test fails for what they did behind its back.

    Options are those of Playwright's contexts.
    """
    yield from _opener(desk)


@pytest.fixture
def own_page(own_desk: Desk) -> Iterator[Page]:
    """A watched page of the test's own desk."""
    for opened in _opener(own_desk):
        yield opened()


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
