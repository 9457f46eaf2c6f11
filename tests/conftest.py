import pytest

from whence.config import Config
from whence.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The real pipeline, loaded once: for golden readings and corpora, not for unit tests."""
    return Pipeline.default(Config())
