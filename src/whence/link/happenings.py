"""Happenings: which tellings go together, and what speaks for and against one more clause on the same.

The clauses of a sentence that tell of one act and of what came of it go together first ("a bomb exploded, killing
five"). Such a group then goes to the happening that it names as known ("the attack"), that it agrees with in parties,
place or time, or that the report goes on telling of ("Three people were wounded."); else it begins another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from whence.link.bonds import Bonds
from whence.link.parties import Bond, head, is_definite
from whence.link.settings import is_short, places_conflict, times_conflict
from whence.link.telling import Telling
from whence.link.wording import Manner
from whence.model.claim import Participant
from whence.model.vocabulary import Effect, Extent, Status
from whence.reference.happenings import happening_words
from whence.reference.ontology import quad_class

RECENT = 20
"""Happenings, and tellings of each, that a new one is compared with: the cost stays linear in a long document."""
_ASSAULT, _FIREARMS = "ASSAULT", "firearms"
_MATERIAL = (2, 4)
_REACH = 15
"""Sentences back to which "the attack" can go."""
_NEAR = 3
"""Sentences within which a common party, or place or time, is enough."""
_NEXT = 2
"""Sentences within which a report goes on telling of what it told last."""
_BY_NAME, _ALIKE, _GUESSED, _AGREED, _GOING_ON = 8, 3, 4, 2, 1
"""How much speaks for a happening: named as known, by its own word or mode or by what it may have been; each common
party, place and time; going on."""


@dataclass(slots=True)
class Happening:
    """Tellings of one happening, in text order; never empty."""

    told: list[Telling] = field(default_factory=list)

    @property
    def recent(self) -> Sequence[Telling]:
        """Return the tellings that others are compared with."""
        return self.told[-RECENT:]

    def distance(self, other: Happening) -> int:
        """Count the sentences from its last telling to another's first."""
        return other.told[0].sentence - self.told[-1].sentence


def can_be_one(one: Telling, other: Telling) -> bool:
    """Say whether two tellings can be of one happening: kind, reality, extent, place and time allow it."""
    a, b = one.claim, other.claim
    if a.event.plover != b.event.plover or one.is_real != other.is_real:
        return False
    if a.extent is not b.extent or a.extent is Extent.AGGREGATE:
        return False
    if not happening_words().modes_agree(a.event.mode, b.event.mode) or one.is_wider != other.is_wider:
        return False
    return not times_conflict(a.time, b.time) and not places_conflict(a.place, b.place)


def in_one_breath(one: Telling, other: Telling) -> bool:
    """Say whether a sentence tells of one happening by two words: an act and what came of it, or one deed twice.

    Args:
        one: the telling that comes first in the sentence.
        other: one that comes later and can be of the same happening.
    """
    if other.manner is Manner.FRESH or _sets_apart(other.lead[len(one.lead) :]):
        return False
    if one.manner is Manner.KNOWN is not other.manner and _sets_apart(one.lead):  # "hours after the attack, ..."
        return False
    bonds = Bonds.of([one], [other])
    if bonds.apart:
        return False
    if bonds.same:
        return True
    if other.is_wider or _denies(one, other):
        return False
    return one.claim.event.plover == _ASSAULT or not one.lemmas.isdisjoint(other.lemmas)


def _sets_apart(text: str) -> bool:
    return happening_words().apart.search(text) is not None


def _denies(one: Telling, other: Telling) -> bool:
    return (one.claim.status is Status.DENIED) != (other.claim.status is Status.DENIED)


def strength(known: Happening, new: Happening, *, latest: bool) -> int:
    """Say how much speaks for a clause being on a happening told before; 0 where nothing does or something forbids it.

    Args:
        known: the happening told before.
        new: the clauses of a sentence that go together.
        latest: whether the report told of no other happening of this kind since.
    """
    told, clauses = known.recent, new.recent
    if any(_is_fresh(clause) for clause in clauses):
        return 0
    if not all(can_be_one(one, other) for one in told for other in clauses):
        return 0
    bonds = Bonds.of(told, clauses)
    distance = known.distance(new)
    name = _by_name(told, clauses, distance)
    if bonds.apart and not (name and bonds.actors is not Bond.APART and _names_no_victim(clauses)):
        return 0
    return name + _by_agreement(told, clauses, bonds, distance) + _by_going_on(told, clauses, bonds, distance) * latest


def _is_fresh(clause: Telling) -> bool:
    return clause.manner is Manner.FRESH or (clause.manner is Manner.OPEN and _sets_apart(clause.lead))


def _names_no_victim(clauses: Sequence[Telling]) -> bool:
    """Say whether it is only figures that differ: "the blast killed twelve", where ten were told before."""
    return not any(clause.claim.targets for clause in clauses if clause.manner is Manner.KNOWN)


def _by_name(told: Sequence[Telling], clauses: Sequence[Telling], distance: int) -> int:
    """Weigh a noun that speaks of the happening as known, or of its weapon: "the bombing", "the bomb"."""
    if distance > _REACH:
        return 0
    names = [clause for clause in clauses if clause.manner is Manner.KNOWN and not _stands_alone(clause, told)]
    lemmas = frozenset[str]().union(*(telling.lemmas for telling in told))
    modes = {telling.claim.event.mode for telling in told} - {None}
    if any(clause.claim.event.mode in modes or clause.lemmas & lemmas for clause in names):
        return _BY_NAME + _ALIKE
    weapons = frozenset[str]().union(*(telling.weapons for telling in told))
    if any(clause.known_weapon and clause.weapons & weapons for clause in clauses):
        return _BY_NAME + _ALIKE
    return max((_weight(clause, told, near=distance <= _NEAR) for clause in names), default=0)


