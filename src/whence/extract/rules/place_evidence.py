"""What speaks for and against a name's being a place where it stands: its tags, its role, its form and its neighbours.

"In X", "the town of X" and "X hospital" name a place; "X said", "X's president", "troops from X" and "the X Post" name
a side, people and a newspaper. Each observation is a short phrase; what it weighs stands in `place_use.yaml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from whence.extract.encoder import Encoding, Tag
from whence.extract.rules.place_patterns import DATELINE, METONYMY
from whence.reference.gazetteer import Gazetteer
from whence.reference.place_use import PlaceUse
from whence.reference.place_words import STATES

Offsets = tuple[int, int]

_BEFORE = {
    word: group
    for group, words in {
        "in": "in within",
        "at": "at near inside outside across throughout around through via downtown off along nearby",
        "from": "from leaving left fled",
        "to": "to into toward towards onto reached reach visit visited visiting",
        "a strike": "hit struck shelled bombed seized captured took retook recaptured overran besieged stormed crossed "
        "raided evacuated occupied invaded entered enter",
        "of": "of",
        "on": "on over above",
        "between": "between",
        "and": "and or & versus nor",
        "with": "with against vs",
        "for": "for",
        "by": "by",
        "than": "than as that like because while when if which what how why whether but",
        "some": "a an this some many several most all other these those both two three four",
        "own": "its their his her our my your",
    }.items()
    for word in words.split()
}
"""What the word in front of a name says of it, the article apart."""
_COMPASS = re.compile(r"(?:north|south|east|west|mid|central|upper|lower|rural|inner|outer|downtown)", re.IGNORECASE)
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_LOCAL = re.compile(r"-(?:based|born|bound|area|wide|held|controlled|occupied|administered)\b")
_ACTING = re.compile(r"-(?:led|backed|funded|made|owned|allied|aligned|sponsored|supported|brokered|flagged)\b")
_HEADED = re.compile(
    r"(?:,[ \t]*[A-Z][\w.’' ]{1,25})?[ \t]*(?:\([A-Z][^()\n]{1,40}\)[ \t]*)?(?:--|[-–—:]|\|)|[ \t]*\([A-Z]{2,5}\)"
)
"""What follows a name with which a report opens: "BEIRUT (AP) -", "Muscat: "."""
_LIST = re.compile(
    r"(?:[Bb]oth )?(?:the )?[A-Z][\w.'’ -]*(?:(?:, | and |, and | or )(?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)+"
)
"""Several names and nothing else: "Britain, France and the Netherlands"."""
_LONGEST_LIST = 200
_SPORT = re.compile(
    r"\b(?:game|match|coach|season|league|goals?|points|cup|championship|tournament|final|semifinals?|striker|midfielder"
    r"|playoffs?|innings?|quarterback|wicket|jockey|home run|touchdown|victory over|defeat(?:ed)? (?:by|to|of))\b",
    re.IGNORECASE,
)
_RIVAL = re.compile(r"\b(?:against|beat|beating|defeated|over|to|with|sweep|swept|held|hosts?|for|by)\s+(?:the\s+)?$")
_SPORT_SPAN = 250
"""Code points around a name within which words of sport say that towns may be teams."""
_LARGE = 100_000
"""Population from which a town is one that reports name without a word of explanation."""
_ROLES = ("ARGM-LOC", "ARGM-DIR", "ARGM-GOL")
_PARTIES = ("ARG0", "ARG1", "ARG2", "ARG4")
_NAMING = ("titles", "features", "people", "vessels", "storms")
"""Kinds of nouns that may stand right in front of a name: "President", "the tanker", "Hurricane"."""
_SETTLED = frozenset({"country", "adm1", "capital", "continent", "city"})
_TOPONYMS = ("LITERAL", "ASSOCIATIVE")
_NAMES = ("PER", "ORG", "LOC", "MISC")
_SLACK = 5
"""Code points by which a role may be longer than the name that it is: an article in front, a mark behind."""


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The words around a name, skipping an article in front and a possessive behind."""

    before: str
    further: str
    article: bool
    possessive: bool
    after: str
    second: str


