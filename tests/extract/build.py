"""Encodings by hand: what the encoder would say of a sentence, so that no test needs a trained model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from whence.extract.encoder import Attribution, Encoding, Predicate, Tag
from whence.extract.passage import Passage
from whence.extract.tokens import split_words
from whence.model.document import Document


def document(text: str) -> Document:
    """Cut a text into sentences at full stops."""
    bare = Document(text)
    pieces = [m.span() for m in re.finditer(r"[^.\s][^.]*\.?", text)]
    return Document(text, tuple(bare.span(begin, end) for begin, end in pieces))


def tag(text: str, words: str, label: str, score: float = 0.9) -> Tag:
    """Tag the first occurrence of some words."""
    begin = text.index(words)
    return Tag(begin, begin + len(words), label, score)


def passage(
    text: str,
    roles: Mapping[str, Mapping[str, str]] | None = None,
    *,
    events: Mapping[str, tuple[str, float]] | None = None,
    entities: Mapping[str, str] | None = None,
    said: Sequence[tuple[str | None, str, str]] = (),
) -> Passage:
    """Build a passage.

    Args:
        text: the text; every other argument names words of it, by their first occurrence.
        roles: predicate → role label → words, e.g. ``{"attacked": {"ARG0": "Rebels", "ARG1": "the base"}}``.
        events: predicate → PLOVER type and probability.
        entities: words → re3d type.
        said: (source or None, cue, content) triples.
    """
    return Passage.of(document(text), encoding(text, roles, events=events, entities=entities, said=said))


def encoding(
    text: str,
    roles: Mapping[str, Mapping[str, str]] | None = None,
    *,
    events: Mapping[str, tuple[str, float]] | None = None,
    entities: Mapping[str, str] | None = None,
    said: Sequence[tuple[str | None, str, str]] = (),
) -> Encoding:
    """Build an encoding; the arguments are those of ``passage``."""
    events = events or {}
    roles = {**{word: {} for word in events}, **(roles or {})}
    predicates = []
    for word, arguments in roles.items():
        at = tag(text, word, "V")
        tags = tuple(tag(text, words, label) for label, words in arguments.items())
        predicates.append(Predicate(at.begin, at.end, 0.9, (events[word],) if word in events else (), tags))
    attributions = tuple(
        Attribution(
            (tag(text, cue, "CUE"),),
            (tag(text, source, "SOURCE"),) if source else (),
            (tag(text, content, "CONTENT"),),
            0.9,
        )
        for source, cue, content in said
    )
    return Encoding(
        words=tuple(split_words(text)),
        entities=tuple(tag(text, words, label) for words, label in (entities or {}).items()),
        names=(),
        toponyms=(),
        times=(),
        predicates=tuple(sorted(predicates, key=lambda p: p.begin)),
        attributions=attributions,
    )
