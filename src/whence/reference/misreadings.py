"""What only looks like an event: storms that hit, strikers who shoot, a budget that critics attack.

The list is `data/misreadings.yaml`. Each entry says for which triggers, by which words beside them, and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.reference.phrases import PhraseIndex, load_groups

_KEYS = frozenset({"reason", "events", "triggers", "where", "unless", "instead"})
_WHERE = frozenset({"cause", "object", "before", "sentence", "lacking"})
_UNLESS = frozenset({None, "armed", "violence"})


@dataclass(frozen=True, slots=True)
class Misreading:
    """One reason to take a trigger for something else.

    Attributes:
        reason: in words fit to show.
        events: PLOVER types that it is about.
        triggers: the lemmas that it is about; empty for every trigger of those types.
        where: where its words stand: "cause" (who or what does it), "object" (whom or what it is done to, or about),
            "before" (in front of an event noun), "sentence" (anywhere in it), "lacking" (nowhere in it).
        words: the words, in any inflected form.
        unless_armed: not if the sentence names a weapon or people who bear arms.
        unless_violent: not if it or a neighbouring sentence does, or tells of violence in other words.
        instead: PLOVER type and mode that the trigger has then, None if it is no event at all.
    """

    reason: str
    events: frozenset[str]
    triggers: frozenset[str]
    where: str
    words: PhraseIndex[bool]
    unless_armed: bool
    unless_violent: bool
    instead: tuple[str, str | None] | None


class Misreadings:
    """All entries, in the order of the file: the first that fits decides."""

    def __init__(self, entries: Sequence[Misreading]) -> None:
        self.entries: tuple[Misreading, ...] = tuple(entries)

    def of(self, event: str, lemma: str) -> Iterator[Misreading]:
        """Yield the entries about a trigger of a PLOVER type; ``lemma`` is empty where no list has the word."""
        for entry in self.entries:
            if event in entry.events and (not entry.triggers or lemma in entry.triggers):
                yield entry


@cache
def misreadings() -> Misreadings:
    """Load the packaged entries once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    return Misreadings([_entry(keys, words) for keys, words in load_groups("misreadings.yaml")])


def _entry(keys: dict[str, str], words: Sequence[str]) -> Misreading:
    where, unless = keys.get("where", ""), keys.get("unless")
    if not _KEYS.issuperset(keys) or where not in _WHERE or unless not in _UNLESS or not keys.get("reason"):
        raise ReferenceDataError(f"misreadings.yaml: needs a reason, a place of its words, and known keys: {keys!r}")
    index: PhraseIndex[bool] = PhraseIndex()
    for word in words:
        index.add(word, "any" if where in {"before", "sentence", "lacking"} else "noun", True)
    event, _, mode = keys.get("instead", "").partition(" ")
    return Misreading(
        reason=keys["reason"],
        events=frozenset(keys["events"].split()),
        triggers=frozenset(t.strip() for t in keys.get("triggers", "").split(",") if t.strip()),
        where=where,
        words=index,
        unless_armed=unless == "armed",
        unless_violent=unless == "violence",
        instead=(event, mode or None) if event else None,
    )
