"""A text's fingerprint: a sample of the hashes of its word runs, by which an index finds the texts that share some.

The sample is FracMinHash: every hash below a threshold is kept (Irber and others 2022, "Lightweight compositional
analysis of metagenomes with FracMinHash and minimum metagenome covers", after the mod-p sampling of Broder 1997, "On
the resemblance and containment of documents"). Whether a hash is kept depends on the hash alone, so what two samples
share is a sample of what the texts share, whatever their lengths: a passage of 60 words is found in a text of 6,000.
Samples of a fixed size (bottom-k, banded MinHash) measure resemblance only, which such a pair has none of.

Hashes are polynomial (Karp and Rabin 1987), all runs at once from prefix sums modulo 2**64 with an odd base, which has
an inverse there; then mixed by the finaliser of SplitMix64 (Steele, Lea and Flood 2014). Collisions can be made on
purpose; all that they do is to name a candidate that is then compared word by word.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whence.link.copies.words import story_of, words_of
from whence.model.document import Document

RUN = 4
"""Words in a run. Of runs of four 24 % survive when three words in ten are replaced; runs of three are phrases that
any two reports share. Changing it means taking all fingerprints of an archive again."""
SPARSEST = 6
"""One run in so many is kept of a long text ..."""
ENOUGH = 96
"""... and of a shorter one more, so that there are about so many where the text has as many."""
MOST = 4_096
"""Of a very long text not more than about so many."""
LONGEST = 4_000_000
"""Characters that are looked at; what follows is not fingerprinted."""

_BASE = 0x9E3779B97F4A7C15  # odd, and mixes well: 2**64 divided by the golden ratio (Knuth, TAOCP 3, section 6.4)
_SPACE = 32
_ALL = 1 << 64

Hashes = NDArray[np.uint64]


def fingerprint(text: str) -> tuple[int, ...]:
    """Return the sampled hashes of a story's word runs: signed, of 64 bits, sorted, none twice.

    Empty for texts of fewer than ``RUN`` words. The caller leaves boilerplate out: ``fingerprint_of`` does.
    """
    hashes = run_hashes(words_of(text[:LONGEST]))
    kept = hashes[hashes <= _threshold(len(hashes))].view(np.int64).tolist()
    return tuple(sorted(set(kept)))


def fingerprint_of(document: Document) -> tuple[int, ...]:
    """Return the fingerprint of a document's story."""
    return fingerprint(story_of(document))


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


def _threshold(runs: int) -> np.uint64:
    """Return the greatest hash to keep of a text with so many runs."""
    rate = min(1.0, max(1 / SPARSEST, ENOUGH / runs) if runs else 1.0, MOST / runs if runs else 1.0)
    return np.uint64(min(_ALL - 1, int(rate * _ALL)))
