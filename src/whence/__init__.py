"""Whence turns news reports on armed conflict into event data in which every value points at the words it came from.

``whence.read`` reads one report, ``whence.open`` opens an archive of many; ``docs/python.md`` is a guide.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it; the module typing costs more than all else here
if TYPE_CHECKING:
    from whence.api import open, read

    __version__: str

__all__ = ["open", "read"]


def __getattr__(name: str) -> object:
    """Load what is asked for when it is: the package's own import costs a millisecond.

    The version is looked up then too: reading the package's metadata costs a tenth of a short run.
    """
    if name == "__version__":
        globals()[name] = found = _version()
        return found
    if name in __all__:
        from whence import api

        loaded: object = getattr(api, name)
        return loaded
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("whence")
    except PackageNotFoundError:  # a source tree that was never installed
        return "0+source"
