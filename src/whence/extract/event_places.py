"""Which places of a sentence are where an event was: not those of its parties, its topic, its origin or its telling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.deeds import RELATIVES, Deeds
from whence.extract.encoder import Tag
from whence.extract.mentions import MentionTable
from whence.extract.nominals import is_nominal
from whence.extract.passage import Governor, Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.extract.place_fit import PlaceFit
from whence.extract.standing import Relation
from whence.model.claim import Attribution, Participant
from whence.model.mention import Mention
from whence.model.vocabulary import MentionKind
from whence.reference.setting_words import setting_words

_SETTING = ("ARGM-LOC", "ARGM-DIR", "ARGM-GOL")
"""Roles that say where; the others are of those whom it is about and may stand for the ground they stand on."""
_CORE = ("ARG2", "ARG1", "ARG4", "ARG3")
_MOVING = (Relation.TOWARD, Relation.SOURCE, Relation.AIMED)
_FRESH = frozenset({".", ";", ":"})
_BETWEEN = frozenset({"on", "in", "at", ","})
_LISTING = frozenset({",", "and", "or"})
"""Between an event's noun and a place, they say that another noun may be meant: "the ban and a parade in X"."""
_WHERE_REACH = 14
"""Words from "where" to an event of its clause at most."""
_ANTECEDENT = 8
"""Words in front of "where" in which a place is looked for."""
_NEAR_STEPS = 4
"""Steps of looking for a place that stay within the event's own words and arguments."""
_OPENING = 3
"""Words in front of the place with which a sentence opens: "Meanwhile, in X"."""


