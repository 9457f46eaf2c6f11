"""What the text says of a place name outright: what it lies in ("X, Y province"), and what it is listed with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from whence.reference.place_names import fold
from whence.reference.place_words import STATES, strip_feature
from whence.resolve.place_lookup import Offsets, bare
from whence.resolve.place_votes import Name

_WITHIN = re.compile(
    r"\s*,\s*(?:in\s+|the\s+|northern\s+|southern\s+|eastern\s+|western\s+|central\s+|capital of\s+)*"
    r"|\s+(?:in|of)\s+(?:the\s+)?(?:[\w-]+ern\s+|central\s+|rural\s+)?(?:(?:province|state|district)\s+of\s+)?"
    r"|\s*\(\s*",
    re.IGNORECASE,
)
_STATE = re.compile(r"\s*,\s*([A-Z](?:\.\s?[A-Z]\.|[A-Z]\b|\.?[A-Za-z]{1,6}\.?))")
_LISTED = re.compile(r"\s*,\s*(?:and\s+|or\s+)?(?:the\s+|in\s+)?|\s+(?:and|or|&)\s+(?:the\s+|in\s+)?|\s*/\s*")
_COMMA = re.compile(r"\s*,\s*")
_LONG_LIST = 3
_BESIDE = 10
"""Names on either side that count as listed with one: keeps endless lists linear."""
_WIDE = frozenset(("country", "adm1", "continent"))
_APPROACH = 40
"""Most characters between a name and the one that says where it lies."""


def tell(text: str, spans: Sequence[Offsets], handles: Mapping[Offsets, str], names: Mapping[str, Name]) -> None:
    """Write down for each name what it lies in and what it is listed with.

    Args:
        text: the document.
        spans: its place names in order.
        handles: which name each of them is.
        names: the names, looked up.
    """

    def put(inner: Offsets, outer: Offsets) -> None:
        names[handles[inner]].inside.append(_core(text, outer))
        names[handles[outer]].around.append(handles[inner])

    for run in _runs(text, spans):
        members = [handles[span] for span in run]
        if len(run) > 1 and _is_list(text, run, [names[handle] for handle in members]):
            for at, handle in enumerate(members):
                beside = members[max(0, at - _BESIDE) : at + _BESIDE + 1]
                names[handle].peers += [other for other in beside if other != handle]
        else:
            for inner, outer in pairwise(run):
                if _COMMA.fullmatch(text, inner[1], outer[0]):
                    put(inner, outer)
    for inner, outer in pairwise(spans):
        if inner[1] <= outer[0] <= inner[1] + _APPROACH and _lies_in(text, inner, outer):
            put(inner, outer)
    for span in spans:
        state = _STATE.match(text, span[1], span[1] + 16)
        if state and state.group(1) in STATES:
            names[handles[span]].inside.append(fold(STATES[state.group(1)]))


def _runs(text: str, spans: Sequence[Offsets]) -> list[list[Offsets]]:
    """Cut the names into runs that only commas, "and" and "or" join."""
    runs: list[list[Offsets]] = []
    for span in spans:
        if runs and 0 <= span[0] - runs[-1][-1][1] <= _APPROACH and _LISTED.fullmatch(text, runs[-1][-1][1], span[0]):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _is_list(text: str, run: Sequence[Offsets], names: Sequence[Name]) -> bool:
    """Say whether a run names peers ("Idlib, Aleppo and Hama") and not a place with what it lies in ("Azaz, Aleppo").

    With commas alone it takes three names of one kind; with "and" or "or" anything but places and wider ones in turns.
    """
    wide = [bool(name.candidates) and name.candidates[0].kind in _WIDE for name in names]
    if all(_COMMA.fullmatch(text, one[1], other[0]) for one, other in pairwise(run)):
        return len(run) >= _LONG_LIST and len(set(wide)) == 1
    in_turns = len(run) > 2 and not any(wide[::2]) and all(wide[1::2])
    return not in_turns


def _lies_in(text: str, inner: Offsets, outer: Offsets) -> bool:
    between = text[inner[1] : outer[0]]
    return bool(_WITHIN.fullmatch(between)) and not _COMMA.fullmatch(between)


def _core(text: str, span: Offsets) -> str:
    return fold(strip_feature(bare(text[span[0] : span[1]]))[0])
