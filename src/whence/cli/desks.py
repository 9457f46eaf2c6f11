"""What the commands that fetch share: an archive with a client, and with what reads lists in a sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.archive.feeding import Poller
    from whence.archive.folder import Archive
    from whence.cli.session import Session
    from whence.ingest.fetching.client import Client
    from whence.ingest.fetching.clock import Clock
    from whence.ingest.listing import ListReader
    from whence.ingest.sandbox import Sandbox
    from whence.store.interface import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """An archive that is open for writing, and what fetching needs."""

    archive: Archive
    store: Store
    client: Client
    sandbox: Sandbox
    reader: ListReader
    poller: Poller
    clock: Clock


@contextmanager
def fetching(folder: Path, session: Session) -> Iterator[Desk]:
    """Open an archive with all that fetching needs, and close it again.

    Raises:
        ArchiveError: there is no archive.
        StoreError: it cannot be used.
    """
    from whence.archive.clients import open_client
    from whence.archive.feeding import Poller
    from whence.cli.archives import writing
    from whence.ingest.listing import MODULES, ListReader
    from whence.ingest.sandbox import Sandbox

    network = session.network()
    with writing(folder) as (archive, store):
        settings = archive.settings.fetching
        with open_client(settings, store, network) as client, Sandbox(MODULES) as sandbox:
            reader = ListReader(sandbox, session.today)
            poller = Poller(store, client, reader, network.clock, max(1, settings.pages))
            yield Desk(archive, store, client, sandbox, reader, poller, network.clock)
