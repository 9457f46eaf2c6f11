"""Whence turns news reports on armed conflict into event data in which every value points at the words it came from."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("whence")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0+source"
