"""Choices of casualties: the counts among selected words, with whom they count and what happened to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.archive.reviewing.choosing import Choice, Question, offsets
from whence.extract.rules.counts import recognise
from whence.model.mention import Count
from whence.model.span import Span
from whence.model.vocabulary import Effect
from whence.review.adding import sentence_of

_TELLING = {
    Effect.KILLED: re.compile(r"\b(?:kill|dead|died|death|slain|murder|bod(?:y|ies)|fatal)", re.IGNORECASE),
    Effect.INJURED: re.compile(r"\b(?:injur|wound|hurt)", re.IGNORECASE),
    Effect.MISSING: re.compile(r"\b(?:missing|disappear|unaccounted)", re.IGNORECASE),
    Effect.DETAINED: re.compile(r"\b(?:arrest|detain|captur|prison|abduct|kidnap|hostage)", re.IGNORECASE),
    Effect.DISPLACED: re.compile(r"\b(?:displac|fled|flee|refugee|homeless)", re.IGNORECASE),
}
"""Beginnings of words that speak of an effect: they only order the choices."""
_TYPED = re.compile(r"(\d{1,7})(?:\s*(?:-|–|to|\.\.)\s*(\d{1,7}))?\Z")


def casualties(question: Question) -> Iterator[Choice]:
    """Offer the count of the selected words, or the one typed, for each effect; what the sentence tells comes first."""
    for span in question.spans[:1] or (None,):
        for count, words, reason in _counts(question, span):
            group = _group(span, words)
            for effect in _ordered(question, span):
                value = {
                    "effect": effect.value,
                    "group": group,
                    "low": count.low,
                    "best": count.best,
                    "high": count.high,
                    "part": False,
                    "span": offsets(span) if span is not None else None,
                }
                yield Choice([value], f"{_told(count)} {group or 'people'} {effect.value}", reason)


def _counts(question: Question, span: Span | None) -> Iterator[tuple[Count, Span | None, str]]:
    typed = _TYPED.match(question.typed)
    if typed is not None:
        low, high = int(typed[1]), int(typed[2] or typed[1])
        if low <= high:
            yield Count(low, low if low == high else None, high), None, "a person typed it"
    told = recognise(span.source, span.begin, span.end) if span is not None else []
    for found in told:
        words = Span(found.begin, found.end, question.reading.document.text)
        yield found.count, words, "the selected words count them"
    if typed is None and not told and span is not None:
        yield Count(1, 1, 1), None, "the selected words name somebody: counted as one"


def _group(span: Span | None, count: Span | None) -> str | None:
    """Read who is counted off the words behind the count."""
    if span is None:
        return None
    rest = span.source[count.end : span.end] if count is not None else span.text
    words = " ".join(rest.split()).strip(" ,.;:")
    return words[:100] or None


def _ordered(question: Question, span: Span | None) -> list[Effect]:
    if span is None:
        return list(Effect)
    sentence = sentence_of(question.reading.document, span).text
    return sorted(Effect, key=lambda effect: _TELLING[effect].search(sentence) is None)


def _told(count: Count) -> str:
    if count.best is not None:
        return f"{count.best:,}"
    return f"{count.low if count.low is not None else '?'} to {count.high if count.high is not None else '?'}"
