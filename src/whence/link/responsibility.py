"""How a report as a whole ties a party to a deed: its claims, accusations and sentences on that party, combined.

What a sentence says with words of responsibility goes before what a claim says with its grammar: a report that has the
guerrillas attack in one sentence and the police accuse them of that attack in another tells that they are accused. The
order is: a claim of responsibility, an accusation, a suspicion, a possibility, then whom the claims and the grammar
make the agent. A party that is named near a deed and tied to it by nothing is possible, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from whence.link.naming import NamingSentence, distance, holds, key, matches, naming, sources
from whence.model.claim import Claim, Participant
from whence.model.reading import Reading
from whence.model.vocabulary import PerpConfidence
from whence.reference.responsibility import ResponsibilityWords, responsibility_words

_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_NEAR = 2
"""Sentences between a party and a deed within which the party is named for that deed."""
_REACH = 18
"""Words between a party and a word of accusation that can be about it."""
_HEDGE = 6
"""Words in front of a party in which "suspected" is about it."""
_SUBJECT = 14
"""Words in front of an accusation that name who accuses."""
_AGENT = 5
"""Words between a party and its deed, or between "by" and the party."""


class Basis(StrEnum):
    """What a verdict rests on."""

    WORDS = "words of responsibility"
    CLAIM = "a claim that names the party as actor"
    AGENT = "the party is the agent in a sentence"
    APART = "named, but tied to the deed by nothing"
    NOTHING = "not named"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a report ties a party to a deed, and what says so; no value where the report does not name the party.

    ``named`` says whether some claim of the report has the party as an actor of something violent.
    """

    value: PerpConfidence | None
    basis: Basis
    named: bool = False


def responsibility(reading: Reading, names: Sequence[str], deed: Sequence[str] = ()) -> Verdict:
    """Say how a report ties a party to a deed.

    Args:
        reading: the report's claims.
        names: the names of the party, in any case.
        deed: words that tell the deed from others of the report: its victims and targets; none means any deed.
    """
    return _Report(reading, responsibility_words()).verdict([key(n) for n in names], [key(d) for d in deed])


