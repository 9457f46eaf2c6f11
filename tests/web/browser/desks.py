"""Archives of samples, and desks with somebody signed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, StorageState

from tests.web.browser.served import ROOT, run
from tests.web.browser.watching import Watch
from whence.bench.desk.serving import Served

REPORTS = Path(__file__).parent / "reports"
WAIT_MS = 40_000
"""Until something that must appear counts as missing: a busy machine is no fault of the code."""


def sample_archive(folder: Path) -> Path:
    """Make an archive of the bundled sample reports and of four more, coded and linked."""
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
        return self.served.address

    def context(self, watch: Watch, **options: Any) -> BrowserContext:
        """Open a context of somebody who is signed in."""
        context = self.browser.new_context(base_url=self.origin, storage_state=self.state, **options)
        context.set_default_timeout(WAIT_MS)
        watch.follow(context)
        return context


def signed_in(browser: Browser, served: Served) -> Desk:
    """Go in by the one-time token, once, and keep the session. ``test_door`` goes in by the link itself."""
    context = browser.new_context(base_url=served.address)
    body, headers = {"token": served.token}, {"Origin": served.address}
    answer = context.request.post("/api/v1/session/link", data=body, headers=headers)
    assert answer.ok, f"{served.door}: {answer.status} {answer.text()}"
    state = context.storage_state()
    context.close()
    return Desk(served, browser, state)
