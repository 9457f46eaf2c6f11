"""Who acted and who was acted upon: participants of many claims joined into parties.

Those of one id are one party, so are those of one name, and those whose name is part of exactly one other's. Words
that may be anybody ("gunmen", "people") stay a value of their own: they agree with a named party and never replace it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.link import parties as bonds
from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.fields import agreement, field, share
from whence.link.incidents.deriving.sides import actor_name, side_of
from whence.link.parties import Bond
from whence.model.claim import Claim, Participant
from whence.model.incident import Field, Party, Told
from whence.model.linking import ArchivedClaim
from whence.reference.agents import agents
from whence.reference.happenings import happening_words
from whence.reference.incident_words import incident_words
from whence.reference.names import fold
from whence.reference.ontology import ontology
from whence.reference.states import states

Conflict = Callable[[Participant, Participant], bool]

_ANY_SIDE = frozenset({"armed", "unidentified"})
_STATE = frozenset({None, "MIL", "GOV", "COP", "SPY"})
_NUMBER = re.compile(r"\d[\d.,]*\Z")
_NUMBERED = re.compile(r".*\d")
_RULE = "named by most origins; words that may be anybody come last"
_TIED = "told differently by equally many; none is taken"


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties in one role, best supported first, with the participants and the claims of each."""

    values: tuple[Told[Party], ...]
    members: dict[Party, tuple[Participant, ...]]
    claims: dict[Party, tuple[str, ...]]


def actors(evidence: Evidence) -> Field[Party]:
    """Choose who acted. Who says that one did it and who says that another did contradict each other."""

    def conflict(one: Participant, other: Participant) -> bool:
        if _are_states_apart(one, other):
            return True
        return bonds.actors([one], [other]) is Bond.APART and not (_can_side(one) or _can_side(other))

    return _field(evidence, lambda claim: claim.actors, conflict, is_vague)


def targets(evidence: Evidence) -> Field[Party]:
    """Choose who was acted upon. Several can be hit; that those hit were fighters contradicts that they were not."""

    def conflict(one: Participant, other: Participant) -> bool:
        return _are_people(one) and _are_people(other) and bonds.are_foes(one, other)

    return _field(evidence, lambda claim: claim.targets, conflict, is_anybody)


def cast(evidence: Evidence, claims: Iterable[ArchivedClaim], role: Callable[[Claim], Sequence[Participant]]) -> Cast:
    """Join those who have a role in some claims into parties, best supported first."""
    told = [(each, claim.id) for claim in claims for each in role(claim.claim) if _is_somebody(each)]
    keys = _keys([each for each, _ in told])
    groups: dict[tuple[str, ...], list[Participant]] = {}
    for each, _ in told:
        groups.setdefault(keys[_own_key(each)], []).append(each)
    party = {key: _party(members) for key, members in groups.items()}
    given = ((key, party[key], id) for each, id in told for key in [keys[_own_key(each)]])
    values = evidence.values(given, order=lambda value: (value.actor_id or "~") + value.name)
    members = {party[key]: tuple(group) for key, group in groups.items()}
    return Cast(values, members, {told.value: told.claims for told in values})


def is_same(one: Party, other: Party) -> bool:
    """Say whether two parties of one incident are the same, by id or else by a name in common."""
    if one.actor_id or other.actor_id:
        return one.actor_id == other.actor_id
    return not set(one.names).isdisjoint(other.names)


def is_vague(party: Participant) -> bool:
    """Say whether words for who acted may be anybody: "gunmen", "people"."""
    return is_anybody(party) or (
        not _is_named(party) and bool(happening_words().perpetrators.lookup(bonds.head(party.name)))
    )


def is_anybody(party: Participant) -> bool:
    """Say whether words for people may be anybody: "people", "victims"."""
    return not _is_named(party) and bool(happening_words().people.lookup(bonds.head(party.name)))


def _is_named(party: Participant) -> bool:
    return party.actor_id is not None or bool(bonds.proper_names(party.name))


def _field(
    evidence: Evidence,
    role: Callable[[Claim], Sequence[Participant]],
    clash: Conflict,
    vague: Callable[[Participant], bool],
) -> Field[Party]:
    found = cast(evidence, evidence.telling, role)

    def conflict(one: Party, other: Party) -> bool:
        voices = [evidence.voices_of(found.claims[party]).keys() for party in (one, other)]
        if not voices[0].isdisjoint(voices[1]) or _are_one_side(one, other):
            return False  # who names both, tells of two
        return all(clash(a, b) for a in found.members[one] for b in found.members[other])

    agreed = agreement(evidence, found.values, conflict)
    chosen = _chosen(evidence, found, conflict, vague)
    if chosen is None:
        return field(found.values, None, (), _TIED, agreed)
    named_by = share(chosen.origins, len(evidence.origins_of(id for told in found.values for id in told.claims)))
    return field(found.values, chosen.value, chosen.claims, f"{_RULE} ({named_by})", agreed)


