"""How two sets of tellings stand to each other: whether parties, victims, places and times are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from whence.link import parties
from whence.link.parties import Bond
from whence.link.settings import places_agree, times_agree
from whence.link.telling import Telling
from whence.model.claim import Casualties, Claim, Participant
from whence.model.vocabulary import Effect
from whence.reference.happenings import happening_words


@dataclass(frozen=True, slots=True)
class Bonds:
    """What speaks for and against one happening.

    ``actors`` and ``targets`` compare those named in either role, ``victims`` those who suffered the same effect, by
    number and by name, or the targets of two acts. ``place`` and ``time`` say that those agree. ``fight`` says
    that the two sides of a fight may change places, ``disputed`` that different speakers tell of the same targets.
    ``namesakes`` says that the targets are of one kind and of different names, ``dead`` that the same people were
    killed, by name or number: nobody is killed twice.
    """

    actors: Bond
    targets: Bond
    victims: Bond
    place: bool
    time: bool
    fight: bool
    disputed: bool
    namesakes: bool
    dead: bool

    @classmethod
    def of(cls, told: Sequence[Telling], new: Sequence[Telling]) -> Bonds:
        """Compare tellings of a happening with further ones."""
        pairs = list(product(told, new))
        targets = parties.targets(_targets(told), _targets(new))
        return cls(
            actors=parties.actors(_actors(told), _actors(new)),
            targets=targets,
            victims=_victims(pairs),
            place=any(places_agree(one.claim.place, other.claim.place) for one, other in pairs),
            time=any(times_agree(one.claim.time, other.claim.time) for one, other in pairs),
            fight=_are_two_sides(told, new),
            disputed=targets is Bond.SAME and _speakers_differ(told, new),
            namesakes=parties.are_namesakes(_targets(told), _targets(new)),
            dead=any(_killed_the_same(one, other) for one, other in pairs),
        )

    @property
    def same(self) -> int:
        """Count the roles whose parties are the same."""
        return (self.actors is Bond.SAME) + (Bond.SAME in (self.targets, self.victims))

    @property
    def apart(self) -> bool:
        """Say whether the parties cannot be those of one happening."""
        if self.namesakes or self.fight:
            return self.namesakes
        return self.victims is Bond.APART or (self.actors is Bond.APART and not self.disputed)


def _actors(told: Sequence[Telling]) -> list[Participant]:
    return [party for telling in told for party in telling.claim.actors]


def _targets(told: Sequence[Telling]) -> list[Participant]:
    return [party for telling in told for party in telling.claim.targets]


def _victims(pairs: Sequence[tuple[Telling, Telling]]) -> Bond:
    """Compare figures first: where they agree it is the same people by whatever name, where they cannot it is not."""
    figures = parties.closest(_tolls(one, other) for one, other in pairs)
    if figures in (Bond.SAME, Bond.APART):
        return figures
    return parties.closest(
        parties.targets(one.claim.targets, other.claim.targets)
        for one, other in pairs
        if one.effects & other.effects or not (one.tells_outcome or other.tells_outcome)
    )


def _tolls(one: Telling, other: Telling) -> Bond:
    """Compare figures; a later or another speaker's one may correct the first."""
    bond = parties.tolls(one.claim.casualties, other.claim.casualties)
    if bond is Bond.APART and (_corrects(other) or _speaker(one.claim) != _speaker(other.claim)):
        return Bond.OPEN
    return bond


def _killed_the_same(one: Telling, other: Telling) -> bool:
    if Effect.KILLED not in one.effects & other.effects:
        return False
    if parties.tolls(_deaths(one), _deaths(other)) is Bond.SAME:
        return True
    return parties.are_known(one.claim.targets, other.claim.targets)


def _deaths(telling: Telling) -> list[Casualties]:
    return [toll for toll in telling.claim.casualties if toll.effect is Effect.KILLED]


def _corrects(telling: Telling) -> bool:
    revised = happening_words().revised
    return bool(revised.search(telling.lead) or revised.search(telling.rest))


def _speaker(claim: Claim) -> str | None:
    speaker = claim.attribution.speaker
    return speaker.name if isinstance(speaker, Participant) else speaker


def _speakers_differ(told: Sequence[Telling], new: Sequence[Telling]) -> bool:
    return {_speaker(telling.claim) for telling in told} != {_speaker(telling.claim) for telling in new}


def _are_two_sides(told: Sequence[Telling], new: Sequence[Telling]) -> bool:
    """Say whether the parties of a fight only change places: "rebels clashed with the army", "soldiers fired back"."""
    words = happening_words()
    if not any(telling.among(words.mutual) for telling in (*told, *new)) and not any(
        telling.among(words.answers) for telling in new
    ):
        return False
    return parties.share_side(_actors(told), _targets(new)) or parties.share_side(_targets(told), _actors(new))
