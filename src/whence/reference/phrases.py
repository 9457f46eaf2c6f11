"""Match word lists against text in one pass: tries over lower-cased words, and English inflection.

Every list of reference data (triggers, weapons, cues) is a set of phrases. Hyphens and spaces are equal ("air-strike",
"air strike"), a determiner inside a phrase may be skipped ("lay down their arms" is "lay down arms"), and the longest
phrase wins. The cost is linear in the number of words: each start walks at most the longest phrase.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Generic, TypeVar

import yaml

from whence.model.errors import ReferenceDataError

T = TypeVar("T")

# Words that may stand inside a phrase without being part of it.
_SKIPPED = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those"})
_MAX_SKIPPED = 2
_DASHES = re.compile(r"[-\u2010\u2011\u2012\u2013]+")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load_data(name: str) -> Any:
    """Read one YAML file of the package's data; every scalar stays a string.

    Raises:
        ReferenceDataError: the file is missing or is not YAML.
    """
    try:
        text = files("whence.reference").joinpath("data", name).read_text(encoding="utf-8")
        return yaml.load(text, Loader=_LOADER)  # a base loader builds strings, lists and dicts only
    except (OSError, yaml.YAMLError) as error:
        raise ReferenceDataError(f"reference data {name}: {error}; reinstall whence") from error


def split_words(phrase: str) -> list[str]:
    """Return the lower-cased words of a phrase; a hyphen separates like a space."""
    return [part for word in phrase.lower().split() for part in _DASHES.split(word) if part]


class _Node(Generic[T]):
    """One step of the trie."""

    __slots__ = ("children", "values")

    def __init__(self) -> None:
        self.children: dict[str, _Node[T]] = {}
        self.values: tuple[T, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseMatch(Generic[T]):
    """A phrase found in a list of words.

    Attributes:
        begin_word: index of the first word.
        end_word: index after the last word.
        values: what the phrase stands for, in the order of the data file.
    """

    begin_word: int
    end_word: int
    values: tuple[T, ...]


class PhraseIndex(Generic[T]):
    """A set of phrases with values, matched longest first."""

    def __init__(self, entries: Iterable[tuple[str, T]] = ()) -> None:
        self._root: _Node[T] = _Node()
        for phrase, value in entries:
            self._add(phrase, value)

    def _add(self, phrase: str, value: T) -> None:
        words = split_words(phrase)
        if not words:
            raise ReferenceDataError(f"an empty phrase stands for {value!r}; give it words")
        node = self._root
        for word in words:
            node = node.children.setdefault(word, _Node())
        if value not in node.values:
            node.values = (*node.values, value)

    def lookup(self, phrase: str) -> tuple[T, ...]:
        """Return the values of exactly this phrase, or an empty tuple."""
        node = self._root
        for word in split_words(phrase):
            child = node.children.get(word)
            if child is None:
                return ()
            node = child
        return node.values

    def match(self, words: Sequence[str]) -> Iterator[PhraseMatch[T]]:
        """Yield the longest phrases from left to right, none overlapping.

        Args:
            words: the words of a text in order, in any case. A word may hold hyphens, and a hyphen may be a word. A phrase
                never begins or ends inside a word.
        """
        parts, owner, last = _parts(words)
        position = 0
        while position < len(parts):
            if position and owner[position] == owner[position - 1]:
                position += 1
                continue
            end, values = self._longest(parts, last, position)
            if end > position:
                yield PhraseMatch(owner[position], owner[end - 1] + 1, values)
                position = end
            else:
                position += 1

    def _longest(self, parts: list[str], last: list[bool], begin: int) -> tuple[int, tuple[T, ...]]:
        node, best, values, skipped = self._root, begin, (), 0
        for position in range(begin, len(parts)):
            child = node.children.get(parts[position])
            if child is not None:
                node, skipped = child, 0
                if node.values and last[position]:
                    best, values = position + 1, node.values
            elif position > begin and parts[position] in _SKIPPED and skipped < _MAX_SKIPPED:
                skipped += 1
            else:
                break
        return best, values


def _parts(words: Sequence[str]) -> tuple[list[str], list[int], list[bool]]:
    """Split words at hyphens: the parts, the word each belongs to, and whether it is that word's last part."""
    parts: list[str] = []
    owner: list[int] = []
    last: list[bool] = []
    for index, word in enumerate(words):
        lowered = word.lower()
        pieces = [lowered] if lowered.isalpha() else [piece for piece in _DASHES.split(lowered) if piece]
        for number, piece in enumerate(pieces, start=1):
            parts.append(piece)
            owner.append(index)
            last.append(number == len(pieces))
    return parts, owner, last


