"""Stage two goes on where it stopped."""

import pickle
from importlib.resources import files
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")

import torch
from tokenizers import Tokenizer
from training.attribution import BranchPlan, BranchRun, load_branch
from training.corpora import polnear

MODEL = Path(str(files("whence.extract") / "model"))
TEXT = "The ministry said that two bridges were closed. Rebels denied the claim. "
ROW = {
    "id": "made",
    "text": TEXT * 6,
    "attributions": [{"source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 46]]}],
}
PLAN = BranchPlan(pieces=2000, batch=200, at=5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if not (MODEL / "encoder.onnx").exists():
        pytest.skip("the weights are not in this checkout")
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    (tmp_path / "documents.pickle").write_bytes(pickle.dumps([polnear(tokenizer, ROW)]))
    return tmp_path


def test_a_resumed_run_goes_on_the_same(folder: Path) -> None:
    whole = BranchRun(folder, PLAN, MODEL)
    for _ in range(2):
        whole.step()
    whole.save()
    whole.step()
    resumed = BranchRun(folder, PLAN, MODEL)
    resumed.resume()
    resumed.step()
    assert resumed.done == whole.done
    assert all(
        torch.allclose(a, b, atol=1e-5)
        for a, b in zip(resumed.branch.parameters(), whole.branch.parameters(), strict=True)
    )
    with pytest.raises(SystemExit, match="another plan"):
        BranchRun(folder, BranchPlan(pieces=2000, batch=200, at=4), MODEL).resume()
    assert load_branch(folder / "branch.pt").at == PLAN.at


def test_the_trunk_is_not_trained(folder: Path) -> None:
    run = BranchRun(folder, PLAN, MODEL)
    batch = run.sampler.next()
    before = run.trunk.states(batch)
    run.step()
    assert (run.trunk.states(batch) == before).all()
    assert len(run.branch.layers) == 1
