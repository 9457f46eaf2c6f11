"""The order of the stages, as a list, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from whence.clean import article
from whence.config import Config
from whence.extract.encoder import Encoder
from whence.extract.extractor import Extractor
from whence.link import events
from whence.model.dates import PartialDate
from whence.model.raw import Raw
from whence.model.reading import Article, Reading
from whence.reference.cues import cues
from whence.reference.gazetteer import Gazetteer
from whence.reference.ratings import Ratings
from whence.reference.triggers import lexicon
from whence.reference.weapons import weapons
from whence.resolve.actors import ActorResolver
from whence.resolve.places import PlaceResolver
from whence.resolve.rater import Rater
from whence.resolve.resolver import Resolver

Stage = Callable[[Iterable[Any]], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Reads reports: articles in, readings out."""

    extract: Extractor
    resolve: Resolver
    rate: Rater = field(default_factory=lambda: Rater(Ratings()))

    @classmethod
    def default(cls, config: Config) -> Pipeline:
        """Load the encoder and the reference data once, for any number of reports.

        Raises:
            EncoderError: the weights are missing or corrupt.
            ReferenceDataError: a data file breaks its rules.
            RatingsError: the user's file of ratings cannot be read or breaks its format.
        """
        ratings = Ratings.load(config.ratings) if config.ratings else Ratings()
        encoder = Encoder.load(config.encoder, threads=config.threads or 0)
        gazetteer = Gazetteer.open(config.gazetteer)
        resolver = Resolver(ActorResolver(), PlaceResolver(gazetteer))
        return cls(Extractor(encoder, lexicon(), cues(), weapons(), gazetteer), resolver, Rater(ratings))

    @property
    def stages(self) -> list[Stage]:
        """The data's path from article to reading."""
        return [self.extract, self.resolve, self.rate, link]

    def read(self, raw: Raw, *, published: PartialDate | None = None, today: date) -> Reading:
        """Read one report.

        Raises:
            InputError: there is nothing to read in it.
        """
        return next(self.readings([article(raw, published=published, today=today)]))

    def readings(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Run the stages over articles."""
        items: Iterable[Any] = articles
        for stage in self.stages:
            items = stage(items)
        yield from items


def link(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Group the claims of each reading into events."""
    for reading in readings:
        yield events.link(reading)
