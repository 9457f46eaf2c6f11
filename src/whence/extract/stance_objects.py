"""Which claims a stance is on: those in the object of its verb, those of its subject, or those told before it.

An object that only stands for what was told ("the report", "it") points back. A stance on a deed that was told before,
too, is on both claims, unless it is only the holder's own part in it that is denied (`stance_parts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.extract.encoder import Tag
from whence.extract.meant import answerable, is_same_party, opened
from whence.extract.passage import Passage
from whence.extract.stance_cues import StanceCue
from whence.extract.stance_holders import Holder
from whence.extract.stance_parts import OwnParts
from whence.extract.told import Told
from whence.model.claim import DraftClaim, Participant
from whence.model.vocabulary import StanceKind
from whence.reference.phrases import PhraseIndex
from whence.reference.stance_words import StanceWords

_OBJECTS = ("ARG1", "ARG2", "C-ARG1")
_POINTERS = frozenset("it this that them these those which such so".split())
_BOUNDS = frozenset({",", ";", ":", "that", "said", "but"})
_SMALL = frozenset({"that", "which", "the", "a", "an"})
_COMPLEMENTS = frozenset({("that",), ("of",), ("about",)})
"""Words behind a noun such as "report" that open what it says: it does not point back."""
_BESIDE = 2
"""Words behind an adjective among which stands what it doubts: "an unconfirmed massacre", "unconfirmed reports"."""
_PERSONAL = frozenset("he she they it".split())
_HEAD_REACH = 6
"""Words at the beginning of an object among which the noun that stands for a claim can be."""


@dataclass(frozen=True, slots=True)
class ObjectFinder:
    """Finds what the denials, doubts and supports of one document are on, and what was not answered."""

    passage: Passage
    told: Told
    parts: OwnParts
    lists: StanceWords

    def find(self, cue: StanceCue, holder: Holder) -> list[DraftClaim]:
        """Return the claims that a stance is on, none where the text does not tell."""
        if cue.kind in {StanceKind.DECLINES, StanceKind.SILENT}:
            return self._unanswered(cue, holder)
        if self._has(self.lists.adjuncts, range(cue.first, cue.last)):
            return self._of_others(cue)
        if self.parts.is_one(cue):
            return self.parts.find(cue, holder) if isinstance(holder, Participant) else []
        stretch = self._object(cue)
        if stretch:
            return self._in_object(cue, self._cut(stretch), holder)
        first = self._antecedent(cue, holder)
        return [] if first == cue.first and self._is_word(cue.last) else self._pointed_at(cue, first)

    def _unanswered(self, cue: StanceCue, holder: Holder) -> list[DraftClaim]:
        """Return what somebody was asked about: behind "on", in a clause before, or in the sentence before."""
        lower = self.passage.words.lower
        rest = range(cue.last, self.told.end_of(cue.last))
        refused = lower[cue.last - 1] in self.lists.refused and self._is_word(cue.last)
        topic = next((word for word in rest if lower[word] in self.lists.topics), None)
        about = rest if refused or topic is None else range(topic + 1, rest.stop)
        if refused or (topic is not None and about.stop > about.start + 1):
            named = self.told.main(about)
            if named or not self._stands_for_claim(about):
                return named
        begin = self.told.words_of(cue.sentence).start
        first = self._antecedent(cue, holder)
        if first < cue.first or lower[begin] in self.lists.asked:
            return self.told.main(range(begin, first))
        return self.told.clause_before(cue.first) or answerable(opened(self.told.back(cue.sentence)))

    def _of_others(self, cue: StanceCue) -> list[DraftClaim]:
        """Return what somebody other than the author says in the sentence; or in the one before, of "gave no proof"."""
        if (*self.passage.words.lower[cue.last : cue.last + 1],) in _COMPLEMENTS:
            return self.told.main(range(cue.last, self.told.end_of(cue.last)))
        here = self.told.main(self.told.words_of(cue.sentence))
        told = here if here or self.passage.words.lower[cue.first] == "without" else self._said_by_subject(cue)
        return [claim for claim in told if claim.attribution.speaker != "author"]

    def _said_by_subject(self, cue: StanceCue) -> list[DraftClaim]:
        """Return what the subject of "offered no evidence" said in the sentence before."""
        subjects = self.passage.roles(cue.first, "ARG0")
        named = {w for tag in subjects for w in self.passage.document.text[tag.begin : tag.end].lower().split()}
        told = self.told.back(cue.sentence)
        said = {
            w
            for c in told
            if isinstance(c.attribution.speaker, Participant)
            for w in c.attribution.speaker.name.lower().split()
        }
        return told if not named.isdisjoint(_PERSONAL | (said - _SMALL)) else []

    def _object(self, cue: StanceCue) -> range | None:
        """Return the words of what a verb or a phrase has as its object, or of its subject where it has none."""
        words, own = self.passage.words, range(cue.first, cue.last)
        rest = range(cue.last, self.told.end_of(cue.last))
        if self._has(self.lists.attributive, own) and rest and words.lower[rest.start].isalpha():
            return rest if self._report(rest[:_BESIDE]) is not None else rest[:_BESIDE]
        tags = [t for w in own if w in self.passage.predicates for t in self.passage.roles(w, *_OBJECTS)]
        behind = [words.inside(tag.begin, tag.end) for tag in tags if tag.begin >= cue.span.end]
        if behind:
            return range(min(r.start for r in behind), max(r.stop for r in behind))
        if words.lower[cue.last - 1] in self.lists.openers:
            return rest
        if cue.verb is not None and self._has(self.lists.reports, own):
            return range(cue.last - 1, rest.stop)
        across = [words.inside(tag.begin, tag.end).stop for tag in tags if tag.begin < cue.span.end < tag.end]
        return range(cue.last, max(across)) if across else self._subject(cue, tags)

    def _cut(self, stretch: range) -> range:
        """End an object where another saying begins: "denied it, insisting that"."""
        lower, reporting = self.passage.words.lower, self.told.cues.reporting
        ends = (at for at in stretch[1:-1] if lower[at] in {",", "and"} and reporting.lookup(lower[at + 1]))
        return range(stretch.start, next(ends, stretch.stop))

    def _is_word(self, at: int) -> bool:
        lower = self.passage.words.lower
        return at < len(lower) and lower[at][0].isalnum()

    def _subject(self, cue: StanceCue, tags: Iterable[Tag]) -> range | None:
        """Return the subject of a passive ("the attack was confirmed by") or of "is untrue"."""
        words = self.passage.words
        front = [tag for tag in tags if tag.label == "ARG1" and tag.end <= words.begins[cue.first]]
        if front:
            return range(words.inside(front[0].begin, front[0].end).start, cue.first)
        if cue.verb is not None and cue.kind is not StanceKind.DOUBTS:
            return None
        for governor in self.passage.governors(cue.first):
            first = words.inside(governor.argument.begin, governor.argument.end).start
            if governor.word < first < cue.first:
                return range(first, cue.first)
        begin = self.told.words_of(cue.sentence).start
        bound = next((at for at in range(cue.first - 1, begin - 1, -1) if words.lower[at] in _BOUNDS), begin - 1)
        return range(bound + 1, cue.first) if bound + 1 < cue.first else None

    def _in_object(self, cue: StanceCue, stretch: range, holder: Holder) -> list[DraftClaim]:
        """Return the claims that an object names, with those told before on the same; or those that it points at."""
        if self._stands_for_claim(stretch):
            noun = self._report(stretch)
            inner = self.told.main(range(noun + 1, stretch.stop)) if noun is not None else []
            if noun is not None and not inner and self.lists.charges.lookup(self.passage.words.lower[noun]):
                return self._charged(cue, noun, holder)
            if noun is not None and self.passage.words.lower[noun + 1 : noun + 2] in _COMPLEMENTS:
                return inner
            return inner or self._pointed_at(cue, min(stretch.start, cue.first))
        named = [claim for claim in self.told.main(stretch) if claim.plover != "REQUEST"]
        if cue.kind is StanceKind.DOUBTS or not isinstance(holder, Participant):
            return named
        earlier = [claim for claim in self.told.back(cue.sentence) if self.told.is_same_deed(named, claim)]
        return [*named, *(claim for claim in earlier if self._is_met(claim, named, holder, cue.kind))]

    def _charged(self, cue: StanceCue, noun: int, holder: Holder) -> list[DraftClaim]:
        """Return what somebody is charged with who speaks of "the allegations": told before, or the charge itself."""
        before = [*self.told.in_front(cue.first), *self.told.before(cue.sentence)]
        found = self.parts.charged(before, holder) if isinstance(holder, Participant) else []
        here = self.told.by_sentence.get(cue.sentence, ())
        at = self.passage.words.begins[noun]
        return found or [claim for claim in here if claim.trigger.begin <= at < claim.trigger.end]

    def _is_met(self, claim: DraftClaim, named: Sequence[DraftClaim], holder: Participant, kind: StanceKind) -> bool:
        """Say whether a stance on a deed is one on somebody else's earlier claim that has the same actor."""
        speaker = claim.attribution.speaker
        if isinstance(speaker, Participant) and is_same_party(self.passage.words, speaker, holder):
            return False
        if kind is not StanceKind.DENIES:
            return True
        own = any(self.parts.does(each, holder) for each in named)
        return self.parts.does(claim, holder) if own else bool(claim.actors)

    def _pointed_at(self, cue: StanceCue, first: int) -> list[DraftClaim]:
        """Return what was told before: in the same sentence in front of "a charge that", or in the sentences before."""
        begin = self.told.words_of(cue.sentence).start
        same = self.told.main(range(begin, first)) if first < cue.first else self.told.clause_before(cue.first)
        return self.told.charged_with(same or answerable(opened(self.told.back(cue.sentence))))

    def _antecedent(self, cue: StanceCue, holder: Holder) -> int:
        """Return the noun in front of a relative clause: "*an account* that the army disputes"; else the cue."""
        words = self.passage.words
        at = cue.first if holder == "author" else words.inside(0, holder.span.begin).stop
        while at > 0 and words.lower[at - 1] in _SMALL:
            at -= 1
        return at - 1 if at < cue.first and self.lists.reports.lookup(words.lower[at - 1]) else cue.first

    def _stands_for_claim(self, stretch: range) -> bool:
        """Say whether an object stands for what was told: "it", "the report", "claims that"."""
        lower = self.passage.words.lower[stretch.start : stretch.stop]
        short = [word for word in lower if word.isalnum()]
        return (len(short) == 1 and short[0] in _POINTERS) or self._report(stretch) is not None

    def _report(self, stretch: range) -> int | None:
        """Return the noun at the beginning of an object that stands for what was told."""
        words = self.passage.words.lower
        for word in list(stretch)[:_HEAD_REACH]:
            if self.lists.reports.lookup(words[word]):
                return word
            if words[word] in {"that", ",", "of", "by"}:
                return None
        return None

    def _has(self, index: PhraseIndex[str], stretch: range) -> bool:
        return next(index.match(self.passage.words.lower[stretch.start : stretch.stop]), None) is not None
