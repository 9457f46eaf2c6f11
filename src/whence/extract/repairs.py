"""Mend what no grammar allows in the encoder's roles before anything is read off them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from whence.extract.encoder import Predicate, Tag
from whence.extract.words import Words

_OPEN = frozenset({"of", "'s", "’s"})
"""Words that no argument ends with: what follows belongs to it."""


def repaired(words: Words, predicate: Predicate) -> Predicate:
    """Return a predicate whose arguments are whole, without subjects that are another verb's agent."""
    roles = _merged(words, sorted(predicate.roles, key=lambda tag: (tag.begin, tag.end)))
    return replace(predicate, roles=tuple(tag for tag in roles if not _is_agent_of_another(words, predicate, tag)))


def _merged(words: Words, tags: Iterable[Tag]) -> list[Tag]:
    """Join "checkpoints of" and "the army" where the encoder made two arguments of them, under the first label."""
    merged: list[Tag] = []
    for tag in tags:
        if merged and _is_cut(words, merged[-1], tag):
            merged[-1] = replace(merged[-1], end=tag.end)
        else:
            merged.append(tag)
    return merged


def _is_cut(words: Words, one: Tag, other: Tag) -> bool:
    inside, following = words.inside(one.begin, one.end), words.inside(other.begin, other.end)
    return bool(inside) and bool(following) and inside.stop == following.start and words.lower[inside[-1]] in _OPEN


def _is_agent_of_another(words: Words, predicate: Predicate, tag: Tag) -> bool:
    """Say whether an agent in front of a predicate stands behind "by": then a verb before it has it as its own."""
    first = words.inside(tag.begin, tag.end).start
    behind_by = "by" in words.lower[max(0, first - 1) : first + 1]
    return tag.label == "ARG0" and tag.end <= predicate.begin and behind_by
