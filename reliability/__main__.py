"""``python -m reliability NAME ...``: run trials, print what they found, and fail where a promise does not hold."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from reliability.result import Setting, Trial
from reliability.trials import TRIALS


def main(argv: list[str] | None = None) -> int:
    """Run the named trials, or all.

    Returns:
        0 where every promise held, 1 where one did not, 2 for a name that is none.
    """
    parser = argparse.ArgumentParser(prog="python -m reliability", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(TRIALS)}; all, where none is given")
    parser.add_argument("--share", type=float, default=1.0, help="of the full size, for a quick look")
    parser.add_argument("--seed", type=int, default=20190404)
    parser.add_argument("--corpora", type=Path, help="the shared corpora; texts are made where they are not there")
    parser.add_argument("--json", type=Path, help="also write what was found to this file, over what it held of it")
    given = parser.parse_args(argv)
    unknown = [name for name in given.names if name not in TRIALS]
    if unknown:
        print(f"no such trial: {', '.join(unknown)}; there are {', '.join(TRIALS)}", file=sys.stderr)
        return 2
    corpora = given.corpora if given.corpora and given.corpora.is_dir() else None
    held = True
    for name in given.names or TRIALS:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix=f"whence-{name}-") as work:
            trial = TRIALS[name](Setting(Path(work), given.share, given.seed, corpora))
        seconds = time.monotonic() - begun
        _show(trial, seconds)
        if given.json:
            _keep(given.json, trial, seconds)
        held = held and trial.holds
    return 0 if held else 1


def _show(trial: Trial, seconds: float) -> None:
    print(f"{trial.name}: {trial.done} ({seconds:.0f} s)")
    for check in trial.checks:
        print(f"  {'ok  ' if check.holds else 'FAIL'} {check.promise}: {check.figure}")
    sys.stdout.flush()


def _keep(path: Path, trial: Trial, seconds: float) -> None:
    kept = json.loads(path.read_text()) if path.exists() else {}
    kept[trial.name] = {**asdict(trial), "seconds": round(seconds)}
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    sys.exit(main())
