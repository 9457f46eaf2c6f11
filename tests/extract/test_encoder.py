"""The packaged weights, read whole: what must hold whatever they were trained to say."""

from importlib.resources import files
from pathlib import Path

import pytest

from whence.extract.encoder import Encoder, Encoding
from whence.model.errors import EncoderError

MODEL = Path(str(files("whence.extract") / "model"))
SENTENCES = (
    "Government troops attacked the town of Qaryat on Tuesday.",
    "Colonel Luis Example said that eight soldiers were killed in the clashes.",
    "Rebels denied the claim.",
)
TEXT = " ".join(SENTENCES)


def bounds(sentences: tuple[str, ...]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return spans


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    if not (MODEL / "encoder.onnx").exists():
        pytest.skip("the weights are not in this checkout")
    return Encoder.load(threads=1)


@pytest.fixture(scope="module")
def encoding(encoder: Encoder) -> Encoding:
    return encoder.encode(TEXT, bounds(SENTENCES))


def said(text: str, tags: tuple) -> set[str]:
    return {text[t.begin : t.end] for t in tags}


def test_version_names_the_weights(encoder: Encoder) -> None:
    name, digest = encoder.version.split("+")
    assert name.startswith("encoder.v")
    assert len(digest) == 8


def test_predicates_have_roles_within_their_sentence(encoding: Encoding) -> None:
    attacked = next(p for p in encoding.predicates if TEXT[p.begin : p.end] == "attacked")
    roles = {TEXT[r.begin : r.end]: r.label for r in attacked.roles}
    assert roles["Government troops"] == "ARG0"
    assert {"the town of Qaryat", "on Tuesday"} <= set(roles)
    assert attacked.events[0][0] == "ASSAULT"
    for predicate in encoding.predicates:
        sentence = next(s for s in bounds(SENTENCES) if s[0] <= predicate.begin < s[1])
        assert all(sentence[0] <= r.begin and r.end <= sentence[1] for r in predicate.roles)


def test_attribution_links_source_and_content(encoding: Encoding) -> None:
    first = encoding.attributions[0]
    assert said(TEXT, first.cue) == {"said"}
    assert any("Luis Example" in s for s in said(TEXT, first.source))
    assert any("eight soldiers were killed" in s for s in said(TEXT, first.content))


def test_names_and_times(encoding: Encoding) -> None:
    assert "Luis Example" in {n.split("Colonel ")[-1] for n in said(TEXT, encoding.names)}
    assert "Tuesday" in said(TEXT, encoding.times)


def test_upper_case_copy_is_understood(encoder: Encoder) -> None:
    text = TEXT.upper()
    found = encoder.encode(text, bounds(SENTENCES))
    assert "ATTACKED" in said(text, tuple(found.predicates))
    assert any(a.source for a in found.attributions)


@pytest.mark.parametrize("text", ["", " \n\t ", "...", "\u200b", "x" * 5000, "中国" * 300, "a\x00b", "😀 " * 40])
def test_odd_texts_are_read(encoder: Encoder, text: str) -> None:
    found = encoder.encode(text, [(0, len(text))])
    assert all(text[w.begin : w.end].strip() for w in found.words)


def test_one_endless_sentence_is_read_whole(encoder: Encoder) -> None:
    text = "Troops attacked the town and " * 400
    found = encoder.encode(text, [(0, len(text))])
    attacked = [p for p in found.predicates if text[p.begin : p.end] == "attacked"]
    assert len(attacked) > 390
    assert [p.begin for p in found.predicates] == sorted({p.begin for p in found.predicates})


def test_forward_only_counts_pieces(encoder: Encoder) -> None:
    assert encoder.forward_only(TEXT, bounds(SENTENCES)) >= len(TEXT.split())
    assert encoder.forward_only("", []) == 0


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"encoder\.onnx"):
        Encoder.load(tmp_path)


def test_corrupt_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"not a network")
    with pytest.raises(EncoderError, match="corrupt"):
        Encoder.load(tmp_path)
