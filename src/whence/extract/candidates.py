"""Candidate events: words of the trigger lexicon and of the encoder's event head that may name an event.

The lexicon proposes, the encoder weighs: an unambiguous trigger stands unless the encoder is sure of the contrary, an
ambiguous ("weak") one needs the encoder's word for it, and the encoder may propose predicates that the lexicon lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from whence.extract.encoder import Predicate
from whence.extract.misreadings import Misreader, Sighting
from whence.extract.nominals import is_nominal
from whence.extract.passage import Passage
from whence.extract.support import SUPPORTED, Support
from whence.model.reading import Rejection
from whence.model.span import Span
from whence.model.vocabulary import Effect
from whence.reference.cues import Cues
from whence.reference.misreadings import Misreadings, misreadings
from whence.reference.triggers import Match, Trigger, TriggerLexicon

# Re-run `whence bench plover` and the golden readings when the encoder changes: between 0.1 and 0.5 nothing moves.
WEAK_NEEDS = 0.35
"""Probability of the trigger's own type that an ambiguous trigger needs."""
ENCODER_ALONE = 0.95
"""Probability that a verb with somebody as its subject needs to be an event although no list knows it."""

PREDICATE = 0.5
"""Probability of being a predicate at all that such a word needs."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name an event.

    ``first`` and ``last`` are word indices (``last`` exclusive), ``head`` is the word whose roles count. ``span``
    reaches further than ``last`` where the object stands inside the trigger ("set [the church] on fire"). ``weak`` says
    that the word alone is no proof of an event. ``score`` is the program's confidence in [0, 1]. ``object`` is the
    object that the trigger itself tells of, inside or behind it, None for most.
    """

    first: int
    last: int
    head: int
    span: Span
    event: str
    mode: str | None
    effect: Effect | None
    nominal: bool
    weak: bool
    score: float
    object: Span | None = None

    @property
    def words(self) -> list[int]:
        """Return the indices of the trigger's words, the one whose roles count first."""
        return [self.head, *(word for word in range(self.first, self.last) if word != self.head)]

    @property
    def is_split(self) -> bool:
        """Say whether the object stands inside the trigger."""
        return self.object is not None and self.span.covers(self.object)


