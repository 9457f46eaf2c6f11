"""For which party a speaker speaks: the one it belongs to, is sent by, or is the voice of."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.claim import Participant
from whence.model.mention import Actor
from whence.model.vocabulary import SpeakerKind
from whence.reference.names import split_names
from whence.reference.speaker_words import SpeakerWords, joined_keys
from whence.reference.states import states
from whence.resolve.described import Described, as_participant
from whence.resolve.sides import party
from whence.resolve.speaker_kinds import PARTIES, THINGS

_BODIES = {SpeakerKind.OFFICIAL: "GOV", SpeakerKind.MILITARY: "MIL", SpeakerKind.POLICE: "COP"}


@dataclass(frozen=True, slots=True)
class SpeakerSides:
    """Knows the sides of one document's speakers.

    ``governments`` are the countries whose governments or armies the document speaks of.
    """

    words: SpeakerWords
    governments: frozenset[str]

    def side(self, described: Described, kind: SpeakerKind | None) -> str | None:
        """Say for which party somebody speaks, an actor's id; None for who speaks for none, or if it is not told."""
        if described.pronoun or described.former:
            return None
        speaker = described.speaker
        keys = frozenset(joined_keys(split_names(speaker.name)))
        if not keys.isdisjoint(self.words.for_government):
            return self._government(speaker)
        if kind is SpeakerKind.MEDIA:
            organ = self.words.organs.get(speaker.actor_id or "")
            return organ or (None if keys.isdisjoint(self.words.state_media) else self._government(speaker))
        if kind in THINGS:
            return party(speaker)
        if kind not in PARTIES:
            return None
        told = described.head or described.role
        if told is not None and told.noun in self.words.posted:
            return self._employer(described) or self._sender(described)
        return party(speaker) or self._employer(described) or self._body(speaker, kind)

    def _body(self, speaker: Participant, kind: SpeakerKind | None) -> str | None:
        body = _BODIES.get(kind) if kind else None
        return f"{speaker.country}-{body}" if body and speaker.country in states().states else None

    def _employer(self, described: Described) -> str | None:
        """Return the one party that somebody speaks for by the words: "the SDF commander Georgy Zhukov"."""
        found = {self._party(each, described.speaker) for each in described.employers}
        found.discard(None)
        return found.pop() if len(found) == 1 else None

    def _party(self, actor: Actor, speaker: Participant) -> str | None:
        """Return the party that an actor is, if the speaker can be one of it: sector and country agree."""
        if actor.sector != speaker.sector or speaker.country not in {None, actor.country}:
            return None
        return party(as_participant(actor, speaker.span))

    def _sender(self, described: Described) -> str | None:
        """Return the government of the state in front of a noun such as "envoy": "the Soviet envoy to Cuba"."""
        for text in described.texts:
            words = split_names(text)
            head = self.words.head(words)
            if head is not None and head.noun in self.words.posted:
                codes = {match.word.codes for match in states().matches(words[: len(head.before)])}
                code = codes.pop() if len(codes) == 1 else ()
                return f"{code[0]}-GOV" if len(code) == 1 else None
        return None

    def _government(self, speaker: Participant) -> str | None:
        """Return the government of the speaker's country, or of the only country whose government the text names."""
        if speaker.country in states().states:
            return f"{speaker.country}-GOV"
        return f"{next(iter(self.governments))}-GOV" if len(self.governments) == 1 else None
