"""The tense around a time expression: a heuristic on the nearest verb of the sentence, cheap and without a parser."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from whence.extract.rules.time_tokens import PARAGRAPH, Tokens
from whence.model.timex import Tense

_FUTURE = frozenset(
    "will shall wo ll would plans planned scheduled due expected upcoming hopes intends slated set".split()
)
_PAST = frozenset(
    "was were had did said told made took came went became began fell rose grew held won lost met left saw"
    " found gave got sent spoke struck broke brought built bought caught chose drew drove fought flew fled hid hit kept"
    " killed knew led meant paid put ran sank"
    " shot shut sold spent stood stole swept taught thought threw wore wrote blew"
    " bore burst ago overran overthrew withdrew seized attacked".split()
)
_PRESENT = frozenset("is are am says do does".split())
_PERFECT = frozenset({"has", "have", "ve"})
# After these a participle has the tense of the auxiliary: "will be held", "are attacked".
_AUXILIARIES = frozenset("be been being is are will would to".split())
# Words in -ed that are no verbs, or that say nothing of when.
_NO_VERBS = frozenset(
    "united need indeed red bed fed shed hundred sacred naked seed speed feed breed alleged armed".split()
)
_SENTENCE_ENDS = frozenset({".", "!", "?", PARAGRAPH})
# Before "to" and a verb these look ahead: "is to resume", "hopes to"; other infinitives ("agreed to buy") tell nothing.
_AHEAD_BEFORE_TO = frozenset("is are was were due set able plan plans hope hopes intend intends want wants".split())
# Beyond so many words a verb tells nothing of the expression.
_REACH = 25
# A verb after the expression counts as so much further away: English tells when after what, and then the next clause.
_AFTER_PENALTY = 1.5


@dataclass(frozen=True, slots=True)
class TenseCues:
    """The tensed words of a text by token index, and where its sentences end."""

    at: tuple[int, ...]
    tense: tuple[Tense, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, t: Tokens) -> TenseCues:
        """Find the cues in one pass over the tokens."""
        cues = [(i, tense) for i in range(len(t)) if (tense := _cue(t, i)) is not None]
        ends = tuple(i for i in range(len(t)) if t.low[i] in _SENTENCE_ENDS and _closes(t, i))
        return cls(tuple(i for i, _ in cues), tuple(tense for _, tense in cues), ends)

    def near(self, first: int, last: int) -> Tense | None:
        """Return the tense nearest to the tokens ``[first, last)`` in their sentence; None where no verb is near."""
        where = bisect_left(self.ends, first)
        low = self.ends[where - 1] if where else -1
        high = self.ends[where] if where < len(self.ends) else first + _REACH
        best: tuple[float, Tense] | None = None
        split = bisect_left(self.at, first)
        if split and self.at[split - 1] > max(low, first - _REACH):
            best = (first - self.at[split - 1], self.tense[split - 1])
        after = bisect_left(self.at, last)
        if after < len(self.at) and self.at[after] < min(high, last + _REACH):
            distance = _AFTER_PENALTY * (self.at[after] - last + 1)
            best = (distance, self.tense[after]) if best is None or distance < best[0] else best
        return best[1] if best else None


def _cue(t: Tokens, i: int) -> Tense | None:
    word = t.low[i]
    if word == "to" and t.low[i - 1] in _AHEAD_BEFORE_TO and not t.capital(i + 1):
        return _ahead(t, i - 1)
    if word in _FUTURE and t.low[i - 1] == "been":
        return _ahead(t, i)
    if word in _FUTURE:
        return "future" if word not in {"set", "expected"} or t.low[i + 1] in {"to", "for", "in"} else "past"
    if word in _PRESENT:
        return "present"
    if word in _PERFECT:
        return "past" if t.low[i + 1] != "to" else "present"
    if t.low[i - 1] in _AUXILIARIES:
        return None
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS):
        return "past"
    return None


def _ahead(t: Tokens, i: int) -> Tense:
    """Return the future, or the past where it was ahead then: "had been due to expire"."""
    return "past" if t.low[i - 1] == "been" and t.low[i - 2] == "had" else "future"


def _closes(t: Tokens, i: int) -> bool:
    """Say whether a mark ends a sentence: a point before a capital, and not after a single letter or "Mr"."""
    if t.low[i] != ".":
        return True
    before = t.low[i - 1]
    return (
        not t.glued(i + 1)
        and len(before) > 1
        and before not in {"mr", "mrs", "ms", "dr", "gen", "col", "lt", "st"}
        and (not t.low[i + 1].isalpha() or t.capital(i + 1))
    )
