"""Vectors of wordings: like words lie near each other, and nothing but the text decides where."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.encoder import Encoder
from whence.extract.graph_arrays import arrays
from whence.model.errors import EncoderError

BLAST = "A bomb exploded in the market of a northern town on Monday, killing five people."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def cosine(encoder: Encoder, one: str, other: str) -> float:
    a, b = (np.frombuffer(encoder.vector(text), np.int8).astype(float) for text in (one, other))
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def test_like_tellings_are_nearer_than_others(encoder: Encoder) -> None:
    alike = cosine(encoder, BLAST, "FIVE PEOPLE DIED WHEN A BOMB WENT OFF AT A MARKET")
    assert alike > 0.6
    assert alike > cosine(encoder, BLAST, "The ministers met for two days of talks on trade.") + 0.4


def test_capitals_change_nothing(encoder: Encoder) -> None:
    assert encoder.vector(BLAST) == encoder.vector(BLAST.upper())


def test_no_words_have_no_vector(encoder: Encoder) -> None:
    assert encoder.vector(" \n") == b""


@given(texts=st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_a_vector_depends_on_its_text_alone(encoder: Encoder, texts: list[str]) -> None:
    with ThreadPoolExecutor(2) as threads:
        together = list(threads.map(encoder.vector, texts))
    assert together == [encoder.vector(text) for text in texts]
    assert {len(vector) for vector in together} <= {0, 384}


@pytest.mark.parametrize("file", [b"", b"\x00\x01\x02", b"\x3a\xff\xff\xff\x7f"])
def test_a_file_that_is_none_is_refused(file: bytes) -> None:
    with pytest.raises(EncoderError, match="install Whence again"):
        arrays(file, frozenset({"embeddings.word.rows"}))
