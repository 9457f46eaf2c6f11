"""How an archive of an earlier version becomes one of this version. Revisions are frozen: they import no table."""

HEAD = "0009"
"""The newest revision: what this version of Whence reads and writes."""
