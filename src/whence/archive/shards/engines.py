"""Where shards are coded: in this program, or by Ray on as many machines as its cluster has. The bytes are the same."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from whence.archive.shards.coding import ShardCoder, ShardOptions
from whence.archive.shards.runs import Run, ShardDone, code_part
from whence.model.errors import InputError

_LOCAL = "127.0.0.1"


class Engine(StrEnum):
    """What hands shards out."""

    LOCAL = "local"
    RAY = "ray"


def code_locally(run: Run, options: ShardOptions) -> Iterator[ShardDone]:
    """Code the shards that are left, one after the other; yield each once it is written.

    Raises:
        WhenceError: readers cannot be started.
    """
    with ShardCoder(options) as coder:
        for part in run.left():
            yield code_part(run.folder, part, coder)


def code_with_ray(run: Run, options: ShardOptions, address: str | None = None) -> Iterator[ShardDone]:
    """Code the shards that are left as a Ray Data job: a stage of ``options.workers`` actors, one shard at a time each.

    All machines have to see the run's folder under its path.

    Args:
        run: whose shards.
        options: how; each actor has one reader.
        address: of a running cluster; None starts Ray on this machine and ends it afterwards.

    Raises:
        InputError: Ray is not installed.
        WhenceError: readers cannot be started.
    """
    ray = _ray()
    left = run.left()
    if not left:
        return
    _start(ray, options.workers, address)
    try:
        told = {"folder": str(run.folder.absolute()), "options": replace(options, workers=1).text()}
        shards = ray.data.from_items([{"part": part, **told} for part in left], override_num_blocks=len(left))
        coded = shards.map_batches(
            _PartCoder,
            batch_size=1,
            batch_format="numpy",
            compute=ray.data.ActorPoolStrategy(size=options.workers),
            num_cpus=1,
        )
        for row in coded.iter_rows():
            yield ShardDone(str(row["part"]), int(row["read"]), int(row["refused"]))
    finally:
        ray.shutdown()


class _PartCoder:
    """What an actor runs: one shard a batch, written where all see it; what goes back is counts.

    Everything it needs comes with the shard, so that Ray can start it again anywhere.
    """

    def __init__(self) -> None:
        self._coder: ShardCoder | None = None

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        done = [
            self._code(*map(str, each)) for each in zip(batch["folder"], batch["part"], batch["options"], strict=True)
        ]
        return {name: [getattr(each, name) for each in done] for name in ("part", "read", "refused")}

    def _code(self, folder: str, part: str, options: str) -> ShardDone:
        if self._coder is None:
            self._coder = ShardCoder(ShardOptions.parse(options))
        return code_part(Path(folder), part, self._coder)

    def __del__(self) -> None:
        if self._coder is not None:
            self._coder.close()


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing leaves this machine unasked
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # its own remarks on itself; failures are raised
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise InputError("--engine ray: Ray is not installed; install it with pip install 'whence[ray]'") from error
    return ray


def _start(ray: Any, workers: int, address: str | None) -> None:
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    if address is not None:
        ray.init(address=address, configure_logging=False, log_to_driver=False)
        return
    ray.init(
        num_cpus=workers + 1,  # one for handing out
        include_dashboard=False,
        configure_logging=False,
        log_to_driver=False,
        _node_ip_address=_LOCAL,
    )
