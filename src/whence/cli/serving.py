"""The work behind ``whence serve``: say where the desk is, serve it, let in again whoever closed the browser."""

from __future__ import annotations

import logging
import socket
import sys
from contextlib import ExitStack
from dataclasses import dataclass

from whence.archive.folder import Archive
from whence.cli.failures import complain
from whence.model.errors import InputError
from whence.web.serving.browser import opening_page, show, there_is_one
from whence.web.serving.listening import Place, PortTaken, bound
from whence.web.serving.opened import Opened, another_link, opened
from whence.web.serving.static import Static
from whence.web.serving.stopping import stopping_quietly

UNBUILT = (
    "the pages are not built, so there is only the API; in the folder of Whence's source, with Node 20.19 or newer: "
    "cd frontend && npm ci && npm run build"
)


def print_link(archive: Archive, address: str | None = None) -> None:
    """Print a link for a server that runs already.

    Raises:
        InputError: none does.
    """
    link = another_link(archive, address)
    if link is None:
        raise InputError(
            f"{archive.folder}: no whence serve for one person runs on this archive; start one with whence serve"
        )
    print(f"The archive is served already. Open this once, within five minutes:\n  {link}", flush=True)


@dataclass(frozen=True, slots=True)
class Serving:
    """One run of ``whence serve``.

    Attributes:
        archive: which.
        place: where, checked.
        open: whether a browser is opened; None if there is a desktop.
        log: whether requests are logged.
    """

    archive: Archive
    place: Place
    open: bool | None = None
    log: bool = False

    def run(self) -> int:
        """Serve until stopped; return the exit code.

        Raises:
            InputError: it cannot be served so.
            StoreError: the archive cannot be used.
        """
        try:
            listening = bound(self.place)
        except PortTaken:
            if self._is_ours():
                return 0
            raise
        port = listening.getsockname()[1]
        with listening, opened(self.archive, self.place, port) as desk, stopping_quietly(), ExitStack() as stack:
            self._tell(desk, stack)
            self._serve(desk, listening)
        print("Stopped.", flush=True)
        return 0

    def _serve(self, desk: Opened, listening: socket.socket) -> None:
        """Load the server, which takes most of the time that it takes to start, and serve.

        Whoever opens the link sooner waits for it: the port is taken, and connections to it are kept.
        """
        from whence.web.security.outcomes import LOG
        from whence.web.serving.server import Server, on_line
        from whence.web.serving.site import site

        if self.log:
            LOG.setLevel(logging.INFO)

        def began() -> None:
            if self._hears_enter:
                on_line(sys.stdin.fileno(), lambda: self._tell_link(desk))

        Server(site(desk.desk), listening, began).serve_until_stopped()

    def _is_ours(self) -> bool:
        """Print a link if what has the port is a server of ours on this archive; say whether it is."""
        if self.place.accounts:
            return False
        try:
            print_link(self.archive, self.place.origin(self.place.port))
        except InputError:
            return False
        return True

    @property
    def _hears_enter(self) -> bool:
        return not self.place.accounts and sys.stdin.isatty()

    def _tell(self, desk: Opened, stack: ExitStack) -> None:
        if not Static().is_built:
            complain(UNBUILT)
        if not desk.people.kept:
            complain(f"{self.archive.folder} cannot be written: views that you save are forgotten when this ends")
        print(f"The archive {self.archive.folder.absolute().name} is served at {desk.address}", flush=True)
        if self.place.accounts:
            self._tell_of_accounts()
            return
        link = self._tell_link(desk)
        if self.open or (self.open is None and there_is_one()):
            page = stack.enter_context(opening_page(link, self.archive.folder))
            if not show(page):
                complain("no browser was found; open the link yourself")
        if self._hears_enter:
            print("Enter prints another link; Ctrl-C stops.", flush=True)

    def _tell_link(self, desk: Opened) -> str:
        link = desk.link()
        print(f"Open this once, within five minutes:\n  {link}", flush=True)
        return link

    def _tell_of_accounts(self) -> None:
        for name in self.place.names:
            print(f"and, by the reverse proxy that speaks TLS for it, at https://{name}", flush=True)
        print("People sign in with the accounts that whence users list shows; Ctrl-C stops.", flush=True)
