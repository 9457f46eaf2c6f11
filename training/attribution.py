"""Stage two: train the branch that reads attributions on PolNeAR, on the frozen trunk of an exported model."""

import copy
import pickle
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch, Sampler, Stream
from training.branch import Branch
from training.corpora import held_out, polnear, rows
from training.examples import Document, base_folder
from training.exported import load_exported
from training.loop import LINK_WEIGHT, pair_loss, parameter_groups
from training.net import Net, Size
from training.resumable import ResumableRun
from training.scheme import BRANCH_GROUPS, GROUP_INDEX, IGNORE
from training.trunk import Trunk
from whence.extract.pieces import Specials

LENGTHS = (0.1, 0.2, 0.7)  # shares of the window lengths: attributions need context
AVERAGE_EVERY = 8  # steps
CASES = (0.88, 0.05, 0.07)  # shares of windows read as is, in capitals, in lower case


@dataclass(frozen=True, slots=True)
class BranchPlan:
    """What one run does; a run resumed under another plan is refused, but its budget may be changed.

    Attributes:
        at: layers of the trunk below the branch; the branch has the rest for its own.
        averaged: decay a step of the moving average of the weights, which is what is exported.
    """

    pieces: int = 2_900_000
    batch: int = 2048
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    decay: float = 0.01
    averaged: float = 0.998
    seed: int = 20190404
    at: int = 3


def branch_loss(branch: Branch, batch: Batch, states: Tensor) -> dict[str, Tensor]:
    """Return the weighted loss a word of every part and of the links."""
    tags, pairs = (out.float() for out in branch(states, batch.ids, batch.first))
    words = max(1, int((batch.first != 0).sum()))
    losses: dict[str, Tensor] = {}
    at = 0
    for group in BRANCH_GROUPS:
        target = batch.targets[:, :, GROUP_INDEX[group.name]].reshape(-1)
        scores = tags[:, :, at : at + len(group.labels)].flatten(0, 1)
        losses[group.name] = (
            group.weight * F.cross_entropy(scores, target, ignore_index=IGNORE, reduction="sum") / words
        )
        at += len(group.labels)
    linked = pair_loss(branch.link, batch.links, pairs.flatten(0, 1))
    if linked is not None:
        losses["link"] = LINK_WEIGHT * linked / words
    return losses


def load_documents(cache: Path, tokenizer: Tokenizer) -> list[Document]:
    """Return the documents trained on, kept beside the checkpoints."""
    if not cache.exists():
        without = set(held_out("polnear"))
        found = [polnear(tokenizer, row) for row in rows("polnear") if str(row["id"]) not in without]
        cache.write_bytes(pickle.dumps(found))
    return pickle.loads(cache.read_bytes())  # type: ignore[no-any-return]


class BranchRun(ResumableRun):
    """Stage two in a folder. The trunk is that of the exported ``model``."""

    title = "training the branch"

    def __init__(self, folder: Path, plan: BranchPlan, model: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(plan.seed)
        tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self.plan = plan
        self.trunk = Trunk(model, plan.at)
        self.branch = begin(model, plan.at)
        self.average = copy.deepcopy(self.branch)
        stream = Stream("polnear", load_documents(folder / "polnear.pickle", tokenizer), plan.seed)
        super().__init__(
            folder / "branch.pt",
            plan,
            {"branch": self.branch, "average": self.average},
            torch.optim.AdamW(parameter_groups(self.branch, plan.rate, plan.head_rate, plan.decay)),
            Sampler([stream], [1.0], plan.batch, plan.seed, Specials.of(tokenizer), LENGTHS, CASES),
        )

    def batch_losses(self, batch: Batch) -> dict[str, Tensor]:
        """Return the losses of the branch on the trunk's states; bfloat16 where a matrix is multiplied."""
        states = self.trunk.states(batch)
        with torch.autocast("cpu", torch.bfloat16):
            return branch_loss(self.branch, batch, states)

    def step(self) -> None:
        """Train on one batch, and move the average of the weights every few steps."""
        super().step()
        if self.steps % AVERAGE_EVERY == 0:
            self._move_average()

    @torch.no_grad()
    def _move_average(self) -> None:
        kept = min(self.plan.averaged, (1 + self.steps) / (10 + self.steps)) ** AVERAGE_EVERY  # soon forgets its start
        for mean, own in zip(self.average.parameters(), self.branch.parameters(), strict=True):
            mean.lerp_(own, 1 - kept)


def begin(model: Path, at: int) -> Branch:
    """Return a branch as the top of an exported model's trunk."""
    size = Size.read(base_folder())
    net = Net(size)
    net.load_base(base_folder())
    load_exported(net, model)
    return Branch.of(net, size, at)


def load_branch(checkpoint: Path) -> Branch:
    """Return the averaged branch of a checkpoint, to be measured and exported."""
    state = torch.load(checkpoint, weights_only=False)
    branch = Branch(Size.read(base_folder()), state["plan"]["at"])
    branch.load_state_dict(state["average"])
    return branch.eval()
