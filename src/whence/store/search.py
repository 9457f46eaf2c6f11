"""Searching titles and texts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, literal, select

from whence.model.archive import SearchHit, SearchQuery
from whence.store.backend import SEARCH_LIMIT_S
from whence.store.base import Reads
from whence.store.query import Words, read_words
from whence.store.snippets import snippet
from whence.store.tables import documents, versions
from whence.store.versions import select_versions, version_of


class Searches(Reads):
    """The part of the store that searches."""

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """Search titles and texts; a blank query finds whatever keeps to the bounds, the newest first.

        Raises:
            StoreError: it took too long.
        """
        words = read_words(query.words)
        if query.words.strip() and not words.groups and not words.without:
            return ()  # signs alone: nothing has them
        page = self._page(words, query).subquery()
        chosen = select_versions().add_columns(documents.c.text, page.c.score).join(page, page.c.n == versions.c.n)
        chosen = chosen.order_by(page.c.score.desc(), versions.c.n.desc())
        with self._backend.reading() as connection, self._backend.limited(connection, SEARCH_LIMIT_S):
            rows = connection.execute(chosen).all()
        return tuple(SearchHit(version_of(row), snippet(row.text, words), float(row.score)) for row in rows)

    def _page(self, words: Words, query: SearchQuery) -> Select[Any]:
        """Select numbers and scores first, so that no text is read but those that are shown."""
        wanted, without = self._backend.matching(words)
        chosen = select(versions.c.n)
        if wanted is not None:
            found = wanted.subquery()
            chosen = chosen.join(found, found.c.n == versions.c.n).add_columns(found.c.score)
            chosen = chosen.order_by(found.c.score.desc(), versions.c.n.desc())
        else:
            chosen = chosen.add_columns(literal(0.0).label("score")).order_by(versions.c.n.desc())
        if without is not None:
            chosen = chosen.where(versions.c.n.not_in(without))
        if (query.publisher, query.since, query.until) != (None, None, None):
            chosen = chosen.join(documents, documents.c.version_id == versions.c.id)
        return _bounded(chosen, query).limit(max(0, query.limit)).offset(max(0, query.offset))


def _bounded(chosen: Select[Any], query: SearchQuery) -> Select[Any]:
    """Keep to the bounds; of dates known in part, those that may lie within."""
    published = documents.c.published
    if query.publisher is not None:
        lower = func.lower(documents.c.publisher) == query.publisher.lower()  # SQLite lowers ASCII alone
        chosen = chosen.where((documents.c.publisher == query.publisher) | lower)
    if query.since is not None:
        chosen = chosen.where(published >= func.substr(query.since, 1, func.length(published)))
    if query.until is not None:
        chosen = chosen.where(func.substr(published, 1, len(query.until)) <= query.until)
    if not query.all_versions:
        newer = versions.alias("newer")
        later = (newer.c.report_id == versions.c.report_id) & (newer.c.number > versions.c.number)
        chosen = chosen.where(~select(newer.c.n).where(later).correlate(versions).exists())
    return chosen
