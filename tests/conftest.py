import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.contracts.postgres_server import Server, binaries, serving
from whence.config import Config
from whence.pipeline import Pipeline

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The real pipeline, loaded once: for golden readings and corpora, not for unit tests."""
    return Pipeline.default(Config())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server, for all tests that want one; they are skipped where none is installed, outside CI."""
    programs = binaries()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("no PostgreSQL server is installed: apt-get install postgresql")
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with serving(programs) as server:
        yield server