@dataclass(frozen=True)
class CandidateFinder:
    """Finds the candidate events of one document.

    ``names`` are the words inside proper names: a trigger inside one ("the Strike Force") names no event. ``armed`` are
    the words that name weapons. ``is_agent`` says whether a lower-cased noun names people, groups or organisations.
    """

    passage: Passage
    lexicon: TriggerLexicon
    cues: Cues
    names: frozenset[int]
    armed: frozenset[int]
    is_agent: Callable[[str], bool]
    misreadings: Misreadings = field(default_factory=misreadings)

    def find(self) -> tuple[list[Candidate], list[Rejection]]:
        """Return the candidates in text order, and what was refused."""
        settled: set[int] = set()
        weighed = [*self._listed(settled)]
        weighed += self._encoder_alone(settled)
        candidates = [found for found in weighed if isinstance(found, Candidate)]
        rejections = [found for found in weighed if isinstance(found, Rejection)]
        return sorted(candidates, key=lambda c: (c.first, c.last)), rejections

    def _listed(self, settled: set[int]) -> Iterator[Candidate | Rejection]:
        """Yield what the lists make of each sentence; ``settled`` receives the words on which they have spoken."""
        words = self.passage.words
        for sentence in self.passage.document.sentences:
            inside = words.inside(sentence.begin, sentence.end)
            lower = words.lower[inside.start : inside.stop]
            settled.update(inside.start + word for word in self.lexicon.stopped(lower))
            matches = list(self.lexicon.match(lower))
            violent = {match.begin_word for match in matches if _is_violent(match)}
            for match in matches:
                found = self._weigh(inside.start, match, violent=bool(violent - {match.begin_word}))
                if found is not None:
                    settled.update(range(inside.start + match.begin_word, inside.start + match.last_word))
                    yield found

    def _weigh(self, start: int, match: Match, *, violent: bool) -> Candidate | Rejection | None:
        """Weigh a match in the sentence that begins at word ``start``: an event, one refused, or none at all.

        ``violent`` says that the sentence tells of violence in other words, too.
        """
        first, last = start + match.begin_word, start + match.end_word
        nominal = self._is_nominal(first, last, match)
        meanings = [
            t for t in match.triggers if not t.light and (t.pos in ("any", "adj") or (t.pos == "noun") == nominal)
        ]
        if not meanings:
            return None
        head = self._head(first, last, nominal=nominal)
        span = self.passage.words.span(first, start + match.last_word)
        meanings = self._with_object(meanings, head)
        if not meanings:
            return Rejection("extract", span, "with such an object it is no event")
        if first in self.names:
            return Rejection("extract", span, "part of a name, not an event")
        events = dict(self.passage.predicates[head].events) if head in self.passage.predicates else {}
        best = max(meanings, key=lambda t: (events.get(t.event, 0.0), not t.weak))
        probability = events.get(best.event, 0.0)
        score = probability if best.weak else 0.6 + 0.4 * probability
        if best.weak and (probability < WEAK_NEEDS or best.lemma == "use"):
            if not self._support.holds(best, head, last, nominal=nominal, violent=violent):
                reason = f"ambiguous word; the encoder gives {best.event} only {probability:.2f}"
                return Rejection("extract", span, reason)
            score = SUPPORTED
        effect = Effect(best.effect) if best.effect else None
        told = match.object and self.passage.words.span(start + match.object[0], start + match.object[1])
        found = Candidate(
            first, last, head, span, best.event, best.mode, effect, nominal, best.weak, round(score, 3), told
        )
        return self._read_right(found, best.lemma)

    def _read_right(self, found: Candidate, lemma: str = "") -> Candidate | Rejection:
        """Refuse a candidate, or give it another type, where its words say that it is something else."""
        reader = Misreader(self.passage, self.misreadings, self.names, self.armed, self._violence)
        harms = found.effect is not None
        seen = Sighting(found.first, found.last, found.head, found.event, lemma, found.nominal, harms)
        other = reader.find(seen)
        if other is not None and other.instead is not None:
            event, mode = other.instead
            return replace(found, event=event, mode=mode, effect=None)
        if other is not None:
            return Rejection("extract", found.span, other.reason)
        if reader.is_score(seen):
            return Rejection("extract", found.span, "a score: sport, not violence")
        if reader.is_naming(seen):
            return Rejection("extract", found.span, "says what somebody thinks of it, and asks for nothing")
        if reader.is_comparison(seen):
            return Rejection("extract", found.span, "dates a superlative, and is not what is reported")
        return found

    def _is_nominal(self, first: int, last: int, match: Match) -> bool:
        """Say whether a trigger is a noun here; phrases are one or the other ("came under fire", "armed attack")."""
        kinds = {trigger.pos for trigger in match.triggers}
        if last - first > 1 and kinds in ({"verb"}, {"noun"}):
            return kinds == {"noun"}
        return is_nominal(self.passage, first)

    def _head(self, first: int, last: int, *, nominal: bool) -> int:
        """Return the word whose roles count: the last one of a noun, the first one of a verb."""
        known = [word for word in range(first, last) if word in self.passage.predicates]
        if known:
            return known[-1] if nominal else known[0]
        return last - 1 if nominal else first

    def _with_object(self, meanings: Sequence[Trigger], head: int) -> list[Trigger]:
        """Keep the meanings that fit the verb's object: people are taken prisoner, towns are taken."""
        if not any(t.object for t in meanings):
            return list(meanings)
        kind = self._support.kind_of_object(head)
        fitting = [t for t in meanings if t.object == kind]
        return fitting or [t for t in meanings if t.object is None]

    def carries(self, word: int) -> bool:
        """Say whether a verb hands its subject to its object: a light one ("carry out"), an intention ("prepare")."""
        return self._support.carries(word)

    @cached_property
    def _violence(self) -> frozenset[int]:
        """The words that tell of violence and not only of its effects."""
        words = self.passage.words
        return frozenset(
            inside.start + word
            for sentence in self.passage.document.sentences
            for inside in (words.inside(sentence.begin, sentence.end),)
            for match in self.lexicon.match(words.lower[inside.start : inside.stop])
            if _is_violent(match) or any(_is_fight(trigger) for trigger in match.triggers)
            for word in range(match.begin_word, match.end_word)
        )

    @property
    def _support(self) -> Support:
        return Support(self.passage, self.lexicon, self.cues, self.names, self.armed, self.is_agent)

    def _encoder_alone(self, settled: Collection[int]) -> Iterator[Candidate | Rejection]:
        """Yield the verbs that the encoder alone takes for events, or why not, but for settled words."""
        words = self.passage.words
        for word, predicate in self.passage.predicates.items():
            inside = words.sentence_index(predicate.begin) is not None
            if word not in settled and inside and self._may_stand_alone(word, predicate):
                event, probability = predicate.events[0]
                span, score = words.span(word, word + 1), round(probability * 0.8, 3)
                yield self._read_right(Candidate(word, word + 1, word, span, event, None, None, False, True, score))

    def _may_stand_alone(self, word: int, predicate: Predicate) -> bool:
        """Say whether a word that no list has is surely an event: a verb, and somebody does it."""
        if not predicate.events or predicate.score < PREDICATE or word in self.names or word in self.armed:
            return False
        lower = self.passage.words.lower[word]
        if self.is_agent(lower) and not self.lexicon.lookup(lower):  # people are no event, whatever befell them
            return False
        sure = predicate.events[0][1] >= ENCODER_ALONE and not self.carries(word)
        return sure and self._support.has_actor(word) and not is_nominal(self.passage, word)


def _is_violent(match: Match) -> bool:
    return any(trigger.event == "ASSAULT" and not trigger.weak for trigger in match.triggers)


def _is_fight(trigger: Trigger) -> bool:
    """Say whether an ambiguous noun still tells of violence itself: "unrest" does, "deaths" do not."""
    return trigger.event == "ASSAULT" and trigger.pos == "noun" and not trigger.effect
