"""Vectors of wordings: the mean of what the words are to the encoder before it reads them in context.

Each word piece counts the more the rarer it is, and what all English has in common is taken off (Arora, Liang and Ma
2017, "A simple but tough-to-beat baseline for sentence embeddings"). That ranks accounts of one happening higher than
means of what the network makes of the words in context, takes a fraction of the time, and depends on the text alone:
the network quantises its inputs as it reads, so that each text of a batch would depend on the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from whence.extract.graph_arrays import arrays

_ROWS, _SCALE = "embeddings.word.rows", "embeddings.word.scale"
_COMMON = 3e-5
"""Frequency (per word piece of English) at which a piece counts half as much as a very rare one."""
_FLATTENED = 50
"""Added to ranks: the most frequent words are less frequent than Zipf's law has it."""
_FIRST = "the"
"""The vocabulary lists pieces by frequency, from this one on."""
_FULL = 127


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """Makes vectors; safe to share between threads.

    Attributes:
        tokenizer: the network's.
        rows: the word pieces as 8-bit integers.
        scales: what to multiply each row with, its weight included.
        weights: how much each piece counts.
        centre: what all English has in common.
    """

    tokenizer: Tokenizer
    rows: NDArray[np.int8]
    scales: NDArray[np.float32]
    weights: NDArray[np.float32]
    centre: NDArray[np.float32]

    @classmethod
    def of(cls, graph: bytes, tokenizer: Tokenizer) -> Wordings:
        """Take the word pieces out of the network's file.

        Args:
            graph: the bytes of encoder.onnx.
            tokenizer: of the same network.

        Raises:
            EncoderError: they are not in it.
        """
        found = arrays(graph, frozenset({_ROWS, _SCALE}))
        rows, scales = found[_ROWS], found[_SCALE][:, 0]
        frequency = _frequencies(len(rows), tokenizer.token_to_id(_FIRST) or 0)
        weights = (_COMMON / (_COMMON + frequency)).astype(np.float32)
        shared = frequency * weights
        centre = (shared * scales) @ rows / shared.sum()
        return cls(tokenizer, rows, scales * weights, weights, centre.astype(np.float32))

    def vector(self, text: str) -> bytes:
        """Return the direction of a text's words, as `Encoder.vector` does."""
        pieces = self.tokenizer.encode(text, add_special_tokens=False).ids
        total = self.scales[pieces] @ self.rows[pieces] - self.weights[pieces].sum() * self.centre
        length = float(np.sqrt(total @ total))
        return np.rint(total / length * _FULL).astype(np.int8).tobytes() if length else b""


def _frequencies(size: int, first: int) -> NDArray[np.float64]:
    """Return how frequent each piece of the vocabulary is, by its rank (Zipf's law), as shares of all."""
    ranks = np.maximum(np.arange(size) - first, 0) + _FLATTENED
    frequency = 1.0 / ranks
    return np.asarray(frequency / frequency.sum())
