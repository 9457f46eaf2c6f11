"""A branch begins as the top of its trunk, and is put onto it without changing it."""

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")

import onnx
import onnxruntime
import torch
from training.branch import Branch, branch_rows
from training.export import fuse, quantize, write_onnx, write_pairs
from training.graft import graft
from training.net import PAIR_SIZE, Net, Size
from training.scheme import BRANCH_GROUPS
from training.trunk import PREFIX, read_trunk, states_after

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of torch's exporter
SIZE = Size(vocabulary=90, hidden=48, layers=3, heads=12, feed_forward=96, positions=64)
AT = 1


@pytest.fixture(scope="module")
def net() -> Net:
    torch.manual_seed(1)
    return Net(SIZE).eval()


@pytest.fixture(scope="module")
def inputs() -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(2)
    ids = torch.randint(1, 90, (2, 11), generator=generator)
    ids[1, 8:] = 0
    shapes, gaps = (torch.randint(0, 3, (2, 11), generator=generator) for _ in range(2))
    return {"ids": ids, "shapes": shapes, "gaps": gaps, "first": torch.tensor([[1, 2, 4], [1, 3, 0]])}


@pytest.fixture
def exported(net: Net, tmp_path: Path) -> Path:
    write_onnx(net, tmp_path / "plain.onnx")
    fuse(tmp_path / "plain.onnx", tmp_path / "fused.onnx")
    quantize(tmp_path / "fused.onnx", tmp_path / "encoder.onnx")
    write_pairs(net, tmp_path / "pairs.npz")
    (tmp_path / "labels.json").write_text('{"name": "made"}', encoding="utf-8")
    return tmp_path


def states(net: Net, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
    found: list[torch.Tensor] = []
    handle = net.layers[AT - 1].register_forward_hook(lambda _, __, out: found.append(out))
    net(**inputs)
    handle.remove()
    return found[0]


def run(path: Path, inputs: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    session = onnxruntime.InferenceSession(path.read_bytes(), providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, {k: v.numpy() for k, v in inputs.items()}), strict=True))


@torch.no_grad()
def test_a_new_branch_says_what_the_trunk_says(net: Net, inputs: dict[str, torch.Tensor]) -> None:
    tags, pairs = net(**inputs)
    branch = Branch.of(net, SIZE, AT).eval()
    own_tags, own_pairs = branch(states(net, inputs), inputs["ids"], inputs["first"])
    assert len(branch.layers) == SIZE.layers - AT
    assert torch.allclose(own_tags, tags[:, :, branch_rows()], atol=1e-5)
    assert torch.allclose(own_pairs, pairs[:, :, 4 * PAIR_SIZE :], atol=1e-5)


@torch.no_grad()
def test_grafting_leaves_the_trunk_as_it_was(net: Net, inputs: dict[str, torch.Tensor], exported: Path) -> None:
    path = exported / "encoder.onnx"
    before, said_before = onnx.load(str(path)), run(path, inputs)
    torch.manual_seed(3)
    branch = Branch(SIZE, AT).eval()
    graft(branch, exported)
    after, said = onnx.load(str(path)), run(path, inputs)
    assert set(said) == {"tags", "pairs", f"{PREFIX}tags", f"{PREFIX}pairs"}
    assert all((said[name] == said_before[name]).all() for name in said_before)
    for field in ("node", "initializer"):
        own, now = ([x.SerializeToString() for x in getattr(model.graph, field)] for model in (before, after))
        assert now[: len(own)] == own
    tags, _ = branch(states(net, inputs), inputs["ids"], inputs["first"])
    assert np.abs(said[f"{PREFIX}tags"][0] - tags[0].numpy()).max() < 0.25
    assert np.corrcoef(said[f"{PREFIX}tags"][0].ravel(), tags[0].numpy().ravel())[0, 1] > 0.99


def test_a_second_branch_replaces_the_first(net: Net, inputs: dict[str, torch.Tensor], exported: Path) -> None:
    graft(Branch(SIZE, 2), exported)
    graft(branch := Branch(SIZE, AT), exported)
    graph = onnx.load(str(exported / "encoder.onnx")).graph
    assert len({node.name for node in graph.node}) == len(graph.node)
    assert any(states_after(AT) in node.input for node in graph.node if node.name.startswith(PREFIX))
    assert not any(node.name.startswith(PREFIX) for node in read_trunk(exported / "encoder.onnx").graph.node)
    assert [g["name"] for g in json.loads((exported / "labels.json").read_text())["branch"]] == [
        group.name for group in BRANCH_GROUPS
    ]
    with np.load(exported / "pairs.npz") as pairs:
        assert (pairs["link.distance"] == branch.link.distance.weight.detach().numpy()).all()
        assert "role.distance" in pairs


def test_no_name_of_the_trunk_is_taken_for_one_of_the_branch(exported: Path) -> None:
    whole, trunk = onnx.load(str(exported / "encoder.onnx")), read_trunk(exported / "encoder.onnx")
    assert trunk.SerializeToString() == whole.SerializeToString()
