"""What a speaker has to do with the deed that it speaks of: its own, an enemy's, or a third party's.

Careful: None where the text does not tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from whence.model.claim import Claim, Participant
from whence.model.vocabulary import Involvement, SpeakerKind
from whence.reference.names import split_names
from whence.resolve.sides import HOSTILE, Sides

_FIRST_PERSON = frozenset("we our us i my me ourselves myself".split())

_OTHERS = frozenset(
    "partner partners ally allies friend friends neighbour neighbours neighbor neighbors enemy enemies".split()
)
"""Who is ours and not us."""
_THIRD_PERSON = frozenset("he she it they him her them his its their".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """A claim with who says it.

    ``first_person`` says that "we" in it is the speaker, ``former`` that the speaker's role is a former one: who has
    left it may have had a part in the deed, ``possessed`` that its actors are "its soldiers", and nobody but the
    speaker can be meant.
    """

    claim: Claim
    speaker: Participant
    kind: SpeakerKind | None
    side: str | None
    first_person: bool
    former: bool = False
    possessed: bool = False


def involvement(deed: Deed, sides: Sides, neutral: Collection[SpeakerKind]) -> Involvement | None:
    """Say whether somebody speaks of its own deed, of an enemy's, or as a third party; None if it is not told.

    Its own: an actor of the deed is the speaker, of its side, or "we". An enemy's: the deed is hostile and hits the
    speaker's side, or its actors are at war with it. A third party has no side and is neither actor nor target.
    """
    claim = deed.claim
    if _is_among(deed, claim.actors, sides) or (deed.possessed and deed.kind not in neutral):
        return Involvement.OWN
    hit = _is_among(deed, claim.targets, sides)
    if deed.side is not None:
        return Involvement.ENEMY if _is_enemys(deed, deed.side, sides, hit) else None
    unsure = hit or deed.former or any(_may_be_speaker(each) for each in (*claim.actors, *claim.targets))
    return Involvement.THIRD if deed.kind in neutral and not unsure else None


def _is_enemys(deed: Deed, side: str, sides: Sides, hit: bool) -> bool:
    actors = sides.parties(deed.claim.actors)
    if not deed.claim.actors or deed.claim.event.plover not in HOSTILE:
        return False
    return hit or any(sides.at_war(side, actor) for actor in actors)


def _is_among(deed: Deed, participants: Iterable[Participant], sides: Sides) -> bool:
    """Say whether the speaker, or its side, is one of some participants."""
    several = list(participants)
    if deed.side is not None and sides.side(deed.side) in sides.parties(several):
        return True
    return any(_is_speaker(deed, each) for each in several)


def _is_speaker(deed: Deed, participant: Participant) -> bool:
    named = split_names(participant.name)
    words = [word.key for word in named]
    if deed.first_person and words and words[0] in _FIRST_PERSON and named[0].text != "US":
        return words[-1] not in _OTHERS
    if participant.mention_id is not None and participant.mention_id == deed.speaker.mention_id:
        return True
    own = [word.key for word in split_names(deed.speaker.name)]
    if own and own[0] in _THIRD_PERSON:
        return False  # one "he" need not be the other
    return _bare(words) == _bare(own) or (len(own) > 1 and len(words) == 1 and words == own[-1:])


def _may_be_speaker(participant: Participant) -> bool:
    """Say whether a participant is a pronoun, or belongs to one: it may be the speaker, or the speaker's."""
    words = participant.name.lower().split()
    return bool(words) and words[0] in _THIRD_PERSON


def _bare(words: list[str]) -> list[str]:
    return words[1:] if words and words[0] in {"the", "a", "an"} else words
