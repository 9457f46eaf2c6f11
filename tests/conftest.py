import pytest
from hypothesis import settings

from whence.config import Config
from whence.pipeline import Pipeline

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The real pipeline, loaded once: for golden readings and corpora, not for unit tests."""
    return Pipeline.default(Config())
