"""Which places of a sentence are where an event was: not those of its parties, its topic, its origin or its telling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from whence.extract import verbs
from whence.extract.candidates import Candidate
from whence.extract.encoder import Tag
from whence.extract.mentions import MentionTable
from whence.extract.nominals import is_nominal
from whence.extract.passage import Governor, Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.extract.standing import Relation, Stander, Standing
from whence.model.claim import Attribution
from whence.model.mention import Mention
from whence.model.vocabulary import MentionKind
from whence.reference.ontology import quad_class
from whence.reference.phrases import PhraseIndex
from whence.reference.setting_words import setting_words

_SETTING = ("ARGM-LOC", "ARGM-DIR", "ARGM-GOL")
"""Roles that say where; the others are of those whom it is about and may stand for the ground they stand on."""
_CORE = ("ARG2", "ARG1", "ARG4", "ARG3")
_WITH = frozenset({"ARGM-ADV", "ARGM-TMP", "ARGM-PRD", "ARGM-MNR", "ARGM-LOC", "ARGM-DIR"})
"""Roles in which another deed is told as going with the governing one: "blew up in X, *killing* four"."""
_VERBAL = frozenset({1, 3})
_GROUND = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""Types whose object can be a place: shelled, captured, left."""
_GOING = frozenset({"ASSAULT", "MOBILIZE", "AID", "CONSULT"})
"""Types that are at the end of a movement: sent to, travelled to."""
_APART = frozenset("who whom whose which that because if".split())
_FRESH = frozenset({".", ";", ":"})
_WHERE_REACH = 14
"""Words from "where" to an event of its clause at most."""
_OPENING = 3
"""Words in front of the place with which a sentence opens: "Meanwhile, in X"."""
_GROUPS = frozenset("series string wave spate number pair dozens hundreds scores".split())


