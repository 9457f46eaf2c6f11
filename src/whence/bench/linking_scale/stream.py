"""A stream of made-up reports in the order of their publication, with what each claim truly is on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from whence.bench.linking_scale.happening import Happening, happening, reprint, tell
from whence.bench.linking_scale.land import Land
from whence.link.incidents.keys import keys
from whence.model.account import Account
from whence.model.archive import derived_id
from whence.model.linking import ClaimAddress, LinkedReading

HAPPENINGS_A_DAY = 24
"""With 2.3 accounts each about 55 a day: as dense as an archive that follows a dozen countries at war."""
DENSE = 5
"""How many times as many happen in the dense variant."""
_BEGIN = date(2000, 1, 1)
_MOST = 150
"""Reports on one happening."""


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report, and the number of the happening that each of its claims is on. Its accounts have no keys yet."""

    reading: LinkedReading
    truth: tuple[tuple[str, int], ...]

    def with_keys(self) -> LinkedReading:
        """Return the report as linking takes it."""
        return replace(self.reading, keys=tuple((each.id, keys(each)) for each in self.reading.accounts))


def reports(claims: int, *, seed: int = 1, dense: bool = False) -> Iterator[MadeReport]:
    """Make up reports until they make a number of claims.

    A happening is told by one report or several (a heavy tail: most by one, few by dozens), over its day and the next.
    A third of the reports also tell of another happening of the day; a sixth are reprints, in the same words.

    Args:
        claims: how many at least; the last report may go over.
        seed: another one makes other reports.
        dense: let five times as much happen each day.
    """
    land, chance = Land.made(), Random(seed)
    a_day = HAPPENINGS_A_DAY * (DENSE if dense else 1)
    made, number, late = 0, 0, list[Happening]()
    day = _BEGIN
    while True:
        today = [happening(number + nth, day, land, chance) for nth in range(a_day)]
        number += a_day
        for report in _of_day(day, today, late, land, chance):
            yield report
            made += len(report.truth)
            if made >= claims:
                return
        late = [each for each in today if chance.random() < 0.5]
        day += timedelta(1)


def _of_day(
    day: date, today: list[Happening], late: list[Happening], land: Land, chance: Random
) -> Iterator[MadeReport]:
    told = [what for what in today for _ in range(_tellings(chance))] + late
    chance.shuffle(told)
    printed: list[tuple[Account, Happening]] = []
    for nth, what in enumerate(told):
        version = derived_id("version", day.isoformat(), str(nth), str(what.number))
        if printed and chance.random() < 1 / 6:
            earlier, its = chance.choice(printed)
            yield _report(version, [(reprint(earlier, version, 0), its)])
            continue
        accounts = [(tell(what, version, 0, day, land, chance), what)]
        if chance.random() < 1 / 3:
            other = chance.choice(today)
            if other is not what:
                accounts.append((tell(other, version, 1, day, land, chance), other))
        printed.append(accounts[0])
        yield _report(version, accounts)


def _tellings(chance: Random) -> int:
    return min(_MOST, int(chance.paretovariate(1.4)))


def _report(version: str, accounts: list[tuple[Account, Happening]]) -> MadeReport:
    reading = derived_id("reading", version)
    addresses = [ClaimAddress(claim, reading, claim, each.id) for each, _ in accounts for claim in each.claims]
    return MadeReport(
        LinkedReading(
            reading,
            version,
            tuple(each for each, _ in accounts),
            (),
            tuple(addresses),
        ),
        tuple((claim, what.number) for each, what in accounts for claim in each.claims),
    )
