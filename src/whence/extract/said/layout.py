"""What the layout tells: the turns of a transcript, and quotations that are signed with a dash.

    DOCTOR: They came at night.            "They came at night." — a doctor at the hospital

Both stand in lines of their own. Turns count only where they alternate: a single label with a colon ("PHOTO: ...") is
none. Cost: linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract.said.telling import Telling
from whence.extract.words import Words

_TURN = re.compile(
    r"""^[ \t]*["“”]?
    (?P<name>[A-Z][\w.'’-]*(?:\ [A-Z][\w.'’-]*){0,4})(?P<cue>:)
    [ \t]+(?P<said>\S.*)$""",
    re.MULTILINE | re.VERBOSE,
)
_SIGNED = re.compile(
    r"""^[ \t]*(?P<said>["“”«][^\n]*["“”»])
    [ \t]*\n?[ \t]*(?P<cue>[―—–]|--)
    [ \t]*(?P<name>[^\W\d_][^\n]{1,80}?)\.?[ \t]*$""",
    re.MULTILINE | re.VERBOSE,
)
_LABELS = frozenset(
    "read more, related, watch, photo, photos, video, update, updated, note, editor's note, source, sources, breaking, "
    "opinion, analysis, listen, see also, also read, credit, image, location, date, where, when, who, what, why, how, "
    "price, tickets, contact, email, phone, correction, clarification, read, more, q, a".split(", ")
)
"""Labels of other things than turns."""
_TURNS, _SPEAKERS = 3, 2
"""Turns and speakers that a transcript has at least."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Reads the layout of one document."""

    words: Words

    def tellings(self) -> Iterator[Telling]:
        """Yield what is told in turns, then what is signed, each in text order."""
        text = self.words.document.text
        turns = [m for m in _TURN.finditer(text) if m["name"].lower() not in _LABELS]
        taken = Counter(turn["name"].lower() for turn in turns)
        if len(turns) >= _TURNS and len(taken) >= _SPEAKERS and max(taken.values()) > 1:
            yield from map(self._telling, turns)
        yield from map(self._telling, _SIGNED.finditer(text))

    def _telling(self, match: re.Match[str]) -> Telling:
        cue, source, content = (self.words.inside(*match.span(part)) for part in ("cue", "name", "said"))
        return Telling(cue, source, (content,), verbatim=True)
