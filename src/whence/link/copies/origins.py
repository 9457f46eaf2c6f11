"""Which member of a family counts as first, and why: never without a reason that can be shown.

In this order: a report that others name as first; an agency that others credit; a report that does not itself point
elsewhere; the day of publication; the time of capture. What the texts say goes before dates, because a reprint often
carries the day of its own page, and pages are captured in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whence.link.copies.piece import Piece

_NAMED, _CREDITED, _SILENT, _CREDITS, _NAMES_ANOTHER = range(5)


@dataclass(frozen=True, slots=True)
class First:
    """The member that counts as first, and the reason in words fit to show."""

    piece: Piece
    reason: str


def first(members: Sequence[Piece]) -> First:
    """Choose the member that counts as first. The order in which they are given does not matter.

    Raises:
        ValueError: there are none.
    """
    family = _Family.of(members)
    ordered = sorted(members, key=family.key)
    return First(ordered[0], family.reason(ordered))


def earlier(one: Piece, other: Piece) -> Piece:
    """Choose the one of two pieces that counts as first."""
    return first((one, other)).piece


@dataclass(frozen=True, slots=True)
class _Family:
    """How often each outlet is named as first, and credited, by members that other outlets published."""

    named: dict[str, int]
    credited: dict[str, int]

    @classmethod
    def of(cls, members: Sequence[Piece]) -> _Family:
        named: dict[str, int] = {}
        credited: dict[str, int] = {}
        for piece in members:
            if piece.origin is not None and piece.origin != piece.outlet:
                named[piece.origin] = named.get(piece.origin, 0) + 1
            for agency in piece.credits:
                if agency != piece.outlet:
                    credited[agency] = credited.get(agency, 0) + 1
        return cls(named, credited)

    def key(self, piece: Piece) -> tuple[int, date, date, str, str]:
        """Return what members are ordered by, the first with the least."""
        begin, end = piece.published or (date.max, date.max)
        return self._standing(piece), end, begin, piece.captured.isoformat(), piece.id

    def _standing(self, piece: Piece) -> int:
        if piece.origin is not None and piece.origin != piece.outlet:
            return _NAMES_ANOTHER
        if piece.outlet in self.named:
            return _NAMED
        if any(agency != piece.outlet for agency in piece.credits):
            return _CREDITS
        return _CREDITED if piece.outlet in self.credited else _SILENT

    def reason(self, ordered: Sequence[Piece]) -> str:
        """Say what puts the first before the second."""
        origin = ordered[0]
        if len(ordered) == 1:
            return "no other report of it is known"
        others, standing = ordered[1:], self._standing(origin)
        behind = self._standing(others[0])
        if standing < behind:
            return self._by_words(origin, standing)
        return _by_time(origin, others[0]) + self._absent(origin, standing)

    def _by_words(self, origin: Piece, standing: int) -> str:
        outlet = origin.outlet or ""
        if standing == _NAMED:
            return f"{_reports(self.named[outlet])} that it was first published there"
        if standing == _CREDITED:
            return f"{_reports(self.credited[outlet], 'credits', 'credit')} its outlet"
        return "all others name another source, and it does not"

    def _absent(self, origin: Piece, standing: int) -> str:
        if standing == _NAMES_ANOTHER:
            return f"; it says itself that {origin.origin} published it first, which is not among the reports"
        if standing == _CREDITS:
            agencies = ", ".join(agency for agency in origin.credits if agency != origin.outlet)
            return f"; it credits {agencies}, whose own report is not among them"
        return ""


def _reports(count: int, one: str = "says", several: str = "say") -> str:
    return f"1 other report {one}" if count == 1 else f"{count} other reports {several}"


def _by_time(origin: Piece, second: Piece) -> str:
    if origin.published is not None and second.published is None:
        return f"published {_days(origin.published)}; of the others no day of publication is known"
    if origin.published != second.published and origin.published is not None and second.published is not None:
        return f"published first: {_days(origin.published)}, the next {_days(second.published)}"
    when = (
        f"published {_days(origin.published)} like the next" if origin.published else "no day of publication is known"
    )
    if origin.captured != second.captured:
        return f"{when}; it was captured first, which need not mean that it came first"
    return f"{when}, and they were captured at the same time: nothing tells which came first, the order of ids decides"


def _days(days: tuple[date, date]) -> str:
    begin, end = days
    return begin.isoformat() if begin == end else f"between {begin.isoformat()} and {end.isoformat()}"
