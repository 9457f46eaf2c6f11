"""Bringing a database to the newest revision, and telling what it is."""

from __future__ import annotations

from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from whence.model.errors import StoreError
from whence.store.migrations import HEAD


def revision_of(connection: Connection) -> str | None:
    """Tell the revision of a database; None where it holds no archive."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def known_revisions() -> tuple[str, ...]:
    """List the revisions that this version knows, oldest first."""
    names = [entry.name for entry in (files("whence.store.migrations") / "versions").iterdir()]
    return tuple(sorted(name[:4] for name in names if name[:1].isdigit() and name.endswith(".py")))


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Run the revisions that are missing, inside the connection's transaction."""
    from alembic.command import upgrade as run  # only a new or an old archive needs it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("whence.store.migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    run(config, to)


def check_revision(revision: str | None, place: str) -> None:
    """Refuse a database that this version cannot read.

    Raises:
        StoreError: it is none of ours, or of a newer version.
    """
    if revision is None:
        raise StoreError(f"{place}: holds no archive; make one with `whence init`")
    if revision not in known_revisions():
        raise StoreError(
            f"{place}: the archive has the schema {revision}, and this version of Whence knows none "
            f"after {HEAD}; upgrade Whence (`pip install --upgrade whence`)"
        )
