"""Choices from closed lists: event types and modes, weapons, status, certainty, extent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from whence.archive.reviewing.choosing import Choice, Question, flat, offsets
from whence.model.span import Span
from whence.model.vocabulary import Certainty, Extent, Status
from whence.reference.names import split_names
from whence.reference.ontology import ontology
from whence.reference.triggers import lexicon
from whence.reference.weapons import CLASSES
from whence.reference.weapons import weapons as listed

T = TypeVar("T", Status, Certainty, Extent)

_STATUSES = {
    Status.ASSERTED: "it happened, the speaker says",
    Status.DENIED: "it did not happen, the speaker says",
    Status.POSSIBLE: "it may have happened",
    Status.PLANNED: "somebody means to do it",
    Status.PREDICTED: "somebody expects it",
    Status.CONDITIONAL: "it hangs on something else",
    Status.REQUESTED: "somebody asks for it",
    Status.HYPOTHETICAL: "it is only supposed",
}
_CERTAINTIES = {
    Certainty.CERTAIN: "the speaker is sure",
    Certainty.PROBABLE: "the speaker thinks it likely",
    Certainty.POSSIBLE: "the speaker thinks it possible",
    Certainty.DOUBTFUL: "the speaker doubts it",
}
_EXTENTS = {
    Extent.SINGLE: "one happening",
    Extent.SERIES: "a run of happenings",
    Extent.AGGREGATE: "a total over several happenings",
}


def statuses(question: Question) -> Iterator[Choice]:
    """Offer what a speaker can say of an event's reality."""
    return _closed(_STATUSES, question.typed)


def certainties(question: Question) -> Iterator[Choice]:
    """Offer how sure a speaker can be."""
    return _closed(_CERTAINTIES, question.typed)


def extents(question: Question) -> Iterator[Choice]:
    """Offer what a claim can be on."""
    return _closed(_EXTENTS, question.typed)


def _closed(words: Mapping[T, str], typed: str) -> Iterator[Choice]:
    for value, meaning in sorted(words.items(), key=lambda item: item[0].value != typed.casefold()):
        if typed.casefold() in f"{value.value} {meaning}".casefold():
            yield Choice(value.value, value.value, meaning)


def types(question: Question) -> Iterator[Choice]:
    """Offer event types and modes: those that the selected words trigger first, then all, or those that were typed."""
    told = list(dict.fromkeys(_triggered(question.spans)))
    for plover, mode in told:
        yield _type(plover, mode, "the selected words tell it")
    typed = question.typed.casefold()
    for kind in ontology().types.values():
        for mode in (None, *kind.modes):
            if typed in f"{kind.name} {mode or ''}".casefold():
                yield _type(kind.name, mode, "of the list of PLOVER" if not typed else "a person typed it")


def _triggered(spans: tuple[Span, ...]) -> Iterator[tuple[str, str | None]]:
    for span in spans:
        words = [span.source[word.begin : word.end] for word in split_names(span.source, span.begin, span.end)]
        for match in lexicon().match(words):
            for trigger in match.triggers:
                if trigger.event in ontology().types:
                    yield trigger.event, trigger.mode


def _type(plover: str, mode: str | None, reason: str) -> Choice:
    words = plover if mode is None else f"{plover}: {mode}"
    return Choice({"plover": plover, "mode": mode}, words, reason)


def weapons(question: Question) -> Iterator[Choice]:
    """Offer weapons: those that the selected words name, all together; else the words themselves by a typed class."""
    known = [pair for span in question.spans for pair in _named(span)]
    if known:
        value = [{"span": offsets(span), "name": name, "weapon_class": kind} for span, name, kind in known]
        words = ", ".join(f"{name} ({kind})" for _, name, kind in known)
        yield Choice(value, words, "the words are in the list of weapons")
    for span in question.spans:
        for kind in sorted(CLASSES, key=lambda kind: (kind != "other", kind)):
            if question.typed.casefold() in kind:
                value = [{"span": offsets(span), "name": flat(span).lower(), "weapon_class": kind}]
                yield Choice(value, f"{flat(span).lower()} ({kind})", "the class is a person's choice")


def _named(span: Span) -> Iterator[tuple[Span, str, str]]:
    tokens = split_names(span.source, span.begin, span.end)
    words = [span.source[word.begin : word.end].lower() for word in tokens]
    for match in listed().match(words):
        part = Span(tokens[match.begin_word].begin, tokens[match.end_word - 1].end, span.source)
        yield part, match.weapon.lemma, match.weapon.weapon_class
