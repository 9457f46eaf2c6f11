"""The session's cookie: out of reach of scripts, sent to this server only, by its own pages only."""

from __future__ import annotations

from whence.web.security.hosts import is_local


def _names(port: int) -> tuple[str, str]:
    return f"whence-{port}", f"__Host-whence-{port}"


def _name(host: str, port: int) -> str:
    return _names(port)[0 if is_local(host) else 1]


def token_in(cookies: str | None, port: int) -> str | None:
    """Find the token in a ``Cookie`` header; None where there is none, or several, of which one is not ours."""
    pairs = [pair.strip().partition("=") for pair in (cookies or "").split(";")]
    found = {value for name, _, value in pairs if name in _names(port)}
    return found.pop() if len(found) == 1 else None


def setting(token: str, host: str, port: int) -> str:
    """Write the ``Set-Cookie`` that begins a session. By TLS it is ``Secure`` and bound to the host by its name."""
    secure = "" if is_local(host) else "; Secure"
    return f"{_name(host, port)}={token}; Path=/; HttpOnly; SameSite=Strict{secure}"


def clearing(host: str, port: int) -> str:
    """Write the ``Set-Cookie`` that ends one."""
    return f"{setting('', host, port)}; Max-Age=0"
