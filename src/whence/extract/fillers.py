"""Who or what plays which part in a violent incident, as the encoder's filler heads mark it: tidied, by sentence.

The role head knows one predicate at a time; the filler heads know reports of attacks, and find the victim of "the
killing of" or the group behind "claimed by" where the grammar is long. They complete a claim's participants where it
has none, and set right an actor whom the heads take for somebody hit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from whence.extract.candidates import Candidate
from whence.extract.encoder import Tag
from whence.extract.participants import Parties
from whence.extract.passage import Passage
from whence.extract.words import Words
from whence.model.claim import Participant
from whence.model.span import Span

DOERS = frozenset({"PERPETRATOR", "ORGANIZATION"})
PEOPLE_HIT = frozenset({"VICTIM", "DESCRIBED"})
HIT = PEOPLE_HIT | {"TARGET"}
VIOLENT = "ASSAULT"
SURE = 0.6
"""Score of a filler that completes a claim by itself; re-read the golden tables when the encoder changes."""

_EDGES = frozenset(
    (
        "of in by the a an and with from to at on that some its his her their this these were was who or for several "
        "'s ’s"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that play a part: ``label`` as in `Encoding.fillers`, ``sentence`` the index of their sentence."""

    label: str
    span: Span
    sentence: int
    score: float


def tidy(words: Words, tags: Iterable[Tag]) -> tuple[Filler, ...]:
    """Return the tags as phrases: parts of one phrase joined, articles, prepositions and marks at the edges cut."""
    found = []
    for label, group in groupby(sorted(tags, key=lambda t: (t.label, t.begin)), key=lambda t: t.label):
        for begin, end, score in _joined(words, list(group)):
            inside = _trimmed(words, words.inside(begin, end))
            sentence = words.sentence_index(begin)
            if inside and sentence is not None:
                found.append(Filler(label, words.span(inside.start, inside.stop), sentence, score))
    return tuple(sorted(found, key=lambda f: (f.span, f.label)))


def _joined(words: Words, tags: Sequence[Tag]) -> Iterator[tuple[int, int, float]]:
    begin, end, score = tags[0].begin, tags[0].end, tags[0].score
    for tag in tags[1:]:
        if words.inside(begin, end).stop == words.inside(tag.begin, tag.end).start:
            end, score = tag.end, max(score, tag.score)
        else:
            yield begin, end, score
            begin, end, score = tag.begin, tag.end, tag.score
    yield begin, end, score


def _trimmed(words: Words, inside: range) -> range:
    first, last = inside.start, inside.stop
    while first < last and _is_edge(words.lower[first]):
        first += 1
    while first < last and _is_edge(words.lower[last - 1]):
        last -= 1
    return range(first, last)


def _is_edge(word: str) -> bool:
    return word in _EDGES or not any(c.isalnum() for c in word)


@dataclass(frozen=True, slots=True)
class Completion:
    """Completes the participants of violent events from the fillers of their sentences.

    ``by_sentence`` are the fillers by sentence index, ``heads`` the head words of the violent candidates by sentence.
    """

    passage: Passage
    by_sentence: Mapping[int, Sequence[Filler]]
    heads: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, passage: Passage, candidates: Iterable[Candidate]) -> Completion:
        """Index a document's fillers and violent candidates by sentence."""
        by_sentence: dict[int, list[Filler]] = {}
        for filler in tidy(passage.words, passage.encoding.fillers):
            by_sentence.setdefault(filler.sentence, []).append(filler)
        heads: dict[int, list[int]] = {}
        for candidate in candidates:
            sentence = passage.words.sentence_index(candidate.span.begin)
            if candidate.event == VIOLENT and sentence is not None:
                heads.setdefault(sentence, []).append(candidate.head)
        return cls(passage, by_sentence, heads)

    def complete(self, candidate: Candidate, parties: Parties, name: Callable[[Span], Participant]) -> Parties:
        """Return the parties with whom the fillers add: on a side that has nobody, and nobody who is on the other."""
        if candidate.event != VIOLENT:
            return parties
        actors = tuple(actor for actor in parties.actors if not self._is_hit(actor.span))
        moved = tuple(actor for actor in parties.actors if actor not in actors)
        targets = parties.targets or moved
        if not actors:
            actors = self._named(candidate, DOERS, targets, name)
        if not targets:
            targets = self._named(candidate, HIT, actors, name)
        return Parties(actors, targets, parties.instruments)

    def _named(
        self,
        candidate: Candidate,
        labels: frozenset[str],
        others: Sequence[Participant],
        name: Callable[[Span], Participant],
    ) -> tuple[Participant, ...]:
        kept: list[Filler] = []
        for filler in sorted(self._nearby(candidate), key=lambda f: -f.score):
            taken = [candidate.span, *(other.span for other in others), *(other.span for other in kept)]
            if filler.label in labels and filler.score >= SURE and not any(map(filler.span.overlaps, taken)):
                kept.append(filler)
        return tuple(name(filler.span) for filler in sorted(kept, key=lambda f: f.span))

    def _nearby(self, candidate: Candidate) -> Iterator[Filler]:
        """Yield the fillers of the candidate's sentence that belong to it and to no other violent event there."""
        for filler in self._around(candidate.span):
            if self._owner(filler) == candidate.head:
                yield filler

    def _owner(self, filler: Filler) -> int:
        """Return the violent event of which a filler is an argument, else the nearest one."""
        at = self.passage.words.inside(filler.span.begin, filler.span.end).start

        def farness(head: int) -> tuple[bool, int]:
            roles = self.passage.predicates[head].roles if head in self.passage.predicates else ()
            argues = any(tag.begin <= filler.span.begin and filler.span.end <= tag.end for tag in roles)
            return not argues, abs(head - at)

        return min(self.heads[filler.sentence], key=farness)

    def _is_hit(self, span: Span) -> bool:
        """Say whether the words of a participant are surely somebody hit, and not surely somebody who acts."""
        same = [filler for filler in self._around(span) if filler.span.overlaps(span)]
        hit = max((f.score for f in same if f.label in PEOPLE_HIT), default=0.0)
        return hit >= SURE and hit > max((f.score for f in same if f.label in DOERS), default=0.0)

    def _around(self, span: Span) -> Sequence[Filler]:
        """Return the fillers of the sentence that a span stands in."""
        sentence = self.passage.words.sentence_index(span.begin)
        return () if sentence is None else self.by_sentence.get(sentence, ())
