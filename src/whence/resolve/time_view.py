"""What a time expression is seen from: the publication, the narrative so far, the tense beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.model.timex import Anchor, ResolvedTime, Tense


@dataclass(frozen=True, slots=True)
class View:
    """The anchors at hand; each None where there is none.

    ``tense_is_sure`` where the verb is the expression's own. ``quarter`` is the last quarter that a report on results
    named: what "the quarter" and "a year ago" mean there.
    """

    published: date | None
    previous: ResolvedTime | None
    tense: Tense | None
    quarter: ResolvedTime | None = None
    tense_is_sure: bool = False

    @property
    def base(self) -> tuple[date | None, Anchor | None]:
        """The day to look for names without a year from, and which anchor it is."""
        if self.published is not None:
            return self.published, "publication"
        if self.previous is not None and self.previous.start is not None:
            return self.previous.start, "previous"
        return None, None
