"""Write a user's ratings beside what they rate: the report's outlet, and the speakers of its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from whence.model.claim import Claim, Participant
from whence.model.reading import Reading
from whence.reference.ratings import Ratings


@dataclass(frozen=True, slots=True)
class Rater:
    """Rates readings as a user rated their outlets and speakers; what the user did not rate stays None.

    A rating is never worked out: not from another rating, not from how often a speaker was right.
    """

    ratings: Ratings

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Yield each reading with the user's ratings."""
        for reading in readings:
            yield self.rate(reading)

    def rate(self, reading: Reading) -> Reading:
        """Rate one reading."""
        report = reading.report
        rated = replace(report, reliability=self.ratings.outlet(report.publisher, report.url))
        return replace(reading, report=rated, claims=tuple(self._claim(claim) for claim in reading.claims))

    def _claim(self, claim: Claim) -> Claim:
        said = claim.attribution
        if not isinstance(said.speaker, Participant):
            return claim
        rating = self.ratings.speaker(said.speaker, said.speaker_kind, said.side)
        return replace(claim, attribution=replace(said, reliability=rating))