class Evidence:
    """Gathers, for the names of one document, what speaks for and against their being places."""

    def __init__(self, text: str, encoding: Encoding, gazetteer: Gazetteer, use: PlaceUse) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._use = use
        self._begins = [word.begin for word in encoding.words]
        self._ends = [word.end for word in encoding.words]
        self._tags = self._by_word((*encoding.toponyms, *encoding.names))
        self._entities = self._by_word(encoding.entities)
        self._parties: dict[int, list[tuple[int, str]]] = {}
        self._marks: dict[str, bytearray] = {}
        for tag in (tag for each in encoding.attributions for tag in each.source):
            self._mark("in a source", tag.begin, tag.end)
            self._parties.setdefault(tag.end, []).append((tag.begin, "a source"))
        for dateline in DATELINE.finditer(text):
            self._mark("in a dateline", *dateline.span())
        for predicate in encoding.predicates:
            acts = "deeds" in self._kinds(text[predicate.begin : predicate.end])
            for tag in predicate.roles:
                self._read_role(tag, acts)
        self._sport = [found.start() for found in _SPORT.finditer(text)]
        self._called = _called(text, encoding)

    def _read_role(self, tag: Tag, acts: bool) -> None:
        """Note a role, that of a verb for what sides do (``acts``) or of another."""
        if tag.label in _ROLES:
            self._mark(f"in {tag.label}", tag.begin, tag.end)
        elif tag.label in _PARTIES:
            parties = self._parties.setdefault(tag.end, [])
            parties.append((tag.begin, tag.label))
            if acts and tag.label == "ARG0":
                parties.append((tag.begin, "one who acts"))
            if tag.end - tag.begin < _LONGEST_LIST and _LIST.fullmatch(self._text, tag.begin, tag.end):
                self._mark(f"listed in {tag.label}", tag.begin, tag.end)

    def _mark(self, name: str, begin: int, end: int) -> None:
        self._marks.setdefault(name, bytearray(len(self._text)))[begin:end] = b"\1" * (end - begin)

    def _by_word(self, tags: Iterable[Tag]) -> dict[int, list[Tag]]:
        found: dict[int, list[Tag]] = {}
        for tag in tags:
            for word in self.words(tag.begin, tag.end):
                found.setdefault(word, []).append(tag)
        return found

    def words(self, begin: int, end: int) -> range:
        """Return the numbers of the words that a name touches."""
        first = bisect_right(self._ends, begin)
        return range(first, max(first, bisect_left(self._begins, end)))

    def of(self, begin: int, end: int, places: Collection[int]) -> list[str]:
        """Return everything observed of a name.

        Args:
            begin: where the name begins.
            end: where it ends.
            places: where other names of the document end.
        """
        around = self._neighbours(begin, end)
        observed = (
            *self._tagged(begin, end),
            *self._roles(begin, end),
            *self._form(begin, end),
            *self._in_front(begin, around, places),
            *self._behind(end, around),
        )
        return list(dict.fromkeys(observed))

    def _tagged(self, begin: int, end: int) -> Iterator[str]:
        words = self.words(begin, end)
        tags = {tag for word in words for tag in self._tags.get(word, ())}
        for kinds in (_TOPONYMS, _NAMES):
            whole = sorted({tag.label for tag in tags if tag.label in kinds and (tag.begin, tag.end) == (begin, end)})
            part = sorted({tag.label for tag in tags if tag.label in kinds} - {*whole})
            if whole:
                yield f"is tagged {'+'.join(whole)}"
            if part:
                yield f"in tagged {'+'.join(part)}"
        if not tags:
            yield "untagged"
        around = [tag for tag in self._entities.get(words.start, ()) if tag.begin <= begin and end <= tag.end]
        if around:
            size = min(tag.end - tag.begin for tag in around)
            inner = sorted({tag.label for tag in around if tag.end - tag.begin == size})
            yield f"{'is' if size == end - begin else 'in'} entity {'+'.join(inner)}"
            yield from sorted({f"within entity {tag.label}" for tag in around if tag.end - tag.begin > size})

    def _roles(self, begin: int, end: int) -> Iterator[str]:
        yield from (name for name, marks in self._marks.items() if marks[begin] and marks[end - 1])
        for stop in range(end, end + 3):
            for first, label in self._parties.get(stop, ()):
                if first <= begin <= first + _SLACK:
                    yield f"is {label}"

    def _form(self, begin: int, end: int) -> Iterator[str]:
        name = self._text[begin:end]
        if self._gazetteer.adjective(name):
            yield "adjective"
            if name.endswith("s"):
                yield "people"
        yield from self._known(name)
        words = re.split(r"[ -]", name)
        yield f"{min(len(words), 3)} words"
        if len(words) > 1:
            yield from (f"ends as {kind}" for kind in self._kinds(words[-1]))
            yield from (f"has {kind}" for kind in {kind for word in words[:-1] for kind in self._kinds(word)})
        if name.isupper():
            yield "capitals" if len(name) > 4 else "initials"
        if "." in name:
            yield "abbreviated"
        if f"{name}." in STATES or name in STATES:
            yield "state for short"
        if (begin == 0 or self._text[begin - 1] == "\n") and _HEADED.match(self._text, end):
            yield "opens a report" if self._gazetteer.find(name) else "opens a line"
        yield from self._document(begin, end)

    def _document(self, begin: int, end: int) -> Iterator[str]:
        """Yield what the rest of the document says of a name."""
        called = self._called.get(self._text[begin:end], Counter())
        for labels in (_NAMES, _TOPONYMS):
            label = max(labels, key=lambda label: called[label])
            if called[label] > 1:
                yield f"mostly tagged {label}"
        near = bisect_left(self._sport, end + _SPORT_SPAN) - bisect_left(self._sport, begin - _SPORT_SPAN)
        if near:
            yield "amid sport" if near < 3 else "amid much sport"
            if near > 1 and _RIVAL.search(self._text, max(0, begin - 20), begin):
                yield "plays"

    def _known(self, name: str) -> Iterator[str]:
        places = [place for place in self._gazetteer.find(name) if place.match != "fuzzy"]
        if not places:
            yield "unknown"
        kinds = {place.kind for place in places if place.match == "exact" or place.kind == "country"}
        for kind in ("country", "adm1", "capital", "continent"):
            if kind in kinds:
                yield f"known {kind}"
        if kinds - _SETTLED:
            yield "known feature"
        largest = max((place.population for place in places if place.kind == "city"), default=0)
        if largest:
            yield "large town" if largest >= _LARGE else "small town"

    def _in_front(self, begin: int, around: _Neighbours, places: Collection[int]) -> Iterator[str]:
        text, before = self._text, around.before
        if around.article:
            yield "the"
        if begin == 0 or text[begin - 1] == "\n":
            yield "begins a line"
        elif text[begin - 1] in "-–—/":
            yield "joined in front"
        elif not before or not before[0].isalnum():
            yield "behind a comma" if before == "," else "behind a bracket" if before in ("(", "[") else "behind a mark"
        elif before.lower() in _BEFORE:
            yield f"behind {_BEFORE[before.lower()]}"
        elif _COMPASS.match(before):
            yield "behind a direction"
        else:
            yield f"behind a {_shape(before)}"
        yield from (f"behind {kind}" for kind in self._kinds(before) if kind in _NAMING)
        if before in ("of", "and", "for"):
            case = "capital" if around.further[:1].isupper() else "lower"
            yield from (f"{case} {kind} {before}" for kind in self._kinds(around.further))
        if any(end in places and text[end:begin].strip() in (",", "/", "(") for end in (begin - 2, begin - 1)):
            yield "behind another name"

    def _behind(self, end: int, around: _Neighbours) -> Iterator[str]:
        text = self._text
        mark = text[end : end + 1]
        if around.possessive:
            yield "possessive"
        if METONYMY.match(text, end, end + 45):
            yield "speaks"
        if mark == "-":
            yield "local" if _LOCAL.match(text, end) else "acting" if _ACTING.match(text, end) else "joined behind"
        elif around.possessive or mark == " ":
            if self._text[end : end + 2] == " (":
                yield "before a bracket"
            kinds = self._kinds(around.after)
            case = "capital" if around.after[:1].isupper() else "lower"
            whose = "its" if around.possessive else "before"
            yield from (f"{whose} {case} {kind}" for kind in kinds)
            if not kinds:
                yield f"{whose} {case}" if around.after[:1].isalpha() else f"{whose} a mark"
                further = self._kinds(around.second) if around.after[:1].isalpha() else ()
                yield from (f"{whose} further {kind}" for kind in further)
        elif mark == ",":
            yield "before a comma"
            if around.second[:1].isupper():
                yield "before a comma and a name"
        else:
            yield "before a stop"

    def _kinds(self, word: str) -> tuple[str, ...]:
        return self._use.kinds.get(word.lower(), ())

    def _neighbours(self, begin: int, end: int) -> _Neighbours:
        inside = self.words(begin, end)
        before, further = self._word(inside.start - 1), self._word(inside.start - 2)
        article = before.lower() == "the"
        if article:
            before, further = further, self._word(inside.start - 3)
        behind = inside.stop
        possessive = self._word(behind) in _POSSESSIVES and self._begins[behind] == end
        possessive = possessive or self._text.endswith(("'s", "’s"), begin, end)
        if self._word(behind) in _POSSESSIVES and possessive:
            behind += 1
        return _Neighbours(before, further, article, possessive, self._word(behind), self._word(behind + 1))

    def _word(self, number: int) -> str:
        if not 0 <= number < len(self._begins):
            return ""
        return self._text[self._begins[number] : self._ends[number]]


def _called(text: str, encoding: Encoding) -> dict[str, Counter[str]]:
    """Count what each name of a document is tagged as; the parts of a person's name are that person's as well."""
    found: dict[str, Counter[str]] = {}
    for tag in (*encoding.names, *encoding.toponyms):
        name = text[tag.begin : tag.end]
        for part in {name, *(name.split() if tag.label == "PER" else ())}:
            found.setdefault(part, Counter())[tag.label] += 1
    return found


def _shape(word: str) -> str:
    return "capital" if word[0].isupper() else "figure" if word[0].isdigit() else "word"
