"""Write the trained trunk as the files that Whence ships: int8 ONNX, pair scorers, labels, tokenizer (then `graft`)."""

import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer as fuser
from torch import Tensor, nn

from training.examples import base_folder, load_tokenizer
from training.net import DISTANCES, Net, Size
from training.scheme import GROUPS, ROLE_LABELS

NAME = "encoder.v3"
MAX_PIECES = 256
LATIN = 0x300  # Latin letters and the modifier letters of transliterated Arabic; general punctuation is kept as well


class Int8Rows(nn.Module):
    """A frozen embedding table of int8 rows, each with its own scale."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the rows of ``ids`` as floats."""
        return self.rows[ids].to(torch.float32) * self.scale[ids]  # type: ignore[index]


def write_onnx(net: Net, path: Path) -> None:
    """Export the network with free batch, piece and word dimensions."""
    net.eval()
    pieces, first = torch.ones(2, 16, dtype=torch.long), torch.ones(2, 8, dtype=torch.long)
    torch.onnx.export(
        net,
        (pieces, pieces, pieces, first),
        str(path),
        input_names=["ids", "shapes", "gaps", "first"],
        output_names=["tags", "pairs"],
        dynamic_axes={
            **{name: {0: "batch", 1: "pieces"} for name in ("ids", "shapes", "gaps")},
            **{name: {0: "batch", 1: "words"} for name in ("first", "tags", "pairs")},
        },
        opset_version=17,
        dynamo=False,
    )


def labels() -> dict[str, object]:
    """Return what the runtime must know of the heads."""
    return {
        "name": NAME,
        "max_pieces": MAX_PIECES,
        "groups": [{"name": g.name, "labels": list(g.labels)} for g in GROUPS],
        "roles": list(ROLE_LABELS),
        "distances": list(DISTANCES),
    }


def write_pairs(net: Net, path: Path) -> None:
    """Write the weights of both pair scorers."""
    arrays = {}
    for name, scorer in (("role", net.role), ("link", net.link)):
        arrays[f"{name}.distance"] = scorer.distance.weight.detach().numpy()
        arrays[f"{name}.score"] = np.ascontiguousarray(scorer.score.weight.detach().numpy().T)
        arrays[f"{name}.bias"] = scorer.score.bias.detach().numpy()
    np.savez(path, allow_pickle=False, **arrays)


def load_net(checkpoint: Path) -> Net:
    """Return the network of a checkpoint."""
    net = Net(Size.read(base_folder()))
    net.load_state_dict(torch.load(checkpoint, weights_only=False)["net"])
    return net


def pieces_trained(checkpoint: Path) -> int:
    """Return how many word pieces a checkpoint was trained on."""
    return int(torch.load(checkpoint, weights_only=False)["done"])


def prune(net: Net) -> str:
    """Drop the word pieces that English news never needs from the network; return the tokenizer that is left.

    Kept are [PAD] (as 0), [UNK], [CLS], [SEP] and every piece in Latin letters, digits and marks.
    """
    spec = json.loads(load_tokenizer().to_str())
    vocabulary: dict[str, int] = spec["model"]["vocab"]
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    kept = special + [p for p in vocabulary if _is_needed(p)]
    rows = torch.tensor([vocabulary[p] for p in kept])
    spec["model"]["vocab"] = {p: n for n, p in enumerate(kept)}
    added = [t for t in spec["added_tokens"] if t["content"] in special]
    spec["added_tokens"] = [t | {"id": kept.index(t["content"])} for t in added]
    spec["post_processor"] = None  # the runtime adds [CLS] and [SEP] itself
    net.embeddings.word.weight = nn.Parameter(net.embeddings.word.weight.detach()[rows])
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"))


def _is_needed(piece: str) -> bool:
    """Return whether a piece is written in Latin letters, digits and common marks."""
    return piece == "[" or (piece[0] != "[" and all(ord(c) < LATIN or 0x2000 <= ord(c) < 0x2100 for c in piece))


def export(checkpoint: Path, folder: Path, quantized: bool = True) -> None:
    """Write all files of the model into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    net = load_net(checkpoint)
    write_pairs(net, folder / "pairs.npz")
    (folder / "labels.json").write_text(json.dumps(labels(), indent=1) + "\n", encoding="utf-8")
    (folder / "tokenizer.json").write_text(prune(net), encoding="utf-8")
    if quantized:
        net.embeddings.word = Int8Rows(net.embeddings.word.weight.detach())  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        write_onnx(net, plain)
        fuse(plain, fused)
        if quantized:
            quantize(fused, folder / "encoder.onnx")
        else:
            (folder / "encoder.onnx").write_bytes(fused.read_bytes())


def quantize(source: Path, target: Path) -> None:
    """Turn the weights of matrix products into int8, a scale a column; activations are quantised as they come."""
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,  # 7 bits: AVX2 without VNNI saturates 16-bit sums of 8-bit products
        op_types_to_quantize=["MatMul"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def fuse(source: Path, target: Path) -> None:
    """Fuse layer normalisation, GELU and biases into single operators."""
    model = fuser.optimize_model(str(source), model_type="bert", num_heads=12, hidden_size=384, opt_level=0)
    model.save_model_to_file(str(target))
    onnx.checker.check_model(str(target))
