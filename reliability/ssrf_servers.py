"""What the trial of fetching talks to: a trap that must never be reached, a public site, and the way to both.

All of it listens on loopback. No other address is ever connected to: an attempt is counted and ends there.
"""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from itertools import count
from typing import Any, Self

import httpcore

PUBLIC = "93.184.216.34"
"""The address that the public site pretends to have; connections to it are led to a server on loopback."""

PAGE = b"<html><body><p>The bridge was shelled on Friday.</p></body></html>"


class Trap:
    """Listens where nobody may come, and counts who does."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.port = self._listen("127.0.0.1", 0)
        for address, port in (("127.0.0.1", 0), ("127.0.0.2", self.port), ("127.1.1.1", self.port), ("::1", self.port)):
            with contextlib.suppress(OSError):  # macOS has no 127.0.0.2, some machines no IPv6
                self._listen(address, port)
        self.places = tuple(each.getsockname()[:2] for each in self._sockets)

    def _listen(self, address: str, port: int) -> int:
        listening = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((address, port))
            listening.listen(64)
            listening.settimeout(0.2)
        except OSError:
            listening.close()
            raise
        self._sockets.append(listening)
        thread = threading.Thread(target=self._serve, args=(listening, address), daemon=True)
        thread.start()
        self._threads.append(thread)
        return int(listening.getsockname()[1])

    def _serve(self, listening: socket.socket, address: str) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            self.hits.append(address)
            with connection, contextlib.suppress(OSError):
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret")

    def close(self) -> None:
        """Stop listening."""
        for listening in self._sockets:
            listening.close()
        for thread in self._threads:
            thread.join()


class Watch:
    """Notes what this process connects to, whatever in it does and by whatever way.

    Python's audit hooks cannot be taken out again; this one is deaf behind its ``with``.
    """

    def __init__(self) -> None:
        self.connected: list[Any] = []
        self._on = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._on and event == "socket.connect":
            self.connected.append(arguments[1])

    def __enter__(self) -> Self:
        self._on = True
        return self

    def __exit__(self, *_: object) -> None:
        self._on = False

    def beside(self, port: int) -> list[str]:
        """List what was connected to but a port of 127.0.0.1."""
        return [str(place) for place in self.connected if place[:2] != ("127.0.0.1", port)]


class _Site(BaseHTTPRequestHandler):
    """The public site: a page, lists, and redirects to wherever ``targets`` says."""

    server: PublicSite

    def do_GET(self) -> None:
        """Answer: /page, /to/STATUS/N, /meta/N, and whatever the trial has put up."""
        parts = self.path.strip("/").split("/")
        if self.path in self.server.redirects:
            self._send(302, b"", Location=self.server.redirects[self.path])
        elif self.path in self.server.pages:
            self._send(200, self.server.pages[self.path])
        elif parts[0] == "to":
            self._send(int(parts[1]), b"", Location=self.server.targets[int(parts[2])])
        elif parts[0] == "meta":
            target = self.server.targets[int(parts[1])]
            meta = f'<html><head><meta http-equiv="refresh" content="0; url={target}"></head></html>'
            self._send(200, meta.encode() + PAGE, Refresh=f"0; url={target}")
        else:
            self._send(200 if parts[0] == "page" else 404, PAGE)

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), "Content-Type": "text/html", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class PublicSite(ThreadingHTTPServer):
    """Serves the public site on loopback, on a port of its own."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Site)
        self.targets: list[str] = []
        self.pages: dict[str, bytes] = {}
        self.redirects: dict[str, str] = {}
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def target(self, url: str) -> int:
        """Put up a target of redirects; return its number."""
        self.targets.append(url)
        return len(self.targets) - 1

    def close(self) -> None:
        """Stop."""
        self.shutdown()
        self._thread.join()
        self.server_close()


class Ways(httpcore.NetworkBackend):
    """The network behind the check: the public address leads to the public site, loopback to loopback, nothing else."""

    def __init__(self, site: PublicSite) -> None:
        self._site = site
        self._sockets = httpcore.SyncBackend()
        self.attempts: list[str] = []
        """Addresses beside the public one that the check let through."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - the signature is httpcore's
        socket_options: Iterable[object] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect, never to anything but loopback."""
        if host == PUBLIC:
            return self._sockets.connect_tcp("127.0.0.1", self._site.server_port, timeout)
        self.attempts.append(host)
        if not _inside(host):
            raise httpcore.ConnectError(f"the trial does not go to {host}")
        return self._sockets.connect_tcp(host, port, timeout)


def _inside(host: str) -> bool:
    try:
        ip = ip_address(host)
    except ValueError:
        return host == "localhost"
    return ip.is_loopback or ip.is_unspecified


class Names:
    """A resolver that knows the trial's names; numbers and ``localhost`` alone go to the system's.

    A name of several answers gives all of them; one in ``changing`` gives them in turn, another each time it is asked.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Sequence[str]] = {"public.example": (PUBLIC,)}
        self.changing: dict[str, Iterator[str]] = {}
        self.asked = 0
        self._numbers = count(1)

    def name(self, *answers: str) -> str:
        """Make up a name for some addresses."""
        name = f"host{next(self._numbers)}.example"
        self.answers[name] = answers
        return name

    def __call__(self, host: str, port: int) -> Sequence[str]:
        """Resolve."""
        self.asked += 1
        if host in self.changing:
            return (next(self.changing[host]),)
        if host in self.answers:
            return self.answers[host]
        if host == "localhost" or (host.replace(".", "").isalnum() and host[:1].isdigit()) or ":" in host:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=_numeric(host))
            return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
        raise OSError(f"the trial knows no {host}")


def _numeric(host: str) -> int:
    return 0 if host == "localhost" else socket.AI_NUMERICHOST  # so that no question ever leaves the machine
