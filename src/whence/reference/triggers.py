"""Event triggers: words and phrases that name an event of a PLOVER type.

The lists are `data/triggers/*.yaml`, one file a PLOVER type, each a list of groups of lemmas with one meaning; beside
them `light.yaml` (verbs whose object names the event) and `stop.yaml` (phrases that only look like triggers). A lemma
may stand in several groups and files. Which words belong where, and why, is told in docs/ontology.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.model.vocabulary import Effect
from whence.reference.phrases import PhraseIndex, load_groups

# One file each; the order decides which of two equally good meanings comes first.
EVENT_FILES = tuple(
    "assault coerce mobilize protest sanction threaten accuse reject request agree consult support concede cooperate "
    "aid retreat".split()
)
_KEYS = frozenset({"mode", "pos", "effect", "flag"})
_FLAGS = frozenset({None, "light", "weak", "stop"})
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
    """Triggers found at words [begin_word, end_word): strong ones first, then in the order of the files."""

    begin_word: int
    end_word: int
    triggers: tuple[Trigger, ...]


class TriggerLexicon:
    """All triggers, found in any of their inflected forms."""

    def __init__(self, triggers: Sequence[Trigger], stop: Sequence[str] = ()) -> None:
        self.triggers: tuple[Trigger, ...] = tuple(triggers)
        self._index: PhraseIndex[int] = PhraseIndex()  # of places in self.triggers
        for place, trigger in enumerate(self.triggers):
            self._index.add(trigger.lemma, trigger.pos, place)
        for phrase in stop:
            self._index.hide(phrase, "any")

    def match(self, words: Sequence[str]) -> Iterator[Match]:
        """Yield the longest triggers from left to right, none overlapping; a stop phrase yields nothing.

        Args:
            words: the words of a sentence or document in order, in any case; hyphens may be inside words or be words.
        """
        for found in self._index.match(words):
            triggers = self._readings(found.values, words[found.begin_word : found.end_word])
            yield Match(found.begin_word, found.end_word, triggers)

    def lookup(self, phrase: str) -> tuple[Trigger, ...]:
        """Return the triggers of exactly this phrase, in any of its forms; none for a stop phrase."""
        return self._readings(self._index.lookup(phrase), phrase.split())

    def _readings(self, places: Sequence[int], form: Sequence[str]) -> tuple[Trigger, ...]:
        """Join triggers that say the same of one form ("killing" from verb and noun); put the strong ones first."""
        merged: dict[tuple[str, str | None, bool, bool], Trigger] = {}
        gerund = any(word[-3:].lower() == "ing" for word in form)
        for trigger in sorted((self.triggers[place] for place in sorted(places)), key=lambda t: t.weak):
            pos = "any" if gerund and trigger.pos == "verb" and "ing" not in trigger.lemma else trigger.pos
            key = (trigger.event, trigger.mode, trigger.light, trigger.weak)
            first = merged.get(key)
            if first is None:
                merged[key] = trigger if pos == trigger.pos else replace(trigger, pos=pos)
            elif first.pos != pos or first.effect is None:
                merged[key] = replace(
                    first, pos="any" if first.pos != pos else pos, effect=first.effect or trigger.effect
                )
        return tuple(merged.values())


@cache
def lexicon() -> TriggerLexicon:
    """Load the packaged triggers once.

    Raises:
        ReferenceDataError: a data file breaks its own rules.
    """
    triggers = [trigger for name in (*EVENT_FILES, "light") for trigger in _read(name)]
    return TriggerLexicon(triggers, [word for _, words in load_groups("triggers", "stop.yaml") for word in words])


def _read(name: str) -> Iterator[Trigger]:
    """Yield the triggers of one data file."""
    event = "" if name == "light" else name.upper()
    for keys, words in load_groups("triggers", f"{name}.yaml"):
        pos, effect, flag = keys.get("pos", ""), keys.get("effect"), keys.get("flag")
        if (
            not _KEYS.issuperset(keys)
            or pos not in _POS
            or flag not in _FLAGS
            or (flag == "light") != (name == "light")
        ):
            raise ReferenceDataError(f"triggers/{name}.yaml: unknown key, part of speech or flag in {keys!r}")
        if effect is not None and effect not in set(Effect):
            raise ReferenceDataError(f"triggers/{name}.yaml: unknown effect {effect!r}; use a value of Effect")
        for word in words:
            yield Trigger(word, event, keys.get("mode"), pos, effect, flag == "light", flag == "weak")
