"""Whence turns news reports on armed conflict into event data in which every value points at the words it came from."""


def __getattr__(name: str) -> str:
    """Look the version up when it is asked for: reading the package's metadata costs a tenth of a short run."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("whence")
    except PackageNotFoundError:  # a source tree that was never installed
        return "0+source"
