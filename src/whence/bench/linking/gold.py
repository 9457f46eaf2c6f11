"""Which templates of MUC-4's keys are of the same incident: what a person with the keys in hand would link.

Pairs that resemble each other (`whence.bench.linking.resemblance`) are joined, the surest first, and never so that two
templates of one document meet, which its annotators kept apart, or days that are far apart. Left out, because the keys
do not say enough: templates that put several incidents into one, and those that stand alone and may be of an incident
to which they were not joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from whence.bench.linking.days import gap
from whence.bench.linking.groups import Groups
from whence.bench.linking.keys import KeyDocument, KeyIncident
from whence.bench.linking.names import Aliases, content, name_words, shared_words
from whence.bench.linking.places import countries
from whence.bench.linking.resemblance import DEATH_SLACK, NEAR, PLAIN, against, doubt, for_it, shared

_KNOWN = 3
"""Reports with the same words for whom an incident hit, from which on these words are known to mean it."""


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
        words = (shared_words(name_words(a), name_words(b)) for mine, theirs in names for a in mine for b in theirs)
        return max(words, default=0)


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
    groups = Groups(incident for document in documents for incident in document.incidents if incident.id not in mixed)
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
        first, second = (shared([name], incident.named) is not None for name in (one, other))
        if first or second:
            (together if first and second else alone if first else apart).add(incident.document)
    return len(together) <= min(len(alone), len(apart)) / 2 and min(len(alone), len(apart)) >= 2


def _apart(one: KeyIncident, other: KeyIncident) -> bool:
    """Say whether two templates that are both like a third are of two incidents."""
    if shared(one.named, other.named):
        return False
    return one.document == other.document or gap(one.days, other.days) > DEATH_SLACK


def _recalled(documents: Iterable[KeyDocument], groups: Groups) -> Iterator[tuple[KeyIncident, KeyIncident]]:
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


def _owner(incidents: Sequence[KeyIncident], groups: Groups) -> KeyIncident | None:
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
