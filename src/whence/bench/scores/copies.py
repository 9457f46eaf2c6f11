"""Score copies found among made reports.

Each edit has a round of its own: an archive of all originals and of the copies that the edit made, so that nothing is
found through another copy. ``recall`` counts the pairs of copy and original that are linked, in either direction;
``precision`` the rows whose member and origin have a text in common that they were made from. ``kind`` and ``origin``
are the shares, of the pairs found, that are called what they are and point from the copy to the original. Rounds
of reports that only look alike, and of all texts as they are, have no pairs to find: every row is wrong. In the round
``all`` everything lies in one archive. Totals add up all rounds but that one; intervals resample cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.copies.cases import EDITS, LOOKALIKES, Case, Copied
from whence.bench.scores.measures import Bootstrap, Figures, harmonic, percent, rounded, total
from whence.model.archive import CopyKind

ORIGINALS, ALL = "originals", "all"
ROUNDS = (*EDITS, *LOOKALIKES, ORIGINALS, ALL)
"""The archives that are made, by name."""


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the answer: what a member is to the origin of a family."""

    member: str
    origin: str
    kind: CopyKind


Answers = Mapping[str, Sequence[Link]]
"""By round, the rows of the members of one case."""


def score(cases: Sequence[Case], answers: Mapping[str, Answers], bootstrap: Bootstrap | None = None) -> Figures:
    """Score the answers, by case id; see the module for the rules."""
    made_from = _made_from(cases)
    tallies = [_tally(case, answers.get(case.id, {}), made_from) for case in cases]
    sums = total(tallies)
    figures: Figures = {**rounded(_headline(sums))}
    for name in EDITS:
        figures[name] = rounded(_edit(sums, name))
    for name in (*LOOKALIKES, ORIGINALS):
        figures[name] = {"reports": int(sums[f"{name}.reports"]), "wrong": int(sums[f"{name}.rows"])}
    figures[ALL] = rounded(_pair(sums, ALL))
    intervals = (bootstrap or Bootstrap()).ci95(tallies, _intervals)
    return {**figures, **intervals, "counts": {name: int(value) for name, value in sorted(sums.items())}}


def _made_from(cases: Iterable[Case]) -> dict[str, frozenset[str]]:
    found = {}
    for case in cases:
        copies = (copied.report for copied in case.copies.values())
        alike = (report for reports in case.lookalikes.values() for report in reports)
        for report in (*case.originals, *case.beside, *copies, *alike):
            found[report.id] = report.made_from
    return found


def _tally(case: Case, answers: Answers, made_from: Mapping[str, frozenset[str]]) -> dict[str, float]:
    tally: dict[str, float] = {}
    for name in ROUNDS:
        links = answers.get(name, ())
        right = sum(bool(made_from[link.member] & made_from[link.origin]) for link in links)
        tally |= {f"{name}.rows": len(links), f"{name}.right": right}
    for name, copied in case.copies.items():
        tally |= {f"{name}.{what}": value for what, value in _pairs(copied, answers.get(name, ())).items()}
        for what, value in _pairs(copied, answers.get(ALL, ())).items():
            tally[f"{ALL}.{what}"] = tally.get(f"{ALL}.{what}", 0) + value
    for name, reports in case.lookalikes.items():
        tally[f"{name}.reports"] = len(reports)
    tally[f"{ORIGINALS}.reports"] = len(case.originals) + len(case.beside)
    return tally


def _pairs(copied: Copied, links: Sequence[Link]) -> dict[str, float]:
    mine = {link.origin: link.kind for link in links if link.member == copied.report.id}
    theirs = {link.member for link in links if link.origin == copied.report.id}
    named = set(mine) & set(copied.originals)
    right = sum(mine[origin] in copied.kinds for origin in named)
    if CopyKind.MERGED in copied.kinds and CopyKind.MERGED in mine.values():
        right = sum(mine[origin] in (CopyKind.MERGED, CopyKind.EXTENDED) for origin in named)
    return {
        "pairs": len(copied.originals),
        "found": sum(origin in mine or origin in theirs for origin in copied.originals),
        "named": len(named),
        "kind": right,
    }


def _edit(sums: Mapping[str, float], name: str) -> dict[str, float]:
    found = sums[f"{name}.found"]
    return {
        **_pair(sums, name),
        "kind": percent(sums[f"{name}.kind"], found),
        "origin": percent(sums[f"{name}.named"], found),
    }


def _pair(sums: Mapping[str, float], name: str) -> dict[str, float]:
    recall = percent(sums[f"{name}.found"], sums[f"{name}.pairs"])
    return {"recall": recall, "precision": _precision(sums[f"{name}.right"], sums[f"{name}.rows"])}


def _precision(right: float, rows: float) -> float:
    """Return the share of rows that are right: nothing said, nothing wrong."""
    return percent(right, rows) if rows else 100.0


def _headline(sums: Mapping[str, float]) -> dict[str, float]:
    def added(what: str, names: Iterable[str]) -> float:
        return sum(sums[f"{name}.{what}"] for name in names)

    rounds = [name for name in ROUNDS if name != ALL]
    found = added("found", EDITS)
    recall = percent(found, added("pairs", EDITS))
    precision = _precision(added("right", rounds), added("rows", rounds))
    return {
        "f1": harmonic(precision, recall),
        "recall": recall,
        "precision": precision,
        "kind": percent(added("kind", EDITS), found),
        "origin": percent(added("named", EDITS), found),
    }


def _intervals(sums: Mapping[str, float]) -> dict[str, float]:
    edits = {f"{name}.recall": _pair(sums, name)["recall"] for name in EDITS}
    return {**_headline(sums), **edits, **{f"{name}.precision": _pair(sums, name)["precision"] for name in EDITS}}
