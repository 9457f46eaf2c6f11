"""Verbs of saying by which nobody says anything: "did not say", "would say", "refused to say", "no group claimed"."""

from __future__ import annotations

from whence.extract.said.line import Line

_UNREAL = frozenset("will would may might could should shall must can".split())
_NEGATIONS = frozenset("not n't n’t never no".split())
_NOBODY = frozenset("no nobody none neither".split())
_BELIEFS = frozenset("think thinks thought believe believes believed".split())
"""Who does not believe something believes that it is not so."""
_SEEMING = frozenset(
    "on appear appears appeared seem seems seemed claim claims claimed purport purports purported".split()
)
"""Words in front of "to say" behind which it is said: "went on to say", "footage appears to show"."""
_CONDITIONS = frozenset({"when", "if", "unless", "once"})


def is_unsaid(line: Line, verb: int, source: range | None) -> bool:
    """Say whether a verb with its subject (None: unknown) tells that something is not said, or not yet."""
    around = {line.lower(word) for word in range(line.group_begin(verb), verb)}
    if line.lower(verb - 1) in _CONDITIONS or _is_own(line, verb, source):
        return True
    if line.lower(verb - 1) == "to" and line.lower(verb - 2) not in _SEEMING:
        return True
    denied = bool(around & _NEGATIONS) and line.lower(verb) not in _BELIEFS
    nobody = source is not None and line.lower(source.start) in _NOBODY
    return bool(around & _UNREAL) or denied or nobody


def _is_own(line: Line, verb: int, source: range | None) -> bool:
    """Say whether a quotation's speaker speaks of their own words: "I think", "we believe"."""
    first_person = source is not None and line.lower(source.stop - 1) in {"i", "we"}
    return first_person and line.quotation(verb) is not None
