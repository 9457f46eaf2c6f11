"""Hashes of the runs of words of a text.

They are polynomial (Karp and Rabin 1987), all runs at once from prefix sums modulo 2**64 with an odd base, which has an
inverse there; then mixed by the finaliser of SplitMix64 (Steele, Lea and Flood 2014). Collisions can be made on
purpose; all that they do is to name a candidate that is then compared word by word.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RUN = 4
"""Words in a run. Of runs of four 24 % survive when three words in ten are replaced; runs of three are phrases that
any two reports share. Changing it means taking all fingerprints of an archive again."""

_BASE = 0x9E3779B97F4A7C15  # odd, and mixes well: 2**64 divided by the golden ratio (Knuth, TAOCP 3, section 6.4)
_SPACE = 32
_ALL = 1 << 64

Hashes = NDArray[np.uint64]


def run_hashes(words: Sequence[str], length: int = RUN) -> Hashes:
    """Hash every run of so many words, in order: as many hashes as there are runs."""
    if len(words) < length:
        return np.empty(0, np.uint64)
    data = np.frombuffer((" ".join(words) + " ").encode("utf-8", "surrogatepass"), np.uint8)
    ends = np.flatnonzero(data == _SPACE)
    begins = np.concatenate(([0], ends[:-1] + 1))
    return _mixed(_substring_hashes(data, begins[: len(begins) - length + 1], ends[length - 1 :]))


def _substring_hashes(data: NDArray[np.uint8], begins: NDArray[np.intp], ends: NDArray[np.intp]) -> Hashes:
    """Hash the bytes ``[begin, end)``: the sum of byte x base**position, brought back to position 0."""
    powers, inverses = _powers(_BASE, len(data)), _powers(pow(_BASE, -1, _ALL), len(data))
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum((data.astype(np.uint64) + np.uint64(1)) * powers)))
    hashes: Hashes = (sums[ends] - sums[begins]) * inverses[begins]
    return hashes


def _powers(base: int, count: int) -> Hashes:
    factors = np.full(count, base, np.uint64)
    factors[0] = 1
    powers: Hashes = np.cumprod(factors)
    return powers


def _mixed(values: Hashes) -> Hashes:
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
