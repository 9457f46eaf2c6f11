"""One sentence as the constructions of reported speech read it: its words, verbs, breaks and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from whence.extract import verbs
from whence.extract.encoder import Tag
from whence.extract.nominals import is_nominal
from whence.extract.passage import Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.extract.said.marks import Quotation, Quotations
from whence.extract.somebody import Somebody
from whence.model.span import Span
from whence.reference.cues import Cues

MARKS = frozenset({'"', "“", "”", "''", "``", "’’", "‘‘", "«", "»", "‘", "’", "'"})
STOPS = frozenset({",", ".", ";", ":", "!", "?", "…", "–", "—", "-", "(", ")", "[", "]"}) | MARKS
FRONT_BREAKS = frozenset({",", "–", "—"}) | MARKS
RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})
_HELPERS = frozenset(
    "is are was were has have had will would may might can could shall should must do does did".split()
)
_SURE_VERBS = frozenset("said say says told added saying adding telling tells adds announced insisted".split())
_NO_VERBS = ("ing", "ence", "ance", "tion", "sion", "ity", "ness", "ship", "ism")
"""How words end that are no finite verbs."""
_NOT_BEFORE_FINITE = frozenset({"to", "be", "been", "being", "'s", "’s"})
_DETERMINERS = frozenset("] 's ’s a an the this that his her its their any no some such new".split())
_LONGEST_CUE = 3
"""Words of a verb of saying at most: "pleaded not guilty"."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a document; ``inside`` are the indices of its words."""

    passage: Passage
    cues: Cues
    quotations: Quotations
    can_speak: Somebody
    inside: range

    def lower(self, word: int) -> str:
        """Return a lower-cased word of the sentence, "" outside of it; the mark of a genitive is "'s"."""
        if word not in self.inside:
            return ""
        lower = self.passage.words.lower[word]
        return "'s" if lower in {"'", "’"} and self._is_genitive(word) else lower

    def _is_genitive(self, word: int) -> bool:
        """Say whether a single mark that no quotation ends with stands right behind a word: "the rebels' claim"."""
        words, found = self.passage.words, self.quotations.at(word)
        glued = word > 0 and words.ends[word - 1] == words.begins[word] and words.lower[word - 1].isalnum()
        return glued and (found is None or found.last != word + 1)

    def saying_verbs(self) -> Iterator[int]:
        """Yield the verbs of saying, asking and denying, in text order."""
        for word in self.inside:
            if self._tells(word) and not self._is_noun(word):
                yield word

    def _tells(self, word: int) -> bool:
        around = self.passage.words.lower[word : min(word + _LONGEST_CUE, self.inside.stop)]
        cues = self.cues
        known = (index.match(around) for index in (cues.reporting, cues.speech, cues.wording, cues.denial))
        if self._is_name(word) or not any(m.begin_word == 0 for found in known for m in islice(found, 1)):
            return False
        return word in self.passage.predicates or around[0] in _SURE_VERBS

    def _is_name(self, word: int) -> bool:
        """Say whether a word has a capital inside of a sentence: the name Said is no verb."""
        before = self.lower(word - 1)
        return self.span(range(word, word + 1)).text.istitle() and before.isalnum()

    def is_saying(self, word: int) -> bool:
        """Say whether a word may be a verb of saying."""
        cues, lower = self.cues, self.lower(word)
        return any(index.lookup(lower) for index in (cues.reporting, cues.speech, cues.wording, cues.denial))

    def _is_noun(self, word: int) -> bool:
        if self.lower(word) in _SURE_VERBS or self.lower(word + 1) == "that":
            return self.lower(word - 1) in _DETERMINERS
        return is_nominal(self.passage, word)

    def is_finite(self, word: int) -> bool:
        """Say whether a word is a verb, or an auxiliary, that a clause of its own can be built on."""
        lower = self.lower(word)
        if lower in _HELPERS:
            return True
        if word not in self.passage.predicates or lower.endswith(_NO_VERBS) or self._is_name(word):
            return False
        return self.lower(word - 1) not in _NOT_BEFORE_FINITE and not is_nominal(self.passage, word)

    def main_verb(self, part: range, *, reduced: bool = False) -> int | None:
        """Return the first finite verb among some words that stands in no relative clause of theirs.

        With ``reduced`` one counts that may be a participle behind its noun, too: "soldiers burned".
        """
        relative, last = False, -1
        for word in part:
            if self.lower(word) in RELATIVES:
                relative, last = True, -1
            elif self.lower(word) == ",":
                relative = False
            elif self.is_finite(word):
                if relative and (last < 0 or word - last <= 2):
                    last = word  # the relative clause's own
                elif reduced or not self.is_reduced(word):
                    return word
        return None

    def has_finite(self, part: range) -> bool:
        """Say whether a clause is built on a verb among some words; those behind a relative word are not it."""
        return self.main_verb(part) is not None

    def is_reduced(self, word: int) -> bool:
        """Say whether a word may be a participle that qualifies the noun before it: "a video posted online shows"."""
        bare = verbs.is_bare_participle(self.passage.words, word)
        agents = [part for part in self.roles(word, "ARG0") if part.stop <= word]
        return bare and not agents and self.lower(word) not in _HELPERS

    def is_passive(self, verb: int) -> bool:
        """Say whether a verb is in the passive by its auxiliaries."""
        return verbs.is_passive(self.passage.words, verb)

    def group_begin(self, verb: int) -> int:
        """Return the first word of a verb with its auxiliaries and adverbs."""
        return max(self.inside.start, verbs.before(self.passage.words, verb) + 1)

    def roles(self, verb: int, *labels: str) -> list[range]:
        """Return the arguments of a verb in this sentence, in text order."""
        found = self.passage.predicates.get(verb)
        tags: tuple[Tag, ...] = () if found is None else found.roles
        parts = (self.passage.words.inside(tag.begin, tag.end) for tag in tags if tag.label in labels)
        return [part for part in parts if part and part.start in self.inside]

    def quotation(self, word: int) -> Quotation | None:
        """Return the whole quotation that a word stands in."""
        found = self.quotations.at(word)
        return found if found is not None and found.closed else None

    def span(self, part: range) -> Span:
        """Return some words as a span."""
        return self.passage.words.span(part.start, part.stop)

    def head(self, part: range) -> str:
        """Return the lower-cased head of a noun phrase, without what qualifies it behind."""
        words = self.passage.words
        cut = next((word for word in part if word > part.start and self._opens_qualifier(word)), part.stop)
        span = self.span(range(part.start, cut))
        return words.lower[head_word(words, noun_phrase(words, span.begin, span.end) or span)]

    def _opens_qualifier(self, word: int) -> bool:
        return self.lower(word) in RELATIVES or (word in self.passage.predicates and not is_nominal(self.passage, word))

    def can_tell(self, part: range) -> bool:
        """Say whether a phrase names somebody, or a thing that speaks: a statement, a video, a map."""
        span = self.span(part)
        phrase = noun_phrase(self.passage.words, span.begin, span.end) or span
        return self.can_speak(phrase) or bool(self.cues.voice.lookup(self.head(part)))

    def trimmed(self, part: range) -> range:
        """Return a range without the marks at its ends, but for quotation marks."""
        first, last = part.start, part.stop
        loose = STOPS - MARKS
        while first < last and self.lower(first) in loose:
            first += 1
        while last > first and self.lower(last - 1) in loose:
            last -= 1
        return range(first, last)
