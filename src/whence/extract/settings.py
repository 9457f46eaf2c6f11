"""Where and when an event was: the place and time mentions that belong to it, and not to the one who speaks of it."""

from __future__ import annotations

from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.encoder import Tag
from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.model.claim import Attribution
from whence.model.mention import Mention
from whence.model.timex import Duration, TimeForm, TimexType
from whence.model.vocabulary import MentionKind

_WHERE = ("ARGM-LOC", "ARGM-DIR", "ARGM-GOL", "ARG2", "ARG1", "ARG4", "ARG3")
_WHEN = ("ARGM-TMP",)


@dataclass(frozen=True, slots=True)
class SettingFinder:
    """Finds the places and the time of events in one document.

    A mention counts if it stands in an argument of the event's predicate, else in one of a predicate that governs it,
    else if it is the only one of its kind in the same sentence that no other predicate has as its own. What is outside
    of the reported content in which the event stands is the speaker's and not the event's.

    ``reporting`` are words that are cues of reported speech.
    """

    passage: Passage
    table: MentionTable
    reporting: frozenset[int]

    def find(self, candidate: Candidate, attribution: Attribution) -> tuple[list[Mention], Mention | None]:
        """Return the place mentions and the time mention of an event; none where the text does not tell."""
        places = self._mentions(candidate, attribution, MentionKind.PLACE, _WHERE)
        times = self._mentions(candidate, attribution, MentionKind.TIME, _WHEN)
        return places, next(iter(times), None)

    def _mentions(
        self, candidate: Candidate, attribution: Attribution, kind: MentionKind, labels: tuple[str, ...]
    ) -> list[Mention]:
        own = [tag for label in labels for tag in self.passage.roles(candidate.head, label)]
        for tag in own:
            found = [mention for mention in self.table.inside(kind, tag.begin, tag.end) if _tells(mention)]
            if found:
                return found
        for tag in self._of_governors(candidate, labels):
            found = self._telling(kind, tag.begin, tag.end, attribution)
            if found:
                return found
        sentence = self.passage.words.sentence(candidate.span.begin)
        alone = self._telling(kind, sentence.begin, sentence.end, attribution) if sentence else []
        return alone if len(alone) == 1 and not self._is_taken(alone[0], candidate, labels) else []

    def _of_governors(self, candidate: Candidate, labels: tuple[str, ...]) -> list[Tag]:
        governors = [g for g in self.passage.governors(candidate.head) if not self._speaks(g.word)]
        return [tag for governor in governors for tag in self.passage.roles(governor.word, *labels[:2])]

    def _speaks(self, word: int) -> bool:
        """Say whether a reporting word has a speaker; "attacks were reported in X" says where the attacks were."""
        return word in self.reporting and bool(self.passage.roles(word, "ARG0"))

    def _telling(self, kind: MentionKind, begin: int, end: int, attribution: Attribution) -> list[Mention]:
        inside = self.table.inside(kind, begin, end)
        return [mention for mention in inside if _tells(mention) and _same_side(mention, attribution)]

    def _is_taken(self, mention: Mention, candidate: Candidate, labels: tuple[str, ...]) -> bool:
        """Say whether another predicate, and none that governs the event, has a mention as its own place or time."""
        words = self.passage.words
        governing = {g.word for g in self.passage.governors(candidate.head) if not self._speaks(g.word)}
        sentence = words.sentence(mention.span.begin)
        inside = words.inside(sentence.begin, sentence.end) if sentence else range(0)
        return any(
            tag.begin <= mention.span.begin and mention.span.end <= tag.end
            for word in inside
            if word not in governing and word != candidate.head and not self._is_dated_by(word, candidate)
            for tag in self.passage.roles(word, *labels)
        )

    def _is_dated_by(self, word: int, candidate: Candidate) -> bool:
        """Say whether an event stands in a predicate's time, which they share: "in 2018, when rebels attacked"."""
        at = candidate.span.begin
        return any(tag.begin <= at < tag.end for tag in self.passage.roles(word, *_WHEN))


def _tells(mention: Mention) -> bool:
    """Say whether a mention can tell where or when: "for three weeks" and "every day" tell how long and how often."""
    form = mention.form
    if not isinstance(form, TimeForm) or form.type in (TimexType.DATE, TimexType.TIME):
        return True
    return isinstance(form.meaning, Duration) and form.meaning.placed is not None


def _same_side(mention: Mention, attribution: Attribution) -> bool:
    """Say whether a mention is inside the reported content where the event is, or nobody named speaks of the event."""
    content = attribution.content
    return not content or attribution.speaker is None or any(part.covers(mention.span) for part in content)
