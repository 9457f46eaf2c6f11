"""Whether a place, as it stands in its sentence, can be where an event was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from whence.extract.candidates import Candidate
from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.extract.standing import Relation, Stander, Standing
from whence.model.mention import Mention
from whence.reference.ontology import quad_class
from whence.reference.phrases import PhraseIndex
from whence.reference.setting_words import setting_words

_VERBAL = frozenset({1, 3})
_GROUND = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""Types whose object can be a place: shelled, captured, left."""
_GOING = frozenset({"ASSAULT", "MOBILIZE", "AID", "CONSULT"})
"""Types that are at the end of a movement: sent to, travelled to."""
_DASHES = frozenset("-–")


@dataclass(frozen=True, slots=True)
class PlaceFit:
    """Judges the places of one document; ``nouns`` are its events' nouns, by word."""

    passage: Passage
    table: MentionTable
    is_agent: Callable[[str], bool]
    nouns: Mapping[int, Candidate]
    stand: Stander = field(init=False)

    def __post_init__(self) -> None:
        """Prepare to look around places."""
        object.__setattr__(self, "stand", Stander(self.passage, self.table, self.is_agent, self.nouns))

    def __call__(self, mention: Mention, candidate: Candidate, *, core: bool, close: bool = False) -> bool:
        """Say whether a place can be where an event was, by how it stands.

        Args:
            mention: the place.
            candidate: the event.
            core: it stands in an argument of whom the event is about.
            close: it stands right at the event's word.
        """
        stand = self.stand(mention)
        if stand.is_half or (stand.behind and not self._fits_noun(stand, candidate)):
            return False
        if close and any(candidate.first <= at < candidate.last for at in stand.behind):
            return True
        verbal = quad_class(candidate.event) in _VERBAL
        if verbal and core and not close and not self._is_visit(candidate):
            return False
        return self._fits_relation(stand, candidate, core=core, close=close, verbal=verbal)

    def _fits_noun(self, stand: Standing, candidate: Candidate) -> bool:
        """Say whether a name that describes or owns a noun still tells where: no state's army, embassy or offensive."""
        words, known = self.passage.words, setting_words()
        behind = [words.lower[at] for at in stand.behind]
        if words.lower[stand.behind.start - 1] in _DASHES:
            return False
        is_event = any(candidate.first <= at < candidate.last for at in stand.behind)
        if stand.is_state and is_event:
            return any(known.wars.lookup(word) for word in behind) and not self._is_waged(candidate)
        if is_event:
            return True
        if stand.is_state and not (stand.is_owner and stand.relation is Relation.WITHIN):
            return any(known.ground.lookup(word) for word in behind)
        return not any(self.is_agent(word) for word in behind)

    def _is_waged(self, candidate: Candidate) -> bool:
        """Say whether a war has a side or a place behind it, so that who owns it wages it: "its war in X"."""
        lower, known = self.passage.words.lower, setting_words()
        behind = lower[candidate.last : candidate.last + 1]
        return any(word in those for word in behind for those in (known.within, known.aimed, known.party))

    def _fits_relation(self, stand: Standing, candidate: Candidate, *, core: bool, close: bool, verbal: bool) -> bool:
        event = candidate.event
        own = stand.noun is not None and candidate.first <= stand.noun < candidate.last
        match stand.relation:
            case Relation.WITHIN:
                return close or not (verbal and event != "CONSULT" and self._hangs_on_people(stand))
            case Relation.TOWARD:
                return event in _GOING
            case Relation.SOURCE:
                return event == "RETREAT" or _knows(setting_words().departures, candidate)
            case Relation.AIMED:
                return event in _GROUND and (not stand.is_state or self._is_on(stand))
            case Relation.OF:
                return own and not verbal and not (stand.is_state and candidate.effect)
            case Relation.BARE:
                return not core or self._fits_object(stand, candidate)
            case _:
                return False

    def _hangs_on_people(self, stand: Standing) -> bool:
        """Say whether a place stands behind people of whom something is asked or said: "ordered forces *in X*"."""
        return stand.noun is not None and self.is_agent(self.passage.words.lower[stand.noun])

    def _fits_object(self, stand: Standing, candidate: Candidate) -> bool:
        """Say whether a place without a preposition, as an object, tells where: shelled or visited, not fought."""
        if self._is_visit(candidate):
            return True
        return candidate.event in _GROUND and not (stand.is_state and _knows(setting_words().mutual, candidate))

    def _is_on(self, stand: Standing) -> bool:
        return stand.preposition is not None and self.passage.words.lower[stand.preposition] == "on"

    def _is_visit(self, candidate: Candidate) -> bool:
        return candidate.event == "CONSULT" and _knows(setting_words().visits, candidate)


def _knows(index: PhraseIndex[str], candidate: Candidate) -> bool:
    """Say whether a list has an event's trigger, or a word of it."""
    trigger = candidate.span.text.lower()
    return bool(index.lookup(trigger)) or any(index.lookup(word) for word in trigger.split())
