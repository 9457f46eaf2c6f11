"""What a page does behind the user's back: every request, every line on its console, every error, every dialog."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request, WebError

_LOADED_WITH_STATUS = "Failed to load resource: the server responded with a status of "
"""What Chromium says of every answer of 400 and above; whether that was right is for the test to say."""
_VIOLATIONS = """
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
  console.error(`CSP: ${effectiveDirective} refused ${blockedURI} at ${sourceFile}:${lineNumber}`));
"""


@dataclass
class Watch:
    """Follows all pages of a context.

    Attributes:
        origin: the desk's; a request anywhere else is a fault.
        requests: addresses of all requests, in order.
        faults: what must never happen, in words.
    """

    origin: str
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Begin to watch; before any page is opened."""
        context.add_init_script(_VIOLATIONS)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("dialog", self._dialog)

    def check(self) -> None:
        """Fail where anything happened that must not."""
        assert not self.faults, "\n".join(self.faults)

    def elsewhere(self) -> list[str]:
        """List the requests to other hosts."""
        return [url for url in self.requests if self._is_foreign(url)]

    def _is_foreign(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.scheme in ("about", "blob", "data", "chrome-error"):
            return parts.scheme in ("blob", "data")
        return f"{parts.scheme}://{parts.netloc}" != self.origin

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if self._is_foreign(request.url):
            self.faults.append(f"a request to another host: {request.url[:300]}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(_LOADED_WITH_STATUS):
            self.faults.append(f"on the console: {message.text[:600]}")

    def _error(self, error: WebError) -> None:
        at = error.page.url if error.page else "a worker"
        self.faults.append(f"an uncaught error on {at[:200]}: {error.error.stack or error.error}")

    def _dialog(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":
            self.faults.append(f"a dialog: {dialog.type} {dialog.message[:200]}")
        dialog.dismiss()


_SETTLED = """
() => !document.querySelector('[aria-busy="true"]')
  && ![...document.querySelectorAll("main [role=status]")].some((each) => /…\\s*$/.test(each.innerText))
"""
_PATIENCE_MS = 90_000


def settled(page: Page) -> None:
    """Wait until a page has loaded what it asks for and shows it: nothing is busy, and no status ends in dots."""
    page.wait_for_load_state("load", timeout=_PATIENCE_MS)
    page.locator("main :is(h1, [role=alert])").first.wait_for(timeout=_PATIENCE_MS)
    page.wait_for_function(_SETTLED, timeout=_PATIENCE_MS)
