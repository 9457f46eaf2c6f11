"""Which templates of MUC-4's keys are of the same incident: what a person with the keys in hand would link.

Two templates of different documents are of the same incident where nothing speaks against it (`against`) and one of
these speaks for it (`for_it`), in order of strength: somebody died in both; somebody is hit in both, on days that can
be the same; the same thing with a name of its own is hit on the same day; like things or people are hit on the same day
in the same place; it is the same small place on the same day. Templates are joined in that order, and never so that two
of one document meet: its annotators kept those apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from whence.bench.linking.days import gap, same_day
from whence.bench.linking.keys import KeyDocument, KeyIncident
from whence.bench.linking.names import Aliases, content, name_words, names_within, same_name, same_surname, shared_words
from whence.bench.linking.places import common, countries, disagree

NEAR = frozenset({"ATTACK", "BOMBING", "ARSON"})
"""Kinds that the keys of different reports give to one incident."""
THREATENED = "THREATENED"
DEATH_SLACK, SLACK = 7, 1
"""Days by which reports may differ over one death, and over anything else."""
_KNOWN = 3
"""Reports with the same words for whom an incident hit, from which on these words are known to mean it."""
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


@dataclass(frozen=True, slots=True)
class SamePair:
    """Two templates of the same incident, with why; the lower the rank, the surer."""

    rank: int
    why: str
    one: KeyIncident
    other: KeyIncident

    @property
    def words(self) -> int:
        """How many words the two have in common in a name of somebody: a full name before a part of one."""
        names = product(self.one.named, self.other.named)
        shared = (shared_words(name_words(a), name_words(b)) for mine, theirs in names for a in mine for b in theirs)
        return max(shared, default=0)


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
    if days <= DEATH_SLACK and (name := _shared(one.dead, other.dead)):
        return 1, f"{name} died in both"
    if days > SLACK:
        return None
    day = same_day(one.days, other.days)
    if (name := _shared(one.named, other.named)) and (day or _soon(one, other)):
        return 2, f"{name} was hit in both"
    if not day:
        return None
    if disagree(one.places, other.places):
        return None
    if words := _same_thing(one, other):
        return 3, f"{words} on the same day"
    if any(place.is_small for place in common(one.places, other.places)):
        return 4, "the same small place on the same day"
    return None


def _near(one: KeyIncident, other: KeyIncident) -> bool:
    return bool(one.types & other.types) or bool(one.types & NEAR and other.types & NEAR)


def _soon(one: KeyIncident, other: KeyIncident) -> bool:
    """Say whether both were told within a month: days that are open can then be the same."""
    return one.told is not None and other.told is not None and abs((one.told - other.told).days) <= 30


def _shared(one: Iterable[Aliases], other: Sequence[Aliases]) -> str | None:
    return next((a[0] for a in one for b in other if same_name(a, b) or same_surname(a, b)), None)


def _same_thing(one: KeyIncident, other: KeyIncident) -> str | None:
    for mine in (*one.things, *one.described):
        for theirs in (*other.things, *other.described):
            if shared := content(mine, PLAIN) & content(theirs, PLAIN):
                return " ".join(sorted(shared))
    owners = [(a, b) for a in one.named for b in other.things] + [(b, a) for a in one.things for b in other.named]
    return next((name[0] for name, thing in owners if names_within(name, thing)), None)


def pairs(documents: Iterable[KeyDocument]) -> Iterator[SamePair]:
    """Yield the pairs of templates that are of the same incident, before they are joined."""
    for one, other in _neighbours(documents):
        if against(one, other) is None and (found := for_it(one, other)):
            yield SamePair(*found, one, other)


def _neighbours(documents: Iterable[KeyDocument]) -> Iterator[tuple[KeyIncident, KeyIncident]]:
    """Yield each pair of templates of one country, or of no country told, once."""
    by_country: dict[str, list[KeyIncident]] = defaultdict(list)
    for document in documents:
        for incident in document.incidents:
            for country in sorted(countries(incident.places) or {""}):
                by_country[country].append(incident)
    seen = set[tuple[str, str]]()
    for incidents in by_country.values():
        for one, other in combinations(incidents, 2):
            if (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield one, other


@dataclass(frozen=True, slots=True)
class Gold:
    """Which incidents there are.

    Attributes:
        incident_of: for each template's id that of the incident: the id of its first template.
        left_out: templates of which the keys do not say enough, with why: their claims are not scored.
    """

    incident_of: Mapping[str, str]
    left_out: Mapping[str, str]


def link(documents: Sequence[KeyDocument]) -> Gold:
    """Say which templates are of one incident."""
    found = sorted(pairs(documents), key=lambda pair: (pair.rank, -pair.words, pair.one.id, pair.other.id))
    mixed = _mixed(documents, found)
    groups = _Groups(incident for document in documents for incident in document.incidents if incident.id not in mixed)
    for pair in found:
        if pair.one.id not in mixed and pair.other.id not in mixed:
            groups.join(pair.one, pair.other)
    for vague, known in _recalled(documents, groups):
        groups.join(known, vague)
    incident_of = groups.founders()
    return Gold(incident_of, {**mixed, **_doubtful(documents, incident_of)})


def _mixed(documents: Sequence[KeyDocument], found: Iterable[SamePair]) -> dict[str, str]:
    """Find templates that put several incidents into one: those like them by name cannot all be one."""
    like: dict[str, dict[str, KeyIncident]] = defaultdict(dict)
    for pair in found:
        if pair.rank <= 2:
            like[pair.one.id][pair.other.id] = pair.other
            like[pair.other.id][pair.one.id] = pair.one
    several = [incident for document in documents for incident in document.incidents if len(incident.named) > 1]
    return {
        incident.id: "several incidents in one"
        for incident in several
        if any(_apart(a, b) for a, b in combinations(like[incident.id].values(), 2))
        or any(_strangers(a, b, like[incident.id].values()) for a, b in combinations(incident.dead, 2))
    }


def _strangers(one: Aliases, other: Aliases, like: Iterable[KeyIncident]) -> bool:
    """Say whether two people who died in one template are mostly told of apart in those that are like it."""
    alone, apart, together = set[str](), set[str](), set[str]()
    for incident in like:
        first, second = (_shared([name], incident.named) is not None for name in (one, other))
        if first or second:
            (together if first and second else alone if first else apart).add(incident.document)
    return len(together) <= min(len(alone), len(apart)) / 2 and min(len(alone), len(apart)) >= 2


def _apart(one: KeyIncident, other: KeyIncident) -> bool:
    """Say whether two templates that are both like a third are of two incidents."""
    if _shared(one.named, other.named):
        return False
    return one.document == other.document or gap(one.days, other.days) > DEATH_SLACK


def _recalled(documents: Iterable[KeyDocument], groups: _Groups) -> Iterator[tuple[KeyIncident, KeyIncident]]:
    """Yield templates without a day whose words for whom they hit belong to one known incident, with one of its own.

    "The villagers of Lidice" are those of one June whenever a report speaks of them: a word belongs to an incident of
    which three reports or more have it, and half of all, where two thirds of all templates of the country and kind that
    have it, with a day, are of that incident.
    """
    told: dict[tuple[str, str, str], list[KeyIncident]] = defaultdict(list)
    every = [i for document in documents for i in document.incidents if groups.group_of(i) is not None]
    for incident in every:
        if groups.size(incident) > 1 or _has_day(incident):
            for mark in _marks(incident):
                told[mark].append(incident)
    owner = {mark: _owner(incidents, groups) for mark, incidents in told.items()}
    for incident in every:
        if groups.size(incident) == 1 and not _has_day(incident):
            owners = [found for mark in sorted(_marks(incident)) if (found := owner.get(mark)) is not None]
            if len({groups.group_of(found) for found in owners}) == 1 and against(incident, owners[0]) is None:
                yield incident, owners[0]


def _has_day(incident: KeyIncident) -> bool:
    return any(days.is_narrow for days in incident.days)


def _marks(incident: KeyIncident) -> set[tuple[str, str, str]]:
    words = {word for aliases in (*incident.described, *incident.things) for word in content(aliases, PLAIN)}
    kinds = {"NEAR" if kind in NEAR else kind for kind in incident.types}
    return {(country, kind, word) for country in countries(incident.places) for kind in kinds for word in words}


def _owner(incidents: Sequence[KeyIncident], groups: _Groups) -> KeyIncident | None:
    """Return one of the templates of the incident that a word belongs to; None where it belongs to none."""
    count = Counter(groups.group_of(incident) for incident in incidents)
    group, most = count.most_common(1)[0]
    known = next(incident for incident in incidents if groups.group_of(incident) == group)
    if most < _KNOWN or most < groups.size(known) / 2 or most < len(incidents) * 2 / 3:
        return None
    return known


def _doubtful(documents: Iterable[KeyDocument], incident_of: Mapping[str, str]) -> dict[str, str]:
    """Find templates that stand alone and may be of an incident to which they were not joined: keys do not say."""
    size = Counter(incident_of.values())
    left_out = {}
    for pair in _neighbours(documents):
        if all(each.id in incident_of for each in pair) and len({incident_of[each.id] for each in pair}) == 2:
            for one, other in (pair, pair[::-1]):
                if size[incident_of[one.id]] == 1 and (why := doubt(one, other)) is not None:
                    left_out[one.id] = f"{why}: {other.id}"
    return left_out


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
    if _shared(one.named, other.named) or (_soon(one, other) and _same_thing(one, other)):
        return "it has no day, and hits the like"
    return None


class _Groups:
    """Templates joined so far."""

    def __init__(self, incidents: Iterable[KeyIncident]) -> None:
        self._members = {incident.id: [incident] for incident in incidents}
        self._group = {id_: id_ for id_ in self._members}

    def join(self, one: KeyIncident, other: KeyIncident) -> None:
        """Join the groups of two templates, unless two of one document, or two days far apart, would meet."""
        mine, theirs = self._group[one.id], self._group[other.id]
        if mine != theirs and not any(_clash(a, b) for a in self._members[mine] for b in self._members[theirs]):
            for member in self._members.pop(theirs):
                self._group[member.id] = mine
                self._members[mine].append(member)

    def group_of(self, incident: KeyIncident) -> str | None:
        """Return the name of a template's group; None where it is in none."""
        return self._group.get(incident.id)

    def size(self, incident: KeyIncident) -> int:
        """Count the templates of a template's group."""
        return len(self._members[self._group[incident.id]])

    def founders(self) -> dict[str, str]:
        """Return the first template of each template's group."""
        first = {group: min(member.id for member in members) for group, members in self._members.items()}
        return {id_: first[group] for id_, group in self._group.items()}


def _clash(one: KeyIncident, other: KeyIncident) -> bool:
    return against(one, other) is not None or gap(one.days, other.days) > DEATH_SLACK
