"""kill -9 at random points while reports are taken in and coded: nothing acknowledged is lost, nothing is doubled.

The real commands run in processes of their own. What they print with ``--json`` is acknowledged: it must be in the
archive whatever happens next. Now the command alone is killed, now all its processes at once, now one worker of a
command that goes on. After each kill the database is checked from outside; at the end the archive must be the one that
was made without kills.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reliability.kill_checks import Ledger, differences
from reliability.result import Check, Setting, Trial
from reliability.victims import Victim

_PROGRAM = ("-c", "import sys; from whence.cli import main; sys.exit(main())")
_TOY = ("-m", "reliability.drive")
_KILLS = {"add": 100, "code": 80, "read": 20}
"""Of 200: while reports are taken in; while a toy reader codes them, fast; while the pipeline codes some."""
_PER_KILL = 9
"""Reports for each kill, so that there is work left until the last."""
_PATIENCE = 60.0
"""Seconds that a command may take until its next line, on a machine that is busy."""
_ENV = {"WHENCE_TOY_PAUSE": "0.02"}
_WORKERS = 2
_MOST_STARTS = 4
"""Starts of a command for each kill: a phase that cannot find anything left to kill ends."""


@dataclass(slots=True)
class _Harm:
    """What was done, in all phases."""

    chance: random.Random
    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    orphans: int = 0


def run(setting: Setting) -> Trial:
    """Kill, check after each kill, and compare at the end with archives made without kills."""
    begun, harm = time.monotonic(), _Harm(random.Random(setting.seed))
    many, few = setting.work / "many", setting.work / "few"
    write_rows(setting.work / "many.jsonl", setting.sized(_KILLS["add"] * _PER_KILL), setting.seed)
    write_rows(setting.work / "few.jsonl", setting.sized(_KILLS["read"] * 3), setting.seed + 1)
    for archive in (many, few):
        _made(archive)
    add, code = _adding(many), ("code", "-a", many, "--workers", _WORKERS, "--json")
    read = ("code", "-a", few, "--workers", _WORKERS, "--json")
    books = [Ledger(many / "archive.db"), Ledger(few / "archive.db")]
    _attack(harm, books[0], _PROGRAM, add, setting.sized(_KILLS["add"]))
    for _ in range(2):  # the first goes on where the last was killed, the second takes what a killed worker had in hand
        _finish(books[0], _PROGRAM, add)
    _attack(harm, books[0], _TOY, code, setting.sized(_KILLS["code"]))
    _finish(books[0], _TOY, code)
    _finish(books[1], _PROGRAM, _adding(few))
    _attack(harm, books[1], _PROGRAM, read, setting.sized(_KILLS["read"]))
    _finish(books[1], _PROGRAM, read)
    unlike = [
        *_unlike(many, _TOY, setting.work / "many-unharmed"),
        *_unlike(few, _PROGRAM, setting.work / "few-unharmed"),
    ]
    verified = [_verified(archive) for archive in (many, few)]
    told = ", ".join(f"{number} of {what}" for what, number in sorted(harm.kills.items()))
    return Trial(
        "kills",
        f"{harm.kills.total()} kills ({told}) while {harm.acknowledged:,} lines were acknowledged "
        f"({time.monotonic() - begun:.0f} s)",
        (
            Check("as many kills as were meant", f"{harm.kills.total()}", harm.kills.total() >= _meant(setting)),
            _none("nothing acknowledged is lost", [each for book in books for each in book.lost]),
            _none("nothing is doubled", [each for book in books for each in book.doubled]),
            _none(
                f"quick_check is ok after each kill ({sum(book.checks for book in books)} checks)",
                [each for book in books for each in book.unsound],
            ),
            Check("the end is the same as without kills", "; ".join(unlike) or "the same", not unlike),
            Check("the archives verify", ", ".join(f"exit code {code}" for code in verified), not any(verified)),
            Check("no process outlives its command", f"{harm.orphans} left", not harm.orphans),
        ),
    )


def _meant(setting: Setting) -> int:
    return sum(setting.sized(number) for number in _KILLS.values())


def _none(promise: str, found: Sequence[str]) -> Check:
    return Check(promise, f"{len(found)} found{f': {found[0]}' if found else ''}", not found)


def _attack(harm: _Harm, book: Ledger, program: Sequence[str], arguments: Sequence[object], kills: int) -> None:
    """Start a command again and again, and kill it or its workers until there were so many kills."""
    wanted, starts, escaped = harm.kills.total() + kills, 0, False
    while harm.kills.total() < wanted and starts < _MOST_STARTS * kills:
        starts += 1
        victim = Victim(program, arguments, _ENV)
        for how in _blows(harm.chance):
            _wait(harm.chance, victim, early=escaped)
            escaped = not victim.runs
            if escaped:
                break
            if how == "a worker":
                harm.kills[how] += victim.kill_child(harm.chance.random())
            else:
                harm.orphans += victim.kill(family=how == "all at once")
                harm.kills[how] += 1
            if harm.kills.total() >= wanted or how != "a worker":
                break
        if victim.runs:
            harm.orphans += victim.kill(family=False)
            harm.kills["the command"] += 1
        victim.wait()
        harm.acknowledged += len(victim.lines)
        book.note(victim.lines)
        book.check()


def _blows(chance: random.Random) -> Iterator[str]:
    """Draw kinds of kills; the first that is not of a worker ends the command."""
    while True:
        yield chance.choices(("the command", "all at once", "a worker"), (3, 2, 5))[0]


def _wait(chance: random.Random, victim: Victim, *, early: bool) -> None:
    """Let a command work: in one case of five for some time, else up to some line and a bit more.

    ``early``: the last one ended before it was hit, since there was little left to do.
    """
    if early or chance.random() < 0.2:
        time.sleep(chance.uniform(0, 0.5 if early else 1.5))
        return
    victim.wait_for(len(victim.lines) + chance.randrange(12), _PATIENCE)
    time.sleep(chance.uniform(0, 0.08))


def _finish(book: Ledger, program: Sequence[str], arguments: Sequence[object]) -> None:
    """Let a command run to its end."""
    victim = Victim(program, arguments, {})
    victim.wait()
    book.note(victim.lines)
    book.check()


def _unlike(archive: Path, program: Sequence[str], unharmed: Path) -> list[str]:
    """Make an archive of the same reports without kills, and say in what it differs."""
    _made(unharmed)
    book = Ledger(unharmed / "archive.db")
    _finish(book, _PROGRAM, (*_adding(archive)[:-3], "-a", unharmed, "--json"))
    _finish(book, program, ("code", "-a", unharmed, "--workers", _WORKERS, "--json"))
    return differences(archive / "archive.db", unharmed / "archive.db")


def _adding(archive: Path) -> tuple[object, ...]:
    columns = "title=title,text=text,url=url,published=published"
    return ("add", archive.with_suffix(".jsonl"), "--map", columns, "-a", archive, "--json")


def _made(archive: Path) -> None:
    Victim(_PROGRAM, ("init", archive), {}).wait()
    settings = archive / "whence.toml"  # small batches, so that a kill is as likely to fall into one as between two
    settings.write_text(settings.read_text("utf-8").replace("batch = 100", "batch = 5"), "utf-8")


def _verified(archive: Path) -> int:
    return Victim(_PROGRAM, ("verify", "-a", archive), {}).wait()


def write_rows(path: Path, count: int, seed: int) -> None:
    """Write reports in which no two share much: names are drawn anew for each sentence."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = " ".join(_sentence(chance) for _ in range(6))
            row = {"title": f"Day {number} at {_name(chance)}", "text": text, "url": f"https://example.org/{number}"}
            file.write(json.dumps({**row, "published": f"19{80 + number % 20}-0{1 + number % 9}-11"}) + "\n")


def _sentence(chance: random.Random) -> str:
    who, what = chance.choice(("Rebels", "Troops", "Gunmen")), chance.choice(("attacked", "shelled", "captured"))
    return f"{who} of the {_name(chance)} {what} {_name(chance)} and {_name(chance)}, {_name(chance)} radio said."


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(("ka", "lo", "mi", "ru", "se", "ta", "vo", "ni")) for _ in range(4)).capitalize()
