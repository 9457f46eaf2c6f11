"""What two templates of MUC-4's keys say for and against their being of the same incident.

Nothing may speak against it (`against`), and one of these has to speak for it (`for_it`), the surest first: somebody
died in both; somebody is hit in both, on days that can be the same; things or people are hit on the same day that are
told in the same words, words that fit anything left aside; it is the same small place on the same day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whence.bench.linking.days import gap, same_day
from whence.bench.linking.keys import KeyIncident
from whence.bench.linking.names import Aliases, content, names_within, same_name, same_surname
from whence.bench.linking.places import common, countries, disagree

NEAR = frozenset({"ATTACK", "BOMBING", "ARSON"})
"""Kinds that the keys of different reports give to one incident."""
THREATENED = "THREATENED"
DEATH_SLACK, SLACK = 7, 1
"""Days by which reports may differ over one death, and over anything else."""
PLAIN = frozenset(
    """
    people person civilian individual inhabitant population member other one two three four five six seven eight nine
    ten several some many various number hundred dozen least about the and who were that this from with for his her
    their its man men woman women child children wounded dead victim casualty house home building car vehicle bus truck
    property damage facility installation store shop office business establishment street city town guerrilla rebel
    terrorist subversive soldier troop military army police policeman headquarter injured leader labor worker
    """.split()
)
"""Words of descriptions that fit too many incidents to tell one from another."""


def against(one: KeyIncident, other: KeyIncident) -> str | None:
    """Say what speaks against two templates being of one incident, None where nothing does."""
    if one.document == other.document:
        return "one document"
    if not _near(one, other):
        return "different kinds"
    if (one.stages == {THREATENED}) != (other.stages == {THREATENED}):
        return "only one of them is no more than a threat"
    mine, theirs = countries(one.places), countries(other.places)
    if mine and theirs and not mine & theirs:
        return "different countries"
    return None


def for_it(one: KeyIncident, other: KeyIncident) -> tuple[int, str] | None:
    """Say what speaks for two templates being of one incident, with its rank; None where nothing does."""
    days = gap(one.days, other.days)
    if days <= DEATH_SLACK and (name := shared(one.dead, other.dead)):
        return 1, f"{name} died in both"
    if days > SLACK:
        return None
    day = same_day(one.days, other.days)
    if (name := shared(one.named, other.named)) and (day or _soon(one, other)):
        return 2, f"{name} was hit in both"
    if not day:
        return None
    if disagree(one.places, other.places):
        return None
    if words := same_thing(one, other):
        return 3, f"{words} on the same day"
    if any(place.is_small for place in common(one.places, other.places)):
        return 4, "the same small place on the same day"
    return None


def _near(one: KeyIncident, other: KeyIncident) -> bool:
    return bool(one.types & other.types) or bool(one.types & NEAR and other.types & NEAR)


def _soon(one: KeyIncident, other: KeyIncident) -> bool:
    """Say whether both were told within a month: days that are open can then be the same."""
    return one.told is not None and other.told is not None and abs((one.told - other.told).days) <= 30


def shared(one: Iterable[Aliases], other: Sequence[Aliases]) -> str | None:
    """Return the name of somebody who is among both, None where nobody is."""
    return next((a[0] for a in one for b in other if same_name(a, b) or same_surname(a, b)), None)


def same_thing(one: KeyIncident, other: KeyIncident) -> str | None:
    """Return words that both have for a thing or for people that they hit, None where there are none."""
    for mine in (*one.things, *one.described):
        for theirs in (*other.things, *other.described):
            if common_words := content(mine, PLAIN) & content(theirs, PLAIN):
                return " ".join(sorted(common_words))
    owners = [(a, b) for a in one.named for b in other.things] + [(b, a) for a in one.things for b in other.named]
    return next((name[0] for name, thing in owners if names_within(name, thing)), None)


def doubt(one: KeyIncident, other: KeyIncident) -> str | None:
    """Say why ``one`` may be of the same incident as ``other`` for all that its key says; None where it is another."""
    if against(one, other) is not None or gap(one.days, other.days) > SLACK or disagree(one.places, other.places):
        return None
    if for_it(one, other) is not None:
        return "like another that belongs elsewhere"
    if same_day(one.days, other.days):
        vague = not one.named and not any(content(aliases, PLAIN) for aliases in one.hit)
        return "nothing tells it from another of the day" if vague else None
    if any(days.is_narrow for days in one.days):
        return None
    if shared(one.named, other.named) or (_soon(one, other) and same_thing(one, other)):
        return "it has no day, and hits the like"
    return None
