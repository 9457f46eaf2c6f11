"""A client as an archive's settings want it, remembering in the archive."""

from __future__ import annotations

import whence
from whence.config import FetchingSettings
from whence.ingest.fetching.client import Client, Network
from whence.ingest.fetching.limits import Manners
from whence.ingest.fetching.memory import Memory


def open_client(settings: FetchingSettings, memory: Memory | None = None, network: Network | None = None) -> Client:
    """Build a client; whoever asks for it closes it.

    Args:
        settings: of the archive.
        memory: the archive's store, where robots.txt and hosts that fail are kept; None forgets them.
        network: how addresses are reached; None by the system's resolver and sockets.
    """
    contact = "".join(sign for sign in settings.contact if sign.isascii() and sign.isprintable() and sign not in "()")
    about = f"; {contact.strip()}" if contact.strip() else ""
    agent = f"whence/{whence.__version__} (collects news reports for its user; obeys robots.txt{about})"
    manners = Manners(agent=agent, delay=settings.delay, max_delay=max(Manners().max_delay, settings.delay))
    return Client(network, memory=memory, manners=manners, allowed=settings.network)