@dataclass(frozen=True, slots=True)
class PlaceFinder:
    """Finds where the events of one document were.

    In this order: the place that stands at the event's noun ("the siege of X", "clashes in X", "the X bombing"), the
    place of which its clause says more ("X, where ..."), that in its own arguments, that of a verb with which it was
    told as one deed, and the only one of its sentence that says "in" and belongs to no other verb. ``speaks`` says
    whether a reporting verb has a speaker, ``carries`` whether a verb only carries a noun.
    """

    passage: Passage
    table: MentionTable
    is_agent: Callable[[str], bool]
    carries: Callable[[int], bool]
    speaks: Callable[[int], bool]
    _stand: Stander = field(init=False)

    def __post_init__(self) -> None:
        """Prepare to look around places."""
        object.__setattr__(self, "_stand", Stander(self.passage, self.table, self.is_agent))

    def find(self, candidate: Candidate, attribution: Attribution) -> list[Mention]:
        """Return the places of an event, none where the text does not tell."""
        steps: tuple[Callable[[], list[Mention]], ...] = (
            lambda: self._at_noun(candidate),
            lambda: self._antecedent(candidate),
            lambda: self._own(candidate),
            lambda: on_same_side(self._frame(candidate), attribution),
            lambda: on_same_side(self._of_governors(candidate), attribution),
            lambda: self._alone(candidate, attribution),
        )
        return next((found for step in steps if (found := step())), [])

    def _at_noun(self, candidate: Candidate) -> list[Mention]:
        """Return the places that stand right at an event's noun."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if sentence is None:
            return []
        found: list[Mention] = []
        for mention in self.table.inside(MentionKind.PLACE, sentence.begin, sentence.end):
            inside = words.inside(mention.span.begin, mention.span.end)
            stand = self._stand(mention)
            if inside.stop <= candidate.first:
                close = candidate.first in stand.behind
            else:
                front = inside.start if stand.preposition is None else min(stand.preposition, inside.start)
                close = self._is_next(candidate.last, front) or bool(
                    found
                    and stand.preposition is not None
                    and stand.preposition < inside.start
                    and found[-1].span.end >= words.begins[stand.preposition]
                )
            direct = candidate.nominal or (stand.relation is Relation.WITHIN and inside.start > candidate.first)
            if close and direct and self._fits(mention, candidate, core=True, close=True):
                found.append(mention)
        return found

    def _is_next(self, last: int, front: int) -> bool:
        """Say whether nothing but a time or a comma stands between an event's noun and a place's preposition."""
        words = self.passage.words
        if front < last:
            return False
        between = words.lower[last:front]
        if not between:
            return True
        times = self.table.inside(MentionKind.TIME, words.begins[last], words.begins[front])
        told = {at for time in times for at in words.inside(time.span.begin, time.span.end)}
        return bool(times) and all(
            at in told or words.lower[at] in {"on", "in", "at", ","} for at in range(last, front)
        )

    def _antecedent(self, candidate: Candidate) -> list[Mention]:
        """Return the place in front of the "where" in whose clause an event stands."""
        words = self.passage.words
        for at in range(candidate.first - 1, max(-1, candidate.first - _WHERE_REACH), -1):
            if words.lower[at] in _FRESH or words.lower[at] in _APART:
                return []
            if words.lower[at] == "where" and at > 0:
                last = self._before_time(at - 1 if words.lower[at - 1] == "," else at)
                near = self.table.inside(MentionKind.PLACE, words.begins[max(0, last - 8)], words.ends[last - 1])
                return [mention for mention in near[-1:] if mention.span.end == words.ends[last - 1]]
        return []

    def _before_time(self, last: int) -> int:
        """Step back over a time: "in X in September, where"."""
        words = self.passage.words
        times = self.table.inside(MentionKind.TIME, words.begins[max(0, last - 8)], words.ends[last - 1])
        if not times or times[-1].span.end != words.ends[last - 1]:
            return last
        first = words.inside(times[-1].span.begin, times[-1].span.end).start
        return first - 1 if words.lower[first - 1] in {"in", "on", ","} else first

    def _own(self, candidate: Candidate) -> list[Mention]:
        core = range(len(_SETTING), len(_SETTING) + len(_CORE))
        for n, label in enumerate((*_SETTING, *_CORE)):
            for tag in (tag for word in candidate.words for tag in self.passage.roles(word, label)):
                found = self._inside(tag, candidate, core=n in core)
                if found:
                    return found
        return []

    def _inside(self, tag: Tag, candidate: Candidate, *, core: bool) -> list[Mention]:
        return [
            mention
            for mention in self.table.inside(MentionKind.PLACE, tag.begin, tag.end)
            if self._fits(mention, candidate, core=core, close=False)
            and not self._is_nested(mention, tag, candidate)
            and not self._moves_within(mention, tag, candidate)
            and not self._is_nearer_to_another(mention, candidate)
        ]

    def _moves_within(self, mention: Mention, tag: Tag, candidate: Candidate) -> bool:
        """Say whether a place is where something in an argument goes or comes from: "shelled the road *to* X"."""
        stand, words = self._stand(mention), self.passage.words
        if stand.relation not in (Relation.TOWARD, Relation.SOURCE, Relation.AIMED) or stand.preposition is None:
            return False
        return (
            words.begins[stand.preposition] > tag.begin
            and not candidate.first <= stand.preposition - 1 < candidate.last
        )

    def _is_nearer_to_another(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a verb in a clause of its own between event and place has it: "shot a man *whose* body lay in X"."""
        words = self.passage.words
        between = words.inside(candidate.span.end, mention.span.begin)
        opener = next((at for at in between if words.lower[at] in _APART), None)
        return opener is not None and any(
            tag.begin > words.begins[word] and tag.begin <= mention.span.begin < tag.end
            for word in range(opener, between.stop)
            if word in self.passage.predicates and not self._only_locates(word)
            for tag in self.passage.predicates[word].roles
        )

    def _is_nested(self, mention: Mention, tag: Tag, candidate: Candidate) -> bool:
        """Say whether a place is that of a verb inside the argument, or of a clause that says more of somebody."""
        words = self.passage.words
        for word in words.inside(tag.begin, tag.end):
            if word in candidate.words or word not in self.passage.predicates or is_nominal(self.passage, word):
                continue
            behind = (r for r in self.passage.predicates[word].roles if r.begin > words.begins[word])
            if not self._only_locates(word) and any(r.begin <= mention.span.begin < r.end for r in behind):
                return True
        front = words.inside(tag.begin, mention.span.begin)
        return any(words.lower[at] in _APART for at in front[1:])

    def _frame(self, candidate: Candidate) -> list[Mention]:
        """Return the place with which a sentence opens, if the event is told in its main clause: "In X, rebels ..."."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if sentence is None:
            return []
        start = words.inside(sentence.begin, sentence.end).start
        for mention in self.table.inside(MentionKind.PLACE, sentence.begin, candidate.span.begin)[:1]:
            stand, inside = self._stand(mention), words.inside(mention.span.begin, mention.span.end)
            opens = (
                min(inside.start, inside.start if stand.preposition is None else stand.preposition) - start <= _OPENING
            )
            if opens and stand.relation is Relation.WITHIN and self._fits(mention, candidate, core=False, close=False):
                around = [g for g in self.passage.governors(candidate.head) if g.word >= inside.stop]
                if all(not self.speaks(g.word) and self._is_one_deed(g, candidate) for g in around):
                    return [mention]
        return []

    def _of_governors(self, candidate: Candidate) -> list[Mention]:
        for governor in self.passage.governors(candidate.head):
            if not self.speaks(governor.word) and self._is_one_deed(governor, candidate):
                for tag in self.passage.roles(governor.word, *_SETTING[:2]):
                    found = self._inside(tag, candidate, core=False)
                    if found:
                        return found
        return []

    def _is_one_deed(self, governor: Governor, candidate: Candidate) -> bool:
        """Say whether an event was where the verb was that has it in an argument."""
        words, label = self.passage.words, governor.argument.label
        argument = words.inside(governor.argument.begin, governor.argument.end)
        before = words.lower[argument.start : candidate.first]
        if label in _WITH:
            return not _APART.intersection(before)
        if self.carries(governor.word):
            return True
        if candidate.nominal:
            return self._is_headed_by(governor.argument, candidate)
        if _APART.intersection(before) or verbs.is_bare_participle(words, candidate.first):
            return False
        achieved = bool(setting_words().achieving.lookup(words.lower[governor.word]))
        return achieved or label in {"C-ARG1", "ARGM-PRP"}

    def _is_headed_by(self, argument: Tag, candidate: Candidate) -> bool:
        words = self.passage.words
        phrase = noun_phrase(words, argument.begin, argument.end)
        if phrase is None:
            return False
        head, stop = head_word(words, phrase), words.inside(phrase.begin, phrase.end).stop
        if words.lower[head] in _GROUPS and words.lower[head + 1 : head + 2] == ("of",) and head + 2 < stop:
            head = head_word(words, words.span(head + 2, stop))
        return candidate.first <= head < candidate.last

    def _alone(self, candidate: Candidate, attribution: Attribution) -> list[Mention]:
        sentence = self.passage.words.sentence(candidate.span.begin)
        told = self.table.inside(MentionKind.PLACE, sentence.begin, sentence.end) if sentence else []
        near = [mention for mention in on_same_side(told, attribution) if self._may_set(mention, candidate)]
        if any(mention not in near and not self._stand(mention).is_state for mention in told):
            return []
        if near and any(
            self._is_told_apart(governor, near[0], candidate) for governor in self.passage.governors(candidate.head)
        ):
            return []
        return near if len(near) == 1 and not self._is_taken(near[0], candidate) else []

    def _is_told_apart(self, governor: Governor, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a place stands outside the argument in which a verb of another deed has the event."""
        argument = governor.argument
        inside = argument.begin <= mention.span.begin < argument.end
        shares = (
            self.speaks(governor.word) or self._only_locates(governor.word) or self._is_one_deed(governor, candidate)
        )
        return not inside and not shares

    def _may_set(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a place says "in" by itself, and no clause of its own lies between it and the event."""
        words = self.passage.words
        stand = self._stand(mention)
        if stand.relation is not Relation.WITHIN or not self._fits(mention, candidate, core=False, close=False):
            return False
        inside = words.inside(mention.span.begin, mention.span.end)
        between = words.lower[candidate.last : inside.start] or words.lower[inside.stop : candidate.first]
        return not _APART.intersection(between) and not _FRESH.intersection(between)

    def _is_taken(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether another predicate, and none that tells of the same deed, has a place in one of its arguments."""
        words = self.passage.words
        sentence = words.sentence(mention.span.begin)
        shared = {g.word for g in self.passage.governors(candidate.head) if self._is_one_deed(g, candidate)}
        inside = words.inside(sentence.begin, sentence.end) if sentence else range(0)
        return any(
            tag.begin <= mention.span.begin and mention.span.end <= tag.end
            for word in inside
            if word in self.passage.predicates and word not in candidate.words and word not in shared
            if not self._only_locates(word) and not self._holds(word, candidate)
            for tag in self.passage.predicates[word].roles
        )

    def _only_locates(self, word: int) -> bool:
        """Say whether a verb only tells where a thing is: "a bridge located in X"."""
        words = self.passage.words
        subject = words.lower[word - 1] if word else ""
        return bool(setting_words().located.lookup(words.lower[word])) and not self.is_agent(subject)

    def _holds(self, word: int, candidate: Candidate) -> bool:
        """Say whether an event stands in the clause of time of a predicate: "in X, when rebels attacked"."""
        at = candidate.span.begin
        return any(tag.begin <= at < tag.end for tag in self.passage.roles(word, "ARGM-TMP"))

    def _fits(self, mention: Mention, candidate: Candidate, *, core: bool, close: bool) -> bool:
        """Say whether a place can be where an event was, by how it stands.

        ``core`` says that it stands in an argument of whom the event is about, ``close`` right at the event's noun.
        """
        stand = self._stand(mention)
        if stand.is_half or (stand.behind and not self._fits_noun(stand, candidate)):
            return False
        if close and any(candidate.first <= at < candidate.last for at in stand.behind):
            return True
        verbal = quad_class(candidate.event) in _VERBAL
        if verbal and core and not close and not self._is_visit(candidate):
            return False
        return self._fits_relation(stand, candidate, core=core, verbal=verbal)

    def _fits_noun(self, stand: Standing, candidate: Candidate) -> bool:
        """Say whether a name that describes or owns a noun still tells where: no state's army, embassy or offensive."""
        words, known = self.passage.words, setting_words()
        behind = [words.lower[at] for at in stand.behind]
        if words.lower[stand.behind.start - 1] in {"-", "–"}:
            return False
        is_event = any(candidate.first <= at < candidate.last for at in stand.behind)
        if stand.is_state and is_event:
            return any(known.wars.lookup(word) for word in behind)
        if is_event:
            return True
        if stand.is_state and not (stand.is_owner and stand.relation is Relation.WITHIN):
            return any(known.ground.lookup(word) for word in behind)
        return not any(self.is_agent(word) for word in behind)

    def _fits_relation(self, stand: Standing, candidate: Candidate, *, core: bool, verbal: bool) -> bool:
        event, known = candidate.event, setting_words()
        trigger = candidate.span.text.lower()
        own = stand.noun is not None and candidate.first <= stand.noun < candidate.last
        match stand.relation:
            case Relation.WITHIN:
                return True
            case Relation.TOWARD:
                return event in _GOING
            case Relation.SOURCE:
                leaves = event == "RETREAT" or self._any(known.departures, trigger)
                agent = stand.noun is not None and not own and self._is_agent(stand.noun)
                return leaves and not agent
            case Relation.AIMED:
                return event in _GROUND and (not stand.is_state or self._is_on(stand))
            case Relation.OF:
                return own and not verbal
            case Relation.BARE:
                return self._fits_bare(stand, candidate, core=core)
            case _:
                return False

    def _fits_bare(self, stand: Standing, candidate: Candidate, *, core: bool) -> bool:
        """Say whether a place without a preposition tells where: as the object of an attack, or in a place's role."""
        if not core:
            return True
        if self._is_visit(candidate):
            return True
        if candidate.event not in _GROUND:
            return False
        trigger = candidate.span.text.lower()
        return not (stand.is_state and self._any(setting_words().mutual, trigger))

    def _is_on(self, stand: Standing) -> bool:
        return stand.preposition is not None and self.passage.words.lower[stand.preposition] == "on"

    def _is_agent(self, at: int) -> bool:
        return self.is_agent(self.passage.words.lower[at])

    def _is_visit(self, candidate: Candidate) -> bool:
        return candidate.event == "CONSULT" and self._any(setting_words().visits, candidate.span.text.lower())

    def _any(self, index: PhraseIndex[str], trigger: str) -> bool:
        return bool(index.lookup(trigger)) or any(index.lookup(word) for word in trigger.split())


def on_same_side(mentions: list[Mention], attribution: Attribution) -> list[Mention]:
    """Return the mentions inside the reported content where the event is; all, if nobody named speaks of the event."""
    content = attribution.content
    if not content or attribution.speaker is None:
        return mentions
    return [mention for mention in mentions if any(part.covers(mention.span) for part in content)]
