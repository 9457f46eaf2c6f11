"""The training loop: seeded, resumable, within a budget of word pieces."""

import logging
import pickle
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from torch import Tensor, nn
from torch.nn import functional as F

from training.batches import Batch, Pairs, Sampler, Stream
from training.corpora import load
from training.examples import Document, base_folder, load_tokenizer
from training.exported import load_exported
from training.net import PAIR_SIZE, Net, PairScorer, Size
from training.scheme import GROUPS, IGNORE
from whence.extract.pieces import Specials

log = logging.getLogger(__name__)

# Share of the windows drawn from each corpus.
MIXTURE = {
    "ewt": 0.22,
    "polnear": 0.15,
    "re3d": 0.025,
    "timebank": 0.015,
    "geowebnews": 0.015,
    "geovirus": 0.015,
    "wikigold": 0.03,
    "plover_synthetic": 0.07,
    "muc4": 0.46,
}
ROLE_WEIGHT, LINK_WEIGHT = 0.8, 2.0  # of the sum over pairs, per word of the batch


@dataclass(frozen=True, slots=True)
class Plan:
    """What one run does; a run resumed under another plan is refused, but its budget may be changed."""

    pieces: int = 3_200_000
    batch: int = 1024
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    decay: float = 0.01
    seed: int = 20190404
    start: str = ""  # folder of an exported model to go on from; empty: the base model


def batch_loss(net: Net, batch: Batch) -> dict[str, Tensor]:
    """Return the weighted loss of every head that has labels in the batch."""
    tags, states = net(batch.ids, batch.shapes, batch.gaps, batch.first)
    words = max(1, int((batch.first != 0).sum()))
    losses: dict[str, Tensor] = {}
    at = 0
    for n, group in enumerate(GROUPS):
        target = batch.targets[:, :, n].reshape(-1)
        if bool((target != IGNORE).any()):
            weight = torch.ones(len(group.labels))
            weight[0] = group.first_weight
            scores = tags[:, :, at : at + len(group.labels)].flatten(0, 1)
            total = F.cross_entropy(scores, target, weight, ignore_index=IGNORE, reduction="sum")
            losses[group.name] = group.weight * total / words
        at += len(group.labels)
    flat = states.flatten(0, 1)
    size = 4 * PAIR_SIZE
    for name, scorer, pairs, part, weight_ in (
        ("role", net.role, batch.roles, flat[:, :size], ROLE_WEIGHT),
        ("link", net.link, batch.links, flat[:, size:], LINK_WEIGHT),
    ):
        loss = pair_loss(scorer, pairs, part)
        if loss is not None:
            losses[name] = weight_ * loss / words
    return losses


def pair_loss(scorer: PairScorer, pairs: Pairs, states: Tensor) -> Tensor | None:
    """Return the summed loss of labelled pairs, None where there are none.

    Args:
        scorer: of the pairs.
        pairs: numbered as the rows of ``states``.
        states: [words, 4 * PAIR_SIZE]: as anchors, then as words.
    """
    tensors = pairs.tensors()
    if tensors is None:
        return None
    anchor, word, bucket, label = tensors
    as_anchor, as_word = states.chunk(2, -1)
    return F.cross_entropy(scorer(as_anchor[anchor], as_word[word], bucket), label, reduction="sum")


def parameter_groups(net: nn.Module, rate: float, head_rate: float, decay: float) -> list[dict[str, object]]:
    """Return AdamW's groups: a higher rate for the parts that are new to the base model; no decay for vectors."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, value in net.named_parameters():
        if value.requires_grad:
            new = name.startswith(("tags", "pairs", "role", "link", "embeddings.shape", "embeddings.gap"))
            key = (head_rate if new else rate, decay if value.dim() > 1 else 0.0)
            groups.setdefault(key, []).append(value)
    return [{"params": p, "lr": lr, "weight_decay": wd} for (lr, wd), p in groups.items()]


def optimizer(net: Net, plan: Plan) -> torch.optim.AdamW:
    """Return AdamW over all but the word embeddings, which stay frozen."""
    net.embeddings.word.weight.requires_grad = False
    return torch.optim.AdamW(parameter_groups(net, plan.rate, plan.head_rate, plan.decay))


def scale(warm_up: float, share: float) -> float:
    """Return the factor on the learning rates after a share of the budget: linear up, linear down."""
    return min(share / warm_up + 1e-3, max(0.0, (1 - share) / (1 - warm_up)))


def progress_bar() -> Progress:
    """Return a bar with the share done, the time taken and the time left."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.1f}%"))
    return Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn())


def load_documents(cache: Path) -> dict[str, list[Document]]:
    """Return all training documents; reading them takes a minute, so they are kept beside the checkpoints."""
    if cache.exists():
        with cache.open("rb") as file:
            return pickle.load(file)  # type: ignore[no-any-return]
    tokenizer = load_tokenizer()
    found = {name: load(name, tokenizer) for name in MIXTURE}
    with cache.open("wb") as file:
        pickle.dump(found, file)
    return found


class Run:
    """A training run in a folder: its checkpoint, and where it stands."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self.folder, self.plan, self.done, self.losses = folder, plan, 0, dict[str, float]()
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(plan.seed)
        self.net = Net(Size.read(base_folder()))
        self.net.load_base(base_folder())
        if plan.start:
            load_exported(self.net, Path(plan.start))
        self.optimizer = optimizer(self.net, plan)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        docs = load_documents(folder / "documents.pickle")
        streams = [Stream(name, docs[name], plan.seed) for name in MIXTURE]
        self.sampler = Sampler(streams, list(MIXTURE.values()), plan.batch, plan.seed, Specials.of(load_tokenizer()))

    @property
    def checkpoint(self) -> Path:
        """Where the run is saved."""
        return self.folder / "checkpoint.pt"

    def save(self) -> None:
        """Write everything a resumed run needs, atomically."""
        state = {
            "plan": asdict(self.plan),
            "done": self.done,
            "losses": self.losses,
            "net": self.net.state_dict(),
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
        self.net.load_state_dict(state["net"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.sampler.restore(state["sampler"])
        torch.set_rng_state(state["torch"])
        self.done, self.losses = state["done"], state["losses"]

    def step(self) -> None:
        """Train on one batch."""
        batch = self.sampler.next()
        factor = scale(self.plan.warm_up, self.done / self.plan.pieces)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        losses = batch_loss(self.net, batch)
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        for name, loss in losses.items():
            key = name.split(".")[0]
            self.losses[key] = 0.98 * self.losses.get(key, float(loss.detach())) + 0.02 * float(loss.detach())
        self.done += batch.size


def train(folder: Path, plan: Plan, save_every: float = 180.0) -> Run:
    """Train until the plan's budget is used; save every ``save_every`` seconds and at the end."""
    run = Run(folder, plan)
    run.resume()
    run.net.train()
    saved = logged = time.monotonic()
    begun, begun_at = run.done, saved
    with progress_bar() as progress:
        task = progress.add_task("training", total=plan.pieces, completed=run.done)
        while run.done < plan.pieces:
            run.step()
            progress.update(task, completed=run.done)
            now = time.monotonic()
            if now - logged > 60:
                shown = " ".join(f"{k}={v:.3f}" for k, v in sorted(run.losses.items()))
                log.info("%d pieces, %.0f/s: %s", run.done, (run.done - begun) / (now - begun_at), shown)
                logged = now
            if now - saved > save_every:
                run.save()
                saved = now
    run.save()
    return run
