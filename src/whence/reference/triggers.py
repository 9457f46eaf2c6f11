"""Event triggers: words and phrases that name an event of a PLOVER type.

The list is `data/triggers.yaml`, groups of lemmas with one meaning. A lemma may stand in several groups; the order of the
file is the order of the answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from whence.model.errors import ReferenceDataError
from whence.model.vocabulary import Effect
from whence.reference.phrases import PhraseIndex, inflect, load_data, split_words

_KEYS = frozenset({"event", "mode", "pos", "effect", "flags", "words"})
_FLAGS = frozenset({"light", "weak"})
_POS = frozenset({"verb", "noun", "adj", "any"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """One meaning of a word or phrase.

    Attributes:
        lemma: words separated by spaces, lower-case.
        event: PLOVER type; the empty string for a light verb, whose event is its object's ("launch" + "an attack").
        mode: PLOVER mode, None where the word does not tell.
        pos: part of speech that this form must have in the text; "any" puts no condition. An -ing form is always "any".
        effect: what the word says happened to people (a value of Effect), or None.
        light: the verb only carries an event noun.
        weak: ambiguous: counts only with other support (the encoder, an armed or state actor, a weapon).
    """

    lemma: str
    event: str
    mode: str | None
    pos: str
    effect: str | None
    light: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Triggers found at words [begin_word, end_word)."""

    begin_word: int
    end_word: int
    triggers: tuple[Trigger, ...]


class TriggerLexicon:
    """All triggers with all their inflected forms."""

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self.triggers: tuple[Trigger, ...] = tuple(triggers)
        forms: dict[str, dict[Trigger, None]] = {}
        for trigger in self.triggers:
            for form, pos in inflect(trigger.lemma, trigger.pos):
                forms.setdefault(form, {})[trigger if pos == trigger.pos else replace(trigger, pos=pos)] = None
        self._index: PhraseIndex[Trigger] = PhraseIndex((form, found) for form, all_ in forms.items() for found in all_)

    def match(self, words: Sequence[str]) -> Iterator[Match]:
        """Yield the longest triggers from left to right, none overlapping.

        Args:
            words: the words of a sentence or document in order, in any case; hyphens may be inside words or words.
        """
        for found in self._index.match(words):
            yield Match(found.begin_word, found.end_word, found.values)

    def lookup(self, phrase: str) -> tuple[Trigger, ...]:
        """Return the triggers of exactly this form."""
        return self._index.lookup(phrase)


@cache
def lexicon() -> TriggerLexicon:
    """Load the packaged triggers once.

    Raises:
        ReferenceDataError: the data file breaks its own rules.
    """
    return TriggerLexicon([trigger for group in load_data("triggers.yaml") for trigger in _group(group)])


def _group(group: Any) -> list[Trigger]:
    """Return the triggers of one group of the data file."""
    if not isinstance(group, dict) or not _KEYS.issuperset(group) or not group.get("words"):
        raise ReferenceDataError(f"triggers.yaml: a group needs words and only the keys {sorted(_KEYS)}: {group!r}")
    flags, pos, effect = set(group.get("flags", ())), group.get("pos"), group.get("effect")
    if flags - _FLAGS or pos not in _POS or (effect is not None and effect not in set(Effect)):
        raise ReferenceDataError(f"triggers.yaml: unknown flag, part of speech or effect in the group of {group['words'][0]!r}")
    event = group.get("event", "")
    if bool(event) == ("light" in flags):
        raise ReferenceDataError(f"triggers.yaml: {group['words'][0]!r} needs either an event or the flag light")
    return [
        Trigger(
            lemma=" ".join(split_words(word)),
            event=event,
            mode=group.get("mode"),
            pos=pos,
            effect=effect,
            light="light" in flags,
            weak="weak" in flags,
        )
        for word in group["words"]
    ]