# Past tense and past participle (several forms separated by "/") of the irregular verbs that the lists use.
_IRREGULAR = {
    line.split()[0]: line.split()[1:]
    for line in """
    arise arose arisen|be was/were been|bear bore borne|beat beat beaten|become became become|begin began begun
    behold beheld beheld|bid bid bid|bind bound bound|bite bit bitten|blow blew blown|break broke broken
    breed bred bred|bring brought brought|build built built|burn burned/burnt burned/burnt|burst burst burst|buy bought bought
    cast cast cast|catch caught caught|come came come|cut cut cut|deal dealt dealt|draw drew drawn|drive drove driven
    dig dug dug|do did done|drink drank drunk|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found
    flee fled fled|fling flung flung|fly flew flown|forbid forbade/forbad forbidden|forgive forgave forgiven|freeze froze frozen
    get got got/gotten|give gave given|go went gone|grow grew grown|hang hung/hanged hung/hanged|have had had|hear heard heard
    hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led
    leap leaped/leapt leaped/leapt|leave left left|lend lent lent|let let let|lie lay lain|light lit/lighted lit/lighted
    lose lost lost|make made made|mean meant meant|meet met met|mow mowed mown/mowed|overcome overcame overcome
    overrun overran overrun|overthrow overthrew overthrown|override overrode overridden|pay paid paid
    put put put|quit quit/quitted quit/quitted|read read read|rebuild rebuilt rebuilt|rend rent rent|retake retook retaken
    rid rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
    sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shoot shot shot|show showed shown/showed
    shut shut shut|sink sank/sunk sunk|sit sat sat|slay slew slain|sling slung slung|slit slit slit|speak spoke spoken
    speed sped sped|spend spent spent|split split split|spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck
    strike struck struck/stricken|strive strove striven|sue sued sued|swear swore sworn|sweep swept swept|swing swung swung
    take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown
    undergo underwent undergone|undertake undertook undertaken|uphold upheld upheld|withdraw withdrew withdrawn
    withhold withheld withheld|withstand withstood withstood|wound wounded wounded|write wrote written
    """.replace("|", "\n").split("\n")
    if line.split()
}
# Stress on the last syllable, or doubled by custom, although the word has more than one syllable.
_DOUBLED = frozenset(
    "admit abet abhor acquit allot befit commit compel concur confer control deter dispel embed emit excel expel forgot "
    "handicap incur infer kidnap occur omit outbid patrol permit propel rebel rebut recap recur refer regret remit "
    "repel submit transfer transmit unplug program outgun".split()
)
# Doubled in British, not in American spelling: both are taken.
_EITHER = frozenset(
    "cancel channel counsel dial dismantel equal fuel funnel label level marshal model pedal quarrel ravel rival "
    "shovel signal travel trowel tunnel imperil pencil stencil total cudgel bludgeo kidnap worship benefit focus".split()
)
_ONE_SYLLABLE = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprtvz]$")


def verb_forms(verb: str) -> list[tuple[str, str]]:
    """Return every form of a one-word verb with its tag: base, s, past (tense or participle), ing."""
    stem_s = verb + "es" if re.search(r"(?:s|sh|ch|x|z|[^aeiou]o)$", verb) else verb + "s"
    if re.search(r"[^aeiou]y$", verb):
        stem_s = verb[:-1] + "ies"
    forms = [(verb, "base"), (stem_s if verb not in {"be", "have"} else {"be": "is", "have": "has"}[verb], "s")]
    if verb == "be":
        forms.append(("are", "s"))
    pasts = [form for column in _IRREGULAR.get(verb, []) for form in column.split("/")] or _regular(verb, "ed")
    return forms + [(form, "past") for form in dict.fromkeys(pasts)] + [(form, "ing") for form in _regular(verb, "ing")]


