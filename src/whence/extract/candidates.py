"""Candidate events: words of the trigger lexicon and of the encoder's event head that may name an event.

The lexicon proposes, the encoder weighs: an unambiguous trigger stands unless the encoder is sure of the contrary, an
ambiguous ("weak") one needs the encoder's word for it, and the encoder may propose predicates that the lexicon lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.extract.passage import Passage
from whence.model.reading import Rejection
from whence.model.span import Span
from whence.model.vocabulary import Effect
from whence.reference.triggers import Match, Trigger, TriggerLexicon

# Set on PolNeAR-free dev text by eye; re-run `whence bench plover` and the golden readings when the encoder changes.
WEAK_NEEDS = 0.35
"""Probability of the trigger's own type that an ambiguous trigger needs."""
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

    ``first`` and ``last`` are word indices (``last`` exclusive), ``head`` is the word whose roles count. ``score`` is
    the program's confidence in [0, 1].
    """

    first: int
    last: int
    head: int
    span: Span
    event: str
    mode: str | None
    effect: Effect | None
    nominal: bool
    score: float


def find(passage: Passage, lexicon: TriggerLexicon, names: Sequence[Span]) -> tuple[list[Candidate], list[Rejection]]:
    """Find the candidate events of a document, in text order.

    Args:
        passage: the document as the encoder sees it.
        lexicon: the event triggers.
        names: spans of proper names; a trigger inside one ("the Strike Force") names no event.
    """
    inside_names = _word_set(passage, names)
    candidates: list[Candidate] = []
    rejections: list[Rejection] = []
    taken: set[int] = set()
    for sentence in passage.document.sentences:
        inside = passage.words.inside(sentence.begin, sentence.end)
        for match in lexicon.match(passage.words.lower[inside.start : inside.stop]):
            found = _weigh(passage, _shift(match, inside.start), inside_names)
            if isinstance(found, Candidate):
                candidates.append(found)
                taken.update(range(found.first, found.last))
            elif found is not None:
                rejections.append(found)
                if "encoder" not in found.reason:
                    taken.update(range(inside.start + match.begin_word, inside.start + match.end_word))
    candidates += [c for c in _encoder_alone(passage, inside_names) if c.head not in taken]
    return sorted(candidates, key=lambda c: (c.first, c.last)), rejections


def _shift(match: Match, by: int) -> Match:
    return Match(match.begin_word + by, match.end_word + by, match.triggers)


def _word_set(passage: Passage, spans: Iterable[Span]) -> set[int]:
    return {word for span in spans for word in passage.words.inside(span.begin, span.end)}


def _weigh(passage: Passage, match: Match, inside_names: set[int]) -> Candidate | Rejection | None:
    nominal = is_nominal(passage, match.begin_word)
    meanings = [t for t in match.triggers if not t.light and (t.pos in ("any", "adj") or (t.pos == "noun") == nominal)]
    if not meanings:
        return None
    span = passage.words.span(match.begin_word, match.end_word)
    if match.begin_word in inside_names:
        return Rejection("extract", span, "part of a name, not an event")
    head = _head(passage, match, nominal=nominal)
    events = dict(passage.predicates[head].events) if head in passage.predicates else {}
    best = max(meanings, key=lambda t: (events.get(t.event, 0.0), not t.weak))
    probability = events.get(best.event, 0.0)
    if best.weak and probability < WEAK_NEEDS:
        return Rejection("extract", span, f"ambiguous word; the encoder gives {best.event} only {probability:.2f}")
    score = probability if best.weak else 0.6 + 0.4 * probability
    return Candidate(
        match.begin_word, match.end_word, head, span, best.event, best.mode, _effect(best), nominal, round(score, 3)
    )


def _effect(trigger: Trigger) -> Effect | None:
    return Effect(trigger.effect) if trigger.effect else None


def _head(passage: Passage, match: Match, *, nominal: bool) -> int:
    """Return the word whose roles count: the surest predicate, else the last word of a noun, the first of a verb."""
    inside = range(match.begin_word, match.end_word)
    known = [word for word in inside if word in passage.predicates]
    if known:
        return max(known, key=lambda word: passage.predicates[word].score)
    return inside[-1] if nominal else inside[0]


def _encoder_alone(passage: Passage, inside_names: set[int]) -> list[Candidate]:
    found = []
    for word, predicate in passage.predicates.items():
        if not predicate.events or word in inside_names or passage.words.sentence_index(predicate.begin) is None:
            continue
        event, probability = predicate.events[0]
        if probability >= ENCODER_ALONE:
            span = passage.words.span(word, word + 1)
            nominal = is_nominal(passage, word)
            found.append(Candidate(word, word + 1, word, span, event, None, None, nominal, round(probability * 0.8, 3)))
    return found


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
