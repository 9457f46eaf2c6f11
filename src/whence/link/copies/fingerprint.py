"""A text's fingerprint: a sample of the hashes of its word runs, by which an index finds the texts that share some.

The sample is FracMinHash: every hash below a threshold is kept (Irber and others 2022, "Lightweight compositional
analysis of metagenomes with FracMinHash and minimum metagenome covers", after the mod-p sampling of Broder 1997, "On
the resemblance and containment of documents"). Whether a hash is kept depends on the hash alone, so what two samples
share is a sample of what the texts share, whatever their lengths: a passage of 60 words is found in a text of 6,000.
Samples of a fixed size (bottom-k, banded MinHash) measure resemblance only, which such a pair has none of.
"""

from __future__ import annotations

import numpy as np

from whence.link.copies.runs import run_hashes
from whence.link.copies.words import story_of, words_of
from whence.model.document import Document

SPARSEST = 4
"""One run in so many is kept of a long text ..."""
ENOUGH = 96
"""... and of a shorter one more, so that there are about so many where the text has as many."""
MOST = 4_096
"""Of a very long text not more than about so many."""
LONGEST = 4_000_000
"""Characters that are looked at; what follows is not fingerprinted."""

_ALL = 1 << 64


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


def _threshold(runs: int) -> np.uint64:
    """Return the greatest hash to keep of a text with so many runs."""
    rate = min(1.0, max(1 / SPARSEST, ENOUGH / runs) if runs else 1.0, MOST / runs if runs else 1.0)
    return np.uint64(min(_ALL - 1, int(rate * _ALL)))