@dataclass(frozen=True, slots=True)
class PlaceFinder:
    """Finds where the events of one document were.

    In this order: the place right at the event's word ("the siege of X", "clashes in X", "the X bombing"), the place of
    which its clause says more ("X, where ..."), that at the event's noun that is its subject, those in its own
    arguments, the one with which the sentence opens, that of a verb that tells it as one deed with itself, and the only
    one of its sentence that says "in" and belongs to no other verb.
    """

    passage: Passage
    table: MentionTable
    deeds: Deeds
    fits: PlaceFit

    def find(self, candidate: Candidate, attribution: Attribution) -> list[Mention]:
        """Return the places of an event, none where the text does not tell."""
        steps: tuple[Callable[[], list[Mention]], ...] = (
            lambda: self._at_word(candidate),
            lambda: self._antecedent(candidate),
            lambda: self._of_subject(candidate),
            lambda: self._own(candidate),
            lambda: on_same_side(self._frame(candidate), attribution),
            lambda: on_same_side(self._of_governors(candidate), attribution),
            lambda: self._alone(candidate, attribution),
        )
        near = steps[:_NEAR_STEPS] if self.deeds.describes_people(candidate) else steps
        return next((found for step in near if (found := not_of_speaker(step(), attribution))), [])

    def _at_word(self, candidate: Candidate) -> list[Mention]:
        """Return the places that stand right at an event's word: in front of a noun, or behind."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if sentence is None:
            return []
        found: list[Mention] = []
        last = candidate.last
        for mention in self.table.inside(MentionKind.PLACE, sentence.begin, sentence.end):
            inside, stand = words.inside(mention.span.begin, mention.span.end), self.fits.stand(mention)
            if inside.stop <= candidate.first:
                close = candidate.first in stand.behind and (candidate.nominal or candidate.head != candidate.first)
            elif inside.start == candidate.last and stand.preposition == candidate.last - 1:
                close = True
            else:
                front = inside.start if stand.preposition is None else min(stand.preposition, inside.start)
                joined = bool(found) and front < last
                close = (self._is_next(last, front) or joined) and (
                    candidate.nominal or stand.relation is Relation.WITHIN
                )
            if close and self.fits(mention, candidate, core=True, close=True):
                found.append(mention)
                last = max(last, inside.stop)
        return found

    def _of_subject(self, candidate: Candidate) -> list[Mention]:
        """Return the places at the event's noun that is a verb's subject: "the strikes *on X* killed four"."""
        words = self.passage.words
        if candidate.nominal:
            return []
        for tag in self.passage.roles(candidate.head, "ARG0", "ARG1"):
            phrase = noun_phrase(words, tag.begin, tag.end) if tag.end <= words.begins[candidate.first] else None
            head = head_word(words, phrase) if phrase else None
            if head is not None and head in self.fits.nouns:
                return self._at_word(self.fits.nouns[head])
        return []

    def _is_next(self, last: int, front: int) -> bool:
        """Say whether nothing but a time or a comma stands between an event's word and a place's preposition."""
        words = self.passage.words
        if front < last:
            return False
        between = words.lower[last:front]
        if not between or between == (",",):
            return True
        times = self.table.inside(MentionKind.TIME, words.begins[last], words.begins[front])
        told = {at for time in times for at in words.inside(time.span.begin, time.span.end)}
        return bool(times) and all(at in told or words.lower[at] in _BETWEEN for at in range(last, front))

    def _antecedent(self, candidate: Candidate) -> list[Mention]:
        """Return the place in front of the "where" in whose clause an event stands."""
        words = self.passage.words
        for at in range(candidate.first - 1, max(0, candidate.first - _WHERE_REACH), -1):
            if words.lower[at] in _FRESH or words.lower[at] in RELATIVES:
                return []
            if words.lower[at] == "where":
                last = self._before_time(at - 1 if words.lower[at - 1] == "," else at)
                begin, end = words.begins[max(0, last - _ANTECEDENT)], words.ends[max(0, last - 1)]
                near = self.table.inside(MentionKind.PLACE, begin, end)
                return [mention for mention in near[-1:] if mention.span.end == end and candidate.first > at]
        return []

    def _before_time(self, last: int) -> int:
        """Step back over a time: "in X in September, where"."""
        words = self.passage.words
        end = words.ends[max(0, last - 1)]
        times = self.table.inside(MentionKind.TIME, words.begins[max(0, last - _ANTECEDENT)], end)
        if not times or times[-1].span.end != end:
            return last
        first = words.inside(times[-1].span.begin, times[-1].span.end).start
        return first - 1 if words.lower[first - 1] in _BETWEEN else first

    def _own(self, candidate: Candidate) -> list[Mention]:
        for label in (*_SETTING, *_CORE):
            tags = [tag for word in candidate.words for tag in self.passage.roles(word, label)]
            found = [self._inside(tag, candidate, core=label in _CORE) for tag in tags]
            if any(found):
                told = found if label in _SETTING else [next(each for each in found if each)]
                return self._where(list(dict.fromkeys(mention for each in told for mention in each)))
        return []

    def _where(self, places: list[Mention]) -> list[Mention]:
        """Leave out where somebody was going, if the places that say "in" are told beside it."""
        within = [place for place in places if self.fits.stand(place).relation is not Relation.TOWARD]
        return within or places

    def _inside(self, tag: Tag, candidate: Candidate, *, core: bool) -> list[Mention]:
        """Return the places in an argument of an event, or of a verb that tells it as one deed, that can be its own."""
        return [
            mention
            for mention in self.table.inside(MentionKind.PLACE, tag.begin, tag.end)
            if self.fits(mention, candidate, core=core)
            and not self._is_nested(mention, tag, candidate)
            and not self._moves_within(mention, tag, candidate)
            and not self._is_nearer_to_another(mention, candidate)
            and not self._is_governors(mention, candidate)
        ]

    def _is_nested(self, mention: Mention, tag: Tag, candidate: Candidate) -> bool:
        """Say whether a place is that of a verb inside the argument, or of a clause that says more of somebody."""
        words = self.passage.words
        for word in words.inside(tag.begin, tag.end):
            if word in candidate.words or word not in self.passage.predicates or is_nominal(self.passage, word):
                continue
            if not self._only_locates(word) and self._has_behind(word, mention):
                return True
        front = words.inside(tag.begin, mention.span.begin)
        if candidate.nominal and any(words.lower[at : at + 2] == (",", "and") for at in front):
            return True
        return any(words.lower[at] in RELATIVES for at in front[1:])

    def _has_behind(self, word: int, mention: Mention) -> bool:
        """Say whether a predicate has a place in an argument that follows it."""
        tags = self.passage.predicates[word].roles
        after = self.passage.words.begins[word]
        return any(tag.begin > after and tag.begin <= mention.span.begin < tag.end for tag in tags)

    def _moves_within(self, mention: Mention, tag: Tag, candidate: Candidate) -> bool:
        """Say whether a place is where something in an argument goes or comes from: "shelled the road *to* X"."""
        stand, words, known = self.fits.stand(mention), self.passage.words, setting_words()
        if stand.relation not in _MOVING or stand.preposition is None:
            return False
        if candidate.first <= stand.preposition - 1 < candidate.last:
            return False
        first = words.lower[words.inside(tag.begin, tag.end).start]
        return not any(first in those for those in (known.toward, known.source, known.aimed))

    def _is_nearer_to_another(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a verb in a clause between event and place has it: "shot a man *whose* body lay in X"."""
        words = self.passage.words
        between = words.inside(candidate.span.end, mention.span.begin)
        opener = next((at for at in between if words.lower[at] in RELATIVES), None)
        if mention.span.end <= candidate.span.begin:
            between, opener = self.deeds.clause_around(mention.span.begin)
        return opener is not None and any(
            word in self.passage.predicates and not self._only_locates(word) and self._has_behind(word, mention)
            for word in range(opener, between.stop)
        )

    def _is_governors(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a place is rather that of the verb in whose subject the event stands: "those killed lie in X"."""
        if candidate.nominal:
            return False
        return any(
            governor.argument.end <= mention.span.begin
            and (governor.word > candidate.first or self.deeds.is_of_people(candidate))
            and self._has_behind(governor.word, mention)
            and not self.deeds.share_place(governor, candidate)
            for governor in self.deeds.governors(candidate)
        )

    def _frame(self, candidate: Candidate) -> list[Mention]:
        """Return the place with which a sentence opens, if the event is told in its main clause: "In X, rebels ..."."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if sentence is None:
            return []
        start = words.inside(sentence.begin, sentence.end).start
        for mention in self.table.inside(MentionKind.PLACE, sentence.begin, candidate.span.begin)[:1]:
            stand, inside = self.fits.stand(mention), words.inside(mention.span.begin, mention.span.end)
            front = inside.start if stand.preposition is None else min(stand.preposition, inside.start)
            if front - start > _OPENING or stand.relation is not Relation.WITHIN:
                return []
            around = [g for g in self.deeds.governors(candidate) if g.word >= inside.stop]
            apart = any(self.deeds.speaks(g.word) or not self.deeds.share_place(g, candidate) for g in around)
            return [mention] if self.fits(mention, candidate, core=False) and not apart else []
        return []

    def _of_governors(self, candidate: Candidate) -> list[Mention]:
        for governor in self.deeds.governors(candidate):
            if not self.deeds.speaks(governor.word) and self.deeds.share_place(governor, candidate):
                for tag in self.passage.roles(governor.word, *_SETTING[:2]):
                    found = self._inside(tag, candidate, core=False)
                    if found:
                        return found
        return []

    def _alone(self, candidate: Candidate, attribution: Attribution) -> list[Mention]:
        sentence = self.passage.words.sentence(candidate.span.begin)
        told = self.table.inside(MentionKind.PLACE, sentence.begin, sentence.end) if sentence else []
        near = [mention for mention in on_same_side(told, attribution) if self._may_set(mention, candidate)]
        if any(mention not in near and not self.fits.stand(mention).is_state for mention in told) or len(near) != 1:
            return []
        apart = any(self._is_told_apart(g, near[0], candidate) for g in self.deeds.governors(candidate))
        return near if not apart and not self._is_taken(near[0], candidate) else []

    def _is_told_apart(self, governor: Governor, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a place stands outside the argument in which a verb of another deed has the event."""
        argument, word = governor.argument, governor.word
        shares = self.deeds.speaks(word) or self._only_locates(word) or self.deeds.share_place(governor, candidate)
        return not shares and not argument.begin <= mention.span.begin < argument.end

    def _may_set(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a place says "in" by itself, and no clause of its own lies between it and the event."""
        words = self.passage.words
        if self.fits.stand(mention).relation is not Relation.WITHIN or not self.fits(mention, candidate, core=False):
            return False
        inside = words.inside(mention.span.begin, mention.span.end)
        behind = words.lower[candidate.last : inside.start]
        if candidate.nominal and _LISTING.intersection(behind):
            return False
        between = behind or words.lower[inside.stop : candidate.first]
        return not RELATIVES.intersection(between) and not _FRESH.intersection(between)

    def _is_taken(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether another predicate, and none that tells of the same deed, has a place in one of its arguments."""
        words = self.passage.words
        sentence = words.sentence(mention.span.begin)
        shared = {g.word for g in self.deeds.governors(candidate) if self.deeds.share_place(g, candidate)}
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
        lower = self.passage.words.lower
        of_people = word > 0 and self.fits.is_agent(lower[word - 1])
        return bool(setting_words().located.lookup(lower[word])) and not of_people

    def _holds(self, word: int, candidate: Candidate) -> bool:
        """Say whether an event stands in the clause of time of a predicate: "in X, when rebels attacked"."""
        at = candidate.span.begin
        return any(tag.begin <= at < tag.end for tag in self.passage.roles(word, "ARGM-TMP"))


def not_of_speaker(mentions: list[Mention], attribution: Attribution) -> list[Mention]:
    """Leave out the mentions in the words that name the speaker: "officials in X said"."""
    speaker = attribution.speaker
    if not isinstance(speaker, Participant):
        return mentions
    return [mention for mention in mentions if not speaker.span.covers(mention.span)]


def on_same_side(mentions: list[Mention], attribution: Attribution) -> list[Mention]:
    """Return the mentions inside the reported content where the event is; all, if nobody named speaks of the event."""
    content = attribution.content
    if not content or attribution.speaker is None:
        return mentions
    return [mention for mention in mentions if any(part.covers(mention.span) for part in content)]
