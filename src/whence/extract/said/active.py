"""Verbs of saying in the active: "the army said that ...", "..., the army said", "said the army", "accused rebels of".

What several verbs share goes to each: "denied that ... and blamed rebels for", "said that ..., adding that".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from whence.extract import verbs
from whence.extract.said import subject
from whence.extract.said.extent import Extent, aside_end
from whence.extract.said.following import Following, following, has_object, objects
from whence.extract.said.leading import is_subordinate, leading, may_lead, resumed
from whence.extract.said.line import RELATIVES, Line
from whence.extract.said.telling import Telling, clipped, merged
from whence.extract.said.unsaid import is_unsaid

_BARE_GERUND = frozenset("for of from about against with without".split())
"""Words behind which a participle tells of no speech: "was tried for ordering the attack"."""
_ARTICLES = frozenset({"the", "a", "an"})
_SHOWING = frozenset("show shows showed shown showing".split())


@dataclass(frozen=True, slots=True)
class ActiveVerbs:
    """Reads the active verbs of saying of one sentence."""

    line: Line

    def tellings(self) -> Iterator[Telling]:
        """Yield what each verb tells, in text order."""
        active = [verb for verb in self.line.saying_verbs() if not self.line.is_passive(verb)]
        sources = {verb: source for verb in active if (source := self._source(verb)) is not None}
        extent = Extent(self.line, sources)
        host: range | None = None
        for verb in active:
            source = host if host is not None and self._shares(verb) else sources.get(verb)
            if source is None or is_unsaid(self.line, verb, source):
                continue
            telling = self._telling(verb, source, extent)
            if telling is not None and (telling := self._in_subject(telling, sources)).content:
                host = host if self._is_participle(verb) else source
                yield telling

    def _shares(self, verb: int) -> bool:
        """Say whether a verb has the speaker of the one before: a participle, or one behind "and"."""
        if self._is_participle(verb):
            return self.line.lower(verb - 1) not in _BARE_GERUND
        return self.line.lower(self.line.group_begin(verb) - 1) in {"and", "but"}

    def _is_participle(self, verb: int) -> bool:
        return self.line.lower(verb).endswith("ing") and not verbs.auxiliaries(self.line.passage.words, verb)

    def _source(self, verb: int) -> range | None:
        if not self._is_participle(verb):
            return subject.behind(self.line, verb) or subject.in_front(self.line, verb)
        bare = self.line.lower(verb - 1) in _BARE_GERUND
        agents = [part for part in self.line.roles(verb, "ARG0") if part.stop <= verb and not bare]
        if agents and self.line.lower(agents[-1].stop - 1) not in _ARTICLES:
            return agents[-1]
        return None if bare else self._of_clause(verb)

    def _of_clause(self, participle: int) -> range | None:
        """Return the agent of the clause that a participle behind a comma belongs to: "met rebels, stressing that"."""
        line = self.line
        if line.lower(line.group_begin(participle) - 1) != ",":
            return None
        for verb in range(participle - 1, line.inside.start, -1):
            if not line.is_finite(verb) or line.is_reduced(verb):
                continue
            agents = [part for part in line.roles(verb, "ARG0") if part.stop <= verb and line.can_tell(part)]
            if agents:
                return agents[-1]
        return None

    def _telling(self, verb: int, source: range, extent: Extent) -> Telling | None:
        line = self.line
        if line.lower(source.start) in RELATIVES | {"that"} and len(source) > 1:
            return self._inset(verb, range(source.start + 1, source.stop))
        if line.cues.showing.lookup(line.lower(verb)) and not self._can_tell(source):
            return None
        inverted = source.start == verb + 1
        begin, after = (verb, source.stop) if inverted else (source.start, verb + 1)
        leads = not self._is_participle(verb) and may_lead(line, begin, verb)
        found = following(line, verb, after, postposed=leads)
        if found.kind == "object" and self._shows_by_itself(verb, source):
            return None
        leads = (
            leads and not (found.kind == "object" and is_subordinate(line)) and (inverted or not has_object(line, verb))
        )
        parts = [leading(line, begin, extent)] if leads and found.kind != "clause" else []
        parts += self._parts_behind(verb, found, extent, leads=leads)
        aside = aside_end(line, verb)
        content = self._in_quotation(verb, merged(parts) if aside is None else clipped(parts, aside))
        return Telling(range(verb, verb + 1), source, content) if content else None

    def _parts_behind(self, verb: int, found: Following, extent: Extent, *, leads: bool) -> list[range]:
        if found.kind == "quotation":
            quotation = self.line.quotations.at(found.first)
            return [] if quotation is None else [range(quotation.first, quotation.last)]
        if found.kind == "clause":
            return [*extent.behind(found.first, verb)]
        if found.kind == "object" and not leads:
            return [*objects(self.line, verb)]
        return resumed(self.line, found.first) if leads else []

    def _shows_by_itself(self, verb: int, source: range) -> bool:
        """Say whether somebody shows a thing and tells nothing by it: "has shown no sign of surrender"."""
        line = self.line
        return line.lower(verb) in _SHOWING and not line.cues.voice.lookup(line.head(source))

    def _inset(self, verb: int, source: range) -> Telling | None:
        """Return the telling set into a relative clause: "a car, which she said was stolen, ..."."""
        ends = (word for word in range(verb + 1, self.line.inside.stop) if self.line.lower(word) in {",", ".", ";"})
        content = range(verb + 1, next(ends, self.line.inside.stop))
        return Telling(range(verb, verb + 1), source, (content,)) if content else None

    def _in_quotation(self, verb: int, content: tuple[range, ...]) -> tuple[range, ...]:
        """Keep what a verb in a quotation tells inside of it."""
        around = self.line.quotation(verb)
        if around is None:
            return content
        return merged(range(max(part.start, around.first), min(part.stop, around.last)) for part in content)

    def _can_tell(self, source: range) -> bool:
        """Say whether a subject can tell something; a capital's name may stand for a government."""
        text = self.line.span(source).text
        return self.line.can_tell(source) or (len(source) == 1 and text[0].isupper() and text[1:].islower())

    def _in_subject(self, telling: Telling, sources: Mapping[int, range]) -> Telling:
        """Cut off what a verb inside another's subject tells: "a resident who asked not to be named said"."""
        ends = [s.stop for verb, s in sources.items() if telling.cue.start in s and verb not in telling.cue]
        return replace(telling, content=clipped(telling.content, min(ends))) if ends else telling
