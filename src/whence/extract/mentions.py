"""The mentions of a document, found once and then asked for by position."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence

from whence.extract.encoder import Encoding, Tag
from whence.extract.rules import places, times
from whence.extract.rules.place_spotting import place_names
from whence.extract.words import Words
from whence.model.document import Document
from whence.model.mention import Form, Mention, Resolved, Weapon
from whence.model.vocabulary import MentionKind
from whence.reference.gazetteer import Gazetteer
from whence.reference.place_use import place_use
from whence.reference.weapons import Weapons

_ACTOR_ENTITIES = frozenset({"Organisation", "Person"})
_ACTOR_NAMES = frozenset({"PER", "ORG"})


class MentionTable:
    """All mentions of one document. A span of one kind is one mention, however often it is asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[tuple[MentionKind, int, int], Mention] = {}
        self._sorted: dict[MentionKind, list[tuple[int, int]]] = {kind: [] for kind in MentionKind}

    def add(
        self, kind: MentionKind, begin: int, end: int, form: Form | None = None, resolved: Resolved | None = None
    ) -> Mention:
        """Return the mention of this kind at this span, made now if it is new.

        Raises:
            SpanError: the offsets lie outside the document.
        """
        key = (kind, begin, end)
        if key not in self._found:
            span = self._document.span(begin, end)
            self._found[key] = Mention(f"m{len(self._found) + 1}", span, kind, resolved=resolved, form=form)
            insort(self._sorted[kind], (begin, end))
        return self._found[key]

    def inside(self, kind: MentionKind, begin: int, end: int) -> list[Mention]:
        """Return the mentions of a kind that lie in ``[begin, end)``, in text order, in time linear in them."""
        spans = self._sorted[kind]
        found = []
        for position in range(bisect_left(spans, (begin, begin)), len(spans)):
            first, last = spans[position]
            if first >= end:
                break
            if last <= end:
                found.append(self._found[kind, first, last])
        return found

    def all(self) -> tuple[Mention, ...]:
        """Return every mention in text order."""
        return tuple(sorted(self._found.values(), key=lambda m: (m.span, m.kind)))


def gather(words: Words, encoding: Encoding, weapons: Weapons, gazetteer: Gazetteer) -> MentionTable:
    """Find the actors, places, times and weapons that the sentences of a document mention."""
    document = words.document
    table = MentionTable(document)
    for tag in actor_tags(encoding):
        _add(table, words, MentionKind.ACTOR, tag)
    names = [
        span for span in event_places(document.text, encoding, gazetteer) if words.sentence_index(span[0]) is not None
    ]
    for place in places.recognise(document.text, names, gazetteer.adjective):
        if words.sentence_index(place.begin) is None:
            continue
        table.add(MentionKind.PLACE, place.begin, place.end, form=place.form)
    for time in times.recognise(document.text):
        if words.sentence_index(time.begin) is not None:
            table.add(MentionKind.TIME, time.begin, time.end, form=time.form)
    for sentence in document.sentences:
        inside = words.inside(sentence.begin, sentence.end)
        for match in weapons.match(words.lower[inside.start : inside.stop]):
            span = words.span(inside.start + match.begin_word, inside.start + match.end_word)
            weapon = Weapon(match.weapon.lemma, match.weapon.weapon_class)
            table.add(MentionKind.WEAPON, span.begin, span.end, resolved=weapon)
    return table


def actor_tags(encoding: Encoding) -> Iterable[Tag]:
    """Yield what the encoder tags as persons and organisations."""
    yield from (tag for tag in encoding.entities if tag.label in _ACTOR_ENTITIES)
    yield from (tag for tag in encoding.names if tag.label in _ACTOR_NAMES)


def place_spans(text: str, encoding: Encoding, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Return every place name of a text, from the encoder's tags and the gazetteer, in text order."""
    return place_names(text, encoding, gazetteer, place_use())


def event_places(text: str, encoding: Encoding, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Return the place names that can say where something was.

    None is inside the name of a person or organisation, and none is what the document more often calls one: a name that
    is an organisation in four sentences is one in the fifth.
    """
    others = sorted((tag.begin, tag.end) for tag in encoding.names if tag.label in _ACTOR_NAMES)
    votes = Counter((text[tag.begin : tag.end], tag.label in _ACTOR_NAMES) for tag in encoding.names)
    return [
        (begin, end)
        for begin, end in place_spans(text, encoding, gazetteer)
        if not _is_inside((begin, end), others) and votes[text[begin:end], True] <= votes[text[begin:end], False]
    ]


def _is_inside(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Say whether a span lies in one of some others, which are sorted and do not overlap."""
    index = bisect_right(others, (span[0], sys.maxsize)) - 1
    return index >= 0 and span[1] <= others[index][1]


def _add(table: MentionTable, words: Words, kind: MentionKind, tag: Tag) -> None:
    if words.sentence(tag.begin) is not None:
        table.add(kind, tag.begin, tag.end)
