"""The headers of every answer, whoever gives it: what a browser may do with it, which is as little as works."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whence.web.security.answers import is_api

PAGES_CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types svelte-trusted-html default",
    )
)
"""Of pages and of what they are made of: only files of this server, nothing inline, nothing evaluated, no frames. Two
scripts may make markup or addresses from text: Svelte its own templates, and the map its worker's address."""

API_CSP = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""Of the API's answers, a report's bytes among them: opened by itself, nothing of one runs or loads."""

_OFF = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media"),
    *("gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "local-fonts"),
    *("magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture"),
    *("publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access"),
    *("usb", "window-management", "xr-spatial-tracking"),
)
"""What browsers can be forbidden, and the desk has no use for. Writing to the clipboard is not in it: addresses and
citations are copied."""

ALWAYS = (
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-embedder-policy", b"require-corp"),
    (b"permissions-policy", ", ".join(f"{name}=()" for name in _OFF).encode()),
    (b"x-dns-prefetch-control", b"off"),
)
_OURS = frozenset(name for name, _ in ALWAYS) | {b"content-security-policy", b"server"}


class Headers:
    """Puts the headers on every answer, also on those of failures, and takes ``Server`` off."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        of_api = is_api(scope)
        policy = (API_CSP if of_api else PAGES_CSP).encode()

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in _OURS]
                if of_api and all(name.lower() != b"cache-control" for name, _ in kept):
                    kept.append((b"cache-control", b"no-store"))
                message = {**message, "headers": [*kept, *ALWAYS, (b"content-security-policy", policy)]}
            await send(message)

        await self._app(scope, receive, sent)
