"""Poisoned reports among good ones: every good one is coded, every poisoned one set aside with its reason.

Some cannot be read at all (rubbish, nothing, a broken PDF) and are refused when they are taken in; some make the reader
crash, hang, eat memory or fail when they are coded. When their cause is gone, a replay codes them.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reliability import toys
from reliability.kills import write_rows
from reliability.result import Check, Setting, Trial
from reliability.victims import Victim
from whence.archive.coding import CodingOptions, code
from whence.archive.coding_events import Coded
from whence.archive.folder import Archive
from whence.archive.retrying import Retries
from whence.model.archive import Job, JobKind, JobState

_GOOD, _POISONED = 1000, 50
_MARKS = ("CRASHMARK", "EXITMARK", "HANGMARK", "LEAKMARK", "RAISEMARK", "DEPTHMARK")
_FILES = ("rubbish", "nothing", "broken PDF")
_PROGRAM = ("-c", "import sys; from whence.cli import main; sys.exit(main())")


def run(setting: Setting) -> Trial:
    """Add and code good and poisoned reports, then replay the poisoned ones without their poison."""
    good, poisoned = setting.sized(_GOOD), setting.sized(_POISONED)
    folder, archive = setting.work / "reports", setting.work / "archive"
    folder.mkdir()
    kinds = [(*_FILES, *_MARKS)[number % (len(_FILES) + len(_MARKS))] for number in range(poisoned)]
    for number, kind in enumerate(kinds):
        _write_poison(folder, number, kind, random.Random(setting.seed + number))
    write_rows(folder / "good.jsonl", good, setting.seed)
    Victim(_PROGRAM, ("init", archive), {}).wait()
    adding = Victim(_PROGRAM, ("add", folder, "-a", archive, "--json"), {})
    added = adding.wait()
    taken = Counter(str(line.get("outcome")) for line in adding.lines)
    refused = sum(kind in _FILES for kind in kinds)
    with _mended_by(setting.work / "mended") as mended:
        coded = _code(archive)
        dead = _dead(archive)
        mended.touch()
        replayed = Victim(_PROGRAM, ("jobs", "replay", "--all", "--kind", "code", "-a", archive), {}).wait()
        after = _code(archive)
    left = [job for job in _dead(archive) if job.kind is JobKind.CODE]
    reasons = _reasons(dead)
    mix = ", ".join(f"{number} {kind}" for kind, number in Counter(kinds).items())
    return Trial(
        "poison",
        f"{poisoned} poisoned among {good:,} good reports: {mix}",
        (
            Check("all good ones are taken in", f"{taken['new']:,} new", taken["new"] == good + poisoned - refused),
            Check(
                "all good ones are coded",
                f"{coded:,} coded, exit code of add {added}",
                coded == good and added in (0, 2),
            ),
            Check(
                "each poisoned one is a dead letter, and nothing else is",
                f"{len(dead)} dead letters",
                len(dead) == poisoned and sum(job.kind is JobKind.ADD for job in dead) == refused,
            ),
            Check("each has its reason", "; ".join(reasons), all(job.reason for job in dead)),
            Check(
                "replayed without their poison they are coded",
                f"{after} coded, {len(left)} dead",
                replayed == 0 and after == poisoned - refused and not left,
            ),
        ),
    )


def _write_poison(folder: Path, number: int, kind: str, chance: random.Random) -> None:
    match kind:
        case "rubbish":
            (folder / f"poison-{number}.txt").write_bytes(chance.randbytes(4000))
        case "nothing":
            (folder / f"poison-{number}.txt").write_bytes(b"")
        case "broken PDF":
            (folder / f"poison-{number}.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n" + chance.randbytes(2000))
        case _:
            text = f"Troops shelled the harbour of the town on day {number}, the radio said. The word is {kind}.\n"
            (folder / f"poison-{number}.txt").write_text(text, encoding="utf-8")


def _code(archive: Path) -> int:
    """Code what waits with limits that make the trial short; return how many were coded."""
    retries = Retries(attempts=5, waits=(0.1, 0.2, 0.5, 1.0))
    options = CodingOptions(
        toys.MAKER, workers=2, factory=toys.FACTORY, memory=400 << 20, least_seconds=2.0, retries=retries
    )
    store = Archive.open(archive).store()
    try:
        return sum(isinstance(each, Coded) for each in code(store, options))
    finally:
        store.close()


def _dead(archive: Path) -> Sequence[Job]:
    reader = Archive.open(archive).reader()
    try:
        return reader.jobs(state=JobState.DEAD, limit=10_000)
    finally:
        reader.close()


def _reasons(dead: Sequence[Job]) -> list[str]:
    """List the kinds of reasons, with how often each was given."""
    counted = Counter(_gist(job.reason or "") for job in dead)
    return [f"{number} × {reason}" for reason, number in counted.most_common()]


def _gist(reason: str) -> str:
    return reason.split(";")[0].split(" (in ")[0][:90]


@contextmanager
def _mended_by(file: Path) -> Iterator[Path]:
    """Let a file, once it is there, take the poison out of all texts."""
    before = os.environ.get("WHENCE_TOY_MENDED")
    os.environ["WHENCE_TOY_MENDED"] = str(file)
    try:
        yield file
    finally:
        os.environ.pop("WHENCE_TOY_MENDED")
        if before is not None:
            os.environ["WHENCE_TOY_MENDED"] = before
