"""``python -m reliability.drive ARGUMENTS``: the program, whose coding reads with the toy reader of the trials."""

from __future__ import annotations

import sys

from reliability import toys
from whence.cli import main
from whence.cli.session import Session

if __name__ == "__main__":
    sys.exit(main(session=Session(factory=toys.FACTORY, maker=lambda _: toys.MAKER)))
