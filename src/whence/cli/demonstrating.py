"""The work behind ``whence demo``, once the reports are read: keep them in an archive, and serve it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from whence.archive.folder import SETTINGS, Archive
from whence.cli.adding import Adding, Shown
from whence.cli.coding import Coding, Wishes
from whence.cli.linking import Linking
from whence.cli.serving import UNBUILT, Serving
from whence.cli.session import Session
from whence.ingest.sources import SourceOptions
from whence.web.serving.listening import PORT, Place, PortTaken, bound
from whence.web.serving.opened import opened

INTERRUPTED = 130


def kept(session: Session, folder: Path, sources: Sequence[str]) -> tuple[Archive, int]:
    """Keep reports in an archive, which is made if it is not there; read and link what is new.

    Returns:
        The archive, and the exit code of what did not go well.

    Raises:
        WhenceError: the archive cannot be used.
    """
    archive = Archive.open(folder) if (folder / SETTINGS).is_file() else Archive.create(folder)
    store = archive.store()
    try:
        codes = [Adding(archive, store, session, SourceOptions(today=session.today), Shown()).run(sources)]
        codes.append(Coding(archive, store, session).run(Wishes(again=True)))
        if INTERRUPTED not in codes:
            codes.append(Linking(archive, store, session).run(again=False))
    finally:
        store.close()
    return archive, max(codes)


def served(archive: Archive) -> int:
    """Serve an archive until Ctrl-C; where nobody sits at a terminal, show that it can be, and end."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return _until_stopped(archive)
    _shown(archive)
    return 0


def _until_stopped(archive: Archive) -> int:
    try:
        return Serving(archive, Place().checked()).run()
    except PortTaken:
        return Serving(archive, Place(port=0).checked()).run()


def _shown(archive: Archive) -> None:
    """Serve an archive as long as it takes to look at it, and say how to serve it longer."""
    from whence.cli.failures import complain
    from whence.web.serving.check import look
    from whence.web.serving.server import Server
    from whence.web.serving.site import site
    from whence.web.serving.static import Static

    static = Static()
    if not static.is_built:
        complain(UNBUILT)
    with bound(Place(port=0)) as listening, opened(archive, Place(port=0), listening.getsockname()[1]) as desk:
        with Server(site(desk.desk, static), listening).beside():
            seen = look(desk.link())
        print(f"The desk was served at {desk.address}:")
        print(f"  /  answered with a page of {seen.page_bytes:,} bytes")
        if seen.incident is not None:
            print(f"  /api/v1/incidents/{seen.incident['id'][:12]}…  answered with “{seen.incident['title']}”")
    print(
        f"Serve it yourself, at http://127.0.0.1:{PORT}:\n  whence serve --archive {shlex.quote(str(archive.folder))}"
    )
