"""Where the words of a claim were first published: the earliest origin that the archive knows of.

Reports are copied, cut, merged and quoted (``link.copies``). A claim whose evidence stands in the origin of its
report's family, or in a report that this one holds or quotes, is that origin's claim; the way goes on from there, for
an origin may quote another. All that a copy says which adds next to nothing is its origin's: a story reworded is no
second source. What a longer one adds is its own, though its family is that of the origin.

A text that says itself that somebody else published it first ("originally published by") and whose first publication
the archive does not hold has an origin all the same: it is derived from that publisher, the day and the words, so that
reprints of the same text share it however short they are. It is no id of a version, and nothing is kept under it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from whence.link.copies.words import story_of, words_of
from whence.model.archive import Copy, CopyKind, derived_id
from whence.model.claim import Claim
from whence.model.document import Document
from whence.model.reading import Article, Reading
from whence.model.span import Span, hull
from whence.store.interface import ReadStore

_LINKS = (CopyKind.MERGED, CopyKind.QUOTES)
_WHOLE = (CopyKind.EXACT, CopyKind.NEAR, CopyKind.CUT)
"""Copies that add less than a tenth of their own: all that they say is their origin's, reworded or not."""
_KEPT = 256
"""Texts whose words are kept at hand: about 5 kB each."""


@dataclass(frozen=True, slots=True)
class OriginOfClaim:
    """The version, or the derived id, whose words a claim are; ``copied`` where they are not the report's own."""

    id: str
    copied: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """A version's words, a blank before and behind each, and where it says that it was published first."""

    words: str
    first_published: str | None


class Origins:
    """Finds the origins of claims. It keeps what it looked up: make a new one once copies were related anew."""

    def __init__(self, store: ReadStore) -> None:
        self._store = store
        self._text = lru_cache(_KEPT)(self._load)
        self._copies = lru_cache(4 * _KEPT)(store.copies)

    def of_claims(self, version_id: str, reading: Reading) -> list[OriginOfClaim]:
        """Find the origin of each claim of a version's reading, in the reading's order.

        Raises:
            StoreError: the store cannot be used.
        """
        if reading.report.origin is None and not self._copies(version_id):
            return [OriginOfClaim(version_id, False)] * len(reading.claims)
        return [self._of(version_id, _evidence(claim, reading.document)) for claim in reading.claims]

    def _of(self, version_id: str, evidence: Sequence[str]) -> OriginOfClaim:
        """Follow the words of a claim from copy to origin until nobody is known to have had them before."""
        at, seen = version_id, {version_id}
        while (step := self._step(at, evidence)) is not None and step not in seen:
            seen.add(step)
            at = step
        copied = at != version_id
        first = at if copied else self._family(version_id)
        told = self._told(first)
        return OriginOfClaim(told or first, copied or told is not None)

    def _step(self, version_id: str, evidence: Sequence[str]) -> str | None:
        """Find what a version took some words from; None where they are its own."""
        for row in _nearest(self._copies(version_id)):
            if row.origin_id != version_id and (row.kind in _WHOLE or self._holds(row.origin_id, evidence)):
                return row.origin_id
        return None

    def _family(self, version_id: str) -> str:
        rows = self._copies(version_id)
        return next((row.origin_id for row in rows if row.kind not in _LINKS), version_id)

    def _holds(self, version_id: str, evidence: Sequence[str]) -> bool:
        text = self._text(version_id).words
        return all(words in text for words in evidence)

    def _told(self, version_id: str) -> str | None:
        return self._text(version_id).first_published

    def _load(self, version_id: str) -> _Text:
        article = self._store.article(version_id)
        if article is None:
            return _Text("", None)
        words = _spaced(article.document.text)
        origin = article.report.origin
        if origin is None:
            return _Text(words, None)
        publisher = " ".join(words_of(origin.publisher))
        return _Text(words, derived_id("origin", publisher, str(origin.published or ""), _story(article)))


def _nearest(rows: Sequence[Copy]) -> list[Copy]:
    """Order what a version draws on: its family first, then what it holds most of."""
    return sorted(rows, key=lambda row: (row.kind in _LINKS, -row.shared, row.origin_id))


def _story(article: Article) -> str:
    """Return the words of a story without its headline, which every reprint changes."""
    story, headline = words_of(story_of(article.document)), words_of(article.report.title or "")
    return " ".join(story[len(headline) :] if headline and story[: len(headline)] == headline else story)


def _evidence(claim: Claim, document: Document) -> list[str]:
    """Return the words behind a claim: of each sentence the stretch from the first to the last of them."""
    by_sentence: dict[int, list[Span]] = {}
    for span in (claim.trigger, *claim.evidence):
        at = bisect_right(document.sentences, span.begin, key=lambda sentence: sentence.begin)
        by_sentence.setdefault(at, []).append(span)
    return [_spaced(hull(spans).text) for spans in by_sentence.values()]


def _spaced(text: str) -> str:
    return f" {' '.join(words_of(text))} "
