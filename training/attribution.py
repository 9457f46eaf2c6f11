"""Stage two: train the branch that reads attributions on PolNeAR, on the frozen trunk of an exported model."""

import copy
import logging
import pickle
import time
from dataclasses import asdict, dataclass
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
from training.loop import LINK_WEIGHT, pair_loss, parameter_groups, progress_bar, scale
from training.net import Net, Size
from training.scheme import BRANCH_GROUPS, GROUP_INDEX, IGNORE
from training.trunk import Trunk
from whence.extract.pieces import Specials

log = logging.getLogger(__name__)

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


class BranchRun:
    """A run in a folder: its checkpoint, and where it stands. The trunk is that of the exported ``model``."""

    def __init__(self, folder: Path, plan: BranchPlan, model: Path) -> None:
        self.folder, self.plan, self.done, self.steps = folder, plan, 0, 0
        self.losses = dict[str, float]()
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(plan.seed)
        tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self.trunk = Trunk(model, plan.at)
        self.branch = begin(model, plan.at)
        self.average = copy.deepcopy(self.branch)
        self.optimizer = torch.optim.AdamW(parameter_groups(self.branch, plan.rate, plan.head_rate, plan.decay))
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        stream = Stream("polnear", load_documents(folder / "documents.pickle", tokenizer), plan.seed)
        self.sampler = Sampler([stream], [1.0], plan.batch, plan.seed, Specials.of(tokenizer), LENGTHS, CASES)

    @property
    def checkpoint(self) -> Path:
        """Where the run is saved."""
        return self.folder / "branch.pt"

    def save(self) -> None:
        """Write everything a resumed run needs, atomically."""
        state = {
            "plan": asdict(self.plan),
            "done": self.done,
            "steps": self.steps,
            "losses": self.losses,
            "branch": self.branch.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "sampler": self.sampler.state(),
            "torch": torch.get_rng_state(),
        }
        draft = self.checkpoint.with_suffix(".draft")
        torch.save(state, draft)
        draft.replace(self.checkpoint)

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        if not self.checkpoint.exists():
            return
        state = torch.load(self.checkpoint, weights_only=False)
        if state["plan"] | {"pieces": self.plan.pieces} != asdict(self.plan):
            raise SystemExit(f"{self.checkpoint} belongs to another plan ({state['plan']}): give --folder another name")
        self.branch.load_state_dict(state["branch"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.sampler.restore(state["sampler"])
        torch.set_rng_state(state["torch"])
        self.done, self.steps, self.losses = state["done"], state["steps"], state["losses"]

    def step(self) -> None:
        """Train on one batch; bfloat16 where a matrix is multiplied."""
        batch = self.sampler.next()
        factor = scale(self.plan.warm_up, self.done / self.plan.pieces)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        states = self.trunk.states(batch)
        with torch.autocast("cpu", torch.bfloat16):
            losses = branch_loss(self.branch, batch, states)
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.branch.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        if self.steps % AVERAGE_EVERY == 0:
            self._move_average()
        for name, loss in losses.items():
            self.losses[name] = 0.98 * self.losses.get(name, float(loss.detach())) + 0.02 * float(loss.detach())
        self.done += batch.size

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


def train_branch(folder: Path, plan: BranchPlan, model: Path, save_every: float = 180.0) -> None:
    """Train until the plan's budget is used; save every ``save_every`` seconds and at the end."""
    run = BranchRun(folder, plan, model)
    run.resume()
    run.branch.train()
    saved = logged = time.monotonic()
    begun, begun_at = run.done, saved
    with progress_bar() as progress:
        task = progress.add_task("training the branch", total=plan.pieces, completed=run.done)
        while run.done < plan.pieces:
            run.step()
            progress.update(task, completed=run.done)
            now = time.monotonic()
            if now - logged > 60:
                shown = " ".join(f"{k}={v:.4f}" for k, v in sorted(run.losses.items()))
                log.info("%d pieces, %.0f/s: %s", run.done, (run.done - begun) / (now - begun_at), shown)
                logged = now
            if now - saved > save_every:
                run.save()
                saved = now
    run.save()
