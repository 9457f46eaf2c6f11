"""Who says: the subject of a verb of saying, in front of it, behind it, or that of the clause that it belongs to."""

from __future__ import annotations

from whence.extract.rules import beside
from whence.extract.said.line import FRONT_BREAKS, MARKS, RELATIVES, STOPS, Line

_OPENERS = frozenset("that and but while as because although though whereas if when after before so yet".split())
_ENDS = (
    STOPS
    | RELATIVES
    | frozenset(
        "on in at after before during following while as when that to late early for by from with about".split()
    )
)
_PARTS = frozenset({",", ";", ":", "–", "—", "."}) | MARKS
_BEFORE_NOUN = frozenset({"of", "from", "to", "with", "at", "for"})
_FREE = frozenset({"whatever", "what", "whoever"})
_RECEIVED = frozenset({"told", "tells", "informed", "reminded"})
"""Verbs behind which not the speaker stands, but who is told."""
_LONGEST = 24
"""Words of a subject at most."""


def in_front(line: Line, verb: int) -> range | None:
    """Return the subject in front of a verb: its agent, or all that stands between the last break and the verb."""
    first = line.group_begin(verb)
    if line.lower(first - 1) in _FREE or line.lower(first - 2) in _FREE:
        return None  # "whatever he says"
    if line.lower(first - 1) in RELATIVES | {"that"}:
        return _antecedent(line, first - 1, verb)
    between = _since_break(line, first)
    agents = [part for part in line.roles(verb, "ARG0") if part.stop <= first]
    agent = agents[-1] if agents else None
    if agent is not None and agent.stop >= first - 1:
        postposed = between.start > line.inside.start and line.lower(between.start - 1) in FRONT_BREAKS
        inside = between.start <= agent.start and agent.stop <= between.stop
        return between if postposed and inside and not line.has_finite(between) else agent
    apart = agent is not None and (line.lower(first - 1) == "," or between.start <= agent.start)
    if apart and agent is not None:
        return agent
    parted = beside.before_relative(line.passage.words, verb)
    if parted is not None:
        return line.passage.words.inside(parted.begin, parted.end)
    return between if between and not line.has_finite(between) and line.can_tell(between) else agent


def behind(line: Line, verb: int) -> range | None:
    """Return the subject behind a verb that stands right behind what is said: ", said the general, who ..."."""
    mark = line.lower(line.group_begin(verb) - 1)
    if mark not in FRONT_BREAKS or line.group_begin(verb) != verb or line.lower(verb) in _RECEIVED:
        return None
    last = verb + 1
    while last < line.inside.stop and last - verb < _LONGEST:
        lower = line.lower(last)
        if lower in STOPS or lower in RELATIVES or (lower in _ENDS and last > verb + 1):
            break
        last += 1
    found = range(verb + 1, last)
    if not found or line.lower(found.start) in _ENDS or line.has_finite(found) or _is_adverbial(line, found):
        return None
    bare = mark == "," and not line.has_finite(range(line.inside.start, verb))
    if line.lower(last) == "that" or (bare and line.lower(last) != ","):
        return None  # nothing is said in front: "the mayor, a doctor, said"
    ends = line.lower(last) in STOPS | RELATIVES or last == line.inside.stop or not line.has_finite(_rest(line, last))
    return found if ends else None


def _rest(line: Line, first: int) -> range:
    last = first
    while last < line.inside.stop and line.lower(last) not in {",", ".", ";"} | MARKS:
        last += 1
    return range(first, last)


def _is_adverbial(line: Line, part: range) -> bool:
    """Say whether a phrase names a time or manner and nobody: "said Monday", "said later"."""
    return len(part) <= 2 and not line.can_tell(part) and not line.span(part).text[:1].isupper()


def _since_break(line: Line, last: int) -> range:
    first = last
    while first > line.inside.start and last - first < _LONGEST:
        lower = line.lower(first - 1)
        if lower in _PARTS or (lower in _OPENERS and not _is_pair(line, first - 1, last)):
            break
        first -= 1
    return range(first, last)


def _is_pair(line: Line, joint: int, last: int) -> bool:
    """Say whether "and" joins two names in front of a verb, and no clauses: "the army and the ministry said"."""
    if line.lower(joint) != "and":
        return False
    start = joint
    while start > line.inside.start and line.lower(start - 1) not in STOPS:
        start -= 1
    return start < joint and not line.has_finite(range(start, joint)) and not line.has_finite(range(joint, last))


def _antecedent(line: Line, relative: int, verb: int) -> range | None:
    """Return whom a relative clause is about: "a doctor who said", "advocates, who have said"."""
    before = [part for part in line.roles(verb, "ARG0") if part.stop <= relative]
    if before:
        return before[-1]
    last = relative - 1 if line.lower(relative - 1) == "," else relative
    found = _since_break(line, last)
    agents = [word for word in found if line.lower(word) == "by"]
    openers = [word for word in found if line.is_finite(word) or line.lower(word) in _BEFORE_NOUN]
    told = line.main_verb(found, reduced=True) is not None
    first = agents[-1] if agents else openers[-1] if told else None
    return (found if first is None else range(first + 1, last)) or None
