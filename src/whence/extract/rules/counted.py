"""Counted people: a count and whom it counts, "at least 12 soldiers", "a policeman", "a family of five"."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from whence.extract.rules.counts import CountExpression
from whence.extract.words import Words
from whence.model.mention import Count
from whence.reference.agents import agents
from whence.reference.casualty_words import CasualtyWords

_FILLERS = frozenset(
    "more other further additional of the its their his her our these those such fellow any "
    "causing reported immediate confirmed".split()
)
_STOPS = frozenset(
    (
        "in on at by from to with for of after before during near inside outside aboard across against among around "
        "as and or but while when where who whom whose which that than then over under through until within without "
        "was were is are be been being has have had will would may might could can must should did do does not n't "
        "said says told a an the this these those it its he she they we him her them us there here also including "
        "'s ’s yesterday today tonight lie lies lay remain remains"
    ).split()
)
_HYPHENS = frozenset("-–‑")
_SINGLE = frozenset({"a", "an", "another"})
_LONGEST_GROUP = 6
_LONGEST_SINGLE = 9
"""Words of a noun phrase; "a 22-year-old police officer" has seven."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Words [first, end), of which [noun, end) say whom the count counts; none do where ``noun`` is ``end``.

    ``people`` says whether they are people, None where the noun does not tell. ``of_them``: "three of them" are a part
    of those just named. ``of_state``: word that says what befell the many of whom these are some, "three of the dead".
    """

    first: int
    noun: int
    end: int
    count: Count
    people: bool | None
    of_them: bool = False
    of_state: int | None = None

    @property
    def bare(self) -> bool:
        """Say whether no noun tells whom the count counts."""
        return self.noun == self.end


@dataclass(frozen=True, slots=True)
class CountedReader:
    """Reads counted people in the words of one sentence.

    ``cues`` are the first words of what happened to them, ``numbers`` those of the sentence's counts.
    """

    words: Words
    sentence: range
    known: CasualtyWords
    cues: Container[int]
    numbers: Container[int]
    is_agent: Callable[[str], bool]

    def read(self, counts: Sequence[CountExpression]) -> list[Counted]:
        """Return the counted people of the sentence in text order."""
        found = [counted for count in counts if (counted := self._counted(count)) is not None]
        taken = {word for counted in found for word in range(counted.first, counted.end)}
        return sorted([*found, *self._singles(taken)], key=lambda counted: counted.first)

    def _counted(self, found: CountExpression) -> Counted | None:
        inside, lower = self.words.inside(found.begin, found.end), self.words.lower
        if not inside or inside.start not in self.sentence:
            return None
        behind = inside.stop + 1 + (lower[inside.stop + 1 : inside.stop + 2] == ("the",))
        if lower[inside.start : inside.stop + 1] == ("one", "of") and behind in self.numbers:
            return None  # "one of eight people killed" is no toll of one
        first = self._family(inside.start)
        if first is not None:
            return Counted(first, first + 1, inside.stop, found.count, True)
        opened = inside.start - 1
        first = opened if opened in self.sentence and lower[opened] == "between" else inside.start
        noun, of_them = inside.stop, lower[inside.stop : inside.stop + 1] == ("of",)
        of_them = of_them and lower[inside.stop + 1 : inside.stop + 2] in {("them",), ("whom",), ("these",)}
        if of_them:
            noun += 2
        while (
            noun < self.sentence.stop and noun not in self.cues and (lower[noun] in _FILLERS or lower[noun].isdigit())
        ):
            noun += 1
        state = noun if noun in self.cues and not of_them and "of" in lower[inside.stop : noun] else None
        if state is not None and lower[noun + 1 : noun + 2] in {("were",), ("are",)}:
            noun += 2
        end = self._noun_end(noun)
        if state is not None:
            people = self._people(end - 1) if end > noun else None
            return Counted(first, noun, end, found.count, people, of_state=state)
        if end == noun:
            return Counted(first, noun, noun, found.count, None, of_them)
        count, people = found.count, self._people(end - 1)
        if lower[end - 1] in self.known.families and count.low:
            count, people = Count(count.low, None, None), True
        return Counted(first, noun, self._with_complement(end), count, people, of_them)

    def _family(self, number: int) -> int | None:
        """Return the first word of "a family of" in front of a number."""
        lower = self.words.lower
        is_family = (
            number - 3 in self.sentence and lower[number - 1] == "of" and lower[number - 2] in self.known.families
        )
        return number - 3 if is_family and lower[number - 3] in {"a", "the", "one"} else None

    def _noun_end(self, begin: int, longest: int = _LONGEST_GROUP) -> int:
        """Return the end of the noun phrase that begins at a word: behind the last noun for people, if there is one."""
        lower, word, last_person = self.words.lower, begin, begin
        while word < min(self.sentence.stop, begin + longest) and lower[word] not in _STOPS:
            if not (lower[word].isalnum() or lower[word] in _HYPHENS):
                break
            if word in self.cues and (last_person > begin or not self._is_modifier(word)):
                break
            word += 1
            if self._is_person(lower[word - 1]):
                last_person = word
        if last_person > begin:
            return last_person
        plural = next((n + 1 for n in range(begin, word) if lower[n].endswith("s")), None)
        return plural or min(word, begin + 2)

    def _is_modifier(self, word: int) -> bool:
        """Say whether a word for what happened stands in front of the people: "12 wounded soldiers"."""
        return word + 1 in self.sentence and self._is_person(self.words.lower[word + 1])

    def _with_complement(self, end: int) -> int:
        """Take in "of the security forces" behind "members", and "and boys" behind "men"."""
        lower = self.words.lower
        if lower[end : end + 1] == ("of",) and end + 1 in self.sentence and lower[end + 1] not in {"them", "whom"}:
            begin = end + 2 if lower[end + 1] in {"the", "a", "an", "its", "their"} else end + 1
            inner = self._noun_end(begin)
            return inner if inner > begin else end
        if lower[end : end + 1] == ("and",) and end + 1 in self.sentence and end + 1 not in self.numbers:
            last = self._noun_end(end + 1)
            plural = last > end + 1 and lower[last - 1].endswith(("s", "en")) and self._is_person(lower[last - 1])
            goes_on = last in self.cues or (last in self.sentence and lower[last].endswith(("ed", "ing")))
            return last if plural and not goes_on else end
        return end

    def _people(self, head: int) -> bool | None:
        lower = self.words.lower[head]
        role = agents().lookup(lower)
        if lower in self.known.things:
            return False
        if role is not None:
            return role.kind == "person" or lower in self.known.families
        if lower in self.known.people or self.words.document.text[self.words.begins[head]].isupper():
            return True
        return None

    def _is_person(self, lower: str) -> bool:
        return lower in self.known.people or self.is_agent(lower)

    def _singles(self, taken: Container[int]) -> Iterator[Counted]:
        """Yield single people: "a soldier", "another 22-year-old policeman"."""
        for word in self.sentence:
            if self.words.lower[word] not in _SINGLE or word in taken:
                continue
            end = self._noun_end(word + 1, _LONGEST_SINGLE)
            counted = any(inside in self.numbers for inside in range(word + 1, end))
            if end > word + 1 and not counted and self._is_single(self.words.lower[end - 1]):
                yield Counted(word, word + 1, self._with_complement(end), Count(1, 1, 1), True)

    def _is_single(self, lower: str) -> bool:
        role = agents().lookup(lower)
        if role is None:
            return lower in self.known.people and not lower.endswith("s")
        return role.kind == "person" and not role.plural
