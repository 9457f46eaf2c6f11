"""Where connections are made: to an address that was checked, at the moment it is made."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Sequence

import httpcore
import httpx

from whence.ingest.fetching.addresses import why_refused
from whence.ingest.fetching.meter import Meter, MeteredStream
from whence.model.errors import RefusedUrl

Resolve = Callable[[str, int], Sequence[str]]
"""From a host and port to the IP addresses behind them."""

_SocketOptions = Iterable[tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]]

_MAX_TRIES = 4
"""How many of a host's addresses are tried: enough to get from a broken IPv6 to IPv4."""


def system_resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver.

    Raises:
        OSError: the name has no address.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedBackend(httpcore.NetworkBackend):
    """A network backend that resolves a name once, checks every answer, and connects to what it checked.

    Because the check and the connection use the same answer, a name that changes its mind in between gains nothing.
    """

    def __init__(self, meter: Meter, resolve: Resolve, inner: httpcore.NetworkBackend | None = None) -> None:
        self._meter = meter
        self._resolve = resolve
        self._inner = inner or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _SocketOptions | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host by an address that passed the check.

        Raises:
            RefusedUrl: any of the host's addresses is not public.
            httpcore.ConnectError: the name has no address, or none answers.
        """
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._checked(host, port)[:_MAX_TRIES]:
            seconds = self._meter.seconds(timeout)
            try:
                stream = self._inner.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return MeteredStream(stream, self._meter)
        raise failure

    def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} has no address") from error
        for address in addresses:
            try:
                reason = why_refused(address)
            except ValueError:
                reason = "no address"
            if reason:
                raise RefusedUrl(f"{host} is {reason} ({address}), and only public addresses are fetched")
        return addresses

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002 - the signature is httpcore's
        socket_options: _SocketOptions | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Refuse: a report never lies behind a local socket.

        Raises:
            RefusedUrl: always.
        """
        raise RefusedUrl(f"{path} is a local socket, and only public addresses are fetched")


class CheckedTransport(httpx.HTTPTransport):
    """httpx's transport on a checked backend.

    One connection at a time, certificates checked, no proxy, no cookies, no settings from the environment.
    """

    def __init__(self, backend: CheckedBackend) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        super().__init__(verify=context, trust_env=False)
        self._pool.close()
        # httpx takes no backend, so its pool is replaced: this class is the only place that knows
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=backend,
        )
