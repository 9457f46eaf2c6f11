"""The shipped network without its branch, run as it ships: what the branch stands on and never changes."""

from pathlib import Path

import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper
from torch import Tensor

from training.batches import Batch

PREFIX = "branch/"  # of every name in the graph that the branch brought


def states_after(layer: int) -> str:
    """Return the name of the states [batch, pieces, hidden] after so many layers, at least 1."""
    return f"/layers.{layer - 1}/norm2/LayerNormalization_output_0"


def read_trunk(path: Path) -> onnx.ModelProto:
    """Return an exported network without its branch, if it has one; what is left is as it was, byte for byte."""
    model = onnx.load(str(path))
    graph = model.graph
    kept = {
        "node": [n for n in graph.node if not n.name.startswith(PREFIX)],
        "initializer": [i for i in graph.initializer if not i.name.startswith(PREFIX)],
        "output": [o for o in graph.output if not o.name.startswith(PREFIX)],
        "value_info": [v for v in graph.value_info if not v.name.startswith(PREFIX)],
    }
    for name, values in kept.items():
        field = getattr(graph, name)
        copies = [type(value).FromString(value.SerializeToString()) for value in values]
        del field[:]
        field.extend(copies)
    return model


class Trunk:
    """Answers for the states after a layer with the runtime that ships, so that training sees what will be seen."""

    def __init__(self, folder: Path, layer: int) -> None:
        model = read_trunk(folder / "encoder.onnx")
        self._output = states_after(layer)
        shape = ["batch", "pieces", "hidden"]
        del model.graph.output[:]  # what lies above is not run
        model.graph.output.append(helper.make_tensor_value_info(self._output, TensorProto.FLOAT, shape))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )

    def states(self, batch: Batch) -> Tensor:
        """Return the states [batch, pieces, hidden] of a batch of the packaged vocabulary."""
        feed = {name: getattr(batch, name).numpy() for name in ("ids", "shapes", "gaps", "first")}
        [states] = self._session.run([self._output], feed)
        return torch.from_numpy(states)
