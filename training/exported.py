"""Go on from an exported model: its int8 matrices as floats; heads that it lacks begin anew."""

import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.net import Net
from training.scheme import GROUPS
from training.trunk import read_trunk

_MATRICES = ("qkv", "out", "up", "down")
Arrays = dict[str, NDArray[np.generic]]


def load_exported(net: Net, folder: Path) -> None:
    """Copy every weight of an exported model into a network with the base's vocabulary.

    Args:
        net: holds the base weights; its word embeddings are frozen in training and stay as they are.
        folder: of `export`.
    """
    graph = read_trunk(folder / "encoder.onnx").graph
    arrays: Arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    own = {name: value.clone() for name, value in net.state_dict().items()}
    matrices = [*(f"layers.{n}.{m}" for n in range(len(net.layers)) for m in _MATRICES), "tags", "pairs"]
    found = {name: arrays[name] for name in own if name in arrays}
    found |= {f"{name}.weight": w for name, w in zip(matrices, _dequantised(arrays), strict=True)}
    with np.load(folder / "pairs.npz") as pairs:
        for name in ("role", "link"):
            found[f"{name}.distance.weight"] = pairs[f"{name}.distance"]
            found[f"{name}.score.weight"] = pairs[f"{name}.score"].T
            found[f"{name}.score.bias"] = pairs[f"{name}.bias"]
    rows = _rows(json.loads((folder / "labels.json").read_text(encoding="utf-8"))["groups"])
    for name, value in found.items():
        tensor = torch.tensor(np.ascontiguousarray(value))
        if name.startswith("tags."):
            for here, there in rows:
                own[name][here] = tensor[there]
        else:
            own[name] = tensor
    net.load_state_dict(own)


def _dequantised(arrays: Arrays) -> list[NDArray[np.float32]]:
    """Return the quantised matrices as [out, in] floats, in the order of the graph."""
    names = sorted((n for n in arrays if n.endswith("_quantized")), key=lambda n: int(n.split("_")[1]))
    found = []
    for name in names:
        scale = arrays[name.replace("_quantized", "_scale")]
        found.append((arrays[name].astype(np.float32) * scale.astype(np.float32)).T)
    return found


def _rows(groups: list[dict[str, object]]) -> list[tuple[slice, slice]]:
    """Pair the rows of heads known to both, as (here, there)."""
    there, at = {}, 0
    for group in groups:
        size = len(group["labels"])  # type: ignore[arg-type]
        there[group["name"]] = slice(at, at + size)
        at += size
    pairs, at = [], 0
    for own in GROUPS:
        if own.name in there:
            pairs.append((slice(at, at + len(own.labels)), there[own.name]))
        at += len(own.labels)
    return pairs
