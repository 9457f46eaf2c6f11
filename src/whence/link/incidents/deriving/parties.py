"""Who acted and who was acted upon: participants of many claims joined into parties.

Those of one id are one party, so are those of one name, and those whose name is part of exactly one other's. Words
that may be anybody ("gunmen", "people") stay a value of their own: they agree with a named party and never replace it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from whence.link import parties as bonds
from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.fields import agreement, field, share
from whence.link.incidents.deriving.party_conflicts import actors_conflict, actors_differ, is_armed, targets_conflict
from whence.link.incidents.deriving.party_names import Key, bare, is_anybody, is_named, keys, own_key
from whence.link.incidents.deriving.sides import actor_name, side_of
from whence.model.claim import Claim, Participant
from whence.model.incident import Field, Party, Told
from whence.model.linking import ArchivedClaim
from whence.reference.happenings import happening_words

Compare = Callable[[Participant, Participant], bool]

_NUMBERED = re.compile(r".*\d")
_RULE = "named by most origins; words that may be anybody come last"
_TIED = "told differently by equally many; none is taken"


@dataclass(frozen=True, slots=True)
class _Terms:
    """How those in a role are compared: which cannot both be right, which are not the same, which may be anybody."""

    conflict: Compare
    differ: Compare
    vague: Callable[[Participant], bool]


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties in one role, best supported first, with the participants and the claims of each."""

    values: tuple[Told[Party], ...]
    members: dict[Party, tuple[Participant, ...]]
    claims: dict[Party, tuple[str, ...]]


def actors(evidence: Evidence) -> Field[Party]:
    """Choose who acted. Who says that one did it and who says that another did contradict each other."""
    return _field(evidence, lambda claim: claim.actors, _Terms(actors_conflict, actors_differ, is_vague))


def targets(evidence: Evidence) -> Field[Party]:
    """Choose who was acted upon.

    Several can be hit. That those hit were fighters contradicts that they were not, unless some origin tells of both.
    """
    mixed = _tell_of_both(evidence)

    def conflict(one: Participant, other: Participant) -> bool:
        return not mixed and targets_conflict(one, other)

    return _field(evidence, lambda claim: claim.targets, _Terms(conflict, conflict, is_anybody))


def cast(evidence: Evidence, claims: Iterable[ArchivedClaim], role: Callable[[Claim], Sequence[Participant]]) -> Cast:
    """Join those who have a role in some claims into parties, best supported first."""
    told = [(each, claim.id) for claim in claims for each in role(claim.claim) if _is_somebody(each)]
    keyed = keys([each for each, _ in told])
    groups: dict[Key, list[Participant]] = {}
    for each, _ in told:
        groups.setdefault(keyed[own_key(each)], []).append(each)
    party = {key: _party(members) for key, members in groups.items()}
    given = ((key, party[key], id) for each, id in told for key in [keyed[own_key(each)]])
    values = evidence.values(given, order=lambda value: (value.actor_id or "~") + value.name)
    members = {party[key]: tuple(group) for key, group in groups.items()}
    return Cast(values, members, {told.value: told.claims for told in values})


def _tell_of_both(evidence: Evidence) -> bool:
    """Say whether some origin tells that people with and without arms were hit."""
    told: dict[str, set[bool | None]] = {}
    for claim in evidence.telling:
        told.setdefault(evidence.origins[claim.id], set()).update(map(is_armed, claim.claim.targets))
    return any({True, False} <= kinds for kinds in told.values())


def is_same(one: Party, other: Party) -> bool:
    """Say whether two parties of one incident are the same, by id or else by a name in common."""
    if one.actor_id or other.actor_id:
        return one.actor_id == other.actor_id
    return not set(one.names).isdisjoint(other.names)


def is_vague(party: Participant) -> bool:
    """Say whether words for who acted may be anybody: "gunmen", "people"."""
    return is_anybody(party) or (
        not is_named(party) and bool(happening_words().perpetrators.lookup(bonds.head(party.name)))
    )


