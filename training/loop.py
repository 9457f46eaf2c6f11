"""The training loop: seeded, resumable, within a budget of word pieces."""

import pickle
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.batches import Batch, Pairs, Sampler, Stream
from training.corpora import load
from training.examples import Document, base_folder, load_tokenizer
from training.exported import load_exported
from training.net import PAIR_SIZE, Net, PairScorer, Size
from training.resumable import ResumableRun
from training.scheme import GROUPS, IGNORE
from whence.extract.pieces import Specials

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


class Run(ResumableRun):
    """Stage one in a folder."""

    title = "training"

    def __init__(self, folder: Path, plan: Plan) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(plan.seed)
        self.net = Net(Size.read(base_folder()))
        self.net.load_base(base_folder())
        if plan.start:
            load_exported(self.net, Path(plan.start))
        docs = load_documents(folder / "documents.pickle")
        streams = [Stream(name, docs[name], plan.seed) for name in MIXTURE]
        sampler = Sampler(streams, list(MIXTURE.values()), plan.batch, plan.seed, Specials.of(load_tokenizer()))
        super().__init__(folder / "checkpoint.pt", plan, {"net": self.net}, optimizer(self.net, plan), sampler)

    def batch_losses(self, batch: Batch) -> dict[str, Tensor]:
        """Return the loss of every head that has labels in the batch."""
        return batch_loss(self.net, batch)
