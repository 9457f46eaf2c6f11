"""Who may send a request: pages of the desk itself, and nobody else's.

Browsers say by ``Sec-Fetch-Site`` where a request comes from, and by ``Origin`` which page sent it. Other ports of this
machine are the same *site*, whose requests carry the cookie (SameSite keeps apart sites, not origins), so nothing but
``same-origin`` passes, and ``none`` (an address that a person typed) for what changes nothing. From elsewhere one
thing is let in: a link to a page, opened in a window of its own; the page then asks for its data itself.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from whence.web.security.answers import SAFE, header, is_api, refuse
from whence.web.security.hosts import origin_of


def refusal(scope: Scope) -> str | None:
    """Say why a request may not come from where it comes from; None if it may."""
    site, origin = header(scope, b"sec-fetch-site"), header(scope, b"origin")
    safe = scope["method"] in SAFE
    if origin is not None and origin != origin_of((header(scope, b"host") or "").lower()):
        return "the request comes from a page that is not of this desk"
    if site == "same-origin" or (site == "none" and safe):
        return None
    if site is not None:
        if safe and not is_api(scope) and _is_link(scope):
            return None
        return "the request comes from a page of another site or port"
    if not safe and origin is None:
        return "the request does not say which page it comes from; send Origin with the desk's own address"
    return None


def _is_link(scope: Scope) -> bool:
    return header(scope, b"sec-fetch-mode") == "navigate" and header(scope, b"sec-fetch-dest") == "document"


class Sites:
    """Refuses what other pages send, or would read or embed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on that the desk's own pages, or nobody's, sent."""
        if scope["type"] == "http":
            reason = refusal(scope)
            if reason is not None:
                await refuse(scope, send, 403, reason)
                return
        await self._app(scope, receive, send)
