"""Weapons, ordnance and war vehicles, by class.

The list is `data/weapons.yaml`. The class decides codes (see `ontology.py`), so a word that fits several classes is in
none or in the broadest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.reference.morphology import verb_forms
from whence.reference.phrases import PhraseIndex, load_groups, load_yaml

CLASSES = frozenset(
    "firearms explosives ied suicide-attack aerial drone heavy-weapons chemical grenade mine primitive incendiary "
    "vehicle other".split()
)


@dataclass(frozen=True, slots=True)
class WeaponWord:
    """A weapon's name (lower-case, as listed) and its class, one of `CLASSES`."""

    lemma: str
    weapon_class: str


@dataclass(frozen=True, slots=True)
class WeaponMatch:
    """A weapon found at words [begin_word, end_word)."""

    begin_word: int
    end_word: int
    weapon: WeaponWord


class Weapons:
    """All listed weapons, found in singular and plural."""

    def __init__(self, words: Sequence[tuple[WeaponWord, str]]) -> None:
        self.words: tuple[WeaponWord, ...] = tuple(word for word, _ in words)
        self._index: PhraseIndex[WeaponWord] = PhraseIndex()
        for word, pos in words:
            self._index.add(word.lemma, pos, word)

    def match(self, words: Sequence[str]) -> Iterator[WeaponMatch]:
        """Yield the longest weapon names from left to right, none overlapping.

        Args:
            words: the words of a sentence or document in order, in any case; hyphens may be inside words or be words.
        """
        for found in self._index.match(words):
            yield WeaponMatch(found.begin_word, found.end_word, found.values[0])


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """How a weapon becomes an event's instrument: forms of verbs that use their object, and words like "with"."""

    uses: frozenset[str]
    openers: frozenset[str]


@cache
def instrument_words() -> InstrumentWords:
    """Load the packaged words (`data/instruments.yaml`) once.

    Raises:
        ReferenceDataError: the data file is missing or not what it should be.
    """
    data = load_yaml("instruments.yaml")
    try:
        uses = frozenset(form for verb in data["uses"].split(",") for form in verb_forms(verb.strip()))
        return InstrumentWords(uses, frozenset(word.strip() for word in data["openers"].split(",")))
    except (KeyError, AttributeError, IndexError) as error:
        raise ReferenceDataError(f"reference data instruments.yaml: {error!r}; reinstall whence") from error


@cache
def weapons() -> Weapons:
    """Load the packaged weapons once.

    Raises:
        ReferenceDataError: the data file breaks its own rules.
    """
    words: list[tuple[WeaponWord, str]] = []
    for keys, lemmas in load_groups("weapons.yaml"):
        if keys.get("class") not in CLASSES or not {"class", "pos"}.issuperset(keys):
            raise ReferenceDataError(f"weapons.yaml: unknown key or class in {keys!r}; classes are {sorted(CLASSES)}")
        words += [(WeaponWord(lemma, keys["class"]), keys.get("pos", "noun")) for lemma in lemmas]
    return Weapons(words)
