"""How far what is said reaches: behind a cue up to the next speaker or the author's own words, in front of one back.

In indirect speech a clause behind a comma that only adds something ("who", "which"), a time clause behind one and an
apposition that names the words themselves ("a claim ...") are the author's; in quotation marks all is the speaker's.
"""

from __future__ import annotations

from dataclasses import dataclass

from whence.extract.said.line import RELATIVES, Line
from whence.extract.said.telling import merged

_JOINTS = frozenset("and but while whereas although though yet as".split())
_TIMES = frozenset("after following amid days hours weeks months minutes despite".split())
_PERFECT = frozenset("had have has was were been".split())
_DETERMINERS = frozenset("a an the this that these those his her its their he she it they".split())
_TIME_UNITS = frozenset("day days hour hours week weeks month months year years".split())
_DASHES = frozenset({"–", "—", "-"})
_COMPARING = frozenset("well if though a an part soon long many much far to of for".split())
"""Words behind "as" with which it opens no clause that tells what went on meanwhile."""
_SUBORDINATORS = frozenset("after as when while before although though since once".split())
_OPENING = 4
"""Words of a sentence among which its first subordinator stands: "just three days after"."""
_NEAR = 14
"""Words from "and" or "while" to another speaker's verb at most."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Finds the ends of what is said in one sentence; ``verbs`` are its finite verbs of saying with a subject each."""

    line: Line
    subjects: dict[int, range]

    def behind(self, first: int, cue: int) -> tuple[range, ...]:
        """Return what is said from a word on by a cue in front: up to the sentence's end or the author's words."""
        line = self.line
        parts, begin, word = [], first, first
        while word < line.inside.stop:
            around = line.quotation(word)
            if around is not None:
                word = line.inside.stop if around == line.quotation(cue) else max(word + 1, around.last)
                continue
            if self._ends(word, first, cue):
                break
            aside = self._aside_end(word)
            if aside is not None and word > first:
                parts.append(range(begin, word))
                begin = word = aside
                continue
            word += 1
        parts.append(range(begin, word))
        return merged(line.trimmed(part) for part in parts)

    def front(self, last: int) -> range:
        """Return what is said up to a word by a cue behind: from the sentence's begin or the last other speaker's."""
        line = self.line
        begin = line.inside.start
        spoken = [verb for verb, subject in self.subjects.items() if subject.stop <= verb < last]
        for word in range(begin + 1, last):
            joint = line.lower(word) == ";" or (line.lower(word) in _JOINTS and line.lower(word - 1) == ",")
            if joint and line.quotation(word) is None and any(verb < word for verb in spoken):
                begin = word + 1
        return line.trimmed(range(begin, last))

    def _ends(self, word: int, first: int, cue: int) -> bool:
        """Say whether the author's words, or another speaker's, begin at a word."""
        line, lower = self.line, self.line.lower(word)
        if lower == ";":
            return True
        if word == first:
            return False
        comma = line.lower(word) == "," or lower in _DASHES
        at = word + 1 if comma else word
        if line.lower(at) in _JOINTS and (self._is_another(at, cue) or self._is_further(at, first)):
            return True
        if not comma:
            return False
        return self._is_beside(at) or self._is_main(at, first, cue) or self._is_on_the_words(at)

    def _is_beside(self, word: int) -> bool:
        """Say whether a clause behind a comma tells what went on meanwhile, or when: the author's."""
        return self._is_adjunct(word) or self._is_time_clause(word)

    def _is_adjunct(self, word: int) -> bool:
        """Say whether a clause with "as" begins at a word: "asked allies to stay, as troops withdrew"."""
        line = self.line
        if line.lower(word) != "as" or line.lower(word + 1) in _COMPARING:
            return False
        verb = line.main_verb(range(word + 1, min(word + _NEAR, line.inside.stop)), reduced=True)
        return verb is not None and verb > word + 1 and not any(line.lower(n) == "," for n in range(word, verb))

    def _is_main(self, word: int, first: int, cue: int) -> bool:
        """Say whether the main clause begins behind a comma, and the cue stands in one that tells when.

        As in "Shortly after the ministry announced the truce, residents said ...".
        """
        line = self.line
        source = self.subjects.get(cue)
        if source is None or source.start > line.inside.start + _OPENING:
            return False
        if line.lower(source.start - 1) not in _SUBORDINATORS or self._comma(range(source.start, cue)) < cue:
            return False
        clause = range(word, self._comma(range(word, line.inside.stop)))
        told = line.cues.speech.lookup(line.lower(cue)) or not line.cues.wording.lookup(line.lower(cue))
        whole = line.has_finite(range(first, word)) or (told and line.lower(first) != "that")
        verb = line.main_verb(clause)
        return whole and verb is not None and verb > word and line.lower(word) not in _JOINTS | {"that"}

    def _is_another(self, joint: int, cue: int) -> bool:
        """Say whether a conjunction joins a clause with a speaker of its own, and not a further "that"."""
        if self.line.lower(joint + 1) == "that":
            return False
        for verb, subject in self.subjects.items():
            if verb != cue and joint < verb <= joint + _NEAR and joint < subject.start <= joint + 3:
                return True
            behind = verb + 1 == subject.start and joint < verb
            if behind and verb != cue and verb <= joint + _NEAR:
                return False
        return False

    def _is_further(self, joint: int, first: int) -> bool:
        """Say whether a conjunction joins a further verb of saying to the cue: "denied that ... and blamed rebels"."""
        line, at = self.line, joint + 1
        tells = line.cues.reporting.lookup(line.lower(at)) or line.cues.denial.lookup(line.lower(at))
        helped = any(line.lower(word) in _PERFECT for word in range(first, joint))
        return bool(tells) and line.is_finite(at) and (not helped or line.lower(at).endswith("s"))

    def _comma(self, part: range) -> int:
        """Return the first comma among some words, their end if there is none."""
        return next((word for word in part if self.line.lower(word) == ","), part.stop)

    def _is_time_clause(self, word: int) -> bool:
        """Say whether a clause behind a comma tells when, by the author: ", a day after rebels shelled the town"."""
        line = self.line
        if line.lower(word) in _TIMES:
            return True
        ahead = [line.lower(n) for n in range(word, word + 4)]
        units = [n for n, lower in enumerate(ahead) if lower in _TIME_UNITS]
        return bool(units) and ahead[units[0] + 1 : units[0] + 2] in (["after"], ["before"])

    def _is_on_the_words(self, word: int) -> bool:
        """Say whether an apposition names what was said, and so is the author's: ", a claim the army denied"."""
        line = self.line
        article = line.lower(word) in {"a", "an", "the"}
        return article and any(line.cues.account.lookup(line.lower(n)) for n in (word + 1, word + 2))

    def _aside_end(self, word: int) -> int | None:
        """Return the word behind a clause of the author's that opens at a comma: ", who had bombed the market,"."""
        line = self.line
        opens = line.lower(word) == "," or line.lower(word) in _DASHES
        at = word + 2 if line.lower(word + 1) in {"of", "in", "for", "from", "by", "with"} else word + 1
        if not opens or line.lower(at) not in RELATIVES - {"where"}:
            return None
        closing = {","} if line.lower(word) == "," else _DASHES
        found = (n for n in range(at + 1, line.inside.stop) if line.lower(n) in closing and line.quotation(n) is None)
        return next(found, line.inside.stop)


def aside_end(line: Line, verb: int) -> int | None:
    """Return the comma that closes the aside with a relative word around a verb: "the mayor, who said ...,"."""
    opener = next((n for n in range(verb - 1, line.inside.start, -1) if line.lower(n) in RELATIVES), None)
    if opener is None or line.lower(opener - 1) != ",":
        return None
    closing = (n for n in range(opener + 1, line.inside.stop) if line.lower(n) == "," and _closes(line, n))
    found = next(closing, None)
    return found if found is not None and found > verb else None


def _closes(line: Line, comma: int) -> bool:
    """Say whether the verb of the clause around an aside follows a comma."""
    return line.is_finite(comma + 1) and line.lower(comma + 1) not in _DETERMINERS