def _regular(verb: str, ending: str) -> list[str]:
    """Attach -ed or -ing by the spelling rules; two results where spelling varies."""
    if verb.endswith("ie") and ending == "ing":
        return [verb[:-2] + "ying"]
    if verb.endswith("e") and not (ending == "ing" and verb.endswith(("ee", "oe", "ye")) or verb == "be"):
        return [verb[:-1] + ending]
    if verb.endswith("ee"):
        return [verb + ("d" if ending == "ed" else ending)]
    if re.search(r"[^aeiou]y$", verb) and ending == "ed":
        return [verb[:-1] + "ied"]
    if verb.endswith("ic"):
        return [verb + "k" + ending]
    double = verb + verb[-1] + ending
    if verb in _EITHER:
        return [verb + ending, double]
    return [double if verb in _DOUBLED or _ONE_SYLLABLE.fullmatch(verb) else verb + ending]


def noun_forms(noun: str) -> list[str]:
    """Return singular and plural of a one-word noun."""
    if noun.endswith("sis"):
        return [noun, noun[:-2] + "es"]
    if noun.endswith("man"):
        return [noun, noun[:-2] + "en"]
    if re.search(r"[^aeiou]y$", noun):
        return [noun, noun[:-1] + "ies"]
    return [noun, noun + ("es" if re.search(r"(?:s|sh|ch|x|z)$", noun) else "s")]


_HEAD_ENDS = frozenset({"of", "for", "in", "on", "to", "against", "with", "at", "by", "from", "between", "under"})


def inflect(phrase: str, pos: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a phrase with the part of speech each form can have.

    A verb phrase inflects its first word, a noun phrase the word before its first preposition, an adjective nothing. A verb's
    -ing form can also be a noun ("the shelling", "two bombings"): it is tagged "any".

    Args:
        phrase: a lemma, words separated by spaces.
        pos: verb, noun, adj or any (verb and noun).
    """
    for spelled in _spellings(phrase):
        words = spelled.split()
        if pos in {"verb", "any"}:
            yield from _verb_phrase(words, pos)
        if pos in {"noun", "any"}:
            yield from ((form, pos) for form in _noun_phrase(words))
        if pos == "adj":
            yield spelled, pos


def _verb_phrase(words: list[str], pos: str) -> Iterator[tuple[str, str]]:
    rest = words[1:]
    for form, tag in verb_forms(words[0]):
        yield " ".join([form, *rest]), "any" if tag == "ing" else pos
        if tag == "ing" and not rest:
            yield form + "s", "noun"


def _noun_phrase(words: list[str]) -> Iterator[str]:
    head = next((place for place, word in enumerate(words) if place and word in _HEAD_ENDS), len(words)) - 1
    for form in noun_forms(words[head]):
        inflected = [*words[:head], form, *words[head + 1 :]]
        yield " ".join(inflected)
        if len(words) == 2:  # compounds are also written as one word: "airstrike"
            yield "".join(inflected)


_BRITISH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[a-z]{3})iz(?=e$|ed$|ing$|ation$)"), "is"),
    (re.compile(r"lyz(?=e$)"), "lys"),
    (re.compile(r"^defense$"), "defence"),
    (re.compile(r"^offense$"), "offence"),
    (re.compile(r"^labor$"), "labour"),
)


def _spellings(phrase: str) -> list[str]:
    """Return the phrase and its British spelling, where that differs."""
    words = split_words(phrase)
    british = [_british(word) for word in words]
    return [" ".join(words)] + ([" ".join(british)] if british != words else [])


def _british(word: str) -> str:
    for pattern, replacement in _BRITISH:
        word = pattern.sub(replacement, word)
    return word


def index_inflected(entries: Iterable[tuple[str, str, Callable[[str], T]]]) -> PhraseIndex[T]:
    """Build an index of all forms of (lemma, part of speech, maker of a value for the form's part of speech)."""
    return PhraseIndex((form, make(tag)) for lemma, pos, make in entries for form, tag in inflect(lemma, pos))
