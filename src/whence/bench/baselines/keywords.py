"""The keyword floor of event coding: verb patterns looked up in the words of a sentence, without a parse.

A verb of the dictionary codes an event: with the code of the pattern with most words that fits, else with its own.
Words of a pattern have to stand before or after the verb in their order, with any words between them. The actors are
the names next to the verb on its left, the targets those on its right; "was attacked by" turns them round.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from whence.bench.annotations import CodedEvent
from whence.bench.baselines.petrarch import Element, Phrase, Verb, read_names, read_plover, read_verbs, words
from whence.bench.predictors import Predictors
from whence.model.errors import BenchInputError

_STEM = 4
"""Letters from which a word of a pattern also stands for longer words that begin with it."""

_PASSIVE = frozenset({"WAS", "WERE", "BEEN", "BEING", "IS", "ARE"})
_JOINTS = frozenset({"AND", "THE", "A"})

Slice = tuple[int, int]
"""First word and the word behind the last."""


def keyword_predictors(corpora: Path) -> Predictors:
    """Build the floor from the dictionaries in ``cameo/``.

    Raises:
        BenchInputError: they are missing or break their format.
    """
    folder = corpora / "cameo"
    if not folder.is_dir():
        raise BenchInputError(
            f"{folder}: no dictionaries of the PETRARCH line here: say with --corpora or WHENCE_CORPORA where they are"
        )
    coder = KeywordCoder(read_verbs(folder), read_names(folder), read_plover(folder))
    return Predictors(plover=coder.events)


@dataclass(frozen=True, slots=True)
class KeywordCoder:
    """Codes sentences by keywords.

    Attributes:
        verbs: every form of every verb.
        names: names of actors and words for agents.
        plover: PLOVER type by CAMEO code.
    """

    verbs: Mapping[Phrase, Verb]
    names: AbstractSet[Phrase]
    plover: Mapping[str, str]

    def events(self, text: str, _published: date | None) -> list[CodedEvent]:
        """Return the events of a sentence in the order of their verbs, one a type."""
        sentence = words(text)
        named = list(_found(sentence, self.names))
        events: dict[str, CodedEvent] = {}
        for begin, end in _found(sentence, self.verbs):
            type_ = self._type(self._code(sentence, begin, end))
            if type_ is not None and type_ not in events:
                actors, targets = _sides(sentence, named, (begin, end))
                events[type_] = CodedEvent(type_, actors, targets)
        return list(events.values())

    def _code(self, sentence: Phrase, begin: int, end: int) -> str | None:
        verb = self.verbs[sentence[begin:end]]
        left, right = sentence[:begin][::-1], sentence[end:]
        for pattern in verb.patterns:
            if _stand(left, pattern.before, backwards=True) and _stand(right, pattern.after):
                return pattern.code
        return verb.code

    def _type(self, code: str | None) -> str | None:
        """Return the type of a code, or of the longest code above it that has one."""
        lengths = range(len(code or ""), 1, -1)
        return next((self.plover[code[:n]] for n in lengths if code and code[:n] in self.plover), None)


def _found(sentence: Phrase, known: Mapping[Phrase, object] | AbstractSet[Phrase]) -> Iterator[Slice]:
    """Yield where known phrases stand, left to right, the longest at each place; names have a few words at most."""
    at = 0
    while at < len(sentence):
        length = next((n for n in range(min(6, len(sentence) - at), 0, -1) if sentence[at : at + n] in known), 0)
        if length:
            yield at, at + length
        at += length or 1


def _stand(sentence: Sequence[str], elements: Sequence[Element], *, backwards: bool = False) -> bool:
    """Say whether all elements stand in the words in their order, which both sides give nearest to the verb first."""
    at = 0
    for element in elements:
        ends = (
            n + len(phrase)
            for n in range(at, len(sentence))
            for phrase in element
            if _fits(sentence[n : n + len(phrase)], phrase[::-1] if backwards else phrase)
        )
        end = next(ends, None)
        if end is None:
            return False
        at = end
    return True


def _fits(given: Sequence[str], phrase: Sequence[str]) -> bool:
    return len(given) == len(phrase) and all(
        word == wanted or (len(wanted) >= _STEM and word.startswith(wanted))
        for word, wanted in zip(given, phrase, strict=True)
    )


def _sides(sentence: Phrase, named: Sequence[Slice], verb: Slice) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return actors and targets: the names nearest to the verb on either side, with those joined to them."""
    left = _joined(sentence, [span for span in reversed(named) if span[1] <= verb[0]])
    right = _joined(sentence, [span for span in named if span[0] >= verb[1]])
    passive = bool(_PASSIVE & {*sentence[max(0, verb[0] - 2) : verb[0]]}) and "BY" in sentence[verb[1] : verb[1] + 3]
    return (right, left) if passive else (left, right)


def _joined(sentence: Phrase, nearest_first: Sequence[Slice]) -> tuple[str, ...]:
    """Merge names that stand side by side ("Turkish", "soldiers"), and list those that "and" joins."""
    merged: list[Slice] = []
    for begin, end in nearest_first:
        if merged:
            first, last = merged[-1]
            between = sentence[end:first] if end <= first else sentence[last:begin]
            if not between:
                merged[-1] = min(begin, first), max(end, last)
                continue
            if not (set(between) <= _JOINTS and "AND" in between):
                break
        merged.append((begin, end))
    return tuple(" ".join(sentence[begin:end]) for begin, end in merged)
