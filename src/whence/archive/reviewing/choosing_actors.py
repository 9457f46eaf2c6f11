"""Choices of parties and speakers: what the registry, states and roles make of selected or typed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from whence.archive.reviewing.choosing import Choice, Question, flat, offsets
from whence.model.mention import Actor
from whence.model.place import Place
from whence.model.span import Span
from whence.model.vocabulary import MentionKind
from whence.reference.actors import registry
from whence.reference.names import fold
from whence.resolve.actors import ActorResolver

_LISTED = 12
"""Actors of the registry whose names hold what was typed, that are offered."""


def several(question: Question) -> Iterator[Choice]:
    """Offer parties: all selected words together, resolved where they stand; else by what was typed."""
    for each, words, reason in _found(question):
        yield Choice(each, words, reason)


def one(question: Question) -> Iterator[Choice]:
    """Offer a single party, for the first selected words."""
    first = Question(question.reading, question.spans[:1], question.typed, question.gazetteer)
    for each, words, reason in _found(first):
        yield Choice(each[0], words, reason)


def _found(question: Question) -> Iterator[tuple[list[dict[str, Any]], str, str]]:
    first = question.spans[0] if question.spans else None
    for actor, reason in _typed(question):
        yield [_party(first, actor)], _one(first, actor), reason
    if first is None:
        return
    standing = _standing(question)
    pairs = [(span, standing[str(at)][0]) for at, span in enumerate(question.spans)]
    reasons = "; ".join(dict.fromkeys(standing[str(at)][1] or "" for at in range(len(pairs))))
    yield [_party(span, actor) for span, actor in pairs], _words(pairs), reasons or "as the words stand"
    if any(actor is not None for _, actor in pairs):
        plain = [(span, None) for span in question.spans]
        yield [_party(span, None) for span in question.spans], _words(plain), "the words alone, linked to nobody"


def _standing(question: Question) -> dict[str, tuple[Actor | None, str | None]]:
    """Resolve the selected words together with the document's other actors, so that short forms are understood."""
    reading = question.reading
    chosen = [(str(at), span) for at, span in enumerate(question.spans)]
    taken = {span for _, span in chosen}
    others = [(m.id, m.span) for m in reading.mentions if m.kind is MentionKind.ACTOR and m.span not in taken]
    places = (m.resolved for m in reading.mentions if isinstance(m.resolved, Place))
    countries = sorted({place.country for place in places if place.country})
    named = [(f"m {id}", span) for id, span in others]
    found = ActorResolver().resolve_document([*chosen, *named], reading.document.text, countries=countries)
    return {id: found[id] for id, _ in chosen}


def _typed(question: Question) -> Iterator[tuple[Actor, str]]:
    typed = question.typed
    if not typed:
        return
    entry = registry().entries.get(typed)
    if entry is not None:
        yield entry.actor, f"a person typed the id {typed}"
    actor, reason = ActorResolver().resolve_document([("typed", Span(0, len(typed), typed))], typed)["typed"]
    if actor is not None:
        yield actor, f"a person typed “{typed}”: {reason}"
    wanted = fold(typed)
    names = ((each, (each.actor.name, *each.aliases)) for each in registry().entries.values())
    listed = [each.actor for each, known in names if any(wanted in fold(name) for name in known)]
    for each in sorted(listed, key=lambda actor: (len(actor.name), actor.name))[:_LISTED]:
        yield each, f"a person typed “{typed}”, and chose from the registry"


def _party(span: Span | None, actor: Actor | None) -> dict[str, Any]:
    """Write a party; one that was only typed stands on whatever words the act is on."""
    return {
        "span": offsets(span) if span is not None else None,
        "name": flat(span) if span is not None else actor.name if actor is not None else "",
        "actor_id": actor.id if actor else None,
        "country": actor.country if actor else None,
        "sector": actor.sector if actor else None,
    }


def _words(pairs: Sequence[tuple[Span, Actor | None]]) -> str:
    return ", ".join(_one(span, actor) for span, actor in pairs)


def _one(span: Span | None, actor: Actor | None) -> str:
    words = flat(span) if span is not None else ""
    if actor is None:
        return f"“{words}”"
    known = ", ".join(part for part in (actor.country, actor.sector) if part)
    name = actor.name if actor.id is not None or not words else words
    return f"{name} ({known})" if known else name
