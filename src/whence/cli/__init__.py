"""The command line: the only place that prints, configures logging and sets exit codes. One file a command group."""

from whence.cli.entry import main

__all__ = ["main"]
