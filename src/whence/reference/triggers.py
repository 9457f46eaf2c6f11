"""Event triggers: words and phrases that name an event of a PLOVER type.

The lists are `data/triggers/*.yaml`, one file a PLOVER type, each a list of groups of lemmas with one meaning; beside
them `light.yaml` (verbs whose object names the event) and `stop.yaml` (phrases that only look like triggers). A lemma
may stand in several groups and files. "gun .. down" may hold its object inside; in "burn [houses]" the bracketed words
must follow, and are the object and not the trigger. Which words belong where, and why, is told in docs/ontology.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.model.vocabulary import Effect
from whence.reference.phrases import PhraseIndex, load_groups
from whence.reference.split_phrases import SplitIndex

# One file each; the order decides which of two equally good meanings comes first.
EVENT_FILES = tuple(
    "assault coerce mobilize protest sanction threaten accuse reject request agree consult support concede cooperate "
    "aid retreat".split()
)
_KEYS = frozenset({"mode", "pos", "effect", "flag", "object"})
_FLAGS = frozenset({None, "light", "weak", "vague", "stop"})
_POS = frozenset({"verb", "noun", "adj", "any"})
_OBJECTS = frozenset({None, "people", "things"})
_GAP = ".."
# "agreed on Monday" has no "agree on" in it.
_DATING = frozenset({"on", "by", "since"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


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
        vague: weak, and even somebody as its subject is no support ("want", "call", "help"): the encoder must say so.
        object: "people" or "things" where the verb means this only with such an object ("capture soldiers"), else None.
        head_words: how many of the lemma's words stand before the gap of a split phrase; 0 if it has none.
        object_words: how many of its last words are its object, and not part of the trigger.
    """

    lemma: str
    event: str
    mode: str | None
    pos: str
    effect: str | None
    light: bool
    weak: bool
    vague: bool = False
    object: str | None = None
    head_words: int = 0
    object_words: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """Triggers found at words [begin_word, end_word): strong ones first, then in the order of the files.

    ``last_word`` is the end of a split phrase, whose object stands between; elsewhere it is ``end_word``. ``object``
    are the words [begin, end) of an object that the phrase tells of: inside "gun .. down", behind "burn [houses]".
    """

    begin_word: int
    end_word: int
    triggers: tuple[Trigger, ...]
    last_word: int
    object: tuple[int, int] | None = None


class TriggerLexicon:
    """All triggers, found in any of their inflected forms."""

    def __init__(self, triggers: Sequence[Trigger], stop: Sequence[str] = ()) -> None:
        self.triggers: tuple[Trigger, ...] = tuple(triggers)
        self._index: PhraseIndex[int] = PhraseIndex()  # of places in self.triggers
        self._split: SplitIndex[int] = SplitIndex()
        for place, trigger in enumerate(self.triggers):
            self._index.add(trigger.lemma, trigger.pos, place)
            if trigger.head_words:
                words = trigger.lemma.split()
                head, tail = words[: trigger.head_words], words[trigger.head_words :]
                self._split.add(" ".join(head), " ".join(tail), place)
        self._stop: PhraseIndex[str] = PhraseIndex()
        for phrase in stop:
            self._index.hide(phrase, "any")
            self._stop.add(phrase, "any", phrase)

    def match(self, words: Sequence[str]) -> Iterator[Match]:
        """Yield the longest triggers from left to right, none overlapping; a stop phrase yields nothing.

        A split phrase counts as longer than a word of its parts; triggers inside its object are yielded after it.

        Args:
            words: the words of a sentence or document in order, in any case; hyphens may be inside words or be words.
        """
        whole = list(self._index.match(words))
        spans = {found.begin_word: found.end_word for found in whole}
        inside = {word for begin, end in spans.items() if end - begin > 1 for word in range(begin, end)}
        split = [
            found
            for found in self._split.match(words)
            if spans.get(found.begin_word, 0) <= found.head_end and found.tail_begin not in inside
        ]
        taken = {
            word
            for found in split
            for part in (range(found.begin_word, found.head_end), range(found.tail_begin, found.end_word))
            for word in part
        }
        matches = [
            Match(
                f.begin_word,
                f.head_end,
                self._readings(f.values, words[f.begin_word : f.head_end]),
                f.end_word,
                (f.head_end, f.tail_begin),
            )
            for f in split
        ]
        matches += [
            self._whole(found.values, words, found.begin_word, found.end_word)
            for found in whole
            if not taken.intersection(range(found.begin_word, found.end_word))
        ]
        yield from sorted(matches, key=lambda match: match.begin_word)

    def _whole(self, places: Sequence[int], words: Sequence[str], begin: int, end: int) -> Match:
        """Make a match of words that stand together, without the object at their end or the "on" of "on Monday"."""
        if end - begin > 1 and words[end - 1].lower() in _DATING and " ".join(words[end : end + 1]).lower() in _DAYS:
            end -= 1
            places = self._index.lookup(" ".join(words[begin:end]))
        triggers = self._readings(places, words[begin:end])
        if triggers and all(trigger.object_words for trigger in triggers):
            own = begin + min(len(t.lemma.split()) - t.object_words for t in triggers)
            return Match(begin, own, triggers, own, (own, end))
        return Match(begin, end, triggers, end)

    def stopped(self, words: Sequence[str]) -> Iterator[int]:
        """Yield the indices of the words in stop phrases, in text order."""
        for found in self._stop.match(words):
            yield from range(found.begin_word, found.end_word)

    def lookup(self, phrase: str) -> tuple[Trigger, ...]:
        """Return the triggers of exactly this phrase, in any of its forms; none for a stop phrase."""
        return self._readings(self._index.lookup(phrase), phrase.split())

    def _readings(self, places: Sequence[int], form: Sequence[str]) -> tuple[Trigger, ...]:
        """Join triggers that say the same of one form ("killing" from verb and noun); put the strong ones first."""
        merged: dict[tuple[str, str | None, bool, bool, str | None], Trigger] = {}
        gerund = any(word[-3:].lower() == "ing" for word in form)
        for trigger in sorted((self.triggers[place] for place in sorted(places)), key=lambda t: t.weak):
            pos = "any" if gerund and trigger.pos == "verb" and "ing" not in trigger.lemma else trigger.pos
            key = (trigger.event, trigger.mode, trigger.light, trigger.weak, trigger.object)
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
        if keys.get("object") not in _OBJECTS:
            raise ReferenceDataError(f"triggers/{name}.yaml: unknown object {keys['object']!r}; use people or things")
        for word in words:
            yield _trigger(word, event, keys)


def _trigger(phrase: str, event: str, keys: Mapping[str, str]) -> Trigger:
    """Make a trigger of a phrase as listed, with its gap or its bracketed object."""
    head, gap, tail = phrase.partition(f" {_GAP} ")
    _, bracket, things = phrase.partition(" [")
    flag = keys.get("flag")
    return Trigger(
        lemma=f"{head} {tail}" if gap else phrase.replace("[", "").replace("]", ""),
        event=event,
        mode=keys.get("mode"),
        pos=keys.get("pos", ""),
        effect=keys.get("effect"),
        light=flag == "light",
        weak=flag in {"weak", "vague"},
        vague=flag == "vague",
        object=keys.get("object"),
        head_words=len(head.split()) if gap else 0,
        object_words=len(things.split()) if bracket else 0,
    )