@dataclass(frozen=True, slots=True)
class _Report:
    reading: Reading
    lists: ResponsibilityWords

    def verdict(self, names: Sequence[str], deed: Sequence[str]) -> Verdict:
        value, basis = self._judged(names, deed)
        return Verdict(value, basis, any(_names(claim.actors, names) for claim in self._deeds()))

    def _deeds(self) -> list[Claim]:
        return [claim for claim in self.reading.claims if claim.event.plover in _VIOLENT]

    def _judged(self, names: Sequence[str], deed: Sequence[str]) -> tuple[PerpConfidence | None, Basis]:
        texts = [key(sentence.text) for sentence in self.reading.document.sentences]
        apart = {n: distance(n, texts, deed) for n, text in enumerate(texts) if holds(text, names)}
        if not apart:
            return None, Basis.NOTHING
        nearest = min(apart.values())
        far = nearest > _NEAR
        close = [n for n, distance in apart.items() if far or distance <= max(nearest, 1)]
        sentences = [naming(texts[n], names) for n in close]
        around = [naming(texts[n + 1], names) for n in close if n + 1 < len(texts) and n + 1 not in apart]
        if value := self._in_words(sentences, around, names):
            return value, Basis.WORDS
        if value := self._in_claims(names):
            return value, Basis.CLAIM
        if any(map(self._is_agent, sentences)):
            return PerpConfidence.FACT, Basis.AGENT
        return (PerpConfidence.POSSIBLE if nearest > 0 else PerpConfidence.FACT), Basis.APART

    def _in_words(
        self, sentences: Sequence[NamingSentence], around: Sequence[NamingSentence], names: Sequence[str]
    ) -> PerpConfidence | None:
        if any(map(self._claims, sentences)) or any(map(self._claims_as_before, around)):
            return PerpConfidence.CLAIMED
        told = [*self._accused(sentences), *self._accused_in_claims(names)] or list(self._suspected(sentences))
        if told:
            return PerpConfidence.ACCUSED_BY_AUTHORITIES if any(told) else PerpConfidence.ACCUSED
        return PerpConfidence.POSSIBLE if any(map(self._is_possible, sentences)) else None

    def _claims(self, sentence: NamingSentence) -> bool:
        """Say whether somebody claims a deed in a sentence, and not nobody."""
        return any(
            next(self.lists.unclaimed.match(sentence.words[max(0, first - 4) : first]), None) is None
            for first, _ in matches(self.lists.claimed, sentence.words)
        )

    def _claims_as_before(self, sentence: NamingSentence) -> bool:
        """Say whether "the group" of the sentence before claims a deed."""
        return not self.lists.pronouns.isdisjoint(sentence.words) and self._claims(sentence)

    def _accused(self, sentences: Sequence[NamingSentence]) -> Iterator[bool]:
        """Yield of each accusation near the party whether authorities make it."""
        for sentence in sentences:
            for first, last in matches(self.lists.accused, sentence.words):
                if sentence.distance(first, last) <= _REACH:
                    yield self._is_by_authority(sentence, first)

    def _suspected(self, sentences: Sequence[NamingSentence]) -> Iterator[bool]:
        """Yield of each suspicion in front of the party whether authorities tell it."""
        for sentence in sentences:
            for _, last in matches(self.lists.suspected, sentence.words):
                if any(0 <= begin - last <= _HEDGE for begin, _ in sentence.named):
                    yield any(
                        self.lists.names_authority(self._others(sentence, max(0, first - _SUBJECT), first))
                        for first, _ in matches(self.lists.told, sentence.words)
                    )

    def _is_by_authority(self, sentence: NamingSentence, accusation: int) -> bool:
        before = self._others(sentence, max(0, accusation - _SUBJECT), accusation)
        source = [last for first, last in sources(sentence.words)]
        return self.lists.names_authority(before) or any(
            self.lists.names_authority(self._others(sentence, at, at + _HEDGE)) for at in source
        )

    def _others(self, sentence: NamingSentence, first: int, last: int) -> list[str]:
        """Return the words of a stretch that do not name the party."""
        stretch = range(first, min(last, len(sentence.words)))
        return [sentence.words[n] for n in stretch if not any(begin <= n < end for begin, end in sentence.named)]

    def _is_possible(self, sentence: NamingSentence) -> bool:
        return any(sentence.distance(*match) <= _REACH for match in matches(self.lists.possible, sentence.words))

    def _is_agent(self, sentence: NamingSentence) -> bool:
        """Say whether the party stands in front of a deed, or behind the "by" of one."""
        deeds = [first for first, _ in matches(self.lists.deeds, sentence.words)]
        by = [n for n, word in enumerate(sentence.words) if word == "by"]
        return any(
            any(0 <= deed - end <= _AGENT for deed in deeds) or any(0 < begin - at <= _AGENT + 1 for at in by)
            for begin, end in sentence.named
        )

    def _accused_in_claims(self, names: Sequence[str]) -> Iterator[bool]:
        """Yield of each accusation against the party whether authorities make it."""
        for claim in self.reading.claims:
            if claim.event.plover == "ACCUSE" and _names(claim.targets, names):
                yield any(actor.sector in self.lists.authorities for actor in claim.actors)

    def _in_claims(self, names: Sequence[str]) -> PerpConfidence | None:
        """Return what the claims say that name the party as actor: the author's word first, then the party's own."""
        deeds = self._deeds()
        found = [claim for claim in deeds if claim.perp_confidence and _names(claim.actors, names)]
        if any(c.perp_confidence is PerpConfidence.FACT and c.attribution.speaker == "author" for c in found):
            return PerpConfidence.FACT
        own = any(_is_told_by(claim, names) for claim in deeds)
        values = {c.perp_confidence for c in found} | ({PerpConfidence.CLAIMED} if own else set())
        return next((value for value in (PerpConfidence.CLAIMED, *PerpConfidence) if value in values), None)


def _names(parties: Iterable[Participant], names: Sequence[str]) -> bool:
    return any(holds(key(party.span.text), names) for party in parties)


def _is_told_by(claim: Claim, names: Sequence[str]) -> bool:
    speaker = claim.attribution.speaker
    return isinstance(speaker, Participant) and holds(key(speaker.name), names)