def _field(evidence: Evidence, role: Callable[[Claim], Sequence[Participant]], terms: _Terms) -> Field[Party]:
    found = cast(evidence, evidence.telling, role)

    def apart(one: Party, other: Party, by: Compare) -> bool:
        voices = [evidence.voices_of(found.claims[party]).keys() for party in (one, other)]
        if not voices[0].isdisjoint(voices[1]) or _are_one_side(one, other):
            return False  # who names both, tells of two
        return all(by(a, b) for a in found.members[one] for b in found.members[other])

    agreed = agreement(evidence, found.values, lambda one, other: apart(one, other, terms.conflict))
    vague = {party for party, members in found.members.items() if all(map(terms.vague, members))}
    chosen = _chosen(evidence, found, vague, lambda one, other: apart(one, other, terms.differ))
    if chosen is None:
        return field(found.values, None, (), _TIED, agreed)
    named_by = share(chosen.origins, len(evidence.origins_of(id for told in found.values for id in told.claims)))
    return field(found.values, chosen.value, chosen.claims, f"{_RULE} ({named_by})", agreed)


def _chosen(
    evidence: Evidence, found: Cast, vague: Collection[Party], differ: Callable[[Party, Party], bool]
) -> Told[Party] | None:
    """Choose the best supported; none where others that are not the same are supported as well.

    Of such the one is taken that words without a name ("government troops") speak for as well.
    """
    named = [told for told in found.values if told.value not in vague]
    ranked = [told for told in named or found.values if told.origins] or list(found.values)
    if not ranked:
        return None
    best = (ranked[0].origins, ranked[0].speakers)
    equals = [told for told in ranked if (told.origins, told.speakers) == best]
    first = min(equals, key=lambda told: (told.value.actor_id is None, told.value.sector is None))
    if not any(differ(first.value, told.value) for told in equals if told is not first):
        return first
    support = {told.value: len(_described(evidence, found, told.value)) for told in equals}
    most = max(support.values())
    leading = [told for told in equals if support[told.value] == most]
    return leading[0] if len(leading) == 1 else None


def _described(evidence: Evidence, found: Cast, party: Party) -> frozenset[str]:
    """Return the origins that name a party, or describe without a name what it is."""
    fitting = [
        told
        for told in found.values
        if told.value == party or (_is_description(told.value) and _fits(told.value, party))
    ]
    return evidence.origins_of(id for told in fitting for id in told.claims)


def _is_description(party: Party) -> bool:
    return party.actor_id is None and not any(bonds.proper_names(name) for name in party.names)


def _fits(words: Party, party: Party) -> bool:
    same = words.sector is not None and words.sector == party.sector
    return same and (words.country is None or party.country is None or words.country == party.country)


def _are_one_side(one: Party, other: Party) -> bool:
    return bool(one.actor_id and other.actor_id) and side_of(one.actor_id or "") == side_of(other.actor_id or "")


def _is_somebody(party: Participant) -> bool:
    return bool(bare(party.name)) or party.actor_id is not None


def _party(members: Sequence[Participant]) -> Party:
    names = sorted({" ".join(each.name.split()) for each in members})
    id = next((each.actor_id for each in members if each.actor_id), None)
    plain = [name for name in names if not _NUMBERED.match(name)] or names
    fullest = max(plain, key=lambda name: (len(name.split()), len(name), name))
    countries = sorted({each.country for each in members if each.country and (id is None or each.actor_id == id)})
    sectors = sorted({each.sector for each in members if each.sector and (id is None or each.actor_id == id)})
    return Party(
        name=actor_name(id) if id else fullest,
        actor_id=id,
        country=countries[0] if len(countries) == 1 else None,
        sector=sectors[0] if len(sectors) == 1 else None,
        names=tuple(names),
    )
