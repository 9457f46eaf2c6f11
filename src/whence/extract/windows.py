"""Cut a document into overlapping windows of bounded length, each owning the words it sees best.

Offsets here are word numbers, `end` exclusive. Linear in the number of words and sentences.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise


@dataclass(frozen=True, slots=True)
class Window:
    """Words [begin, end) are read together; [own_begin, own_end) are answered for. Every word has one owner."""

    begin: int
    end: int
    own_begin: int
    own_end: int


def plan_windows(pieces: Sequence[int], starts: Sequence[int], budget: int, overlap: int) -> list[Window]:
    """Cover all words with windows of at most ``budget`` word pieces.

    Windows begin and end with sentences where they can; neighbours share about ``overlap`` pieces, and the border
    between what they own is a sentence's start where there is one, else the middle of what they share.

    Args:
        pieces: number of word pieces of each word, at least 1.
        starts: sorted numbers of the words that begin sentences.
        budget: at least the longest word and more than twice ``overlap``.
        overlap: in word pieces.
    """
    if budget <= 2 * overlap:
        raise ValueError("the budget must be more than twice the overlap")
    if not pieces:
        return []
    sums = [0, *accumulate(pieces)]
    ranges: list[tuple[int, int]] = []
    begin = 0
    while begin < len(pieces):
        end = _window_end(sums, starts, (begin, ranges[-1][1] if ranges else 0), budget)
        ranges.append((begin, end))
        if end == len(pieces):
            break
        begin = _next_begin(sums, starts, (begin, end), budget, overlap)
    borders = [0]
    for before, after in pairwise(ranges):
        borders.append(_border(sums, starts, max(after[0], borders[-1] + 1), before[1]))
    borders.append(len(pieces))
    return [Window(b, e, own, until) for (b, e), (own, until) in zip(ranges, pairwise(borders), strict=True)]


def _window_end(sums: Sequence[int], starts: Sequence[int], bounds: tuple[int, int], budget: int) -> int:
    """Return the last sentence start within the budget if it lies in its last quarter, else the last word that fits.

    ``bounds`` are where the window begins and where the one before it ended, which it must go beyond.
    """
    begin, seen = bounds
    most = bisect_right(sums, sums[begin] + budget) - 1
    if most == len(sums) - 1:
        return most
    most = max(most, begin + 1)
    at = bisect_right(starts, most) - 1
    whole = starts[at] if at >= 0 else 0
    return whole if whole > seen and sums[whole] - sums[begin] > 3 * budget // 4 else most


def _next_begin(sums: Sequence[int], starts: Sequence[int], window: tuple[int, int], budget: int, overlap: int) -> int:
    """Return where the next window begins: ``overlap`` pieces back, or at a sentence start up to twice that.

    A window from that start must hold the next word, too, or nothing would be won by it.
    """
    begin, end = window
    target = bisect_left(sums, sums[end] - overlap)
    at = bisect_right(starts, target) - 1
    if at >= 0 and starts[at] > begin:
        start = starts[at]
        if sums[end] - sums[start] <= 2 * overlap and sums[end + 1] - sums[start] <= budget:
            return start
    return min(max(target, begin + 1), end)


def _border(sums: Sequence[int], starts: Sequence[int], begin: int, end: int) -> int:
    """Return the sentence start nearest to the middle of the shared words [begin, end], else the middle.

    Of two equally near, the later: what comes before a sentence explains it better than what comes after.
    """
    middle = bisect_left(sums, (sums[begin] + sums[end]) // 2, begin, end)
    near = starts[bisect_left(starts, begin) : bisect_right(starts, end)]
    return min(near, key=lambda s: (abs(sums[s] - sums[middle]), -s), default=middle)
