"""A party to a happening made ready to be compared many times."""

from __future__ import annotations

from dataclasses import dataclass

from whence.link.parties import camp
from whence.model.account import Figure
from whence.reference.actors import EXTRA_COUNTRIES
from whence.reference.happenings import happening_words


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of a party.

    Attributes:
        label: fit to show.
        head: the noun that says what it is.
        names: the words of its names.
        definite: whether words speak of it as known.
        actor_id: its registry id.
        is_state: whether that is a state, or a body of one.
        camp: "state", "fighters" or "civilians".
        state: the country that it is of.
        may_act: whether it may be anybody who acts: "gunmen".
        may_suffer: whether it may be anybody who is acted upon: "people".
    """

    label: str
    head: str
    names: frozenset[str]
    definite: bool
    actor_id: str | None
    is_state: bool
    camp: str | None
    state: str | None
    may_act: bool
    may_suffer: bool

    @classmethod
    def of(cls, party: Figure) -> Side:
        """Make a party ready."""
        words = happening_words()
        return cls(
            label=party.actor_id or " ".join(party.proper) or party.head,
            head=party.head,
            names=frozenset(party.proper),
            definite=party.definite,
            actor_id=party.actor_id,
            is_state=bool(party.country and party.actor_id and party.actor_id.startswith(party.country)),
            camp=camp(party.sector),
            state=party.country if party.country not in EXTRA_COUNTRIES else None,
            may_act=bool(words.perpetrators.lookup(party.head)),
            may_suffer=bool(words.people.lookup(party.head)),
        )

    def is_foe(self, other: Side) -> bool:
        """Say whether what is known of two parties sets them apart: their camps, ids or states."""
        if self.camp is not None and other.camp is not None and self.camp != other.camp:
            return True
        mine, theirs = (None if side.is_state else side.actor_id for side in (self, other))
        if mine or theirs:
            return bool(mine and theirs and mine != theirs)
        return self.state is not None and other.state is not None and self.state != other.state
