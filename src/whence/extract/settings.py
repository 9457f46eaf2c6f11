"""Where and when an event was: the place and time mentions that belong to it, and not to the one who speaks of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from whence.extract.candidates import Candidate
from whence.extract.deeds import Deeds
from whence.extract.event_places import PlaceFinder
from whence.extract.event_times import TimeFinder
from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.extract.place_fit import PlaceFit
from whence.model.claim import Attribution
from whence.model.mention import Mention
from whence.reference.agents import is_agent


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when: several places where the text tells several, and the first and last time of a stretch."""

    places: tuple[Mention, ...]
    times: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class SettingFinder:
    """Finds the places and the time of events in one document.

    What is outside of the reported content in which the event stands is the speaker's and not the event's.

    ``reporting`` are words that are cues of reported speech; ``carries`` says whether a verb only carries an event
    noun; ``nouns`` are the events told by nouns, by word.
    """

    passage: Passage
    table: MentionTable
    reporting: frozenset[int]
    carries: Callable[[int], bool]
    nouns: Mapping[int, Candidate] = field(default_factory=dict)
    is_agent: Callable[[str], bool] = is_agent
    places: PlaceFinder = field(init=False)
    times: TimeFinder = field(init=False)

    def __post_init__(self) -> None:
        """Set up what looks for places and what looks for times."""
        deeds = Deeds(self.passage, self.reporting, self.carries, self.is_agent)
        fits = PlaceFit(self.passage, self.table, self.is_agent, self.nouns)
        object.__setattr__(self, "places", PlaceFinder(self.passage, self.table, deeds, fits))
        object.__setattr__(self, "times", TimeFinder(self.passage, self.table, deeds))

    def find(self, candidate: Candidate, attribution: Attribution) -> Setting:
        """Return the places and the time of an event; none where the text does not tell."""
        places, times = self.places.find(candidate, attribution), self.times.find(candidate, attribution)
        return Setting(tuple(places), tuple(times))
