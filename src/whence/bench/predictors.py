"""What the benchmarks ask of the program: one callable a task, and a bundle of them.

The tasks know nothing of pipeline or encoder; whoever wires them gives these callables. All of them are pure: a text
in, the annotations of this text out, in any order unless said otherwise. Offsets are code points into the text given,
end exclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from whence.bench.annotations import (
    Attribution,
    CodedEvent,
    Entity,
    EventFactuality,
    Point,
    Proposition,
    Template,
    TiedParty,
    Timex,
    ToldSetting,
    Toponym,
)
from whence.bench.copies.cases import MadeReport
from whence.bench.linking.told import ToldClaim
from whence.bench.readers import Offsets
from whence.model.archive import Copy
from whence.model.reading import Article

TimexPredictor = Callable[[str, date | None], Sequence[Timex]]
"""Finds time expressions and resolves them against the publication date, where one is known."""

ToponymPredictor = Callable[[str, str | None], Sequence[Toponym]]
"""Finds place names and resolves them (URL, where known, for the outlet's country); an unresolved one has no point."""

ToponymResolver = Callable[[str, Sequence[Offsets], str | None], Sequence[Point | None]]
"""Resolves the place names at the spans given (URL as above): one answer a span, ``None`` for an unresolved one."""

AttributionPredictor = Callable[[str], Sequence[Attribution]]
"""Finds who says what."""

EntityPredictor = Callable[[str], Sequence[Entity]]
"""Finds typed mentions in the scheme of re3d; they may nest."""

EventPredictor = Callable[[str, date | None], Sequence[CodedEvent]]
"""Codes the events of a sentence in PLOVER, best first; the date is the record's, where it has one."""

RolePredictor = Callable[[str, Sequence[Offsets]], Sequence[Proposition]]
"""Finds predicates and roles of a sentence; all indices are into the tokens, whose spans in the text are given."""

PagePredictor = Callable[[bytes, str | None], str]
"""Extracts the article body from a web page (and its URL, where known); empty where there is none."""

TemplatePredictor = Callable[[str], Sequence[Template]]
"""Fills MUC-4 templates; mentions are words of the text."""

ClaimedPredictor = Callable[[str], Sequence[str]]
"""Gives the words that name the participants and weapons of all claims of a text, whatever a template makes of them."""

RelevancePredictor = Callable[[str, date | None], bool]
"""Says whether a description is about a violent event of conflict, one and not a summary, in the Horn of Africa."""

SettingPredictor = Callable[[str], Sequence[ToldSetting]]
"""Says of each violent event that a report tells of as fact whom it hit, where, and on which days."""


FactualityPredictor = Callable[[str, Sequence[Offsets]], Sequence[EventFactuality]]
"""Says of the events at the spans given whether they are negated and modal: one answer a span, in order."""
Party = tuple[Sequence[str], Sequence[str]]
"""The names of a party, and the words that tell the incident from others of the text."""

ResponsibilityPredictor = Callable[[str, Sequence[Party]], Sequence[TiedParty]]
"""Says how a text ties each of some parties to an incident, in their order."""

CopyPredictor = Callable[[Sequence[MadeReport]], Sequence[Copy]]
"""Says what some reports, all that there are, are copies of; rows name reports by their ids."""

LinkingPredictor = Callable[[Sequence[tuple[str, Article]]], Sequence[Sequence[ToldClaim]]]
"""Reads some reports, each with an id, and links them: the claims of each, with the incidents they are put into."""


@dataclass(frozen=True, slots=True)
class Predictors:
    """The callables that are wired; a task whose callable is ``None`` refuses to run."""

    timex: TimexPredictor | None = None
    toponyms: ToponymPredictor | None = None
    toponym_resolver: ToponymResolver | None = None
    polnear: AttributionPredictor | None = None
    re3d: EntityPredictor | None = None
    plover: EventPredictor | None = None
    roles: RolePredictor | None = None
    pages: PagePredictor | None = None
    muc4: TemplatePredictor | None = None
    claimed: ClaimedPredictor | None = None
    ceha: RelevancePredictor | None = None
    settings: SettingPredictor | None = None
    factuality: FactualityPredictor | None = None
    responsibility: ResponsibilityPredictor | None = None
    copies: CopyPredictor | None = None
    linking: LinkingPredictor | None = None
