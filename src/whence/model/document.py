"""A document: a report's clean text. Every offset of a reading points here."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.errors import SpanError
from whence.model.span import Span
from whence.model.vocabulary import BoilerplateKind


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A stretch of the text that is not part of the story; it is shown but never coded."""

    span: Span
    kind: BoilerplateKind


@dataclass(frozen=True, slots=True)
class Document:
    """The clean text of a report, its sentences in order, and its boilerplate, marked and not deleted.

    Sentences do not overlap each other. Those that lie in boilerplate are not among them: what is listed is read.

    Raises:
        SpanError: a span points into another text, or sentences overlap or are out of order.
    """

    text: str
    sentences: tuple[Span, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()

    def __post_init__(self) -> None:
        last = 0
        for sentence in self.sentences:
            self._own(sentence)
            if sentence.begin < last:
                raise SpanError(f"sentence at {sentence.begin} begins before the one before it ends at {last}")
            last = sentence.end
        for part in self.boilerplate:
            self._own(part.span)

    def _own(self, span: Span) -> None:
        if span.source is not self.text and span.source != self.text:
            raise SpanError(f"span {span.begin}-{span.end} points into another text")

    def span(self, begin: int, end: int) -> Span:
        """Build a span of this document's text.

        Raises:
            SpanError: the offsets lie outside the text.
        """
        return Span(begin, end, self.text)
