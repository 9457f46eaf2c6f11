import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.corpora import corpora_folder, digest, held_out, join_tokens, layers
from training.scoring import AttributionCount, Count


def test_layers_keep_nested_spans_apart() -> None:
    assert layers([(0, 5), (0, 2), (3, 4), (1, 2), (6, 8), (7, 9)]) == ([(0, 5), (6, 8)], [(0, 2), (3, 4)])


def test_tokens_are_joined_with_offsets() -> None:
    text, offsets = join_tokens([[("Troops", True), ("left", False), (".", False)], [("Who", True)]])
    assert text == "Troops left. Who "
    assert [[text[b:e] for b, e in s] for s in offsets] == [["Troops", "left", "."], ["Who"]]


def test_digest_depends_on_the_id_alone() -> None:
    assert digest("a") == 222752054364699


@pytest.mark.corpora
@pytest.mark.parametrize("name", ["re3d", "timebank", "geowebnews", "geovirus"])
def test_committed_splits_are_the_ones_computed(name: str) -> None:
    from pathlib import Path

    if not corpora_folder().exists():
        pytest.skip("the shared corpora are not on this machine (WHENCE_CORPORA)")
    file = Path(__file__).parents[2] / "training" / "splits" / f"{name}.heldout.txt"
    assert file.read_text(encoding="utf-8").split() == held_out(name)


def test_f1() -> None:
    count = Count()
    count.add([1, 2], [2, 3])
    assert count.f1 == 50.0


def test_attributions_match_by_content_and_cue() -> None:
    text = "He said that they left. She agreed."
    gold = [{"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 22]]}]
    count = AttributionCount()
    count.add(text, gold, [{"source": [[0, 2]], "cue": [[3, 7]], "content": [[13, 22]]}])
    figures = count.figures()
    assert figures["relation F1"] == 100.0
    assert figures["source accuracy"] == 100.0
    assert figures["content token F1"] == 80.0
