"""20,000 damaged pages, feeds, sitemaps, PDFs, web archives, tables, mails and Word documents.

Every one must come to something that is told: articles, entries, or a refusal with its reason; none may harm the
program, and each keeps to its time and memory.
"""

from __future__ import annotations

import gzip
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from reliability import seeds
from reliability.damage import damaged
from reliability.result import Check, Setting, Trial
from whence.archive.cleaning import Cleaned, Cleaner
from whence.ingest.container import Passed, Within
from whence.ingest.containers import MODULES, Container, read_contained
from whence.ingest.kinds import SourceKind
from whence.ingest.mapping import Columns
from whence.ingest.sandbox import Limits, Sandbox
from whence.ingest.sandbox.limits import DEFAULT, MEGABYTE
from whence.model.errors import InputError
from whence.model.item import Capture, Item, Refused, Via

_TODAY = date(2026, 11, 23)
_AT = datetime(2026, 11, 23, tzinfo=UTC)
_SLACK = 0.5
"""Seconds beyond the limit of an item in which its child must be gone; on a busy machine that takes some tenths."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how many of the 20,000, how one is made, and what it is read as."""

    name: str
    share: int
    make: Callable[[Random], bytes]
    container: SourceKind | None = None


@dataclass(slots=True)
class Tally:
    """What came of the inputs."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    unaccounted: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_name: str = ""
    longest: float = 0.0
    peak: int = 0

    def took(self, seconds: float, name: str) -> None:
        """Note how long an input took."""
        if seconds > self.slowest:
            self.slowest, self.slowest_name = seconds, name


def _document(random: Random) -> bytes:
    """Damage the XML inside a Word document as often as the file around it."""
    if random.random() < 0.5:
        return damaged(seeds.docx(seeds.STORY), random)
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in seeds.STORY)
    return seeds.docx(damaged(body.encode(), random).decode("utf-8", "replace"))


def _archive(random: Random) -> bytes:
    content = damaged(seeds.warc(), random)
    return damaged(seeds.warc(packed=True), random) if random.random() < 0.5 else gzip.compress(content, 1, mtime=0)


def _from(make: Callable[[], bytes]) -> Callable[[Random], bytes]:
    return lambda random: damaged(make(), random)


_DETAILS = {"Title": "Army takes town", "Author": "Sample Desk", "CreationDate": "D:20160328093000+02'00'"}
KINDS: tuple[Kind, ...] = (
    Kind("page", 4_000, _from(seeds.page)),
    Kind("pdf", 1_500, _from(lambda: seeds.pdf([seeds.STORY, seeds.STORY], packed=False, **_DETAILS))),
    Kind("pdf, packed", 1_500, _from(lambda: seeds.pdf([seeds.STORY], **_DETAILS))),
    Kind("docx", 1_500, _document),
    Kind("mail", 1_500, _from(lambda: seeds.mail(html="<p>A page.</p>", attachment=b"%PDF-1.4"))),
    Kind("rss", 1_500, _from(seeds.rss), SourceKind.FEED),
    Kind("atom", 1_000, _from(seeds.atom), SourceKind.FEED),
    Kind("json feed", 1_000, _from(seeds.json_feed), SourceKind.FEED),
    Kind("sitemap", 1_000, _from(seeds.sitemap), SourceKind.SITEMAP),
    Kind("warc", 2_000, _from(seeds.warc), SourceKind.WARC),
    Kind("warc.gz", 1_500, _archive, SourceKind.WARC),
    Kind("jsonl", 1_000, _from(seeds.jsonl), SourceKind.JSONL),
    Kind("csv", 1_000, _from(seeds.csv), SourceKind.CSV),
)


def run(setting: Setting, limits: Limits = DEFAULT) -> Trial:
    """Damage, read, and count."""
    tally = Tally()
    given = 0
    for kind in KINDS:
        number = setting.sized(kind.share)
        given += number
        inputs = ((f"{kind.name} {n}", kind.make(Random(f"{setting.seed}:{kind.name}:{n}"))) for n in range(number))
        try:
            if kind.container is None:
                _reports(kind.name, inputs, tally, limits)
            else:
                _containers(kind.name, kind.container, inputs, tally, setting.work, limits)
        except Exception as error:  # noqa: BLE001 that is what must not happen, and is counted
            tally.crashes.append(f"{kind.name}: {type(error).__name__}: {error}")
    return Trial(
        "mutations", f"{given:,} damaged inputs of {len(KINDS)} kinds: {_summary(tally)}", _checks(given, tally)
    )


def _reports(kind: str, inputs: Iterator[tuple[str, bytes]], tally: Tally, limits: Limits) -> None:
    with Cleaner(2, today=_TODAY, limits=limits) as cleaner:
        items = (Item(content, None, Capture(_AT, Via.FILE, name)) for name, content in inputs)
        begun = time.monotonic()
        for found in cleaner.clean(items):
            place = found.place if isinstance(found, Refused) else found.item.capture.place
            # the wait for one in order is the time of the slowest that was in work beside it
            tally.took(time.monotonic() - begun, place)
            if isinstance(found, Cleaned):
                tally.outcomes[kind, "articles"] += 1
            elif _is_reason(found.reason):
                tally.outcomes[kind, "refused"] += 1
            else:
                tally.unaccounted.append(f"{place}: {found.reason!r}")
            begun = time.monotonic()
        tally.peak, tally.longest = max(tally.peak, cleaner.peak), max(tally.longest, cleaner.longest)


def _containers(
    kind: str, source: SourceKind, inputs: Iterator[tuple[str, bytes]], tally: Tally, work: Path, limits: Limits
) -> None:
    path = work / "container"
    with Sandbox(MODULES, limits) as sandbox:
        for name, content in inputs:
            path.write_bytes(content)
            container = Container(path, source, Within(name, _AT, _TODAY), Columns())
            begun = time.monotonic()
            outcome = "nothing"
            try:
                for position in read_contained(container, limits, sandbox):
                    tally.took(time.monotonic() - begun, name)
                    begun = time.monotonic()
                    if isinstance(position, Refused | Passed) and not _is_reason(position.reason):
                        tally.unaccounted.append(f"{position.place}: {position.reason!r}")
                    if not isinstance(position, Refused | Passed):
                        outcome = "read"
                    elif outcome != "read":
                        outcome = "refused" if isinstance(position, Refused) else outcome
            except InputError as error:
                outcome = outcome if outcome == "read" else "refused"
                if not _is_reason(str(error)):
                    tally.unaccounted.append(f"{name}: {error}")
            tally.took(time.monotonic() - begun, name)
            tally.outcomes[kind, outcome] += 1
        sandbox.close()
        tally.peak, tally.longest = max(tally.peak, sandbox.peak), max(tally.longest, sandbox.longest)


def _is_reason(reason: str) -> bool:
    return len(reason) > 10 and "\n" not in reason


def _checks(given: int, tally: Tally) -> tuple[Check, ...]:
    told = sum(tally.outcomes.values())
    most = DEFAULT.seconds + _SLACK
    return (
        Check(
            "no input crashes the program", f"{len(tally.crashes)} crashes {tally.crashes[:3] or ''}", not tally.crashes
        ),
        Check(
            "every input is accounted for, with a reason where it is refused",
            f"{told:,} of {given:,}; {len(tally.unaccounted)} without a reason {tally.unaccounted[:3] or ''}",
            told == given and not tally.unaccounted,
        ),
        Check(
            f"each within {DEFAULT.seconds:g} s",
            f"the slowest took {tally.longest:.1f} s (about {tally.slowest_name})",
            tally.longest <= most,
        ),
        Check(
            f"each within {DEFAULT.memory // MEGABYTE} MB",
            f"the largest child held {tally.peak / MEGABYTE:.0f} MB",
            0 < tally.peak <= DEFAULT.memory,
        ),
    )


def _summary(tally: Tally) -> str:
    kinds: dict[str, list[str]] = {}
    for (kind, outcome), count in sorted(tally.outcomes.items()):
        kinds.setdefault(kind, []).append(f"{count:,} {outcome}")
    return "; ".join(f"{kind}: {', '.join(parts)}" for kind, parts in kinds.items())
