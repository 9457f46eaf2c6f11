"""Score where and when the events of claims were, against the incidents of MUC-4's official templates.

A claim is held against every incident of its document that hits somebody or something that the claim names among its
targets or its dead (`named`): one of the key's words for them is inside one of the claim's, or the other way round.

``places``: a claim's place is right where one of its names (the resolved one, or the words) holds, or is held by, a
name that the key gives below the country, or the country where the key gives no more; it is coarse where it is only the
country, and wrong otherwise. ``times``: a claim's days are right where they have a day in common with the key's; a key
that only says "not after" can be contradicted and not be met. ``p`` is right of right and wrong, over pairs of claim
and incident; ``r`` is the share of incidents, among those that a claim tells of and whose key gives a place below the
country (days with a beginning), of which some claim is right; ``f1`` their harmonic mean. The ``f1`` at the top is that
of both kinds together. A missing document counts as one without claims.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whence.bench.annotations import ToldSetting
from whence.bench.scores.measures import Bootstrap, Figures, harmonic, percent, total

_SHORTEST = 3
"""Letters that words need to name somebody."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days of a key; no ``start``: not after ``end``."""

    start: date | None
    end: date


@dataclass(frozen=True, slots=True)
class Incident:
    """What a key says of one incident: whom it hit, where (its country, and names below it), and when."""

    hit: tuple[str, ...]
    countries: tuple[str, ...]
    places: tuple[str, ...]
    days: tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class SettingDocument:
    """The incidents of a document."""

    id: str
    incidents: tuple[Incident, ...]


def score(
    gold: Sequence[SettingDocument],
    predicted: Mapping[str, Sequence[ToldSetting]],
    bootstrap: Bootstrap | None = None,
) -> Figures:
    """Score all documents."""
    tallies = [tally(document.incidents, predicted.get(document.id, ())) for document in gold]
    sums = total(tallies)
    out: Figures = {
        "f1": round(headline(sums)["f1"], 2),
        **{kind: {name: round(value, 2) for name, value in _figures(sums, (kind,)).items()} for kind in _KINDS},
        "counts": {
            **{name: sums[name] for name in sorted(_counted(sums))},
            "missing_documents": sum(document.id not in predicted for document in gold),
        },
    }
    return {**out, **(bootstrap or Bootstrap()).ci95(tallies, headline)}


_KINDS = ("places", "times")


def tally(incidents: Iterable[Incident], told: Sequence[ToldSetting]) -> Counter[str]:
    """Count one document, by kind and judgement: ``places:right``, ``times:missing``, ``places:reached`` ..."""
    out: Counter[str] = Counter()
    for incident in incidents:
        claims = [claim for claim in told if is_on(claim, incident)]
        out["incidents"] += 1
        out["incidents told"] += bool(claims)
        for kind, judge, asked in (
            ("places", judge_place, bool(incident.places)),
            ("times", judge_time, any(days.start for days in incident.days)),
        ):
            judged = [judge(claim, incident) for claim in claims]
            out.update(f"{kind}:{each}" for each in judged)
            out[f"{kind}:incidents"] += asked and bool(claims)
            out[f"{kind}:reached"] += asked and "right" in judged
    return out


def is_on(claim: ToldSetting, incident: Incident) -> bool:
    """Say whether a claim names somebody or something that an incident hit."""
    return any(_overlap(name, hit) for name in claim.named for hit in incident.hit)


def judge_place(claim: ToldSetting, incident: Incident) -> str:
    """Judge a claim's place: right, coarse, wrong, missing; unasked where the key has none."""
    if not incident.countries and not incident.places:
        return "unasked"
    if not claim.places:
        return "missing"
    wanted = incident.places or incident.countries
    if any(_overlap(name, place) for name in claim.places for place in wanted):
        return "right"
    return "coarse" if any(_overlap(n, country) for n in claim.places for country in incident.countries) else "wrong"


def judge_time(claim: ToldSetting, incident: Incident) -> str:
    """Judge a claim's days: right, open (within an open key), wrong, missing; unasked where the key gives none."""
    if not incident.days:
        return "unasked"
    start, end = claim.start, claim.end
    if start is None or end is None:
        return "missing" if any(days.start for days in incident.days) else "untold"
    if any(days.start and start <= days.end and end >= days.start for days in incident.days):
        return "right"
    return "open" if any(days.start is None and start <= days.end for days in incident.days) else "wrong"


def _overlap(one: str, other: str) -> bool:
    """Say whether one phrase is a run of the other's words, whatever their case and accents."""
    left, right = fold(one), fold(other)
    if min(len(left), len(right)) < _SHORTEST:
        return False
    return f" {left} " in f" {right} " or f" {right} " in f" {left} "


def fold(name: str) -> str:
    """Return a name's words in lower case, without accents and punctuation."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def _figures(sums: Mapping[str, float], kinds: Sequence[str]) -> dict[str, float]:
    right, wrong, reached, asked = (
        sum(sums.get(f"{kind}:{name}", 0) for kind in kinds) for name in ("right", "wrong", "reached", "incidents")
    )
    p, r = percent(right, right + wrong), percent(reached, asked)
    return {"p": p, "r": r, "f1": harmonic(p, r)}


def _counted(sums: Mapping[str, float]) -> Iterable[str]:
    return (name for name in sums if sums[name])


def headline(sums: Mapping[str, float]) -> dict[str, float]:
    """Compute, from totals, the figures that get an interval."""
    both = _figures(sums, _KINDS)
    return {"f1": both["f1"], **{f"{kind}_f1": _figures(sums, (kind,))["f1"] for kind in _KINDS}}
