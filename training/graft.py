"""Put a trained branch onto the trunk of an exported model: one network, one pass, the trunk's bytes as they were."""

import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from training.branch import Branch
from training.export import NAME, fuse, quantize
from training.scheme import BRANCH_GROUPS
from training.trunk import PREFIX, read_trunk, states_after

_OUTPUTS = ("tags", "pairs")


def graft(branch: Branch, folder: Path, quantized: bool = True) -> None:
    """Replace the branch of the exported model in ``folder``, or give it its first.

    Args:
        branch: as `Branch.forward` says.
        folder: of `export`; its network, labels and pair scorers are written anew.
        quantized: False for a network of floats on a trunk of floats, to compare with.
    """
    path = folder / "encoder.onnx"
    trunk = read_trunk(path)
    with tempfile.TemporaryDirectory() as scratch:
        grown = _export(branch, Path(scratch), quantized)
    _join(trunk, grown, states_after(branch.at))
    onnx.checker.check_model(trunk)
    path.write_bytes(trunk.SerializeToString())
    _write_labels(folder / "labels.json")
    _write_link_scorer(branch, folder / "pairs.npz")


def _export(branch: Branch, scratch: Path, quantized: bool) -> onnx.ModelProto:
    """Return the branch as a network of its own, fused and quantised as the trunk is."""
    plain, fused, small = (scratch / f"{name}.onnx" for name in ("plain", "fused", "small"))
    hidden = branch.tags.in_features
    index = torch.ones(2, 16, dtype=torch.long)
    torch.onnx.export(
        branch.eval(),
        (torch.zeros(2, 16, hidden), index, index[:, :8]),
        str(plain),
        input_names=["states", "ids", "first"],
        output_names=list(_OUTPUTS),
        dynamic_axes={
            **{name: {0: "batch", 1: "pieces"} for name in ("states", "ids")},
            **{name: {0: "batch", 1: "words"} for name in ("first", *_OUTPUTS)},
        },
        opset_version=17,
        dynamo=False,
    )
    fuse(plain, fused)
    if not quantized:
        return onnx.load(str(fused))
    quantize(fused, small)
    return onnx.load(str(small))


def _join(trunk: onnx.ModelProto, grown: onnx.ModelProto, states: str) -> None:
    """Append the branch's graph to the trunk's, every name of its own behind `PREFIX`."""
    shared = {"states": states, "ids": "ids", "first": "first", "": ""}

    def named(name: str) -> str:
        return shared.get(name, PREFIX + name)

    for node in grown.graph.node:
        node.name = PREFIX + node.name
        node.input[:] = [named(name) for name in node.input]
        node.output[:] = [named(name) for name in node.output]
        trunk.graph.node.append(node)
    for initializer in grown.graph.initializer:
        initializer.name = named(initializer.name)
        trunk.graph.initializer.append(initializer)
    for name in _OUTPUTS:
        axes = ["batch", "words", f"{PREFIX}{name}"]
        trunk.graph.output.append(helper.make_tensor_value_info(PREFIX + name, TensorProto.FLOAT, axes))
    known = {opset.domain for opset in trunk.opset_import}
    trunk.opset_import.extend(opset for opset in grown.opset_import if opset.domain not in known)


def _write_labels(path: Path) -> None:
    """Say which columns the branch has; its groups' columns in the trunk are no longer read."""
    labels = json.loads(path.read_text(encoding="utf-8"))
    labels["name"] = NAME
    labels["branch"] = [{"name": g.name, "labels": list(g.labels)} for g in BRANCH_GROUPS]
    path.write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def _write_link_scorer(branch: Branch, path: Path) -> None:
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file if not name.startswith("link.")}
    arrays["link.distance"] = branch.link.distance.weight.detach().numpy()
    arrays["link.score"] = np.ascontiguousarray(branch.link.score.weight.detach().numpy().T)
    arrays["link.bias"] = branch.link.score.bias.detach().numpy()
    np.savez(path, allow_pickle=False, **arrays)
