"""The mentions of a reading that is being corrected: those that are there are used, others are added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from whence.model.mention import Mention, Resolved
from whence.model.span import Span
from whence.model.vocabulary import MentionKind

_BY_HAND = "chosen by a coder"


class Mentions:
    """Finds mentions by their words and what they mean, and takes in new ones."""

    def __init__(self, there: Iterable[Mention]) -> None:
        self._found = list(there)
        self._ids = {mention.id for mention in self._found}
        self._added = 0

    @property
    def all(self) -> tuple[Mention, ...]:
        """All of them, the new ones last."""
        return tuple(self._found)

    def of(self, span: Span, kind: MentionKind, resolved: Resolved | None) -> str:
        """Get the id of the mention with these words and this meaning; one is added where there is none."""
        return self._id_of(Mention("", span, kind, resolved, _BY_HAND))

    def taken(self, mention: Mention) -> str:
        """Get the id of a mention of another reading of the same text; it is added where there is none like it."""
        return self._id_of(mention)

    def _id_of(self, wanted: Mention) -> str:
        for mention in self._found:
            if (mention.span, mention.kind, mention.resolved) == (wanted.span, wanted.kind, wanted.resolved):
                return mention.id
        while (id := f"review-{self._added + 1}") in self._ids:
            self._added += 1
        self._found.append(replace(wanted, id=id, form=None))
        self._ids.add(id)
        return id
