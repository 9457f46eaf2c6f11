"""What is measured beside Whence: simple ways to do a task, which it has to beat.

A baseline is built from the folder of the corpora, which it may read and which is not part of the repository.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from whence.bench.baselines.keywords import keyword_predictors
from whence.bench.baselines.minhash import exact_predictors, minhash_predictors
from whence.bench.baselines.simple import populous_predictors, yes_predictors
from whence.bench.predictors import Predictors
from whence.model.errors import BenchInputError

BASELINES: Mapping[str, Mapping[str, Callable[[Path], Predictors]]] = {
    "plover": {"keywords": keyword_predictors},
    "toponyms": {"populous": populous_predictors},
    "ceha": {"yes": yes_predictors},
    "copies": {"exact": exact_predictors, "minhash": minhash_predictors},
}
"""By task and name: what builds the predictors, from the folder of the corpora."""


def baseline(task: str, name: str, corpora: Path) -> Predictors:
    """Build a baseline of a task.

    Raises:
        BenchInputError: the task has none of that name, or a file that it reads is missing or breaks its format.
    """
    known = BASELINES.get(task, {})
    if name not in known:
        choice = f"choose from {', '.join(known)}" if known else f"these tasks have one: {', '.join(BASELINES)}"
        raise BenchInputError(f"the bench {task!r} has no baseline {name!r}: {choice}")
    return known[name](corpora)
