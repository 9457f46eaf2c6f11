"""Verbs of saying in the passive: "was told by officials that", "are said to have", "were accused by X of".

The one behind "by" speaks, and the subject of "was quoted as saying"; where there is none, nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract import verbs
from whence.extract.said.extent import Extent
from whence.extract.said.line import RELATIVES, STOPS, Line
from whence.extract.said.telling import Telling, clipped, merged
from whence.reference.morphology import is_participle

_OPINIONS = frozenset(
    "said believed reported thought understood alleged claimed rumoured rumored suspected feared estimated presumed "
    "assumed considered accused told informed suggested".split()
)
"""Participles that tell of a speaker though nobody is named."""
_QUOTING = frozenset({"quoted", "cited"})
_ACCUSING = frozenset({"accused", "suspected", "blamed"})
_AGENT_ENDS = STOPS | RELATIVES | frozenset("of for that as to on in after before during and".split())
_ARTICLES = frozenset({"the", "a", "an", "its", "their"})
_JOINTS = frozenset("and but while although though as".split())
_PLACED = frozenset("in at near from on by".split())


@dataclass(frozen=True, slots=True)
class PassiveVerbs:
    """Reads the passive verbs of saying of one sentence."""

    line: Line

    def tellings(self) -> Iterator[Telling]:
        """Yield what each verb tells, in text order."""
        for verb in self.line.saying_verbs():
            if self.line.is_passive(verb) and not self._is_unreal(verb):
                yield from self._of(verb)

    def _is_unreal(self, verb: int) -> bool:
        around = {self.line.lower(word) for word in range(self.line.group_begin(verb), verb)}
        return bool(around & {"not", "n't", "n’t", "never", "will", "would", "may", "might", "could", "should"})

    def _of(self, verb: int) -> Iterator[Telling]:
        lower = self.line.lower(verb)
        agent = self._agent(verb)
        cue = range(verb, verb + 1)
        if lower in _QUOTING:
            yield from self._quoted(verb, agent)
        elif agent is not None or lower in _OPINIONS:
            content = self._content(verb, agent)
            if content:
                yield Telling(cue, agent, content)

    def _agent(self, verb: int) -> range | None:
        """Return the phrase behind "by", right behind a verb or behind what it reports."""
        line = self.line
        for role in line.roles(verb, "ARG0"):
            inside = [word for word in (role.start - 1, role.start) if line.lower(word) == "by"]
            if inside and role.stop > verb:
                return self._up_to_end(inside[0] + 1)
        if line.lower(verb + 1) == "by" and not line.lower(verb + 2).endswith("ing"):
            return self._up_to_end(verb + 2)
        return None

    def _up_to_end(self, first: int) -> range | None:
        line, last = self.line, first
        while last < line.inside.stop and line.lower(last) not in _AGENT_ENDS:
            last += 1
            if line.lower(last) == "of" and line.lower(last - 1) not in _ACCUSING and line.lower(last + 1) == "the":
                last += 2  # "the ministry of the interior"
        return range(first, last) if last > first and line.can_tell(range(first, last)) else None

    def _content(self, verb: int, agent: range | None) -> tuple[range, ...]:
        line = self.line
        after = agent.stop if agent is not None else verb + 1
        extent = Extent(line, {})
        subject = self._subject(verb)
        opener = line.lower(after)
        if "that" in (line.lower(verb + 1), opener):
            return extent.behind(after if opener == "that" else verb + 1, verb)
        if line.lower(verb) in _ACCUSING | {"told", "informed"}:
            return merged(part for part in line.roles(verb, "ARG1", "ARG2", "C-ARG1") if part.start > verb)
        if opener == "to" or line.lower(verb + 1) == "to" or is_participle(opener):
            rest = clipped(extent.behind(verb + 1, verb), self._clause_end(verb))
            return merged([*([subject] if subject is not None else []), *rest])
        if self._is_raised(after):
            return extent.behind(after, verb)
        return (subject,) if subject is not None else ()

    def _clause_end(self, verb: int) -> int:
        """Return where the clause of a verb ends in another behind a comma: "is said to hold it, but the battle"."""
        line = self.line
        joints = (n for n in range(verb, line.inside.stop - 1) if line.lower(n) == "," and line.lower(n + 1) in _JOINTS)
        own = (n for n in joints if line.lower(n + 2) in _ARTICLES or line.has_finite(range(n + 2, line.inside.stop)))
        return next(own, line.inside.stop)

    def _is_raised(self, after: int) -> bool:
        """Say whether a clause follows without "that": "it is feared rebels shelled the town"."""
        line = self.line
        return line.has_finite(range(after, line.inside.stop)) and line.lower(after) not in STOPS | _PLACED

    def _subject(self, verb: int) -> range | None:
        """Return the subject in front: what is said of it is said by the speaker, too."""
        line = self.line
        first = verbs.before(line.passage.words, verb) + 1
        found = [part for part in line.roles(verb, "ARG1", "ARG2") if part.stop <= first]
        found = [part for part in found if line.lower(part.start) not in {"it", "there"}]
        return found[-1] if found else None

    def _quoted(self, verb: int, agent: range | None) -> Iterator[Telling]:
        """Yield the speaker of "was quoted (by X) as saying (by X) that", inside of what X tells."""
        line = self.line
        saying = next((n for n in range(verb + 1, min(verb + 12, line.inside.stop)) if line.lower(n) == "as"), None)
        source = self._subject(verb)
        if saying is None or source is None or not line.lower(saying + 1).endswith("ing"):
            return
        after = saying + 2
        if line.lower(after) == "by":
            agent = self._up_to_end(after + 1)
            after = after + 1 if agent is None else agent.stop
        content = Extent(line, {}).behind(after, verb)
        if agent is not None:
            yield Telling(range(verb, verb + 1), agent, merged([range(saying, saying + 2), *content]))
        yield Telling(range(saying + 1, saying + 2), source, content)
