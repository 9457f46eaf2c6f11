"""Mend the encoder's attributions by what the grammar of reported speech allows, before anything is read off them.

What was said before ", the army said" is all that stands before it, and not a word here and there; who says is the
subject of the verb, and not somebody whom the content names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.extract import verbs
from whence.extract.encoder import Attribution, Predicate, Tag
from whence.extract.words import Words
from whence.model.span import Span
from whence.reference.cues import Cues

_BREAKS = frozenset({",", '"', "”", "''"})
_STOPS = frozenset({",", ".", ";", '"', "“"})
_LONGEST = 6
"""Words in front of a source that can belong to it."""
_AUXILIARIES = frozenset("is are was were be been being has have had do does did".split())


@dataclass(frozen=True, slots=True)
class Sayings:
    """Mends the attributions of one document; ``predicates`` are those with mended roles, by their word."""

    words: Words
    predicates: Mapping[int, Predicate]
    cues: Cues

    def mended(self, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
        """Yield the attributions whose cues tell of speech, whole and with their subjects; then those not seen."""
        seen: set[int] = set()
        for attribution in attributions:
            cue = [word for tag in attribution.cue for word in self.words.inside(tag.begin, tag.end)]
            if not all(self.words.lower[word] in _AUXILIARIES for word in cue):
                seen.update(cue)
                yield self._whole(self._told_by_subject(attribution, cue))
        for verb in self.predicates:
            if verb not in seen:
                yield from self._behind_content(verb)

    def _told_by_subject(self, attribution: Attribution, cue: Sequence[int]) -> Attribution:
        """Give the cue's verb its subject as the source, where the encoder names none, or one in the content."""
        subject = next((tag for word in cue if (tag := self._subject(word)) is not None), None)
        content = [tag for word in cue if word in self.predicates for tag in self._content(word)]
        outside = [s for s in attribution.source if not any(c.begin <= s.begin and s.end <= c.end for c in content)]
        near = [s for s in outside if self._sentence(s) == self._sentence(attribution.cue[0])]
        if subject is None or not all(self._is_part(s, subject) for s in near):
            return replace(attribution, source=tuple(outside)) if outside else attribution
        return replace(attribution, source=(subject,))

    def _is_part(self, source: Tag, subject: Tag) -> bool:
        """Say whether a source is a piece of a subject, and not a name in apposition to it."""
        words = self.words
        before = words.lower[
            words.inside(subject.begin, source.begin).start : words.inside(source.begin, source.end).start
        ]
        return subject.begin <= source.begin and source.end <= subject.end and "," not in before

    def _content(self, verb: int) -> Iterator[Tag]:
        yield from (tag for tag in self.predicates[verb].roles if tag.label == "ARG1")

    def _subject(self, verb: int) -> Tag | None:
        """Return the agent of a verb of saying in its sentence."""
        if verb not in self.predicates or not self.cues.reporting.lookup(self.words.lower[verb]):
            return None
        return next((tag for tag in self.predicates[verb].roles if tag.label == "ARG0"), None)

    def _whole(self, attribution: Attribution) -> Attribution:
        """Fill the gaps of a content on either side of the words that name its source, up to the sentence's begin."""
        sentence = self.words.sentence(attribution.cue[0].begin)
        if sentence is None:
            return attribution
        attribution = self._with_whole_source(attribution, sentence)
        inside = [tag for tag in attribution.content if sentence.begin <= tag.begin and tag.end <= sentence.end]
        telling = [*attribution.cue, *(s for s in attribution.source if sentence.begin <= s.begin < sentence.end)]
        begin, end = min(tag.begin for tag in telling), max(tag.end for tag in telling)
        front = [tag for tag in inside if tag.end <= begin]
        behind = [tag for tag in inside if tag.begin >= end]
        first = self.words.inside(begin, end).start
        if front and self.words.lower[first - 1] in _BREAKS:
            front = [replace(front[0], begin=sentence.begin), *front[1:]]
        if not front:
            front = [told for word in self.words.inside(begin, end) if (told := self._said_before(word)) is not None]
        others = [tag for tag in attribution.content if tag not in inside]
        whole = [*_hull(front), *_hull(behind), *others]
        return replace(attribution, content=tuple(sorted(whole, key=lambda tag: tag.begin))) if whole else attribution

    def _with_whole_source(self, attribution: Attribution, sentence: Span) -> Attribution:
        """Take all that stands between a comma and the cue for the source: "doctors at the town's hospital said"."""
        cue, inside = attribution.cue[0], self.words.inside(sentence.begin, sentence.end)
        front = any(sentence.begin <= tag.begin and tag.end < cue.begin for tag in attribution.content)
        last = self.words.at(cue.begin)
        known = [
            s for s in attribution.source if sentence.begin <= s.begin and self.words.at(s.end - 1) == (last or 0) - 1
        ]
        if not front or not known:
            return attribution
        first = self.words.inside(known[-1].begin, cue.begin).start
        begin = first
        while begin > max(inside.start, first - _LONGEST) and self.words.lower[begin - 1] not in _BREAKS:
            begin -= 1
        whole = begin > inside.start and self.words.lower[begin - 1] in _BREAKS
        if not whole or not self.predicates.keys().isdisjoint(range(begin, first)):
            return attribution
        return replace(attribution, source=(replace(known[-1], begin=self.words.begins[begin]),))

    def _behind_content(self, verb: int) -> Iterator[Attribution]:
        """Yield the attribution of a clause such as ", the army said." that the encoder has not seen."""
        subject, content = self._subject(verb), self._said_before(verb)
        if subject is not None and content is not None:
            score = self.predicates[verb].score
            cue = Tag(self.words.begins[verb], self.words.ends[verb], "CUE", score)
            yield Attribution((cue,), (subject,), (content,), score)

    def _said_before(self, verb: int) -> Tag | None:
        """Return what stands before ", the army said," in its sentence, None where a verb has no such place."""
        subject, at = self._subject(verb), self.words.begins[verb]
        sentence = self.words.sentence(at)
        if subject is None or sentence is None or not sentence.begin < subject.begin < at or not self._ends(verb):
            return None
        inside = self.words.inside(subject.begin, subject.end)
        if verbs.before(self.words, verb) + 1 != inside.stop or self.words.lower[inside.start - 1] not in _BREAKS:
            return None
        return Tag(sentence.begin, self.words.ends[inside.start - 2], "CONTENT", self.predicates[verb].score)

    def _ends(self, verb: int) -> bool:
        """Say whether nothing is said behind a verb."""
        return self.words.lower[verb + 1 : verb + 2] == () or self.words.lower[verb + 1] in _STOPS

    def _sentence(self, tag: Tag) -> Span | None:
        return self.words.sentence(tag.begin)


def _hull(tags: Sequence[Tag]) -> list[Tag]:
    return [replace(tags[0], end=max(tag.end for tag in tags))] if tags else []
