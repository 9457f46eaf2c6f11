"""Why an incident changed, in words: which reports came, were edited or coded again, and what persons judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whence.link.incidents.identity import Fate
from whence.model.archive import StoredReading, Version
from whence.model.incident import Incident
from whence.model.linking import ArchivedClaim, Judgement, Verdict
from whence.store.interface import ReadStore

_NAMED = 5
"""Reports that are named; of more the number is told."""
_JUDGED = {
    Verdict.SAME: "judged the same by {who}: {why}",
    Verdict.DIFFERENT: "judged different by {who}: {why}",
    Verdict.UNSURE: "judged unsure by {who}: {why}",
    Verdict.WITHDRAWN: "a judgement taken back by {who}: {why}",
}
AFRESH = "linked afresh"
OTHERWISE = "told otherwise by what it is made of"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What brought a step of linking about.

    Attributes:
        readings: ids of the readings that came in.
        judgements: those that were not taken into account before.
        again: whether all was linked afresh.
    """

    readings: Collection[str] = frozenset()
    judgements: Sequence[Judgement] = ()
    again: bool = False


@dataclass(slots=True)
class Reasons:
    """Says why incidents changed in one step."""

    store: ReadStore
    occasion: Occasion
    _reports: dict[str, tuple[Version, StoredReading | None] | None] = field(default_factory=dict)

    def of(self, fate: Fate, before: Incident | None, claims: Mapping[str, ArchivedClaim]) -> tuple[str, ...]:
        """Say why an incident is not what it was.

        Args:
            fate: what became of it.
            before: as it was; None for a new one.
            claims: of the incident as it is, by id.
        """
        known = set(before.reports) if before else set()
        now = {claim.report_id for claim in claims.values()}
        came = {claim.report_id for claim in claims.values() if claim.reading_id in self.occasion.readings}
        touched = {*fate.claims, *fate.before}
        found = [
            *self._of_reports(came | (known - now), known),
            *(_judged(each) for each in self.occasion.judgements if touched & {each.one, each.other}),
        ]
        if fate.parts:
            found.append(f"claims of it went to {', '.join(id[:12] for id in fate.parts)}")
        return tuple(found) or ((AFRESH,) if self.occasion.again else (OTHERWISE,))

    def _of_reports(self, reports: Iterable[str], known: Collection[str]) -> Iterator[str]:
        new: list[Version] = []
        edited: list[Version] = []
        left: list[Version] = []
        recoded: list[tuple[Version, StoredReading]] = []
        reviewed: dict[str, list[Version]] = {}
        for id in sorted(reports):
            version, reading = self._current(id) or (None, None)
            if version is None:
                continue
            came = reading is not None and reading.id in self.occasion.readings
            who = self._reviewer(reading) if came else None
            if who is not None:
                reviewed.setdefault(who, []).append(version)
            elif came and reading and reading.number > 1:
                recoded.append((version, reading))
            elif came and version.number > 1:
                edited.append(version)
            elif id not in known or not came:
                (left if id in known else new).append(version)
        if new:
            yield f"{len(new)} new report{'s'[: len(new) != 1]} ({_named(new)})"
        if edited:
            verb = "was" if len(edited) == 1 else "were"
            yield f"report{'s'[: len(edited) != 1]} {_named(edited)} {verb} edited"
        if recoded:
            makers = dict.fromkeys(self._maker(reading) for _, reading in recoded)
            yield f"coded again by {', '.join(makers)}: {_named(version for version, _ in recoded)}"
        yield from (f"reviewed by {who}: {_named(versions)}" for who, versions in reviewed.items())
        if left:
            yield f"told elsewhere now: {_named(left)}"

    def _current(self, report_id: str) -> tuple[Version, StoredReading | None] | None:
        """Get the newest version of a report that was read, with its current reading."""
        if report_id not in self._reports:
            report = self.store.report(report_id)
            found = [(version, self.store.readings(version.id)) for version in (report.versions if report else ())]
            read = [(version, readings[-1]) for version, readings in found if readings]
            self._reports[report_id] = read[-1] if read else None
        return self._reports[report_id]

    def _reviewer(self, reading: StoredReading | None) -> str | None:
        """Say whose act a reading takes into account as the last; None for one that only the program made."""
        maker = self.store.maker(reading.maker_id) if reading is not None else None
        act = self.store.act(maker.reviewed) if maker is not None and maker.reviewed else None
        return act.who if act is not None else None

    def _maker(self, reading: StoredReading) -> str:
        maker = self.store.maker(reading.maker_id)
        parts = dict(maker.components) if maker else {}
        return f"whence {parts['whence']}" if "whence" in parts else ", ".join(" ".join(part) for part in parts.items())


def _named(versions: Iterable[Version]) -> str:
    """Name reports by outlet and day; of many the first ones, and how many more."""
    ordered = sorted(versions, key=lambda version: (version.published or "", version.publisher or "", version.id))
    names = [f"{each.publisher or 'outlet not told'}, {each.published or 'day not told'}" for each in ordered]
    more = len(names) - _NAMED
    return "; ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _judged(judgement: Judgement) -> str:
    return _JUDGED[judgement.verdict].format(who=judgement.who, why=judgement.why or "no reason given")
