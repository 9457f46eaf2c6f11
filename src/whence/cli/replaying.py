"""The work behind ``whence jobs replay``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from whence.archive.cleaning import Cleaner
from whence.archive.dead_letters import can_be_taken_again
from whence.archive.taking_again import take_again
from whence.cli.failures import BAD_INPUT, complain
from whence.cli.session import Session
from whence.cli.tables import print_json, print_pairs
from whence.model.archive import Job, JobKind
from whence.model.item import Refused
from whence.store.interface import Store


def replay(store: Store, dead: Sequence[Job], session: Session, *, json: bool) -> int:
    """Queue dead jobs again, and take refused files in at once.

    Returns:
        The exit code: that of bad input, where something has to be added again by hand, or was refused again.

    Raises:
        StoreError: the archive cannot be used.
    """
    refused = [job for job in dead if job.kind is JobKind.ADD]
    files = [job for job in refused if can_be_taken_again(job)]
    for job in refused:
        if job not in files:
            complain(f"{job.target}: was part of something, or came without bytes; take it in with whence add")
    queued = [job for job in dead if job.kind is not JobKind.ADD]
    waiting = store.replay([job.id for job in queued], now=datetime.now(UTC))
    taken = _take(store, files, session)
    totals = {"waiting": waiting, "taken_in": taken, "refused": len(files) - taken, "left": len(refused) - len(files)}
    if json:
        print_json({"total": totals})
    else:
        print_pairs((f"{totals[name]:,}", words) for name, words in _WORDS.items() if totals[name] or name == "waiting")
    return BAD_INPUT if totals["refused"] or totals["left"] else 0


_WORDS = {
    "waiting": "wait again; go on with whence code, or whence sync",
    "taken_in": "files taken in",
    "refused": "files refused again",
    "left": "left as they were",
}


def _take(store: Store, files: Sequence[Job], session: Session) -> int:
    """Take refused files in; return how many are not refused again."""
    if not files:
        return 0
    store.replay([job.id for job in files], now=datetime.now(UTC))
    taken = 0
    with Cleaner(today=session.today) as cleaner:
        for job, outcome in take_again(store, cleaner, files):
            if isinstance(outcome, Refused):
                complain(f"{job.target}: {outcome.reason}")
            else:
                taken += 1
    return taken
