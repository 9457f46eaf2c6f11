"""People of a desk: accounts, sessions, links that open it, saved views. Kept in ``desk.db``, which is no evidence."""

from whence.web.people.people import People

__all__ = ["People"]
