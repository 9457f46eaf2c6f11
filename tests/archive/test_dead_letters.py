from __future__ import annotations

import pytest

from tests.contracts.samples import NOON
from whence.archive.dead_letters import can_be_taken_again
from whence.model.archive import Job, JobKind, JobState


@pytest.mark.parametrize(
    ("place", "kept", "can"),
    [
        ("a.txt", True, True),
        ("a.txt", False, False),
        ("a.jsonl#12", True, False),
        ("https://example.org/a", True, False),
    ],
)
def test_only_whole_files_can_be_taken_again(place: str, kept: bool, can: bool) -> None:
    detail = (("sha256", "0" * 64),) if kept else ()
    job = Job("4f", JobKind.ADD, place, "", JobState.DEAD, 1, NOON, "cannot be read", detail)
    assert can_be_taken_again(job) is can
