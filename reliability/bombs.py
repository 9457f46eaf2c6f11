"""Files made to harm whoever opens them: each is opened, and what came of it is named."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from reliability.bomb_containers import containers
from reliability.bomb_files import documents
from reliability.bomb_texts import pages, texts
from reliability.result import Check, Setting, Trial
from whence.archive.cleaning import Cleaned, Cleaner
from whence.ingest.container import Passed, Position, Within
from whence.ingest.containers import MODULES, Container, read_contained
from whence.ingest.kinds import SourceKind
from whence.ingest.mapping import Columns
from whence.ingest.sandbox import Sandbox
from whence.ingest.sandbox.limits import DEFAULT, MEGABYTE
from whence.ingest.sandbox.memory import own_memory
from whence.model.errors import InputError
from whence.model.item import Capture, Item, Refused, Via

_TODAY = date(2026, 11, 23)
_AT = datetime(2026, 11, 23, tzinfo=UTC)
_SLACK = 0.5
"""Seconds beyond the limit of an item in which its child must be gone; on a busy machine that takes some tenths."""

_SECRET = "the words of a file that no report names"
_GROWTH = 400 * MEGABYTE
"""What the program itself may grow by: some copies of the largest input and of the largest answer."""


@dataclass(frozen=True, slots=True)
class Bomb:
    """A hostile file: how it is made, and what it is read as; a report where that is None."""

    name: str
    make: Callable[[], bytes]
    kind: SourceKind | None = None


def run(setting: Setting) -> Trial:
    """Open every bomb; with a share below 1 every so manyth."""
    secret = setting.work / "secret.txt"
    secret.write_text(_SECRET)
    bombs = list(_bombs(str(secret)))
    step = max(1, round(1 / setting.share))
    before = own_memory()
    checks = []
    with Cleaner(1, today=_TODAY) as cleaner, Sandbox(MODULES) as sandbox:
        for bomb in bombs[::step]:
            checks.append(_opened(bomb, setting, cleaner, sandbox))
        sandbox.close()
        peak, longest = max(cleaner.peak, sandbox.peak), max(cleaner.longest, sandbox.longest)
    grown = own_memory() - before
    escaped = [path for folder in _where(setting.work) for path in folder.glob("escaped.*")]
    checks += [
        Check("nothing is written where a member's name says", f"{len(escaped)} files", not escaped),
        Check("the program itself stays small", f"it grew by {grown / MEGABYTE:.0f} MB", grown <= _GROWTH),
        Check(
            f"each report, and each position of a container, within {DEFAULT.seconds:g} s",
            f"the slowest took {longest:.1f} s, and then its child was gone",
            0 < longest <= DEFAULT.seconds + _SLACK,
        ),
        Check(
            f"each within {DEFAULT.memory // MEGABYTE} MB",
            f"the largest child held {peak / MEGABYTE:.0f} MB",
            0 < peak <= DEFAULT.memory,
        ),
    ]
    return Trial("bombs", f"{len(bombs[::step])} hostile files opened", tuple(checks))


def _where(work: Path) -> set[Path]:
    """List the folders that a member named ``../../escaped.txt`` could get to."""
    return {folder for begin in (work, Path.cwd(), Path("/")) for folder in (begin, *begin.parents[:2])}


def _bombs(secret: str) -> Iterator[Bomb]:
    for made in (texts(), pages(), documents(secret)):
        yield from (Bomb(name, make) for name, make in made)
    yield from (Bomb(name, make, kind) for name, kind, make in containers(secret))


def _opened(bomb: Bomb, setting: Setting, cleaner: Cleaner, sandbox: Sandbox) -> Check:
    content = bomb.make()
    begun = time.monotonic()
    try:
        outcome, shown = (
            _report(content, bomb, cleaner) if bomb.kind is None else _container(content, bomb, setting, sandbox)
        )
        holds = bool(outcome) and _SECRET not in shown
    except Exception as error:  # noqa: BLE001 that is what must not happen, and is told
        outcome, holds = f"CRASHED the program: {type(error).__name__}: {error}", False
    return Check(bomb.name, f"{outcome}, {time.monotonic() - begun:.1f} s", holds)


def _report(content: bytes, bomb: Bomb, cleaner: Cleaner) -> tuple[str, str]:
    (found,) = cleaner.clean([Item(content, None, Capture(_AT, Via.FILE, bomb.name))])
    if isinstance(found, Cleaned):
        text = found.article.document.text
        return f"read, {len(text):,} characters", text
    return f"refused: {found.reason}", found.reason


def _container(content: bytes, bomb: Bomb, setting: Setting, sandbox: Sandbox) -> tuple[str, str]:
    path = setting.work / "container"
    path.write_bytes(content)
    assert bomb.kind is not None
    read = passed = refused = 0
    shown: list[str] = []
    reason = ""
    try:
        for position in read_contained(
            Container(path, bomb.kind, Within(bomb.name, _AT, _TODAY), Columns()), sandbox=sandbox
        ):
            read += not isinstance(position, Refused | Passed)
            passed += isinstance(position, Passed)
            if isinstance(position, Refused):
                refused, reason = refused + 1, reason or position.reason
            if len(shown) < 100:
                shown.append(_words(position))
    except InputError as error:
        refused, reason = refused + 1, reason or str(error).removeprefix(f"{bomb.name}: ")
    path.unlink()
    parts = [f"{count:,} {word}" for count, word in ((read, "read"), (passed, "passed over")) if count]
    parts += [f"{refused:,} refused: {reason}"] if refused else []
    return ", ".join(parts) or "nothing in it", " ".join(shown)


def _words(position: Position) -> str:
    match position:
        case Item():
            return f"{position.content[:10_000]!r} {position.text or ''} {position.hints}"
        case Refused() | Passed():
            return position.reason
    return f"{position.url} {position.hints}"
