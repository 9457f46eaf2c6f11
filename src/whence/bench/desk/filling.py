"""An archive full of made-up reports: written through the store, without coding; taken up where it was left off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import groupby
from pathlib import Path

from whence.archive.folder import Archive
from whence.bench.desk.stories import Story, stories
from whence.link.incidents.accounts import accounts
from whence.link.incidents.archived import archived
from whence.link.incidents.deriving.incident import derive
from whence.link.incidents.identity import incident_id
from whence.link.incidents.keys import keys
from whence.model.archive import Coded, Intake, Maker, ReportKey, derived_id
from whence.model.incident import ChangeKind, IncidentVersion
from whence.model.item import Capture, Via
from whence.model.linking import ArchivedClaim, ClaimAddress, LinkedReading, Relinked
from whence.model.reading import Article, Reading
from whence.store.interface import Store

MAKER = Maker((("made-up", "1"),))
LINKER = "made-up.v1"
DAYS_AT_ONCE = 10
"""Days of one portion: about 700 claims."""
_DONE = "bench desk: days filled"
_FULL = "bench desk: filled"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Size:
    """How large an archive is wanted."""

    claims: int
    seed: int = 1


def filled(folder: Path, size: Size, progress: Progress | None = None) -> Archive:
    """Get an archive of a size: the one of the folder, filled up if it is not full yet.

    Raises:
        ArchiveError: something else is in the way.
        StoreError: it cannot be used.
    """
    archive = Archive.open(folder) if folder.exists() else Archive.create(folder)
    store = archive.store("bench")
    try:
        if store.remember(_FULL) is None:
            _fill(store, size, progress)
            store.note(_FULL, str(size.claims))
    finally:
        store.close()
    return archive


def _fill(store: Store, size: Size, progress: Progress | None) -> None:
    done, made = int(store.remember(_DONE) or 0), 0
    for number, portion in enumerate(_portions(stories(size.claims, seed=size.seed)), 1):
        made += sum(len(story.truth) for story in portion)
        if number > done:
            put(store, portion)
            store.note(_DONE, str(number))
        if progress:
            progress(min(made, size.claims), size.claims)


def _portions(told: Iterator[Story]) -> Iterator[list[Story]]:
    for _, group in groupby(told, lambda story: story.day.toordinal() // DAYS_AT_ONCE):
        yield list(group)


def put(store: Store, told: Sequence[Story]) -> None:
    """Write stories with their readings and incidents. All tellings of a happening have to be among them."""
    keep(store, [Kept(intake(story), story.reading, story.truth) for story in told])


@dataclass(frozen=True, slots=True)
class Kept:
    """A report with its reading, and the number of the happening that each of its claims is on."""

    intake: Intake
    reading: Reading
    truth: tuple[int, ...]


def keep(store: Store, told: Sequence[Kept]) -> None:
    """Write reports with their readings, and an incident of each happening."""
    store.add([each.intake for each in told])
    now = told[-1].intake.capture.at
    store.save([_coded(each) for each in told], now=now)
    readings, members, versions = _linked(told, now)
    store.relink(Relinked(readings, (), (), members, versions, LINKER), now=now)


def _coded(each: Kept) -> Coded:
    version_id = each.intake.version_id
    return Coded(derived_id("job", version_id), version_id, MAKER, each.reading)


def intake(story: Story) -> Intake:
    """Make of a story what a store takes in."""
    report = story.reading.report
    url = f"https://{story.outlet.lower().replace(' ', '-')}.example/{report.id[:16]}"
    capture = Capture(datetime.combine(story.day, time(6), UTC), Via.FETCH, url, url, 200)
    return Intake(
        ReportKey(f"url:{url}", story.outlet, url),
        story.reading.document.text.encode(),
        "text/plain",
        capture,
        Article(report, story.reading.document),
    )


def _linked(
    told: Sequence[Kept], now: datetime
) -> tuple[tuple[LinkedReading, ...], tuple[tuple[str, str], ...], tuple[IncidentVersion, ...]]:
    readings, happenings = [], dict[int, list[ArchivedClaim]]()
    for each in told:
        claims = _claims(each)
        readings.append(_reading(each, claims))
        for claim, number in zip(claims, each.truth, strict=True):
            happenings.setdefault(number, []).append(claim)
    made = [(_version(claims, now), claims) for claims in happenings.values()]
    members = tuple((claim.id, version.id) for version, claims in made for claim in claims)
    return tuple(readings), members, tuple(version for version, _ in made)


def _claims(each: Kept) -> tuple[ArchivedClaim, ...]:
    given, report = each.intake, each.reading.report
    return archived(
        each.reading,
        reading_id=derived_id("reading", given.version_id, MAKER.id),
        version_id=given.version_id,
        report_id=given.key.id,
        sha256=given.sha256,
        origin_id=given.version_id,
        outlet=report.publisher,
        published=report.published.date if report.published else None,
        title=report.title,
        url=given.key.url,
    )


def _reading(each: Kept, claims: Sequence[ArchivedClaim]) -> LinkedReading:
    made = accounts(each.reading, claims)
    account_of = {claim: account.id for account in made for claim in account.claims}
    reading_id = derived_id("reading", each.intake.version_id, MAKER.id)
    return LinkedReading(
        reading_id,
        each.intake.version_id,
        made,
        tuple((account.id, keys(account)) for account in made),
        tuple(ClaimAddress(claim.id, reading_id, claim.claim.id, account_of.get(claim.id)) for claim in claims),
    )


def _version(claims: Sequence[ArchivedClaim], now: datetime) -> IncidentVersion:
    made = derive(incident_id(claims[0].id), claims)
    return IncidentVersion(0, made.id, 0, now, ChangeKind.NEW, ("made up",), incident=made)
