"""Candidate events: words of the trigger lexicon and of the encoder's event head that may name an event.

The lexicon proposes, the encoder weighs: an unambiguous trigger stands unless the encoder is sure of the contrary, an
ambiguous ("weak") one needs the encoder's word for it, and the encoder may propose predicates that the lexicon lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from whence.extract.passage import Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.model.reading import Rejection
from whence.model.span import Span
from whence.model.vocabulary import Effect
from whence.reference.cues import Cues
from whence.reference.triggers import Trigger, TriggerLexicon

# Re-run `whence bench plover` and the golden readings when the encoder changes: between 0.1 and 0.5 nothing moves.
WEAK_NEEDS = 0.35
"""Probability of the trigger's own type that an ambiguous trigger needs."""
VERBAL = frozenset("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID REQUEST ACCUSE REJECT".split())
"""Types of which an ambiguous verb counts, too, if somebody is its subject: to speak and to meet hurts nobody."""
SUPPORTED = 0.5
"""Score of such a verb."""
ENCODER_ALONE = 0.85
"""Probability that a predicate needs to be an event although no list knows it."""

_DETERMINERS = frozenset(
    (
        "a an the this that these those its their his her our any some no every each several many more most other "
        "another such of recent new deadly major fresh alleged multiple numerous first second third latest 's ’s "
    ).split()
)
_NOUN_FOLLOWERS = frozenset("of by that which against near was were is are has have".split())
_PREPOSITIONS = frozenset(
    "in on at by after before during following amid against from with over under since despite".split()
)
_AUXILIARIES = frozenset(
    (
        "has have had was were is are been be being will would may might could can must should shall did do does not "
        "n't to "
    ).split()
)
_OBJECT_OPENERS = frozenset(
    "the a an his her its their our this these those them him it us several many some two three".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name an event.

    ``first`` and ``last`` are word indices (``last`` exclusive), ``head`` is the word whose roles count. ``weak`` says
    that the word alone is no proof of an event. ``score`` is the program's confidence in [0, 1].
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


@dataclass(frozen=True, slots=True)
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

    def find(self) -> tuple[list[Candidate], list[Rejection]]:
        """Return the candidates in text order, and what was refused."""
        words = self.passage.words
        candidates: list[Candidate] = []
        rejections: list[Rejection] = []
        for sentence in self.passage.document.sentences:
            inside = words.inside(sentence.begin, sentence.end)
            for match in self.lexicon.match(words.lower[inside.start : inside.stop]):
                found = self._weigh(inside.start + match.begin_word, inside.start + match.end_word, match.triggers)
                if isinstance(found, Candidate):
                    candidates.append(found)
                elif found is not None:
                    rejections.append(found)
        taken = {word for candidate in candidates for word in range(candidate.first, candidate.last)}
        candidates += [candidate for candidate in self._encoder_alone() if candidate.head not in taken]
        return sorted(candidates, key=lambda c: (c.first, c.last)), rejections

    def _weigh(self, first: int, last: int, triggers: Sequence[Trigger]) -> Candidate | Rejection | None:
        nominal = is_nominal(self.passage, first)
        meanings = [t for t in triggers if not t.light and (t.pos in ("any", "adj") or (t.pos == "noun") == nominal)]
        if not meanings:
            return None
        span = self.passage.words.span(first, last)
        if first in self.names:
            return Rejection("extract", span, "part of a name, not an event")
        head = self._head(first, last, nominal=nominal)
        events = dict(self.passage.predicates[head].events) if head in self.passage.predicates else {}
        best = max(meanings, key=lambda t: (events.get(t.event, 0.0), not t.weak))
        probability = events.get(best.event, 0.0)
        score = probability if best.weak else 0.6 + 0.4 * probability
        if best.weak and probability < WEAK_NEEDS:
            if not self._is_supported(head, best, nominal=nominal):
                reason = f"ambiguous word; the encoder gives {best.event} only {probability:.2f}"
                return Rejection("extract", span, reason)
            score = SUPPORTED
        effect = Effect(best.effect) if best.effect else None
        return Candidate(first, last, head, span, best.event, best.mode, effect, nominal, best.weak, round(score, 3))

    def _is_supported(self, head: int, trigger: Trigger, *, nominal: bool) -> bool:
        """Say whether an ambiguous word counts without the encoder.

        A verb of speaking or meeting with somebody as its subject does, a noun that somebody carries out or intends
        ("launched operations", "are preparing a provocation"), and "use" of a weapon.
        """
        if not nominal and trigger.lemma == "use":
            return self._has_weapon(head)
        if not nominal:
            return trigger.event in VERBAL and self._has_actor(head)
        return any(
            governor.argument.label == "ARG1" and self.carries(governor.word) and self._has_actor(governor.word)
            for governor in self.passage.governors(head)[:1]
        )

    def carries(self, word: int) -> bool:
        """Say whether a verb hands its subject to its object: a light one ("carry out"), an intention ("prepare")."""
        words = self.passage.words.lower
        phrases = (words[word], " ".join(words[word : word + 2]))
        light = any(trigger.light for phrase in phrases for trigger in self.lexicon.lookup(phrase))
        return light or any(self.cues.intention.lookup(phrase) for phrase in phrases)

    def _has_weapon(self, head: int) -> bool:
        """Say whether a weapon is among a verb's arguments."""
        words = self.passage.words
        tags = self.passage.roles(head, "ARG0", "ARG1", "ARG2", "ARGM-MNR")
        return any(word in self.armed for tag in tags for word in words.inside(tag.begin, tag.end))

    def _head(self, first: int, last: int, *, nominal: bool) -> int:
        """Return the word whose roles count: the last one of a noun, the first one of a verb."""
        known = [word for word in range(first, last) if word in self.passage.predicates]
        if known:
            return known[-1] if nominal else known[0]
        return last - 1 if nominal else first

    def _has_actor(self, head: int) -> bool:
        """Say whether the subject of a verb names people or organisations, as role nouns or by a name."""
        words = self.passage.words
        for tag in self.passage.roles(head, "ARG0"):
            phrase = noun_phrase(words, tag.begin, tag.end)
            subject = head_word(words, phrase) if phrase else None
            if subject is not None and (subject in self.names or self.is_agent(words.lower[subject])):
                return True
        return False

    def _encoder_alone(self) -> Iterator[Candidate]:
        words = self.passage.words
        for word, predicate in self.passage.predicates.items():
            if not predicate.events or word in self.names or words.sentence_index(predicate.begin) is None:
                continue
            lower = words.lower[word]
            if self.is_agent(lower) and not self.lexicon.lookup(lower):  # people are no event, whatever befell them
                continue
            event, probability = predicate.events[0]
            if probability >= ENCODER_ALONE:
                span, nominal = self.passage.words.span(word, word + 1), is_nominal(self.passage, word)
                yield Candidate(
                    word, word + 1, word, span, event, None, None, nominal, True, round(probability * 0.8, 3)
                )


def is_nominal(passage: Passage, word: int) -> bool:
    """Guess from its neighbours whether a word that could be noun or verb is a noun here."""
    lower = passage.words.lower
    own = lower[word]
    before = lower[word - 1] if word else ""
    after = lower[word + 1] if word + 1 < len(lower) else ""
    if before in _AUXILIARIES or own.endswith("ed"):
        return False
    if before in _DETERMINERS or after in _NOUN_FOLLOWERS:
        return True
    if own.endswith("ing"):
        return before in _PREPOSITIONS and after not in _OBJECT_OPENERS
    if before in _PREPOSITIONS or after in _AUXILIARIES:
        return True
    return after not in _OBJECT_OPENERS and not passage.roles(word, "ARG0")
