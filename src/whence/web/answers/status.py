"""What an archive holds and what waits, as answers have it."""

from __future__ import annotations

from pathlib import Path

from whence.store.interface import ReadStore
from whence.web import reviews
from whence.web.schemas.archive import Status


def status_out(store: ReadStore, folder: Path) -> Status:
    """Count what is there and what waits."""
    tally = store.tally()
    return Status(
        name=folder.absolute().name,
        reports=tally.reports,
        versions=tally.versions,
        claims=tally.claims,
        incidents=tally.incidents,
        families=tally.families,
        waiting_to_code=tally.to_code,
        waiting_to_link=tally.to_link,
        dead=tally.dead,
        judgements=tally.judgements,
        acts=reviews.acts(store),
        change=store.last_change(),
    )
