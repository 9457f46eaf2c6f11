"""Review of an archive: acts of coders are kept, their corrections become readings, and incidents follow."""

from whence.archive.reviewing.states import state, states
from whence.model.review import ReviewState

__all__ = ["ReviewState", "state", "states"]