def _chosen(
    evidence: Evidence, found: Cast, conflict: Callable[[Party, Party], bool], vague: Callable[[Participant], bool]
) -> Told[Party] | None:
    """Choose the best supported; none where others that cannot be right together with it are supported as well.

    Of such the one is taken that words without a name ("government troops") speak for as well.
    """
    named = [told for told in found.values if not all(vague(each) for each in found.members[told.value])]
    ranked = [told for told in named or found.values if told.origins] or list(found.values)
    if not ranked:
        return None
    best = (ranked[0].origins, ranked[0].speakers)
    equals = [told for told in ranked if (told.origins, told.speakers) == best]
    first = min(equals, key=lambda told: (told.value.actor_id is None, told.value.sector is None))
    if not any(conflict(first.value, told.value) for told in equals if told is not first):
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


def _are_states_apart(one: Participant, other: Participant) -> bool:
    """Say whether two act for different parties: of states and movements that are known of both."""
    sides = {_side(one), _side(other)}
    return None not in sides and len(sides) > 1


def _side(party: Participant) -> str | None:
    if party.actor_id is not None:
        return side_of(party.actor_id)
    return party.country if party.country in states().states and party.sector in _STATE else None


def _can_side(party: Participant) -> bool:
    """Say whether somebody without an id can fight beside anybody: militias and armed men whose side is not told."""
    return party.actor_id is None and ontology().roles.of.get(party.sector or "") in _ANY_SIDE


def _are_people(party: Participant) -> bool:
    role = agents().lookup(bonds.head(party.name))
    return party.actor_id is not None or (role is not None and role.kind in {"person", "group"})


def _is_somebody(party: Participant) -> bool:
    return bool(_bare(party.name)) or party.actor_id is not None


def _own_key(party: Participant) -> tuple[str, ...]:
    return ("id", party.actor_id) if party.actor_id else ("name", _bare(party.name))


def _keys(told: Sequence[Participant]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map each participant's own key to that of its party.

    A name without id goes to the one id whose names it is, or is part of; else to the one fuller name of the same noun:
    "the enclave" to "the Kurdish enclave". Where several would do, it stays what it is.
    """
    ids: dict[tuple[str, ...], set[str]] = {}
    names: dict[str, Participant] = {}
    for each in sorted(told, key=_printed):
        if each.actor_id:
            ids.setdefault(_own_key(each), set()).update(_names_of(each))
        else:
            names.setdefault(_bare(each.name), each)
    alike: dict[str, list[str]] = {}
    for bare, each in names.items():
        alike.setdefault(bonds.head(each.name), []).append(bare)
    found = {key: key for key in ids}
    for bare, each in names.items():
        found[("name", bare)] = _named(each, ids) or ("name", _fullest(bare, each, alike[bonds.head(each.name)]))
    return found


def _named(party: Participant, ids: Mapping[tuple[str, ...], set[str]]) -> tuple[str, ...] | None:
    """Return the one id whose names hold all that a name without id says; None for none, or several."""
    bare, proper = _bare(party.name), bonds.proper_names(party.name)
    fitting = [key for key, names in ids.items() if bare in names or (proper and proper <= names)]
    return fitting[0] if len(fitting) == 1 else None


def _fullest(bare: str, party: Participant, alike: Sequence[str]) -> str:
    """Return of names of one noun the fullest that holds all words of one; itself for none, or several."""
    words = set(bare.split())
    if is_anybody(party):
        return bare
    holding = {name: set(name.split()) for name in alike if words < set(name.split())}
    longest = [name for name in holding if not any(holding[name] < other for other in holding.values())]
    return longest[0] if len(longest) == 1 else bare


def _names_of(party: Participant) -> set[str]:
    known = actor_name(party.actor_id or "")
    return {_bare(party.name), _bare(known), *bonds.proper_names(party.name), *bonds.proper_names(known)}


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


def _bare(name: str) -> str:
    """Return a name without what counts and points: nothing is left of "58 of them", "militants" of "100 militants"."""
    words = fold(name).split()
    while words and _counts(words[0]):
        words = words[1:]
    return " ".join(words)


def _counts(word: str) -> bool:
    if _NUMBER.match(word) or word in agents().pronouns:
        return True
    return all(part in incident_words().counting for part in word.split("-"))


def _printed(party: Participant) -> tuple[str, str]:
    return party.name, party.actor_id or ""
