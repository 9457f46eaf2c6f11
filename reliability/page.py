"""``python -m reliability.page``: what the trials found, as the page ``docs/reliability.md``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

_HEAD = """\
# Reliability

What was done to archives, and what they survived. `make reliability` does all of it again (about half an hour on two
cores) and writes this page; `python -m reliability NAME` does one trial, `--share 0.05` a small one. The tests run
small shares of all of them.

A trial makes its own archive, does its harm with the real commands, and holds what came of it against each promise.
Nothing is sent to any address but this machine's own. What no trial shows is in [archive.md](archive.md),
[hostile-input.md](hostile-input.md) and [jobs.md](jobs.md).

"""


def page(found: dict[str, Any]) -> str:
    """Write the page of what was found, by trial."""
    parts = [_HEAD]
    for name, trial in sorted(found.items()):
        lines = [
            f"## {name}",
            "",
            f"{trial['done']} ({trial['seconds']} s)",
            "",
            "| promise | found | held |",
            "|---|---|---|",
        ]
        for check in trial["checks"]:
            held = "yes" if check["holds"] else "**no**"
            lines.append(f"| {_cell(check['promise'])} | {_cell(check['figure'])} | {held} |")
        parts.append("\n".join(lines) + "\n\n")
    return "".join(parts).rstrip("\n") + "\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def main() -> int:
    """Write the page beside the figures."""
    parser = argparse.ArgumentParser(prog="python -m reliability.page", description=__doc__)
    parser.add_argument("figures", type=Path, help="what --json wrote")
    given = parser.parse_args()
    given.figures.with_suffix(".md").write_text(page(json.loads(given.figures.read_text())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
