"""A store with reports of one sentence or two, read without weights, and linking of it that needs no encoder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from tests.archive.coding_help import intake
from tests.factories import Draft
from whence.archive.linking import LinkOptions, link
from whence.archive.linking_events import Progress, Settled
from whence.archive.linking_readings import Vector
from whence.model.archive import Coded, Maker
from whence.model.dates import PartialDate
from whence.model.incident import IncidentVersion
from whence.model.reading import Article, Reading
from whence.model.report import Published
from whence.model.vocabulary import DateFound
from whence.store.interface import ReadStore, Store

NOW = datetime(2016, 4, 1, 12, 0, tzinfo=UTC)
MAKER, OTHER_MAKER = Maker((("whence", "1"),)), Maker((("whence", "2"),))
RAID, SIEGE = date(2016, 3, 27), date(2016, 2, 3)


@dataclass(frozen=True)
class Told:
    """A report that tells of an attack on a day, in words of its own."""

    name: str
    day: date = RAID
    who: str = "Government forces"
    killed: int | None = None
    published: date = date(2016, 3, 28)
    outlet: str = "Sample Wire"

    def reading(self) -> Reading:
        """Read it."""
        deaths = f", killing {self.killed} fighters" if self.killed is not None else ""
        text = f"{self.who} attacked militants near Palmyra that day{deaths}. So says {self.name} of {self.published}."
        draft = Draft(text, title=f"Report {self.name}", publisher=self.outlet)
        told = (f"{self.killed} fighters", self.killed) if self.killed is not None else None
        made = draft.claim("attacked", by=self.who, on="militants", at="Palmyra", when="that day", killed=told)
        draft.same("c1")
        time = made.time
        assert time is not None
        draft.claims[0] = replace(made, time=replace(time, time=replace(time.time, start=self.day, end=self.day)))
        read = draft.reading()
        published = Published(PartialDate.of(self.published), DateFound.GIVEN)
        return replace(read, report=replace(read.report, published=published))


def put(store: Store, *told: Told, maker: Maker = MAKER) -> list[str]:
    """Take reports in and keep their readings; return the ids of the versions. A name that is there is an edit."""
    readings = [each.reading() for each in told]
    pairs = zip(told, readings, strict=True)
    added = store.add(
        [intake(read.document.text, each.name, Article(read.report, read.document)) for each, read in pairs]
    )
    code(store, [each.version_id for each in added], readings, maker=maker)
    return [each.version_id for each in added]


def code(store: Store, versions: Sequence[str], readings: Sequence[Reading], maker: Maker = MAKER) -> None:
    """Keep readings of versions."""
    coded = [Coded("", id, maker, reading) for id, reading in zip(versions, readings, strict=True)]
    store.save(coded, now=NOW)


def nobody() -> Vector:
    """Load no encoder: for runs that have nothing to link."""
    raise AssertionError("the encoder is loaded, and nothing is to be linked")


def unworded() -> Vector:
    """Load what tells wordings apart by nothing."""
    return lambda _: b""


def options(**more: Any) -> LinkOptions:
    return LinkOptions(**({"linker": "test", "encoder": unworded} | more))


def linked(store: Store, *, now: Callable[[], datetime] = lambda: NOW, **more: Any) -> list[Progress]:
    return list(link(store, options(**more), now=now))


def changed(told: Iterable[Progress]) -> list[IncidentVersion]:
    return [version for each in told if isinstance(each, Settled) for version in each.versions]


def incidents(store: ReadStore) -> dict[str, tuple[str, ...]]:
    """Get the claims of every live incident."""
    newest = {version.id: version for version in store.incident_versions()}
    return {id: version.incident.claims for id, version in sorted(newest.items()) if version.incident is not None}