def _stands_alone(name: Telling, told: Sequence[Telling]) -> bool:
    """Say whether a noun brings target and time of its own: "the assault on the west, which began in February"."""
    bonds = Bonds.of(told, [name])
    own = name.claim.targets and name.claim.time
    return bool(own) and bonds.targets is not Bond.SAME and not bonds.time


def _weight(name: Telling, told: Sequence[Telling], *, near: bool) -> int:
    """Weigh a noun for what was told in other words: "attack" stands for anything, "killing" for deaths.

    What tells how it was done ("the shooting") can stand near by for a deed of which that was not told.
    """
    words = happening_words()
    mode, modes = name.claim.event.mode, {telling.claim.event.mode for telling in told}
    if name.claim.event.plover != _ASSAULT:
        return _BY_NAME * near
    if name.among(words.general) or any(mode and theirs and words.modes_agree(mode, theirs) for theirs in modes):
        return _BY_NAME
    if name.among(words.mutual):
        fights = (telling.among(words.mutual) or telling.claim.event.mode == _FIREARMS for telling in told)
        return _BY_NAME * any(fights)
    if name.effects & frozenset[Effect]().union(*(telling.effects for telling in told)):
        return _BY_NAME
    return _GUESSED * (near and mode is not None and modes == {None})


def _by_agreement(told: Sequence[Telling], clauses: Sequence[Telling], bonds: Bonds, distance: int) -> int:
    """Weigh common parties, place and time: near each other one is enough, at a distance it takes two.

    The same actors alone are not: they may have struck elsewhere. Nor is the place alone where the actors are others.
    """
    settings = bonds.place + bonds.time
    if bonds.dead and distance <= _REACH:
        return _AGREED * (bonds.same + settings) + _AGREED
    others = bonds.actors is Bond.OPEN and not all(is_definite(p) for c in clauses for p in c.claim.actors)
    if not bonds.same:
        plain = not others and bonds.targets is not Bond.APART and not _any_denies(told, clauses)
        return settings if bonds.place and plain and distance <= _NEAR and _is_assault(clauses) else 0
    if bonds.actors is Bond.SAME:
        doubtful = bonds.same == 1 and bonds.targets is not Bond.UNTOLD
    else:
        doubtful = others and not all(is_definite(p) for c in clauses for p in c.claim.targets)
    if not settings and (doubtful or distance > _NEAR):
        return 0
    if bonds.same + settings < 2 and quad_class(clauses[0].claim.event.plover) not in _MATERIAL:
        return 0
    return _AGREED * (bonds.same + settings)


def _by_going_on(told: Sequence[Telling], clauses: Sequence[Telling], bonds: Bonds, distance: int) -> int:
    """Weigh clauses that tell what came of the last happening, or the cause behind its toll, and bring nothing else.

    A place, a time or an actor of their own would be another happening's; the other side of a fight is no new actor.
    """
    if distance > _NEXT or not _is_assault(clauses) or _any_denies(told, clauses):
        return 0
    if any(telling.is_wider for telling in (*told, *clauses)) or _has_own_setting(told, clauses, bonds):
        return 0
    if bonds.fight:
        return _GOING_ON
    if bonds.actors is not Bond.SAME and not all(_is_vague(party) for c in clauses for party in c.claim.actors):
        return 0
    if all(clause.is_outcome for clause in clauses):
        return _GOING_ON
    causes = distance <= 1 and all(telling.is_outcome for telling in told)
    return _GOING_ON * (causes or _is_told_closer(told, clauses, bonds))


def _has_own_setting(told: Sequence[Telling], clauses: Sequence[Telling], bonds: Bonds) -> bool:
    """Say whether clauses name another place or time than was told, or a long time: "earlier this month"."""
    places = not bonds.place and any(telling.claim.place for telling in told)
    times = not bonds.time and any(telling.claim.time for telling in told)
    return any(
        (places and clause.claim.place is not None)
        or (clause.claim.time is not None and (times or not is_short(clause.claim.time)))
        for clause in clauses
    )


def _is_vague(party: Participant) -> bool:
    """Say whether words speak of those who did it as known and do not tell who they are: "the attackers"."""
    return is_definite(party) and bool(happening_words().perpetrators.lookup(head(party.name)))


def _is_told_closer(told: Sequence[Telling], clauses: Sequence[Telling], bonds: Bonds) -> bool:
    """Say whether a deed is told again by how it was done: "a bomb attack", "a bomb"."""
    modes = {telling.claim.event.mode for telling in told} - {None}
    alike = all(clause.claim.event.mode in modes or clause.is_outcome for clause in clauses)
    return alike and bonds.targets is not Bond.APART


def _is_assault(clauses: Sequence[Telling]) -> bool:
    return clauses[0].claim.event.plover == _ASSAULT


def _any_denies(told: Sequence[Telling], clauses: Sequence[Telling]) -> bool:
    return any(_denies(one, other) for one in told for other in clauses)
