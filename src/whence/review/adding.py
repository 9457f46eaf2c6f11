"""A claim that the program missed, made of the words that a coder selected."""

from __future__ import annotations

from bisect import bisect_right

from whence.model.claim import AUTHOR, Claim, Component, EventCodes
from whence.model.document import Document
from whence.model.parse import part_from_dict
from whence.model.reading import Reading
from whence.model.review import Act, ReviewField
from whence.model.span import Span
from whence.model.vocabulary import Certainty, Extent, Status
from whence.review.correcting import corrected
from whence.review.given import given
from whence.review.mentions import Mentions

ORIGIN = Component("review", "1")
"""What makes a claim that a person added: a person, by the rules of this version of review."""


def added_claim(act: Act, reading: Reading, mentions: Mentions) -> Claim:
    """Make the claim of an act: asserted by the author and certain, unless the act says otherwise.

    Args:
        act: its value has ``event`` with the codes, and any other field by its name; its first span is the trigger.
        reading: that it is added to.
        mentions: of the reading; what the claim names is added to them.

    Raises:
        SchemaError: the value is none, or its words do not lie in the text.
    """
    text, told = reading.document.text, act.given
    spans = [Span(begin, end, text) for begin, end in act.spans]
    published = reading.report.published.date.whole_day if reading.report.published else None
    claim = Claim(
        id=act.claim_id or "",
        trigger=spans[0],
        event=part_from_dict(EventCodes, told["event"], text),
        attribution=AUTHOR,
        status=Status.ASSERTED,
        certainty=Certainty.CERTAIN,
        cues=(),
        actors=(),
        targets=(),
        instruments=(),
        casualties=(),
        place=None,
        time=None,
        not_after=published,
        extent=Extent.SINGLE,
        evidence=tuple(sorted({sentence_of(reading.document, spans[0]), *spans[1:]})),
        score=1.0,
        origin=ORIGIN,
    )
    for name in ReviewField:
        if name is not ReviewField.EVENT and name.value in told:
            value = given(name, told[name.value], (), text)
            claim = corrected(claim, name, value, mentions, published)
    return claim


def sentence_of(document: Document, span: Span) -> Span:
    """Get the sentence in which words stand; the words themselves where they lie in none, or go beyond it."""
    at = bisect_right(document.sentences, span.begin, key=lambda sentence: sentence.begin) - 1
    sentence = document.sentences[at] if at >= 0 else span
    return sentence if sentence.covers(span) else span
