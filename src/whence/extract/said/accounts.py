"""Nouns for what somebody tells: "reports that", "the army's claim that", "allegations by residents of torture"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract.rules.beside import POSSESSIVES
from whence.extract.said.extent import Extent
from whence.extract.said.line import RELATIVES, STOPS, Line
from whence.extract.said.telling import Telling, merged

_GENITIVES = frozenset({"'s", "’s", "'", "’"})
_OPENERS = frozenset({"by", "from"})
_MADE = frozenset(
    "made make makes making issued issue issues issuing released circulated circulate circulating spread repeated "
    "repeat gave published".split()
)
_RAISED = frozenset({"possibility", "prospect", "spectre", "specter"})
"""Nouns that tell where somebody raises them: "has raised the possibility of an attack"."""
_RAISING = frozenset("raise raises raised raising float floats floated floating".split())
_UNSURE = frozenset("report reports rumor rumors rumour rumours allegation allegations accusation accusations".split())
"""Nouns with which "of" opens what is told, whoever is near."""
_BEFORE_OWNER = frozenset("to with by from and that over about against at into in on through under behind".split())
_DENYING = frozenset("deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed".split())
_AMID = frozenset({"amid", "amidst", "following", "after", "despite"})


@dataclass(frozen=True, slots=True)
class Accounts:
    """Reads the nouns for what somebody tells in one sentence."""

    line: Line

    def tellings(self) -> Iterator[Telling]:
        """Yield what each noun tells."""
        for word in self.line.inside:
            if self.line.cues.account.lookup(self.line.lower(word)):
                yield from self._of(word)
            elif self.line.lower(word) in _RAISED:
                yield from self._raised(word)

    def _raised(self, noun: int) -> Iterator[Telling]:
        source = self._maker(noun, _RAISING)
        opener = self.line.lower(noun + 1)
        if source is None or opener not in {"of", "that"}:
            return
        content = self._clause(noun + 1, noun) if opener == "that" else self._phrase(noun + 1, noun)
        if content:
            yield Telling(range(noun, noun + 1), source, content)

    def _of(self, noun: int) -> Iterator[Telling]:
        line = self.line
        agent = self._agent(noun + 1)
        after = agent.stop if agent is not None else noun + 1
        opener = line.lower(after)
        if opener == "that" and not line.is_finite(after + 1):
            content = self._clause(after, noun)
        elif opener in {"of", "about"} and line.lower(noun) in _UNSURE:
            content = self._phrase(after, noun)
        else:
            return
        source = agent or self._owner(noun) or self._maker(noun, _MADE)
        if source is None and _DENYING & {line.lower(noun - 1), line.lower(noun - 2)}:
            return  # whoever claims it: the one who denies it speaks
        if source is None and line.lower(noun) not in _UNSURE | {"speculation", "suspicion", "suspicions", "claims"}:
            return
        if content:
            yield Telling(range(noun, noun + 1), source, content)

    def _clause(self, that: int, noun: int) -> tuple[range, ...]:
        """Return the clause that "that" opens: by the noun's roles, or up to the sentence's end."""
        roles = [part for part in self.line.roles(noun, "ARG1") if part.start == that]
        return merged(roles) or Extent(self.line, {}).behind(that, noun)

    def _phrase(self, first: int, noun: int) -> tuple[range, ...]:
        """Return the phrase behind "of": by the noun's roles, or up to the next break."""
        line = self.line
        roles = [part for part in line.roles(noun, "ARG1") if part.start >= noun]
        if roles:
            return merged(roles)
        last = first + 1
        while last < line.inside.stop and line.lower(last) not in STOPS | RELATIVES and not line.is_finite(last):
            last += 1
        return (range(first, last),)

    def _agent(self, first: int) -> range | None:
        line = self.line
        if line.lower(first) not in _OPENERS:
            return None
        last = first + 1
        while last < line.inside.stop and line.lower(last) not in STOPS | RELATIVES | {"that", "of", "about"}:
            last += 1
        return range(first + 1, last) if last > first + 1 and line.can_tell(range(first + 1, last)) else None

    def _owner(self, noun: int) -> range | None:
        """Return whose account it is: "the army's claim", "their claim"."""
        line = self.line
        for word in range(noun - 1, max(noun - 4, line.inside.start) - 1, -1):
            lower = line.lower(word)
            if lower in POSSESSIVES:
                return range(word, word + 1)
            if lower in _GENITIVES:
                first = word
                while first > line.inside.start and word - first < 6 and line.lower(first - 1) not in STOPS | _AMID:
                    if line.is_finite(first - 1) or line.lower(first - 1) in _BEFORE_OWNER:
                        break
                    first -= 1
                return range(first, word) if first < word and line.can_tell(range(first, word)) else None
        return None

    def _maker(self, noun: int, makes: frozenset[str]) -> range | None:
        """Return who makes an account by a light verb: "pro-government sources circulate speculation that"."""
        line = self.line
        for verb in range(noun - 1, max(noun - 5, line.inside.start) - 1, -1):
            if line.lower(verb) in makes:
                agents = [part for part in line.roles(verb, "ARG0") if part.stop <= verb and line.can_tell(part)]
                return agents[-1] if agents else None
        return None
