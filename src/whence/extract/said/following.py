"""What follows a verb of saying: a quotation, a clause, the objects of a verb such as "deny", or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whence.extract.nominals import is_nominal
from whence.extract.said.line import MARKS, RELATIVES, Line

_QUESTIONS = frozenset("whether if how why what when where who".split())
_ENDS = frozenset({".", "!", "?", "…", ";", "(", ")", ""})
_SUBJECTS = frozenset("the a an his her its their this these those he she it they we i you".split())
_OBJECTS = ("ARG1", "ARG2", "ARG3", "C-ARG1", "ARGM-PRD")
_ADJUNCTS = frozenset(
    "on in at late early last this yesterday after before during through via by as earlier later".split()
)
_ROLES = frozenset("role involvement responsibility hand part knowledge".split())
_ACCUSING = frozenset(
    "accuse accuses accused accusing blame blames blamed blaming suspect suspects suspected implicate implicates "
    "implicated condemn condemns condemned condemning criticise criticised criticises criticising".split()
)
"""Verbs that tell by their objects alone."""
_CLAUSES = frozenset("when after as before while although though because but".split())
_ASIDE = 16
"""Words of an aside between a verb and its "that" at most."""


@dataclass(frozen=True, slots=True)
class Following:
    """What follows a verb of saying, and the word at which it begins."""

    kind: Literal["quotation", "clause", "object", "nothing"]
    first: int


def following(line: Line, verb: int, after: int, *, postposed: bool) -> Following:
    """Return what follows a verb: the first mark, "that" or verb behind it tells.

    Args:
        line: the sentence.
        verb: the verb of saying.
        after: the word behind it, or behind its subject ("said the army").
        postposed: whether it may stand behind what is said, so that a comma ends it.
    """
    if line.lower(verb) in _ACCUSING or (line.is_finite(after) and line.lower(after) not in _SUBJECTS):
        return _without_clause(line, verb, after)  # "the land that they claimed has ..." tells nothing either
    worded = bool(line.cues.wording.lookup(line.lower(verb)))
    main = line.main_verb(range(after, line.inside.stop), reduced=not worded)
    if postposed and line.lower(after) in _CLAUSES:
        return Following("nothing", after)  # "said as the sky darkened"
    for word in range(after, line.inside.stop):
        found = _opened(line, word, after)
        if found is not None:
            return found
        if line.lower(word) in _ENDS or (postposed and _parts(line, word)) or (word == after and _parts(line, word)):
            break
        if word == main and word > after:
            if line.lower(word - 1) in {"and", "but", "or"} or _shares_subject(line, verb, word):
                break
            return Following("clause", after)
    return _without_clause(line, verb, after)


def objects(line: Line, verb: int) -> tuple[range, ...]:
    """Return the objects of a verb that tells by them alone ("denied the attack"); of others none."""
    if line.cues.wording.lookup(line.lower(verb)):
        return ()
    roles = [part for part in line.roles(verb, *_OBJECTS) if part.start > verb]
    roles = [part for part in roles if line.lower(part.start) not in _ADJUNCTS]
    if line.cues.denial.lookup(line.lower(verb)) and denies_a_part(line, roles):
        return ()
    return (_up_to_clause(line, range(roles[0].start, max(part.stop for part in roles))),) if roles else ()


def has_object(line: Line, verb: int) -> bool:
    """Say whether a verb that tells by clauses has a mere object behind it: what stands in front is not said."""
    if not line.cues.wording.lookup(line.lower(verb)) or line.lower(verb + 1) == ",":
        return False
    behind = (part for part in line.roles(verb, "ARG1") if part.start > verb)
    return any(line.lower(part.start) not in _ADJUNCTS | MARKS for part in behind)


def denies_a_part(line: Line, content: Sequence[range]) -> bool:
    """Say whether who denies something denies a part in it, which does not say that it was not."""
    return any(line.lower(word) in _ROLES for part in content for word in range(part.start, part.start + 3))


def _opened(line: Line, word: int, after: int) -> Following | None:
    """Return the quotation or clause that a word behind a verb opens."""
    lower = line.lower(word)
    if lower in MARKS:
        return _quoted(line, word)
    if lower == ":":
        quoted = line.quotations.at(word + 1)
        opens = quoted is not None and quoted.first == word + 1
        return Following("quotation" if opens else "clause", word + 1)
    if lower == "that" and _is_complementizer(line, word, after):
        return Following("clause", _account(line, after, word))
    if lower == "need" and line.lower(word - 1) == "the" and line.lower(word + 1) == "to" and word <= after + 3:
        return Following("clause", after)  # "stressing the need to"
    asks = lower in _QUESTIONS and word <= after + 3 and line.lower(word - 1) != ","
    if asks and line.has_finite(range(word + 1, line.inside.stop)):
        return Following("clause", word)
    return None


def _shares_subject(line: Line, verb: int, other: int) -> bool:
    """Say whether a verb behind a verb of saying has its subject in front of it: "assumed power and in 1980 began"."""
    agents = line.roles(other, "ARG0")
    return bool(agents) and all(agent.stop <= verb for agent in agents)


def _without_clause(line: Line, verb: int, after: int) -> Following:
    return Following("object" if objects(line, verb) else "nothing", after)


def _quoted(line: Line, word: int) -> Following | None:
    """Return a quotation that opens at a word and is a clause, or begins one; None for a word in doubt."""
    found = line.quotations.at(word)
    if found is None or found.first != word:
        return None
    inside = range(found.first + 1, min(found.last, line.inside.stop))
    whole = found.last >= line.inside.stop - 1 or line.has_finite(inside)
    return Following("quotation", word) if whole else None


def _is_complementizer(line: Line, that: int, after: int) -> bool:
    """Say whether "that" opens a clause: behind the verb, or an adjunct or recipient, and before a subject."""
    if that == after:
        return True
    starts = line.is_finite(that + 1) and line.lower(that + 1) not in _SUBJECTS
    return not starts and not line.has_finite(range(after, that))


def _account(line: Line, after: int, that: int) -> int:
    """Return where what is told begins: at a noun for it, whose own telling stands inside: "issued a claim that"."""
    named = any(line.cues.account.lookup(line.lower(word)) for word in range(after, that))
    return after if named else that


def _parts(line: Line, comma: int) -> bool:
    """Say whether a comma parts a verb from what follows, and opens no aside: "said, citing a doctor, that"."""
    if line.lower(comma) != ",":
        return False
    later = (word for word in range(comma + 1, min(comma + _ASIDE, line.inside.stop)) if line.lower(word) == "that")
    that = next(later, None)
    resumes = that is not None and line.lower(that - 1) == "," and not line.has_finite(range(comma, that))
    return not resumes and line.lower(comma + 1) not in MARKS


def _is_participle(line: Line, word: int) -> bool:
    """Say whether a participle tells what the subject does besides: "announced a retreat, leaving its allies"."""
    return line.lower(word).endswith("ing") and word in line.passage.predicates and not is_nominal(line.passage, word)


def _up_to_clause(line: Line, part: range) -> range:
    """Cut an object off at a clause that a comma parts from it: "announced a retreat, when its fighters fled"."""
    opens = (
        word
        for word in part
        if line.lower(word) == ","
        and (
            line.lower(word + 1) in _CLAUSES | RELATIVES
            or _is_participle(line, word + 1)
            or line.has_finite(range(word + 1, part.stop))
        )
    )
    return range(part.start, next(opens, part.stop))
