"""A seeded training run in a folder: its steps, its checkpoint, and how it goes on where it stopped."""

import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar, Protocol

import torch
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from torch import Tensor, nn

from training.batches import Batch, Sampler

log = logging.getLogger(__name__)


class Budget(Protocol):
    """What every plan says: how many word pieces to train on, and the share of them that the rates rise over."""

    @property
    def pieces(self) -> int:
        """The budget."""

    @property
    def warm_up(self) -> float:
        """A share of the budget."""


class ResumableRun(ABC):
    """A run with its checkpoint. A run resumed under another plan is refused, but its budget may be changed.

    ``modules`` are saved under their names; the first of them is trained.
    """

    title: ClassVar[str]

    def __init__(
        self,
        checkpoint: Path,
        plan: Any,
        modules: Mapping[str, nn.Module],
        optimizer: torch.optim.Optimizer,
        sampler: Sampler,
    ) -> None:
        self.checkpoint, self.budget, self.modules = checkpoint, plan, modules
        self.trained = next(iter(modules.values()))
        self.optimizer, self.sampler = optimizer, sampler
        self.rates = [group["lr"] for group in optimizer.param_groups]
        self.done, self.steps, self.losses = 0, 0, dict[str, float]()

    @abstractmethod
    def batch_losses(self, batch: Batch) -> dict[str, Tensor]:
        """Return the weighted losses of a batch by name."""

    def save(self) -> None:
        """Write everything a resumed run needs, atomically."""
        state = {
            "plan": asdict(self.budget),
            "done": self.done,
            "steps": self.steps,
            "losses": self.losses,
            **{name: module.state_dict() for name, module in self.modules.items()},
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
        if state["plan"] | {"pieces": self.budget.pieces} != asdict(self.budget):
            raise SystemExit(f"{self.checkpoint} belongs to another plan ({state['plan']}): give --folder another name")
        for name, module in self.modules.items():
            module.load_state_dict(state[name])
        self.optimizer.load_state_dict(state["optimizer"])
        self.sampler.restore(state["sampler"])
        torch.set_rng_state(state["torch"])
        self.done, self.steps, self.losses = state["done"], state["steps"], state["losses"]

    def step(self) -> None:
        """Train on one batch."""
        batch = self.sampler.next()
        factor = scale(self.budget.warm_up, self.done / self.budget.pieces)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        losses = self.batch_losses(batch)
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.trained.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        for name, loss in losses.items():
            self.losses[name] = 0.98 * self.losses.get(name, float(loss.detach())) + 0.02 * float(loss.detach())
        self.done += batch.size

    def to_end(self, save_every: float = 180.0) -> None:
        """Go on from the checkpoint until the budget is used; save every ``save_every`` seconds and at the end."""
        self.resume()
        self.trained.train()
        saved = logged = time.monotonic()
        begun, begun_at = self.done, saved
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.1f}%"))
        with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn()) as progress:
            task = progress.add_task(self.title, total=self.budget.pieces, completed=self.done)
            while self.done < self.budget.pieces:
                self.step()
                progress.update(task, completed=self.done)
                now = time.monotonic()
                if now - logged > 60:
                    shown = " ".join(f"{k}={v:.4f}" for k, v in sorted(self.losses.items()))
                    log.info("%d pieces, %.0f/s: %s", self.done, (self.done - begun) / (now - begun_at), shown)
                    logged = now
                if now - saved > save_every:
                    self.save()
                    saved = now
        self.save()


def scale(warm_up: float, share: float) -> float:
    """Return the factor on the learning rates after a share of the budget: linear up, linear down."""
    return min(share / warm_up + 1e-3, max(0.0, (1 - share) / (1 - warm_up)))
