"""Where a desk may listen, and the socket that it listens on."""

from __future__ import annotations

import errno
import ipaddress
import re
import socket
from dataclasses import dataclass

from whence.model.errors import InputError
from whence.web.security.hosts import is_local, own_hosts

PORT = 8470
_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\d{1,5})?")
_BACKLOG = 128


class PortTaken(InputError):
    """Another program listens there."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to listen, and under which names.

    Attributes:
        host: an address of this machine; ``localhost`` is 127.0.0.1.
        port: 0 for any that is free.
        names: what else the ``Host`` header may say, with a port where it is not the usual one.
        accounts: whether people sign in.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()
    accounts: bool = False

    def checked(self) -> Place:
        """Refuse what would let strangers in.

        Raises:
            InputError: the place is open to others and nobody has to sign in, or no name of it would be answered.
        """
        host = "127.0.0.1" if self.host == "localhost" else self.host.strip("[]")
        try:
            address = ipaddress.ip_address(host)
        except ValueError as error:
            raise InputError(
                f"--host {self.host}: not an address; give one of this machine, such as 127.0.0.1"
            ) from error
        names = tuple(name.lower() for name in self.names)
        for name in names:
            if not _NAME.fullmatch(name):
                raise InputError(
                    f"--allow-host {name}: not a name; give one as browsers show it, such as desk.example.org"
                )
        self._check_safe(address.is_loopback, [name for name in names if not is_local(name)])
        return Place(host, self.port, names, self.accounts)

    def _check_safe(self, loopback: bool, strange: list[str]) -> None:
        if not self.accounts and (strange or not loopback):
            given = f"--host {self.host}" if not loopback else f"--allow-host {strange[0]}"
            raise InputError(
                f"{given} is for other machines, and without --accounts nobody has to sign in: leave it out; or make "
                "accounts (whence users add NAME --role admin) and serve with --accounts, behind a reverse proxy with "
                "TLS and with --allow-host NAME, as docs/serving.md says"
            )
        if not loopback and not strange:
            raise InputError(
                f"--host {self.host} is for other machines, and none of their names for it is answered: add "
                "--allow-host NAME, the name by which a reverse proxy with TLS serves the desk, as docs/serving.md says"
            )

    def hosts(self, port: int) -> frozenset[str]:
        """List what the ``Host`` header may say."""
        return own_hosts(port, (*self.names, *([self._written(port)] if is_local(self.host) else [])))

    def origin(self, port: int) -> str:
        """Say at which address of this machine it is reached."""
        return f"http://{self._written(port) if is_local(self.host) else f'127.0.0.1:{port}'}"

    def _written(self, port: int) -> str:
        return f"[{self.host}]:{port}" if ":" in self.host else f"{self.host}:{port}"


def bound(place: Place) -> socket.socket:
    """Take the port.

    Raises:
        PortTaken: somebody has it.
        InputError: it cannot be had.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    try:
        listening = socket.create_server((place.host, place.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(
                f"port {place.port} of {place.host} is taken by another program; --port 0 takes one that is free"
            ) from error
        raise InputError(
            f"cannot listen on port {place.port} of {place.host}: {error.strerror or error}; name another place"
        ) from error
    return _prompt(listening)


def _prompt(listening: socket.socket) -> socket.socket:
    """Name TCP as its protocol, or asyncio leaves Nagle's algorithm on: each answer would wait 40 ms for a receipt."""
    return socket.socket(listening.family, listening.type, socket.IPPROTO_TCP, fileno=listening.detach())
