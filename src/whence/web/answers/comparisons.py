"""What differs between two texts, as answers have it."""

from __future__ import annotations

from whence.link.copies.differences import Change, Stretch, stretches, summary
from whence.model.archive import Version
from whence.model.errors import StoreError
from whence.store.interface import ReadStore
from whence.web.answers.reports import version_out
from whence.web.schemas.reports import Comparison, Piece

_KINDS = {Change.SAME: "same", Change.REPLACED: "changed", Change.DELETED: "removed", Change.ADDED: "added"}


def comparison_out(store: ReadStore, one: Version, other: Version) -> Comparison:
    """Compare the texts of two versions.

    Raises:
        StoreError: a text is lost, or the store cannot be used.
    """
    old, new = _text(store, one), _text(store, other)
    related = _copies(store, one, other)
    return Comparison(
        one=version_out(one),
        other=version_out(other),
        pieces=[_piece(stretch, old, new) for stretch in stretches(old, new)],
        summary=[*([] if related else _headline(one, other)), summary(old, new), *related],
    )


def _text(store: ReadStore, version: Version) -> str:
    article = store.article(version.id)
    if article is None:
        raise StoreError(f"the text of {version.id} is lost; see whence verify")
    return article.document.text


def _piece(stretch: Stretch, old: str, new: str) -> Piece:
    one, other = (None if begin == end else (begin, end) for begin, end in (stretch.old, stretch.new))
    return Piece(
        kind=_KINDS[stretch.change],
        one=one,
        other=other,
        one_text=old[slice(*stretch.old)],
        other_text=new[slice(*stretch.new)],
    )


def _headline(one: Version, other: Version) -> list[str]:
    """Say what became of the headline. What was found of a copy tells that too, and better."""
    if one.title == other.title:
        return []
    return [f"headline: “{one.title or 'none'}” became “{other.title or 'none'}”"]


def _copies(store: ReadStore, one: Version, other: Version) -> list[str]:
    """Say what the archive found when it related the two, whichever of them is the copy."""
    pairs = ((one, other), (other, one))
    rows = [row for member, origin in pairs for row in store.copies(member.id) if row.origin_id == origin.id]
    return [difference for row in rows if row.version_id != row.origin_id for difference in row.differences]
