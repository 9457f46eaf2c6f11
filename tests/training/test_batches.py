"""Windows, targets and resuming, on documents made here."""

from collections.abc import Iterator

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.batches import Sampler, Stream, collate
from training.examples import Arcs, Document
from training.scheme import GROUP_INDEX, GROUPS, IGNORE, ROLE_LABELS

from whence.extract.pieces import Features, Specials
from whence.extract.tokens import split_words

SPECIALS = Specials(unknown=1, opening=2, closing=3)


def document(id_: str, sentences: int, length: int = 5) -> Document:
    """A document of one-piece words; piece 1000 + n is word n."""
    text = " ".join("word" for _ in range(sentences * length))
    words = split_words(text)
    count = len(words)
    return Document(
        id_,
        text,
        words,
        Features([[1000 + n] for n in range(count)], [1] * count, [1] * count),
        np.ones((3, count), dtype=np.int8),
        np.full((count, len(GROUPS)), IGNORE, dtype=np.int8),
        np.repeat(np.arange(sentences), length),
        begins=np.array([w.begin for w in words]),
        ends=np.array([w.end for w in words]),
    )


@pytest.fixture
def stream() -> Iterator[Stream]:
    return Stream("made", [document("a", 7), document("b", 2), document("c", 11)], seed=1)


def test_every_word_is_taken_once_an_epoch(stream: Stream) -> None:
    taken: list[tuple[str, int]] = []
    while stream.epoch == 0:
        taken += [(s.doc.id, n) for s in stream.take(23) for n in range(s.begin, s.end)]
    whole = [(d.id, n) for d in stream.docs for n in range(len(d.words))]
    assert sorted(taken[: len(whole)]) == sorted(whole)


def test_windows_end_with_sentences(stream: Stream) -> None:
    for _ in range(10):
        last = stream.take(23)[-1]
        assert last.end % 5 == 0


def test_a_restored_sampler_goes_on_the_same() -> None:
    def sampler() -> Sampler:
        return Sampler(
            [Stream(n, [document(n, 9), document(n * 2, 40)], 1) for n in "xy"], [0.5, 0.5], 300, 3, SPECIALS
        )

    first = sampler()
    for _ in range(5):
        first.next()
    second = sampler()
    second.restore(first.state())  # type: ignore[arg-type]
    assert (first.next().ids == second.next().ids).all()


def test_roles_are_asked_within_the_sentence_and_keep_their_place() -> None:
    doc = document("a", 3)
    label = ROLE_LABELS.index("B-ARG1")
    doc.roles.append(Arcs(6, [(7, 9, label)]))
    stream = Stream("made", [doc], seed=1)
    batch = collate([stream.take(15)], [0], SPECIALS)
    assert batch.ids[0].tolist() == [2, *range(1000, 1015), 3]
    tensors = batch.roles.tensors()
    assert tensors is not None
    anchor, word, _, labels = (t.tolist() for t in tensors)
    assert set(anchor) == {6}
    assert word == [5, 6, 7, 8, 9]
    assert labels == [0, 0, label, label + 1, 0]


def test_tagging_writes_bio() -> None:
    doc = document("a", 1)
    doc.tag("time", "DATE", [(1, 3)])
    assert doc.targets[:, GROUP_INDEX["time"]].tolist() == [0, 1, 2, 0, 0]
    assert (doc.targets[:, GROUP_INDEX["name"]] == IGNORE).all()


def test_span_finds_the_words_that_characters_touch() -> None:
    doc = document("a", 1)
    assert doc.span(0, 4) == (0, 1)
    assert doc.span(2, 7) == (0, 2)
    assert doc.span(4, 5) is None


def test_cues_are_asked_about_spans() -> None:
    doc = document("a", 3)
    doc.has_links = True
    doc.annotate("attribution.cue")
    doc.tag("attribution.source", "SOURCE", [(1, 2), (9, 10)])
    doc.tag("attribution.content", "CONTENT", [(4, 8)])
    doc.links.append(Arcs(3, [(1, 2, 0), (4, 8, 1)]))
    doc.links.append(Arcs(8, [(9, 10, 0)]))
    batch = collate([Stream("made", [doc], seed=1).take(15)], [0], SPECIALS)
    tensors = batch.links.tensors()
    assert tensors is not None
    anchor, word, bucket, label = (t.tolist() for t in tensors)
    assert anchor == [3, 3, 3, 8, 8, 8]
    assert word == [1, 9, 4, 1, 9, 4]
    assert label == [1, 0, 1, 0, 1, 0]
    assert len(set(bucket)) == 6
