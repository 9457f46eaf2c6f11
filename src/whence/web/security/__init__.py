"""What stands between a browser and the desk. One call, ``protect``, puts all of it around an application."""

from whence.web.security.guards import protect

__all__ = ["protect"]
