"""What can be done about what was given up."""

from __future__ import annotations

from whence.model.archive import Job


def can_be_taken_again(job: Job) -> bool:
    """Say whether a refused thing is a whole file whose bytes are kept.

    What stood in a table or web archive, or came from an address, is nothing by its bytes alone: its columns, headers
    and address are needed, and only its source has them. It has to be added again.
    """
    return bool(dict(job.detail).get("sha256")) and "#" not in job.target and "://" not in job.target
