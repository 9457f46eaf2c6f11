"""Candidate events: words of the trigger lexicon and of the encoder's event head that may name an event.

The lexicon proposes, the encoder weighs: an unambiguous trigger stands unless the encoder is sure of the contrary, an
ambiguous ("weak") one needs the encoder's word for it, and the encoder may propose predicates that the lexicon lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from whence.extract.misreadings import Misreader
from whence.extract.nominals import is_nominal
from whence.extract.passage import Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.model.reading import Rejection
from whence.model.span import Span
from whence.model.vocabulary import Effect
from whence.reference.cues import Cues
from whence.reference.misreadings import Misreadings, misreadings
from whence.reference.triggers import Match, Trigger, TriggerLexicon

# Re-run `whence bench plover` and the golden readings when the encoder changes: between 0.1 and 0.5 nothing moves.
WEAK_NEEDS = 0.35
"""Probability of the trigger's own type that an ambiguous trigger needs."""
VERBAL = frozenset("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID REQUEST ACCUSE REJECT".split())
"""Types of which an ambiguous verb counts, too, if somebody is its subject: to speak and to meet hurts nobody."""
SUPPORTED = 0.5
"""Score of such a verb."""
ENCODER_ALONE = 0.85
"""Probability that a predicate needs to be an event although no list knows it."""
_PEOPLE = frozenset("him her them us me you who whom himself herself themselves".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name an event.

    ``first`` and ``last`` are word indices (``last`` exclusive), ``head`` is the word whose roles count. ``span``
    reaches further than ``last`` where the object stands inside the trigger ("set [the church] on fire"). ``weak`` says
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
    misreadings: Misreadings = field(default_factory=misreadings)

    def find(self) -> tuple[list[Candidate], list[Rejection]]:
        """Return the candidates in text order, and what was refused."""
        words = self.passage.words
        candidates: list[Candidate] = []
        rejections: list[Rejection] = []
        closed: set[int] = set()  # words that the lists have settled
        for sentence in self.passage.document.sentences:
            inside = words.inside(sentence.begin, sentence.end)
            closed.update(inside.start + word for word in self.lexicon.stopped(words.lower[inside.start : inside.stop]))
            for match in self.lexicon.match(words.lower[inside.start : inside.stop]):
                found = self._weigh(inside.start, match)
                if isinstance(found, Candidate):
                    candidates.append(found)
                elif found is not None:
                    rejections.append(found)
                if found is not None:
                    closed.update(range(inside.start + match.begin_word, inside.start + match.last_word))
        candidates += [candidate for candidate in self._encoder_alone() if candidate.head not in closed]
        return sorted(candidates, key=lambda c: (c.first, c.last)), rejections

    def _weigh(self, start: int, match: Match) -> Candidate | Rejection | None:
        """Weigh a match in the sentence that begins at word ``start``: an event, one refused, or none at all."""
        first, last = start + match.begin_word, start + match.end_word
        nominal = self._is_nominal(first, last, match)
        meanings = [
            t for t in match.triggers if not t.light and (t.pos in ("any", "adj") or (t.pos == "noun") == nominal)
        ]
        head = self._head(first, last, nominal=nominal)
        meanings = self._with_object(meanings, head)
        if not meanings:
            return None
        span = self.passage.words.span(first, start + match.last_word)
        if first in self.names:
            return Rejection("extract", span, "part of a name, not an event")
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
        found = Candidate(first, last, head, span, best.event, best.mode, effect, nominal, best.weak, round(score, 3))
        return self._read_right(found, best.lemma)

    def _read_right(self, found: Candidate, lemma: str = "") -> Candidate | Rejection:
        """Refuse a candidate, or give it another type, where its words say that it is something else."""
        reader = Misreader(self.passage, self.misreadings, self.names, self.armed)
        other = reader.find(
            found.first, found.last, found.head, found.event, lemma=lemma, harms=found.effect is not None
        )
        if other is not None and other.instead is not None:
            event, mode = other.instead
            return replace(found, event=event, mode=mode, effect=None)
        if other is not None:
            return Rejection("extract", found.span, other.reason)
        if reader.is_score(found.first, lemma):
            return Rejection("extract", found.span, "a score: sport, not violence")
        return found

    def _is_nominal(self, first: int, last: int, match: Match) -> bool:
        """Say whether a trigger is a noun here; a phrase that only verbs begin is none ("came under fire")."""
        if last - first > 1 and match.triggers and all(t.pos == "verb" for t in match.triggers):
            return False
        return is_nominal(self.passage, first)

    def _with_object(self, meanings: Sequence[Trigger], head: int) -> list[Trigger]:
        """Keep the meanings that fit the verb's object: people are taken prisoner, towns are taken."""
        if not any(t.object for t in meanings):
            return list(meanings)
        kind = self._kind_of_object(head)
        fitting = [t for t in meanings if t.object == kind]
        return fitting or [t for t in meanings if t.object is None]

    def _kind_of_object(self, head: int) -> str | None:
        """Say whether a verb's object is people or things, None where it has none."""
        words = self.passage.words
        for tag in self.passage.roles(head, "ARG1"):
            phrase = noun_phrase(words, tag.begin, tag.end)
            if phrase is not None:
                word = head_word(words, phrase)
                people = self.is_agent(words.lower[word]) or words.lower[word] in _PEOPLE or self._is_person(phrase)
                return "people" if people else "things"
        return None

    def _is_person(self, phrase: Span) -> bool:
        """Say whether a phrase is the name of a person."""
        return any(
            name.label == "PER" and phrase.begin <= name.begin < phrase.end for name in self.passage.encoding.names
        )

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
            if any(trigger.light for trigger in self.lexicon.lookup(lower)):  # its object is the event
                continue
            event, probability = predicate.events[0]
            if probability >= ENCODER_ALONE:
                span, nominal = self.passage.words.span(word, word + 1), is_nominal(self.passage, word)
                score = round(probability * 0.8, 3)
                found = self._read_right(Candidate(word, word + 1, word, span, event, None, None, nominal, True, score))
                if isinstance(found, Candidate):
                    yield found
