"""Where place names stand: what the encoder tags, and what the gazetteer or a noun such as "Hospital" shows besides.

Everything that may be a place name is a candidate; `place_evidence` tells the places from sides, peoples and things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from whence.extract.encoder import Encoding
from whence.extract.rules.place_evidence import Evidence
from whence.extract.rules.place_spans import mend
from whence.reference.gazetteer import Gazetteer
from whence.reference.place_use import PlaceUse
from whence.reference.place_words import STATES

Offsets = tuple[int, int]

_ARTICLE = r"(?:al|el|as|ash|ad|an|ar|at|az|ez|es|ed)-"
_CAPITAL = rf"(?:(?:[A-Z]\.){{2,}}|St\.|(?:{_ARTICLE})?[A-Z][\w'’]*(?:-{_ARTICLE}[A-Z][\w'’]*)*)"
_RUN = re.compile(rf"(?<![\w-]){_CAPITAL}(?:[ -](?:(?:of|de|del|al|el|and the|of the)[ ])?{_CAPITAL}){{0,3}}")
_OPENING = re.compile(r"(?:(?:['’]s|The|[a-z]+)\s+)*(?:['’]s|[Tt]he|of|in|[Aa]s)\s+(?=[A-Z])")
_CLOSING = re.compile(r"(?:\s+[a-z]+|\s*['’]s)+$")
_NEXT = re.compile(r"[ -]([A-Za-z]+)\b")
_NAMED_AFTER = re.compile(rf" of (?:the )?{_CAPITAL}(?: {_CAPITAL}){{0,2}}")
_PREVIOUS = re.compile(r"(?<![\w-])[A-Z][\w.'’-]*[ ]$")
_CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_LISTED = re.compile(r"\s*(?:,|,?\s+and|\s+or|-|–)\s*(?:the\s+)?")
_OTHERS = frozenset(("adjective", "unknown", "is tagged ASSOCIATIVE", "is tagged PER", "is tagged ORG"))
"""Evidence with which a name in a list of places is still no place: "in Syria and Russian papers"."""
_LOWER = re.compile(r"(?<![\w'’-])[a-z]+\b")
_BUILT = ("facilities", "ways")
_COMMA = re.compile(r",\s+(?=[A-Z])")
_PLACE_NAMES = frozenset({"LOC"})


def place_names(text: str, encoding: Encoding, gazetteer: Gazetteer, use: PlaceUse) -> list[Offsets]:
    """Return the names of a document that are places where they stand, in text order, none overlapping another.

    Args:
        text: the document.
        encoding: what the encoder says of it.
        gazetteer: what it knows of places and of adjectives ("Syrian").
        use: the word lists and weights that tell a place from a side.
    """
    evidence = Evidence(text, encoding, gazetteer, use)
    proposed = candidates(text, encoding, gazetteer, use)
    ends = {end for _, end in proposed}
    found: list[Offsets] = []
    for begin, end in proposed:
        observed = evidence.of(begin, end, ends)
        if found and _LISTED.fullmatch(text, found[-1][1], begin) and not _OTHERS.intersection(observed):
            observed.append("listed behind a place")
        if use.log_odds(observed) > 0:
            found.append((begin, end))
    return found


def candidates(text: str, encoding: Encoding, gazetteer: Gazetteer, use: PlaceUse) -> list[Offsets]:
    """Return the names that may be places: those tagged, and further ones that the gazetteer knows or a noun shows.

    Returns:
        The names in text order, none overlapping another. Linear in the length of the text.
    """
    tags = (*encoding.toponyms, *(tag for tag in encoding.names if tag.label in _PLACE_NAMES))
    mended = mend(text, sorted({part for tag in tags for part in _parts(text, tag.begin, tag.end)}))
    tagged = _apart(_fitted(text, begin, end, gazetteer, use) for begin, end in mended)
    return sorted((*tagged, *_spot(text, tagged, gazetteer, use)))


def _parts(text: str, begin: int, end: int) -> Iterator[Offsets]:
    """Yield the names in a span that holds several: "Xanadu, Yonder"."""
    for comma in _COMMA.finditer(text, begin, end):
        yield begin, comma.start()
        begin = comma.end()
    yield begin, end


def _apart(spans: Iterable[Offsets]) -> list[Offsets]:
    """Return spans in text order, without those that reach into one before them."""
    kept: list[Offsets] = []
    for begin, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if begin < end and (not kept or begin >= kept[-1][1]):
            kept.append((begin, end))
    return kept


def _fitted(text: str, begin: int, end: int, gazetteer: Gazetteer, use: PlaceUse) -> Offsets:
    """Return a tagged name as the gazetteer has it: "Gaza" grown to "Gaza City", "of Mosul city" cut to "Mosul".

    A lone "Temple" grows to "Temple of Bel", or is left out.
    """
    if _is_built(f"the {text[begin:end]}", use) and " " not in text[begin:end]:
        after = _NAMED_AFTER.match(text, end)
        return begin, after.end() if after else begin
    if not _is_exact(text[begin:end], gazetteer):
        opening = _OPENING.match(text, begin, end)
        begin = opening.end() if opening else begin
        closing = _CLOSING.search(text, begin, end)
        end = closing.start() if closing else end
    return _grown(text, begin, end, gazetteer, use)


def _grown(text: str, begin: int, end: int, gazetteer: Gazetteer, use: PlaceUse) -> Offsets:
    """Return a name with the words beside it that make it another: a known one, or "Hospital" behind an unknown one."""
    after = _NEXT.match(text, end)
    if after and (after[1][0].isupper() or gazetteer.adjective(text[begin:end])):
        whole = text[begin : after.end()]
        if _is_exact(whole, gazetteer) or (_is_built(whole, use) and not _is_known(text[begin:end], gazetteer)):
            return begin, after.end()
    before = _PREVIOUS.search(text, max(0, begin - 20), begin)
    if before and _is_exact(text[before.start() : end], gazetteer):
        return before.start(), end
    return begin, end


def _is_exact(name: str, gazetteer: Gazetteer) -> bool:
    return any(place.match == "exact" for place in gazetteer.find(name))


def _spot(text: str, names: Sequence[Offsets], gazetteer: Gazetteer, use: PlaceUse) -> Iterator[Offsets]:
    """Yield runs of capitalised words, apart from the given names, that are known or end in "Hospital", "Street" ..."""
    taken = bytearray(len(text))
    for begin, end in names:
        taken[begin:end] = b"\1" * (end - begin)
    common = set(_LOWER.findall(text))
    for begin, end in _runs(text, taken):
        name = text[begin:end]
        if len(name) < 2 or name in _CALENDAR or name.lower() in common or any(taken[begin:end]):
            continue
        if _is_known(name, gazetteer) or _is_built(name, use):
            taken[begin:end] = b"\1" * (end - begin)
            yield begin, end


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    if f"{name}." in STATES or any(place.match != "fuzzy" for place in gazetteer.find(name)):
        return True
    return bool(gazetteer.adjective(name))


def _is_built(name: str, use: PlaceUse) -> bool:
    first, *further = name.lower().split()
    noun = first if further[:1] == ["of"] else further[-1] if further else ""
    return any(kind in _BUILT for kind in use.kinds.get(noun, ()))


def _runs(text: str, taken: bytearray) -> Iterator[Offsets]:
    """Yield free runs of capitalised words, without a closing possessive; where a hyphen joins two, each of them."""
    for run in _RUN.finditer(text):
        begin, name = run.start(), re.sub(r"(?:['’]s?|-+)$", "", run.group())
        end = begin + len(name)
        if not any(taken[begin:end]):
            yield begin, end
        for dash in re.finditer(r"(?<=\w)-(?=[A-Z])", name):
            if not any(taken[begin : begin + dash.start()]):
                yield begin, begin + dash.start()
            if not any(taken[begin + dash.end() : end]):
                yield begin + dash.end(), end
